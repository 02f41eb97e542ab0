// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/answerfetcher.h"

#include "formats/json.h"

#include <QUrl>

namespace CozeLens {

namespace {

const QByteArray RetrievePath = "/v3/chat/retrieve";
const QByteArray ListPath = "/v3/chat/message/list";

QString field(const QByteArray &body, const QString &pointer)
{
    const auto document = Json::Document::parse(body);
    return document ? document->at(pointer).text() : QString();
}

// What answers with a chat object whose messages are not there yet.
bool isChatPath(const QString &path)
{
    return path == u"/v3/chat" || path == u"/v3/chat/retrieve" || path == u"/v3/chat/submit_tool_outputs";
}

bool isRunning(const QString &status)
{
    return status == u"created" || status == u"in_progress";
}

} // namespace

std::optional<StartedChat> startedChat(const Exchange &exchange)
{
    const QUrl url(QString::fromUtf8(exchange.request.url));
    if (!exchange.response || exchange.error || !isChatPath(url.path()))
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
    m_pause.setInterval(m_pace.pauseMs);
    m_second.setInterval(1000);
    connect(&m_pause, &QTimer::timeout, this, [this] { ask(RetrievePath); });
    connect(&m_second, &QTimer::timeout, this, [this] { tell(FetchState::Stage::Asking); });
}

void AnswerFetcher::setPace(const Pace &pace)
{
    m_pace = pace;
    m_pause.setInterval(pace.pauseMs);
}

void AnswerFetcher::start()
{
    m_clock.start();
    m_second.start();
    ask(RetrievePath);
}

void AnswerFetcher::cancel()
{
    m_cancelled = true;
    if (m_running) {
        m_running->cancel();
    } else if (m_pause.isActive()) {
        m_pause.stop();
        end(FetchState::Stage::Stopped);
    }
}

void AnswerFetcher::tell(FetchState::Stage stage)
{
    m_state.stage = stage;
    m_state.elapsedMs = double(m_clock.elapsed());
    Q_EMIT progressed(m_state);
}

void AnswerFetcher::end(FetchState::Stage stage)
{
    m_second.stop();
    m_state.stage = stage;
    m_state.elapsedMs = double(m_clock.elapsed());
    Q_EMIT finished(m_last, m_state);
}

void AnswerFetcher::ask(const QByteArray &path)
{
    Request request;
    request.url = m_chat.base + path + "?conversation_id=" + QUrl::toPercentEncoding(m_chat.conversationId) +
                  "&chat_id=" + QUrl::toPercentEncoding(m_chat.chatId);
    if (!m_chat.authorization.isEmpty())
        request.headers = {{"Authorization", m_chat.authorization}};
    request.headers.append(Header{"Content-Type", "application/json"});
    if (path == RetrievePath)
        ++m_state.attempt;
    tell(FetchState::Stage::Asking);
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
    using Stage = FetchState::Stage;
    if (!m_cancelled || !m_last.response)
        m_last = exchange;
    if (m_cancelled) {
        end(Stage::Stopped);
        return;
    }
    const QByteArray body = exchange.response && !exchange.error ? exchange.response->body : QByteArray();
    if (isList) {
        end(field(body, u"/code"_qs) == u"0" ? Stage::Answered : Stage::Refused);
        return;
    }
    const QString status = field(body, u"/data/status"_qs);
    if (!status.isEmpty())
        m_state.status = status.left(100);
    if (isRunning(status) && m_clock.elapsed() < m_pace.deadlineMs) {
        tell(Stage::Asking);
        m_pause.start();
    } else if (isRunning(status)) {
        end(Stage::Deadline);
    } else if (status == u"completed") {
        ask(ListPath);
    } else {
        end(status == u"requires_action"                      ? Stage::RequiresAction
            : status == u"failed"                             ? Stage::Failed
            : status == u"canceled" || status == u"cancelled" ? Stage::Canceled
                                                              : Stage::Refused);
    }
}

} // namespace CozeLens
