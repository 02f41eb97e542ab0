// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretkeeper.h"

#include "http/knownsecrets.h"

namespace CozeLens {

namespace {

constexpr SecretKeeper::Kind kinds[] = {SecretKeeper::Kind::Token, SecretKeeper::Kind::ProxyPassword,
                                        SecretKeeper::Kind::KeyPassword, SecretKeeper::Kind::Renewal};

QString keyOf(const QString &profileId, SecretKeeper::Kind kind)
{
    static const QString names[] = {u"token/"_qs, u"proxy-password/"_qs, u"key-password/"_qs,
                                    u"token-renewal/"_qs};
    return names[static_cast<int>(kind)] + profileId;
}

// What is kept of a renewal holds a secret, and is none as a whole.
void rememberValue(SecretKeeper::Kind kind, const QByteArray &value)
{
    rememberSecret(kind == SecretKeeper::Kind::Renewal ? refreshTokenIn(value) : value);
}

} // namespace

SecretKeeper::SecretKeeper(std::unique_ptr<SecretStore> store, QObject *parent)
    : QObject(parent)
    , m_store(store ? std::move(store) : std::make_unique<NoSecretStore>())
{
}

void SecretKeeper::load(const QString &profileId)
{
    for (const Kind kind : kinds) {
        const Place place(profileId, kind);
        if (m_secrets.contains(place))
            continue;
        m_secrets.insert(place, {});
        m_store->read(keyOf(profileId, kind), this, [this, place](const Result<QByteArray> &answer) {
            Secret &secret = m_secrets[place];
            if (secret.typed)
                return;
            if (answer) {
                secret.value = *answer;
                rememberValue(place.second, *answer);
            }
            answered(place, answer ? std::nullopt : std::optional(answer.error()));
        });
    }
}

void SecretKeeper::answered(const Place &place, const std::optional<Error> &problem)
{
    Secret &secret = m_secrets[place];
    secret.problem = problem;
    secret.keeping = problem ? Keeping::SessionOnly : Keeping::Stored;
    Q_EMIT changed(place.first);
}

QByteArray SecretKeeper::value(const QString &profileId, Kind kind) const
{
    return m_secrets.value({profileId, kind}).value;
}

void SecretKeeper::put(const Place &place, const QByteArray &value)
{
    Secret &secret = m_secrets[place];
    secret.value = value;
    secret.typed = true;
    rememberValue(place.second, value);
    m_store->write(keyOf(place.first, place.second), value, this,
                   [this, place, value](const std::optional<Error> &problem) {
                       if (m_secrets[place].value == value)
                           answered(place, problem);
                   });
}

void SecretKeeper::set(const QString &profileId, Kind kind, const QByteArray &value)
{
    const Place place(profileId, kind);
    const Secret &secret = m_secrets[place];
    if (secret.value == value && secret.typed)
        return;
    if (kind == Kind::Token && secret.value != value) {
        // It was the old token's; one that is still being read is told by its fingerprint, but must go too.
        m_renewals.remove(profileId);
        const Place renewal(profileId, Kind::Renewal);
        if (m_secrets.contains(renewal) && !(m_secrets[renewal].typed && m_secrets[renewal].value.isEmpty()))
            put(renewal, {});
    }
    put(place, value);
    Q_EMIT changed(profileId);
}

void SecretKeeper::setToken(const QString &profileId, const QByteArray &token, const TokenRenewal &renewal)
{
    m_renewals.remove(profileId);
    put({profileId, Kind::Token}, token);
    put({profileId, Kind::Renewal}, storedRenewal(renewal, token));
    Q_EMIT changed(profileId);
}

TokenRenewal SecretKeeper::renewal(const QString &profileId) const
{
    return renewalOf(value(profileId, Kind::Renewal), value(profileId, Kind::Token));
}

void SecretKeeper::noteRenewal(const QString &profileId, const RenewalState &state)
{
    m_renewals.insert(profileId, state);
    Q_EMIT changed(profileId);
}

void SecretKeeper::readAgain(const QString &profileId, const std::function<void(bool)> &done)
{
    const QByteArray before = value(profileId, Kind::Token);
    const auto renewalRead = [this, profileId, before, done](const QByteArray &token,
                                                             const QByteArray &stored) {
        const Place place(profileId, Kind::Token);
        // What was typed meanwhile wins here too.
        const bool found = token != before && m_secrets[place].value == before &&
                           !renewalOf(stored, token).refreshToken.isEmpty();
        if (found) {
            rememberValue(Kind::Token, token);
            rememberValue(Kind::Renewal, stored);
            m_renewals.remove(profileId);
            m_secrets[place].value = token;
            m_secrets[{profileId, Kind::Renewal}].value = stored;
            Q_EMIT changed(profileId);
        }
        done(found);
    };
    m_store->read(
        keyOf(profileId, Kind::Token), this, [this, profileId, renewalRead](const Result<QByteArray> &token) {
            m_store->read(keyOf(profileId, Kind::Renewal), this,
                          [token, renewalRead](const Result<QByteArray> &stored) {
                              renewalRead(token.value_or(QByteArray()), stored.value_or(QByteArray()));
                          });
        });
}

void SecretKeeper::forget(const QString &profileId)
{
    for (const Kind kind : kinds)
        set(profileId, kind, {});
}

SecretKeeper::Keeping SecretKeeper::keeping(const QString &profileId, Kind kind) const
{
    return m_secrets.value({profileId, kind}).keeping;
}

std::optional<Error> SecretKeeper::problem(const QString &profileId, Kind kind) const
{
    return m_secrets.value({profileId, kind}).problem;
}

QString SecretKeeper::otherWithToken(const QString &profileId) const
{
    const QByteArray token = value(profileId, Kind::Token);
    if (token.isEmpty())
        return {};
    for (auto it = m_secrets.begin(); it != m_secrets.end(); ++it) {
        if (it.key().second == Kind::Token && it.key().first != profileId && it->value == token)
            return it.key().first;
    }
    return {};
}

} // namespace CozeLens
