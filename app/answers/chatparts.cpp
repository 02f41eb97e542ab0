// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a chat: pieces joined by message, the completed text taken where it says something else.
#include "answers/answerassembler.h"

#include "answers/answerfields.h"

namespace CozeLens {

using namespace AnswerFields;

namespace {

// An event's data is bounded, so its content needs no limit of its own.
constexpr qsizetype Whole = AnswerAssembler::MaxEventBytes;

qint64 decodedBytes(QByteArrayView base64)
{
    qsizetype padding = 0;
    while (padding < 2 && padding < base64.size() && base64[base64.size() - 1 - padding] == '=')
        ++padding;
    return (base64.size() - padding) * 3 / 4;
}

} // namespace

void AnswerAssembler::readMessage(const Json::Value &message, bool completed)
{
    const AnswerMessage head = messageHead(message);
    if (m_answer.conversationId.isEmpty())
        m_answer.conversationId = text(message, u"conversation_id");
    if (m_answer.chatId.isEmpty())
        m_answer.chatId = text(message, u"chat_id");
    if (head.type == u"follow_up") {
        readFollowUp(message, head.id, completed);
        return;
    }
    AnswerMessage *known = messageFor(QString(head.id + u'\n' + head.type), head);
    if (!known)
        return;
    const QString content = text(message, u"content", Whole);
    const QString reasoning = text(message, u"reasoning_content", Whole);
    if (known->contentType.isEmpty())
        known->contentType = head.contentType;
    if (!completed) {
        ++known->pieces;
        grow(*known, known->text, content);
        grow(*known, known->reasoning, reasoning);
        return;
    }
    known->finished = true;
    // An empty end says that there is nothing more, not that there was nothing.
    if (!content.isEmpty())
        replace(*known, known->text, content);
    if (!reasoning.isEmpty())
        replace(*known, known->reasoning, reasoning);
}

void AnswerAssembler::readFollowUp(const Json::Value &message, const QString &id, bool completed)
{
    const QString content = text(message, u"content", MaxNote);
    const auto known = id.isEmpty() ? m_followUps.constEnd() : m_followUps.constFind(id);
    if (known != m_followUps.constEnd()) {
        QString &line = m_answer.followUps[*known];
        line = completed ? content : QString(line + content).left(MaxNote);
        return;
    }
    if (m_answer.followUps.size() >= MaxFollowUps)
        return;
    m_followUps.insert(id, int(m_answer.followUps.size()));
    m_answer.followUps.append(content);
}

void AnswerAssembler::readAudio(const Json::Value &message)
{
    const AnswerMessage head = messageHead(message);
    if (AnswerMessage *known = messageFor(QString(head.id + u'\n' + head.type + u"\naudio"), head)) {
        known->contentType = u"audio"_qs;
        ++known->pieces;
        const Json::Value content = message[u"content"];
        if (content.is(Json::Kind::String))
            known->audioBytes += decodedBytes(content.raw().sliced(1).chopped(1));
    }
}

} // namespace CozeLens
