// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/answerreply.h"

#include "answers/answerassembler.h"
#include "answers/answerfields.h"

#include <algorithm>

namespace CozeLens {

using namespace AnswerFields;

namespace {

bool isMessage(const Json::Value &object)
{
    return object.is(Json::Kind::Object) && object[u"role"] && object[u"content"];
}

bool isChat(const Json::Value &object)
{
    return object.is(Json::Kind::Object) && object[u"conversation_id"] && object[u"status"] &&
           object[u"id"] && !object[u"role"];
}

class ReplyReader
{
public:
    Answer read(const Json::Value &root)
    {
        if (const auto failed = failure(root))
            addFailure(m_answer, *failed);
        const Json::Value data = root[u"data"];
        if (data.is(Json::Kind::Array) && isMessage(data.first()))
            readList(data);
        else if (isMessage(data))
            readMessage(data);
        else if (isChat(data))
            readChat(m_answer, data);
        else if (root[u"execute_id"] || (data.is(Json::Kind::String) && root[u"debug_url"]))
            readRun(root, data);
        // An error alone is explained elsewhere; here it would only be repeated.
        else if (m_answer.debugUrl.isEmpty())
            return {};
        return m_answer;
    }

private:
    void readList(const Json::Value &list)
    {
        for (Json::Value message = list.first(); message; message = message.next()) {
            if (isMessage(message))
                readMessage(message);
            else
                ++m_answer.unread;
        }
    }

    void readMessage(const Json::Value &message)
    {
        if (m_answer.conversationId.isEmpty())
            m_answer.conversationId = text(message, u"conversation_id");
        if (m_answer.chatId.isEmpty())
            m_answer.chatId = text(message, u"chat_id");
        AnswerMessage read = messageHead(message);
        if (read.type == u"follow_up") {
            if (m_answer.followUps.size() < AnswerAssembler::MaxFollowUps)
                m_answer.followUps.append(text(message, u"content", MaxNote));
            return;
        }
        read.finished = true;
        read.text = taken(read, message, u"content");
        read.reasoning = taken(read, message, u"reasoning_content");
        add(read);
    }

    void readRun(const Json::Value &root, const Json::Value &data)
    {
        m_answer.executeId = text(root, u"execute_id");
        m_answer.debugUrl = text(root, u"debug_url", 2 * MaxName);
        readUsage(m_answer, root);
        readInterrupt(m_answer, root[u"interrupt_data"], {});
        AnswerMessage output;
        output.isNode = true;
        output.finished = true;
        output.contentType = u"data"_qs;
        output.text = taken(output, root, u"data");
        if (data.is(Json::Kind::String) && !output.cut)
            output.text = QString::fromUtf8(Json::formatted(output.text.toUtf8()));
        if (!output.text.isEmpty())
            add(output);
    }

    QString taken(AnswerMessage &message, const Json::Value &object, QStringView key)
    {
        const Json::Value value = object[key];
        if (!value || value.is(Json::Kind::Null))
            return {};
        const QString whole = value.text();
        const qsizetype room =
            std::min(AnswerAssembler::MaxMessageText, AnswerAssembler::MaxText - m_textSize);
        message.cut = message.cut || whole.size() > room;
        const QString kept = whole.left(std::max<qsizetype>(room, 0));
        m_textSize += kept.size();
        return kept;
    }

    void add(const AnswerMessage &message)
    {
        if (m_answer.messages.size() < AnswerAssembler::MaxMessages)
            m_answer.messages.append(message);
        else
            ++m_answer.droppedMessages;
    }

    Answer m_answer;
    qsizetype m_textSize = 0;
};

} // namespace

Answer answerInReply(const QByteArray &body, qsizetype maxBytes)
{
    // Every value costs 56 bytes: as many as the text itself, and a few MB for small ones.
    const qsizetype values = std::max<qsizetype>(100'000, body.size() / 56);
    const auto document = Json::Document::parse(body, {200, maxBytes, values});
    if (!document || !document->root().is(Json::Kind::Object))
        return {};
    return ReplyReader().read(document->root());
}

} // namespace CozeLens
