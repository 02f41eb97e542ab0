// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace CozeLens {

//! One message of a chat, or what one node of a workflow said, put together from its pieces. All words
//! (role, type, content_type) are the wire's own.
struct AnswerMessage
{
    QString id;
    QString role;
    QString type;        //!< "answer", "function_call", "verbose" …; empty for a node
    QString contentType; //!< "text", "object_string", "card"
    QString node;        //!< node_title; empty for a chat's message
    QString text;
    QString reasoning;     //!< reasoning_content
    qint64 audioBytes = 0; //!< of conversation.audio.delta, decoded; the audio itself is not kept
    int pieces = 0;
    int missingPieces = 0; //!< numbers that node_seq_id left out
    int rewrites = 0;      //!< how often the text was replaced rather than grown
    bool isNode = false;
    bool finished = false; //!< message.completed, or node_is_finish
    bool differed = false; //!< the completed text was not what its pieces add up to; `text` is the completed
    bool cut = false;      //!< a limit was reached; what came later is not in `text`

    bool operator==(const AnswerMessage &) const = default;
};

//! A call that the chat waits for (required_action).
struct AnswerToolCall
{
    QString id;
    QString type; //!< "function", "reply_message"
    QString name;
    QString arguments;

    bool operator==(const AnswerToolCall &) const = default;
};

//! A workflow that stopped to ask (event Interrupt, or interrupt_data of a run that was not streamed).
struct AnswerInterrupt
{
    QString eventId;
    QString type; //!< as on the wire: 2 question, 5 input, 6 local plugin, 7 OAuth plugin
    QString node;
    QString data;

    bool operator==(const AnswerInterrupt &) const = default;
};

struct AnswerFailure
{
    QString code; //!< null when the wire has none
    QString msg;
    QString debugUrl;

    bool operator==(const AnswerFailure &) const = default;
};

//! What a chat or a workflow answered, as far as it has come.
struct Answer
{
    QList<AnswerMessage> messages; //!< in the order in which they began
    QStringList followUps;
    QList<AnswerToolCall> toolCalls;
    QList<AnswerInterrupt> interrupts;
    QList<AnswerFailure> failures; //!< each once
    QString conversationId;
    QString chatId;
    QString status; //!< the chat's: "in_progress", "completed" …
    QString executeId;
    QString debugUrl;
    QList<std::pair<QString, QString>> usage; //!< in wire order, numbers as they were written
    bool done = false;                        //!< done or Done was seen
    int pings = 0;
    int unread = 0;          //!< events that are none of a chat's or a workflow's, or could not be read
    int droppedMessages = 0; //!< beyond the limit

    //! False when nothing of it came from Coze's chat or workflow operations.
    bool hasContent() const
    {
        return !messages.isEmpty() || !followUps.isEmpty() || !toolCalls.isEmpty() || !interrupts.isEmpty() ||
               !failures.isEmpty() || !status.isEmpty() || !debugUrl.isEmpty();
    }
    bool operator==(const Answer &) const = default;
};

} // namespace CozeLens
