// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "response/fetchstate.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace CozeLens {

//! A chat that was started without streaming: only its ids came back, the answer has to be asked for.
struct StartedChat
{
    QByteArray base;          //!< scheme and host of the call that started it
    QByteArray authorization; //!< its Authorization header
    QString conversationId;
    QString chatId;

    bool operator==(const StartedChat &) const = default;
};

//! The chat that this exchange started; nullopt when it started none, or its answer was streamed.
std::optional<StartedChat> startedChat(const Exchange &exchange);

//! Asks chat/retrieve once a second, which is as often as Coze allows, until the chat has ended, then reads
//! its messages. Finishes exactly once: with the list of messages, or with the reply that kept it from
//! getting there.
class AnswerFetcher : public QObject
{
    Q_OBJECT

public:
    //! Coze allows one retrieve a second (its page on chat/retrieve); after ten minutes a chat has been given
    //! up by the server itself.
    struct Pace
    {
        int pauseMs = 1000;
        qint64 deadlineMs = 600'000;
    };

    AnswerFetcher(Client &client, const StartedChat &chat, const SendOptions &options, QObject *parent);
    void setPace(const Pace &pace);

    void start();
    void cancel();

Q_SIGNALS:
    //! With every attempt, every answer, and every second.
    void progressed(const CozeLens::FetchState &state);
    void finished(const CozeLens::Exchange &exchange, const CozeLens::FetchState &end);

private:
    void ask(const QByteArray &path);
    void answered(const Exchange &exchange, bool isList);
    void tell(FetchState::Stage stage);
    void end(FetchState::Stage stage);

    Client &m_client;
    StartedChat m_chat;
    SendOptions m_options;
    Pace m_pace;
    QTimer m_pause;
    QTimer m_second;
    QElapsedTimer m_clock;
    bool m_cancelled = false;
    QPointer<RunningExchange> m_running;
    Exchange m_last;
    FetchState m_state;
};

} // namespace CozeLens
