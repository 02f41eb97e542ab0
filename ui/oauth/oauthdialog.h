// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "oauth/tokenreply.h"
#include "settings/profilestore.h"
#include "settings/secretkeeper.h"

#include <QDialog>

namespace CozeLens {

class DevicePage;
class ExchangePage;
class JwtPage;
class TabStrip;

//! Ways to a token for one profile, and a reader for JWTs. Stays alive while it is closed: a token got with a
//! private key is renewed. `store` and `secrets` outlive it.
class OauthDialog : public QDialog
{
    Q_OBJECT

public:
    OauthDialog(ProfileStore &store, SecretKeeper &secrets, QWidget *parent = nullptr);
    void showProfile(const QString &id);
    DevicePage *devicePage() const { return m_device; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void keepSettings(const OauthSettings &oauth);
    void keepToken(const QString &profileId, const QString &clientId, const OauthToken &token);
    void retranslate();

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    Client m_client;
    QString m_profileId;
    TabStrip *m_tabs;
    ExchangePage *m_exchange;
    DevicePage *m_device;
    JwtPage *m_jwt;
};

} // namespace CozeLens
