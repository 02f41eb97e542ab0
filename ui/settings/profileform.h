// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profilecheck.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace CozeLens {

class ConnectionPage;
class GeneralPage;
class ProfileStore;
class SecretKeeper;
class TablePage;
class TabStrip;
class TokenSection;
class VariablesModel;

//! The form of one profile. What is wrong is said at its field as one types, and on the tab of its page.
class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    enum Page { General, VariablesPage, Connection, PageCount };

    ProfileForm(SecretKeeper &secrets, const ProfileStore &store, QWidget *parent = nullptr);
    void setProfile(const Profile &profile);
    //! As it stands; takes over what is in a cell editor that is still open.
    Profile profile();
    const QList<FieldProblem> &problems() const { return m_problems; }
    void showPage(Page page);
    //! The page and the field of the first problem.
    void showProblem();
    TokenSection *token() const { return m_token; }
    GeneralPage *general() const { return m_general; }

Q_SIGNALS:
    void edited(const CozeLens::Profile &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeOver();
    void check();
    void retranslate();
    bool isOn(const FieldProblem &problem, Page page) const;

    Profile m_profile;
    QList<FieldProblem> m_problems;
    bool m_filling = false;
    TabStrip *m_tabs;
    QStackedWidget *m_pages;
    GeneralPage *m_general;
    TokenSection *m_token;
    QLabel *m_variablesNote;
    VariablesModel *m_variables;
    TablePage *m_table;
    ConnectionPage *m_connection;
};

} // namespace CozeLens
