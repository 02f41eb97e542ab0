// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretkeeper.h"

#include "http/knownsecrets.h"

namespace CozeLens {

namespace {

constexpr SecretKeeper::Kind kinds[] = {SecretKeeper::Kind::Token, SecretKeeper::Kind::ProxyPassword,
                                        SecretKeeper::Kind::KeyPassword};

QString keyOf(const QString &profileId, SecretKeeper::Kind kind)
{
    static const QString names[] = {u"token/"_qs, u"proxy-password/"_qs, u"key-password/"_qs};
    return names[static_cast<int>(kind)] + profileId;
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
                rememberSecret(*answer);
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

void SecretKeeper::set(const QString &profileId, Kind kind, const QByteArray &value)
{
    const Place place(profileId, kind);
    Secret &secret = m_secrets[place];
    if (secret.value == value && secret.typed)
        return;
    if (kind == Kind::Token)
        m_expiries.remove(profileId); // it was the old token's
    secret.value = value;
    secret.typed = true;
    rememberSecret(value);
    Q_EMIT changed(profileId);
    m_store->write(keyOf(profileId, kind), value, this,
                   [this, place, value](const std::optional<Error> &problem) {
                       if (m_secrets[place].value == value)
                           answered(place, problem);
                   });
}

void SecretKeeper::setExpiry(const QString &profileId, const QDateTime &when)
{
    m_expiries.insert(profileId, when);
    Q_EMIT changed(profileId);
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
