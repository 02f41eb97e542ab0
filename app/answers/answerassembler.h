// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answer.h"
#include "http/exchange.h"

#include <QHash>

namespace CozeLens {

namespace Json {
class Value;
}

//! Puts an answer together from the events of a chat (POST /v3/chat, /v1/workflows/chat) or of a workflow
//! (/v1/workflow/stream_run, stream_resume) as they come. Each event costs time in proportion to itself,
//! however many there were before; memory is bounded by the limits. Any thread, one at a time.
class AnswerAssembler
{
public:
    static constexpr qsizetype MaxMessages = 5000;
    static constexpr qsizetype MaxFollowUps = 200;
    //! UTF-16 units, of a message's text or reasoning, and of all of them together.
    static constexpr qsizetype MaxMessageText = 4 * 1024 * 1024;
    static constexpr qsizetype MaxText = 16 * 1024 * 1024;
    //! An event's data beyond this is counted as unread.
    static constexpr qsizetype MaxEventBytes = 4 * 1024 * 1024;

    void clear();
    void feed(const ServerSentEvent &event);
    const Answer &answer() const { return m_answer; }

    //! Indices of the messages that are new or changed since the last call, ascending.
    QList<int> takeChanged();

private:
    struct Slot
    {
        int message = -1;
        int nextPiece = 0; //!< the node_seq_id that is due
    };

    void readMessage(const Json::Value &message, bool completed);
    void readFollowUp(const Json::Value &message, const QString &id, bool completed);
    void readAudio(const Json::Value &message);
    void readNodeMessage(const Json::Value &data);
    void readPlain(const QByteArray &name, const QByteArray &data);
    AnswerMessage *messageFor(const QString &key, const AnswerMessage &head);
    void grow(AnswerMessage &message, QString &text, const QString &more);
    void replace(AnswerMessage &message, QString &text, const QString &whole);
    void touch(int index);

    Answer m_answer;
    QHash<QString, Slot> m_slots; //!< by id and type, or by node
    QHash<QString, int> m_followUps;
    qsizetype m_textSize = 0;
    QList<int> m_changed;
    QList<bool> m_isChanged;
};

} // namespace CozeLens
