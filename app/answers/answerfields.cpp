// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/answerfields.h"

namespace CozeLens::AnswerFields {

namespace {

constexpr qsizetype MaxEntries = 200; //!< of failures, interrupts, tool calls, usage

void readToolCalls(Answer &answer, const Json::Value &action)
{
    const Json::Value calls = action[u"submit_tool_outputs"][u"tool_calls"];
    if (!calls.is(Json::Kind::Array))
        return;
    answer.toolCalls.clear();
    for (Json::Value call = calls.first(); call && answer.toolCalls.size() < MaxEntries; call = call.next()) {
        const Json::Value function = call[u"function"];
        answer.toolCalls.append({text(call, u"id"), text(call, u"type"), text(function, u"name"),
                                 text(function, u"arguments", MaxNote)});
    }
}

} // namespace

QString text(const Json::Value &object, QStringView key, qsizetype limit)
{
    const Json::Value value = object[key];
    if (!value || value.is(Json::Kind::Null))
        return {};
    const QString whole = value.text();
    return whole.size() <= limit ? whole : QString(whole.left(limit) + u'\u2026');
}

QString firstText(const Json::Value &object, std::initializer_list<QStringView> keys, qsizetype limit)
{
    for (const QStringView key : keys) {
        if (const QString found = text(object, key, limit); !found.isNull())
            return found;
    }
    return {};
}

std::optional<AnswerFailure> failure(const Json::Value &object)
{
    AnswerFailure found;
    found.code = firstText(object, {u"code", u"error_code"});
    found.msg = firstText(object, {u"msg", u"message", u"error_message"}, MaxNote);
    found.debugUrl = text(object, u"debug_url", 2 * MaxName);
    if (found.code == u"0" || (found.code.isEmpty() && found.msg.isEmpty()))
        return std::nullopt;
    return found;
}

void addFailure(Answer &answer, const AnswerFailure &failure)
{
    if (answer.debugUrl.isEmpty())
        answer.debugUrl = failure.debugUrl;
    for (const AnswerFailure &known : answer.failures) {
        if (known.code == failure.code && known.msg == failure.msg)
            return;
    }
    if (answer.failures.size() < MaxEntries)
        answer.failures.append(failure);
}

void readChat(Answer &answer, const Json::Value &chat)
{
    if (const QString status = text(chat, u"status"); !status.isEmpty())
        answer.status = status;
    if (const QString id = text(chat, u"id"); !id.isEmpty())
        answer.chatId = id;
    if (const QString id = text(chat, u"conversation_id"); !id.isEmpty())
        answer.conversationId = id;
    readUsage(answer, chat);
    readToolCalls(answer, chat[u"required_action"]);
    if (const auto failed = failure(chat[u"last_error"]))
        addFailure(answer, *failed);
}

void readUsage(Answer &answer, const Json::Value &object)
{
    const Json::Value usage = object[u"usage"];
    if (!usage.is(Json::Kind::Object) || usage.size() == 0)
        return;
    answer.usage.clear();
    for (Json::Value part = usage.first(); part && answer.usage.size() < MaxEntries; part = part.next()) {
        // Nested counts (input_tokens_details) stay with the raw event.
        if (part.is(Json::Kind::Number) || part.is(Json::Kind::String))
            answer.usage.append({part.key().left(MaxName), part.text().left(MaxName)});
    }
}

void readInterrupt(Answer &answer, const Json::Value &interrupt, const QString &node)
{
    if (!interrupt.is(Json::Kind::Object) || answer.interrupts.size() >= MaxEntries)
        return;
    const AnswerInterrupt found{text(interrupt, u"event_id"), text(interrupt, u"type"), node,
                                text(interrupt, u"data", MaxNote)};
    if (!answer.interrupts.contains(found))
        answer.interrupts.append(found);
}

AnswerMessage messageHead(const Json::Value &message)
{
    AnswerMessage head;
    head.id = text(message, u"id");
    head.role = text(message, u"role");
    head.type = text(message, u"type");
    head.contentType = text(message, u"content_type");
    return head;
}

} // namespace CozeLens::AnswerFields
