// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

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
    AnswerFetcher(Client &client, const StartedChat &chat, const SendOptions &options, QObject *parent);

    void start();
    void cancel();

Q_SIGNALS:
    void finished(const CozeLens::Exchange &exchange);

private:
    void ask(const QByteArray &path);
    void answered(const Exchange &exchange, bool isList);

    Client &m_client;
    StartedChat m_chat;
    SendOptions m_options;
    QTimer m_pause;
    QPointer<RunningExchange> m_running;
    Exchange m_last;
    int m_asked = 0;
};

} // namespace CozeLens
