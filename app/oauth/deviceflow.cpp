// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/deviceflow.h"

#include "base/messages.h"
#include "formats/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <utility>

namespace CozeLens {

namespace {

constexpr int SlowerByMs = 5000; // RFC 8628 section 3.5
constexpr int ShortestIntervalMs = 1000;
constexpr int LongestIntervalMs = 60'000;
constexpr qint64 LongestLifeSeconds = 3600;
constexpr qsizetype LargestReply = 64 * 1024;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"https" || url.scheme() == u"http");
}

} // namespace

DeviceFlow::DeviceFlow(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DeviceFlow::poll);
}

void DeviceFlow::start(const QString &clientId, const QByteArray &base, const SendOptions &options)
{
    stop();
    m_active = true;
    m_clientId = clientId;
    m_base = base;
    m_options = options;
    m_intervalMs = 5000;
    m_interrupted = false;
    send("/api/permission/oauth2/device/code", compact({{u"client_id"_qs, clientId}}),
         [this](const Exchange &exchange) { codeReceived(exchange); });
}

void DeviceFlow::stop()
{
    m_active = false;
    m_pause.stop();
    m_deviceCode.clear();
    if (m_running) {
        m_running->disconnect(this);
        m_running->cancel();
        m_running->deleteLater();
        m_running.clear();
    }
}

void DeviceFlow::send(const QByteArray &path, const QByteArray &body,
                      const std::function<void(const Exchange &)> &answered)
{
    Request request;
    request.method = "POST";
    request.url = m_base + path;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body;
    RunningExchange *running = m_client.send(request, m_options, this);
    m_running = running;
    connect(running, &RunningExchange::finished, this, [this, running, answered](const Exchange &exchange) {
        running->deleteLater();
        m_running.clear();
        answered(exchange);
    });
}

void DeviceFlow::codeReceived(const Exchange &exchange)
{
    const QByteArray body = exchange.response ? exchange.response->body.left(LargestReply) : QByteArray();
    const Json::Document reply =
        Json::Document::parse(body, {64, LargestReply, 10'000}).value_or(Json::Document());
    const Json::Value inside = reply.root()[u"data"];
    const Json::Value members = inside.is(Json::Kind::Object) ? inside : reply.root();
    m_deviceCode = members[u"device_code"].string();
    DevicePrompt prompt;
    prompt.userCode = members[u"user_code"].string();
    for (const QString &name :
         {u"verification_uri_complete"_qs, u"verification_url"_qs, u"verification_uri"_qs}) {
        if (prompt.verificationUrl.isEmpty() && isWebAddress(members[name].string()))
            prompt.verificationUrl = members[name].string();
    }
    if (m_deviceCode.isEmpty() || prompt.userCode.isEmpty()) {
        // The same shapes of failure as with a token.
        const Result<OauthToken> none = tokenOf(exchange, QDateTime::currentDateTimeUtc());
        fail(none ? Error{u"no-device-code"_qs, {}, message(u"oauth.no-device-code"_qs)} : none.error());
        return;
    }
    const qint64 life = qBound<qint64>(1, members[u"expires_in"].text().toLongLong(), LongestLifeSeconds);
    const int interval = members[u"interval"].text().toInt();
    m_intervalMs = qBound(ShortestIntervalMs, interval > 0 ? interval * 1000 : 5000, LongestIntervalMs);
    m_expiresAt = QDateTime::currentDateTimeUtc().addMSecs(life * m_secondMs);
    prompt.expiresAt = m_expiresAt;
    Q_EMIT prompted(prompt);
    if (m_active)
        waitAndPoll();
}

void DeviceFlow::waitAndPoll()
{
    if (QDateTime::currentDateTimeUtc() >= m_expiresAt) {
        fail({u"expired_token"_qs, {}, message(u"oauth.device-expired"_qs)});
        return;
    }
    m_pause.start(int(qint64(m_intervalMs) * m_secondMs / 1000));
}

void DeviceFlow::poll()
{
    send("/api/permission/oauth2/token",
         compact({{u"grant_type"_qs, u"urn:ietf:params:oauth:grant-type:device_code"_qs},
                  {u"client_id"_qs, m_clientId},
                  {u"device_code"_qs, m_deviceCode}}),
         [this](const Exchange &exchange) { pollAnswered(exchange); });
}

void DeviceFlow::pollAnswered(const Exchange &exchange)
{
    const Result<OauthToken> token = tokenOf(exchange, QDateTime::currentDateTimeUtc());
    if (token) {
        stop();
        Q_EMIT tokenReceived(*token);
        return;
    }
    const QString &code = token.error().code;
    // The code is still good; the train may come out of its tunnel before it expires.
    if (exchange.error || code == u"no-token") {
        m_intervalMs = qMin(m_intervalMs * 2, LongestIntervalMs);
        m_interrupted = true;
        Q_EMIT interrupted(token.error());
        if (m_active)
            waitAndPoll();
        return;
    }
    if (std::exchange(m_interrupted, false))
        Q_EMIT resumed();
    if (code == u"slow_down")
        m_intervalMs = qMin(m_intervalMs + SlowerByMs, LongestIntervalMs);
    if (code == u"slow_down" || code == u"authorization_pending")
        waitAndPoll();
    else if (code == u"expired_token")
        fail({code, {}, message(u"oauth.device-expired"_qs)});
    else if (code == u"access_denied")
        fail({code, {}, message(u"oauth.device-denied"_qs)});
    else
        fail(token.error());
}

void DeviceFlow::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace CozeLens
