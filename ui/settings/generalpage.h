// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/formfield.h"

class QGridLayout;
class QVBoxLayout;

namespace CozeLens {

//! Name and address of a profile; the token's part of the form is put below them.
class GeneralPage : public QWidget
{
    Q_OBJECT

public:
    explicit GeneralPage(QWidget *parent = nullptr);
    void setProfile(const Profile &profile);
    //! Puts what the page holds into the profile.
    void readInto(Profile *profile) const;
    void setProblems(const QList<FieldProblem> &problems);
    void focusName();
    void addBelow(QWidget *part);

Q_SIGNALS:
    void edited();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void align();

    Profile m_profile;
    QLabel *m_kind;
    FormField *m_name;
    FormField *m_baseUrl;
    QGridLayout *m_grid;
    QWidget *m_below = nullptr;
    QVBoxLayout *m_column;
};

} // namespace CozeLens
