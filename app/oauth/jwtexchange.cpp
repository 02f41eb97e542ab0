// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/jwtexchange.h"

#include "base/messages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUuid>

namespace CozeLens {

namespace {

constexpr int LongestDuration = 86'399;
constexpr qint64 LeastLeadSeconds = 60;
constexpr qint64 LeastWaitMs = 5'000;

} // namespace

JwtExchange::JwtExchange(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_refresh.setSingleShot(true);
    m_refresh.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_refresh, &QTimer::timeout, this, &JwtExchange::ask);
}

Result<Request> JwtExchange::requestFor(const JwtApp &app, const QByteArray &base, const QDateTime &now)
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

std::optional<qint64> JwtExchange::refreshAfterMs(const OauthToken &token, const QDateTime &now)
{
    if (!token.expiresAt.isValid())
        return std::nullopt;
    // By the server's clock, which is the one that counts.
    const qint64 life = now.secsTo(token.expiresAt) + token.clockSkewSeconds;
    const qint64 lead = qMax(LeastLeadSeconds, life / 10);
    return qMax(LeastWaitMs, (life - lead) * 1000);
}

void JwtExchange::start(const JwtApp &app, const QByteArray &base, const SendOptions &options)
{
    stop();
    m_app = app;
    m_base = base;
    m_options = options;
    ask();
}

void JwtExchange::stop()
{
    m_refresh.stop();
    m_validUntil = {};
    if (m_running) {
        m_running->disconnect(this);
        m_running->cancel();
        m_running->deleteLater();
        m_running.clear();
    }
}

void JwtExchange::ask()
{
    const Result<Request> request = requestFor(m_app, m_base, QDateTime::currentDateTimeUtc());
    if (!request) {
        // From the event loop, as every other answer.
        QMetaObject::invokeMethod(
            this, [this, error = request.error()] { Q_EMIT failed(error); }, Qt::QueuedConnection);
        return;
    }
    RunningExchange *running = m_client.send(*request, m_options, this);
    m_running = running;
    connect(running, &RunningExchange::finished, this, [this, running](const Exchange &exchange) {
        running->deleteLater();
        m_running.clear();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Result<OauthToken> token = tokenOf(exchange, now);
        if (!token) {
            if (exchange.error && m_validUntil.isValid() && now < m_validUntil)
                m_refresh.start(m_retryMs);
            Q_EMIT failed(token.error());
            return;
        }
        m_validUntil = token->expiresAt;
        if (const auto wait = refreshAfterMs(*token, now))
            m_refresh.start(int(qMin<qint64>(*wait, LongestDuration * 1000)));
        Q_EMIT tokenReceived(*token);
    });
}

} // namespace CozeLens
