// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/tokenexchange.h"
#include "settings/profilestore.h"
#include "settings/secretkeeper.h"

namespace CozeLens {

//! Renews tokens that came with a refresh token: the one of the profile in use by itself, before it expires
//! or when it is found to have expired, every other one when asked. How it goes is told through the keeper.
//! `store` and `secrets` outlive it.
class Renewals : public QObject
{
    Q_OBJECT

public:
    Renewals(ProfileStore &store, SecretKeeper &secrets, QObject *parent = nullptr);

    void setInUse(const QString &profileId);
    //! At once.
    void renew(const QString &profileId);

private:
    struct State
    {
        TokenExchange *exchange = nullptr;
        TokenRenewal renewal; //!< that it works with
    };

    void keepUp(const QString &profileId);
    State &state(const QString &profileId);
    void received(const QString &profileId, const OauthToken &token);
    void failed(const QString &profileId, const Error &error);
    static void rest(State &state);
    TokenExchange::Options optionsOf(const QString &profileId) const;

    ProfileStore &m_store;
    SecretKeeper &m_secrets;
    Client m_client;
    QString m_inUse;
    QHash<QString, State> m_states; //!< by profile
};

} // namespace CozeLens
