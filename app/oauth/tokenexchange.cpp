// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/tokenexchange.h"

#include "base/messages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrl>
#include <QUuid>

namespace CozeLens {

namespace {

constexpr int LongestDuration = 86'399;
constexpr qint64 LeastLeadSeconds = 60;
constexpr qint64 LeastWaitMs = 5'000;
constexpr qint64 LongestApartMs = 20'000;
constexpr int MostDoublings = 5; // to some minutes between two tries

} // namespace

TokenExchange::TokenExchange(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_refresh.setSingleShot(true);
    m_refresh.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_refresh, &QTimer::timeout, this, &TokenExchange::ask);
}

Result<Request> TokenExchange::requestFor(const JwtApp &app, const QByteArray &base, const QDateTime &now)
{
    if (app.appId.isEmpty() || app.keyId.isEmpty() || app.keyFile.isEmpty())
        return tl::unexpected(Error{u"app-incomplete"_qs, {}, message(u"oauth.app-incomplete"_qs)});
    const Result<QByteArray> pem = readKeyFile(app.keyFile);
    if (!pem)
        return tl::unexpected(pem.error());
    JwtClaims claims;
    claims.appId = app.appId;
    claims.keyId = app.keyId;
    claims.audience = QUrl(QString::fromUtf8(base)).host();
    claims.issuedAt = now;
    claims.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<QByteArray> jwt = signedJwt(claims, *pem);
    if (!jwt)
        return tl::unexpected(jwt.error());
    Request request;
    request.method = "POST";
    request.url = base + "/api/permission/oauth2/token";
    request.headers = {{"Authorization", "Bearer " + *jwt}, {"Content-Type", "application/json"}};
    const int duration = qBound(1, app.durationSeconds, LongestDuration);
    request.body =
        QJsonDocument(QJsonObject{{u"grant_type"_qs, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_qs},
                                  {u"duration_seconds"_qs, duration}})
            .toJson(QJsonDocument::Compact);
    return request;
}

std::optional<qint64> TokenExchange::refreshAfterMs(const OauthToken &token, const QDateTime &now)
{
    if (!token.expiresAt.isValid())
        return std::nullopt;
    // By the server's clock, which is the one that counts.
    const qint64 life = now.secsTo(token.expiresAt) + token.clockSkewSeconds;
    const qint64 lead = qMax(LeastLeadSeconds, life / 10);
    return qMax(LeastWaitMs, (life - lead) * 1000);
}

Request TokenExchange::requestFor(const RefreshGrant &grant, const QByteArray &base)
{
    Request request;
    request.method = "POST";
    request.url = base + "/api/permission/oauth2/token";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = QJsonDocument(QJsonObject{{u"grant_type"_qs, u"refresh_token"_qs},
                                             {u"client_id"_qs, grant.clientId},
                                             {u"refresh_token"_qs, QString::fromUtf8(grant.refreshToken)}})
                       .toJson(QJsonDocument::Compact);
    return request;
}

void TokenExchange::setUp(const Maker &maker, const Options &options)
{
    stop();
    m_maker = maker;
    m_options = options;
}

void TokenExchange::setUp(const RefreshGrant &grant, const QByteArray &base, const Options &options)
{
    m_grant = grant;
    setUp([this, base] { return requestFor(m_grant, base); }, options);
}

void TokenExchange::start(const JwtApp &app, const QByteArray &base, const SendOptions &options)
{
    m_grant = {};
    setUp([app, base] { return requestFor(app, base, QDateTime::currentDateTimeUtc()); },
          [options] { return options; });
    ask();
}

void TokenExchange::renew(const RefreshGrant &grant, const QByteArray &base, const Options &options)
{
    setUp(grant, base, options);
    ask();
}

void TokenExchange::follow(const RefreshGrant &grant, const QDateTime &expiresAt, const QByteArray &base,
                           const Options &options)
{
    setUp(grant, base, options);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    OauthToken token;
    token.expiresAt = expiresAt;
    if (expiresAt.isValid() && expiresAt <= now)
        ask();
    else
        waitFor(token, now);
}

void TokenExchange::stop()
{
    m_refresh.stop();
    m_failures = 0;
    m_validUntil = {};
    if (m_running) {
        m_running->disconnect(this);
        m_running->cancel();
        m_running->deleteLater();
        m_running.clear();
    }
}

void TokenExchange::ask()
{
    const Result<Request> request = m_maker();
    if (!request) {
        // From the event loop, as every other answer.
        QMetaObject::invokeMethod(
            this, [this, error = request.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    RunningExchange *running = m_client.send(*request, m_options(), this);
    m_running = running;
    connect(running, &RunningExchange::finished, this, [this, running](const Exchange &exchange) {
        running->deleteLater();
        m_running.clear();
        answered(exchange);
    });
}

void TokenExchange::answered(const Exchange &exchange)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Result<OauthToken> token = tokenOf(exchange, now);
    if (!token) {
        // A refresh token outlives its token by weeks: the network may be back in a while.
        const bool worthTrying =
            !m_grant.refreshToken.isEmpty() || (m_validUntil.isValid() && now < m_validUntil);
        if (exchange.error && worthTrying)
            m_refresh.start(m_retryMs << qMin(m_failures++, MostDoublings));
        Q_EMIT failed(token.error());
        return;
    }
    m_failures = 0;
    // A server need not give a new one (RFC 6749 section 6).
    if (token->refreshToken.isEmpty())
        token->refreshToken = m_grant.refreshToken;
    m_grant.refreshToken = token->refreshToken;
    waitFor(*token, now);
    Q_EMIT tokenReceived(*token);
}

void TokenExchange::waitFor(const OauthToken &token, const QDateTime &now)
{
    m_validUntil = token.expiresAt;
    const std::optional<qint64> wait = refreshAfterMs(token, now);
    if (!wait)
        return;
    // Two windows that have the same token do not ask in the same moment: a refresh token works once.
    const int apart = QRandomGenerator::global()->bounded(int(qBound<qint64>(1, *wait / 10, LongestApartMs)));
    m_refresh.start(int(qMin<qint64>(*wait, LongestDuration * 1000)) - apart);
}

} // namespace CozeLens
