// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/answerfetcher.h"

#include "formats/json.h"

#include <QUrl>

namespace CozeLens {

namespace {

constexpr int PauseMs = 1000; // "at most once a second": Coze's page on chat/retrieve
constexpr int MostAsked =
    600; // ten minutes, after which a chat without stream has been given up by the server
const QByteArray RetrievePath = "/v3/chat/retrieve";
const QByteArray ListPath = "/v3/chat/message/list";

QString field(const QByteArray &body, const QString &pointer)
{
    const auto document = Json::Document::parse(body);
    return document ? document->at(pointer).text() : QString();
}

bool isRunning(const QString &status)
{
    return status == u"created" || status == u"in_progress";
}

} // namespace

std::optional<StartedChat> startedChat(const Exchange &exchange)
{
    const QUrl url(QString::fromUtf8(exchange.request.url));
    if (!exchange.response || exchange.request.method != "POST" || url.path() != u"/v3/chat")
        return std::nullopt;
    const QByteArray &body = exchange.response->body;
    if (field(body, u"/code"_qs) != u"0" || !isRunning(field(body, u"/data/status"_qs)))
        return std::nullopt;
    StartedChat chat;
    chat.base = url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment).toUtf8();
    chat.authorization = headerValue(exchange.request.headers, "Authorization").value_or(QByteArray());
    chat.conversationId = field(body, u"/data/conversation_id"_qs);
    chat.chatId = field(body, u"/data/id"_qs);
    if (chat.conversationId.isEmpty() || chat.chatId.isEmpty())
        return std::nullopt;
    return chat;
}

AnswerFetcher::AnswerFetcher(Client &client, const StartedChat &chat, const SendOptions &options,
                             QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_chat(chat)
    , m_options(options)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(RetrievePath); });
}

void AnswerFetcher::start()
{
    ask(RetrievePath);
}

void AnswerFetcher::cancel()
{
    if (m_running) {
        m_running->cancel();
    } else if (m_pause.isActive()) {
        m_pause.stop();
        Q_EMIT finished(m_last);
    }
}

void AnswerFetcher::ask(const QByteArray &path)
{
    Request request;
    request.url = m_chat.base + path + "?conversation_id=" + QUrl::toPercentEncoding(m_chat.conversationId) +
                  "&chat_id=" + QUrl::toPercentEncoding(m_chat.chatId);
    if (!m_chat.authorization.isEmpty())
        request.headers = {{"Authorization", m_chat.authorization}};
    request.headers.append(Header{"Content-Type", "application/json"});
    ++m_asked;
    RunningExchange *running = m_client.send(request, m_options, this);
    m_running = running;
    connect(running, &RunningExchange::finished, this, [this, running, path](const Exchange &exchange) {
        running->deleteLater();
        m_running.clear();
        answered(exchange, path == ListPath);
    });
}

void AnswerFetcher::answered(const Exchange &exchange, bool isList)
{
    m_last = exchange;
    const QByteArray body = exchange.response ? exchange.response->body : QByteArray();
    const QString status = isList || exchange.error ? QString() : field(body, u"/data/status"_qs);
    if (isRunning(status) && m_asked < MostAsked)
        m_pause.start();
    else if (status == u"completed")
        ask(ListPath);
    else
        Q_EMIT finished(exchange);
}

} // namespace CozeLens
