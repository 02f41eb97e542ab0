// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/renewals.h"

#include "base/messages.h"
#include "settings/sendoptions.h"

namespace CozeLens {

Renewals::Renewals(ProfileStore &store, SecretKeeper &secrets, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_secrets(secrets)
{
    connect(&m_secrets, &SecretKeeper::changed, this, &Renewals::keepUp);
}

void Renewals::setInUse(const QString &profileId)
{
    if (m_inUse != profileId) {
        const auto before = m_states.find(m_inUse);
        // One that is being asked for is not given up: its refresh token may be spent already.
        if (before != m_states.end() && !before->exchange->isRunning())
            rest(*before);
    }
    m_inUse = profileId;
    keepUp(profileId);
}

Renewals::State &Renewals::state(const QString &profileId)
{
    State &state = m_states[profileId];
    if (state.exchange)
        return state;
    state.exchange = new TokenExchange(m_client, this);
    connect(state.exchange, &TokenExchange::tokenReceived, this,
            [this, profileId](const OauthToken &token) { received(profileId, token); });
    connect(state.exchange, &TokenExchange::failed, this,
            [this, profileId](const Error &error) { failed(profileId, error); });
    return state;
}

// The refresh token goes to the site that gave it and to no other: a profile whose address was changed does
// without.
void Renewals::keepUp(const QString &profileId)
{
    const TokenRenewal renewal = m_secrets.renewal(profileId);
    const Profile &profile = m_store.profile(profileId);
    if (profile.id != profileId || !renewal.fits(profile.baseUrl)) {
        const auto found = m_states.find(profileId);
        if (found != m_states.end())
            rest(*found);
        if (m_secrets.renewalState(profileId).asking)
            m_secrets.noteRenewal(profileId, {});
        return;
    }
    if (profileId != m_inUse)
        return;
    State &own = state(profileId);
    if (own.renewal == renewal)
        return;
    own.renewal = renewal;
    own.exchange->follow({renewal.clientId, renewal.refreshToken}, renewal.expiresAt,
                         profile.baseUrl.toUtf8(), optionsOf(profileId));
}

void Renewals::renew(const QString &profileId)
{
    const TokenRenewal renewal = m_secrets.renewal(profileId);
    const Profile &profile = m_store.profile(profileId);
    if (profile.id != profileId || !renewal.fits(profile.baseUrl))
        return;
    State &own = state(profileId);
    // What is under way brings the token that is asked for, and may have spent the one that it is asked with.
    if (!own.exchange->isRunning()) {
        own.renewal = renewal;
        own.exchange->renew({renewal.clientId, renewal.refreshToken}, profile.baseUrl.toUtf8(),
                            optionsOf(profileId));
    }
    m_secrets.noteRenewal(profileId, {true, {}});
}

void Renewals::received(const QString &profileId, const OauthToken &token)
{
    State &own = m_states[profileId];
    own.renewal.expiresAt = token.expiresAt;
    own.renewal.refreshToken = token.refreshToken;
    const TokenRenewal renewal = own.renewal;
    if (profileId != m_inUse)
        rest(own);
    m_secrets.setToken(profileId, token.accessToken, renewal);
}

void Renewals::failed(const QString &profileId, const Error &error)
{
    // Another window may have been quicker, and a refresh token works once.
    const TokenRenewal tried = m_states[profileId].renewal;
    m_secrets.readAgain(profileId, [this, profileId, error, tried](bool found) {
        if (found || m_states[profileId].renewal != tried)
            return;
        Bilingual text = message(u"oauth.renewal-failed"_qs);
        text.zh += error.text.zh;
        text.en += u' ' + error.text.en;
        m_secrets.noteRenewal(profileId, {false, Error{u"renewal-failed"_qs, {}, text}});
    });
}

void Renewals::rest(State &state)
{
    state.exchange->stop();
    state.renewal = {};
}

// As they are when it is asked, which may be hours later.
TokenExchange::Options Renewals::optionsOf(const QString &profileId) const
{
    return [this, profileId] {
        using Kind = SecretKeeper::Kind;
        return sendOptionsFor(m_store.profile(profileId).connection,
                              {QString::fromUtf8(m_secrets.value(profileId, Kind::ProxyPassword)),
                               QString::fromUtf8(m_secrets.value(profileId, Kind::KeyPassword))});
    };
}

} // namespace CozeLens
