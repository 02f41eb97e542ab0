// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profilestore.h"
#include "settings/secretkeeper.h"
#include "settings/tokenkind.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace CozeLens {

class SecretEdit;

//! The token of one profile: what kind it is, where it is kept, what is wrong with it. Takes effect as one
//! types; secrets do not wait for Save, which is about the file that they are never written to.
class TokenSection : public QWidget
{
    Q_OBJECT

public:
    TokenSection(SecretKeeper &secrets, const ProfileStore &store, QWidget *parent = nullptr);
    void setProfile(const Profile &profile);

Q_SIGNALS:
    //! The ways to a token other than pasting one.
    void oauthRequested(const QString &profileId);
    void renewRequested(const QString &profileId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshNote();
    QString whereKept() const;
    QString expiryText() const;
    void showRenewal();
    QString jwtsOtherSite(TokenKind kind) const;
    void keep();

    SecretKeeper &m_secrets;
    const ProfileStore &m_store;
    Profile m_profile;
    QTimer m_pause; //!< until typing has stopped: each write may ask the platform
    QLabel *m_label;
    SecretEdit *m_edit;
    QPushButton *m_copy;
    QPushButton *m_forget;
    QPushButton *m_get;
    QPushButton *m_renew;
    QLabel *m_note;
    QLabel *m_kept;
};

} // namespace CozeLens
