// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretkeeper.h"

#include <QObject>
#include <QTimer>

class QGridLayout;
class QLabel;
class QWidget;

namespace CozeLens {

class SecretEdit;

//! One row of a form for a password that belongs to a profile. Takes effect as one types, like the token.
class SecretRow : public QObject
{
    Q_OBJECT

public:
    SecretRow(SecretKeeper &secrets, SecretKeeper::Kind kind, const QString &name, QWidget *page);
    //! Takes the next two rows of the grid.
    void addTo(QGridLayout *grid);
    void setProfileId(const QString &id);
    void setTexts(const QString &label, const QString &placeholder);
    void setEnabled(bool enabled);

private:
    void keep();
    void refresh();

    SecretKeeper &m_secrets;
    SecretKeeper::Kind m_kind;
    QString m_profileId;
    QTimer m_pause;
    QLabel *m_label;
    SecretEdit *m_edit;
    QLabel *m_kept;
};

} // namespace CozeLens
