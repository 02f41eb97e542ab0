// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/checks.h"
#include "practice/routes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

namespace CozeLens::Practice {

namespace {

bool isConversationId(const QString &id)
{
    static const QRegularExpression digits(u"^[0-9]{1,20}$"_qs);
    return id.isEmpty() || digits.match(id).hasMatch();
}

QString question(const QJsonObject &body)
{
    QString last;
    for (const QJsonValue message : body.value(u"additional_messages").toArray()) {
        if (message[u"role"].toString() == u"user")
            last = message[u"content"].toString();
    }
    return last;
}

std::optional<Reply> refuseChat(const Context &context, bool stream)
{
    const auto wish = context.wish();
    if (wish && wish->kind == Wish::Kind::Refuse)
        return context.refuse(wish->code, {{u"id"_qs, context.value(u"bot_id"_qs)}});
    const QString conversation = context.call.queryValue(u"conversation_id");
    if (!isConversationId(conversation))
        return context.refuse(u"4002"_qs);
    if (auto reply = refuseLimits(context))
        return reply;
    // No capture of the server's own words for 4007 is known: the sentence in practice.json is ours.
    if (!stream && !context.body.value(u"auto_save_history").toBool(true))
        return context.refuse(u"4007"_qs);
    if (!conversation.isEmpty() && context.store.isBusy(conversation))
        return context.refuse(u"4016"_qs);
    return std::nullopt;
}

// The chat that a call names, if this account has it and its history was kept.
std::optional<Chat> namedChat(const Context &context)
{
    const auto chat = context.store.chat(context.value(u"chat_id"_qs));
    return chat && chat->saved && chat->conversation == context.value(u"conversation_id"_qs) ? chat
                                                                                             : std::nullopt;
}

QJsonObject messageObject(const Chat &chat, int number, const QString &role, const QString &type,
                          const QString &content)
{
    return {{u"id"_qs, QString::number(chat.id.toLongLong() + number)},
            {u"conversation_id"_qs, chat.conversation},
            {u"bot_id"_qs, chat.bot},
            {u"chat_id"_qs, chat.id},
            {u"section_id"_qs, chat.conversation},
            {u"role"_qs, role},
            {u"type"_qs, type},
            {u"content"_qs, content},
            {u"content_type"_qs, u"text"_qs},
            {u"created_at"_qs, chat.createdMs / 1000},
            {u"updated_at"_qs, chat.createdMs / 1000}};
}

QJsonArray messages(const Chat &chat)
{
    const Scenarios &scenarios = Scenarios::builtIn();
    QJsonArray list{messageObject(chat, 1, u"user"_qs, u"question"_qs, chat.question)};
    if (Store::stateOf(chat) != u"completed")
        return list;
    list.append(
        messageObject(chat, 2, u"assistant"_qs, u"answer"_qs, scenarios.list(u"reply"_qs).join(QString())));
    list.append(
        messageObject(chat, 3, u"assistant"_qs, u"verbose"_qs, scenarios.list(u"verbose"_qs).value(0)));
    int number = 4;
    for (const QString &further : scenarios.list(u"followUps"_qs))
        list.append(messageObject(chat, number++, u"assistant"_qs, u"follow_up"_qs, further));
    return list;
}

} // namespace

QJsonObject chatObject(const Chat &chat, const QString &state)
{
    const qint64 created = chat.createdMs / 1000;
    QJsonObject object{{u"id"_qs, chat.id},         {u"conversation_id"_qs, chat.conversation},
                       {u"bot_id"_qs, chat.bot},    {u"section_id"_qs, chat.conversation},
                       {u"created_at"_qs, created}, {u"status"_qs, state}};
    object.insert(u"last_error"_qs, QJsonObject{{u"code"_qs, 0}, {u"msg"_qs, QString()}});
    if (!chat.metaData.isEmpty())
        object.insert(u"meta_data"_qs, chat.metaData);
    if (state == u"completed") {
        object.insert(u"completed_at"_qs, created + 1);
        object.insert(u"usage"_qs, Scenarios::builtIn().object(u"usage"_qs));
    } else if (state == u"failed" && chat.wish) {
        object.insert(u"failed_at"_qs, created + 1);
        object.insert(
            u"last_error"_qs,
            QJsonObject{{u"code"_qs, chat.wish->code.toInt()},
                        {u"msg"_qs, Scenarios::builtIn().message(chat.wish->code, {{u"id"_qs, chat.bot}})}});
    } else if (state == u"requires_action") {
        object.insert(u"required_action"_qs, Scenarios::builtIn().object(u"requiredAction"_qs));
    }
    return object;
}

Reply createChat(const Context &context)
{
    const bool stream = context.body.value(u"stream").toBool();
    if (const auto refusal = refuseChat(context, stream))
        return *refusal;
    Chat chat;
    chat.id = newId();
    chat.conversation = context.call.queryValue(u"conversation_id");
    if (chat.conversation.isEmpty())
        chat.conversation = newId();
    chat.bot = context.value(u"bot_id"_qs);
    chat.question = question(context.body);
    chat.metaData = context.body.value(u"meta_data").toObject();
    chat.createdMs = QDateTime::currentMSecsSinceEpoch();
    chat.saved = context.body.value(u"auto_save_history").toBool(true);
    chat.wish = wishOf(chat.bot);
    context.store.add(chat);
    if (!stream)
        return success(context.logid, chatObject(chat, u"in_progress"_qs));

    Reply reply;
    reply.logid = context.logid;
    reply.contentType = EventStream;
    reply.stream = chatEvents(chat, Spacing::Tight, "\"[DONE]\"");
    reply.breaksOff = chat.wish && chat.wish->kind == Wish::Kind::BreakOff;
    return reply;
}

Reply retrieveChat(const Context &context)
{
    const auto chat = namedChat(context);
    return chat ? success(context.logid, chatObject(*chat, Store::stateOf(*chat)))
                : context.refuse(u"4001"_qs);
}

Reply listChatMessages(const Context &context)
{
    const auto chat = namedChat(context);
    if (!chat)
        return context.refuse(u"4001"_qs);
    // The list of a failed chat is left out, as seen in coze-dev/coze-py#425.
    if (Store::stateOf(*chat) == u"failed")
        return success(context.logid, QJsonValue(QJsonValue::Undefined));
    return success(context.logid, messages(*chat));
}

Reply cancelChat(const Context &context)
{
    auto chat = namedChat(context);
    if (!chat)
        return context.refuse(u"4001"_qs);
    if (!context.store.cancel(chat->id))
        return context.refuse(u"4104"_qs);
    return success(context.logid, chatObject(*chat, u"canceled"_qs));
}

Reply submitToolOutputs(const Context &context)
{
    auto chat = namedChat(context);
    if (!chat)
        return context.refuse(u"4001"_qs);
    if (Store::stateOf(*chat) != u"requires_action")
        return context.refuse(u"4000"_qs);
    context.store.resume(chat->id);
    chat->wish.reset();
    if (!context.body.value(u"stream").toBool())
        return success(context.logid, chatObject(*chat, u"in_progress"_qs));
    Reply reply;
    reply.logid = context.logid;
    reply.contentType = EventStream;
    reply.stream = chatEvents(*chat, Spacing::Tight, "\"[DONE]\"");
    return reply;
}

} // namespace CozeLens::Practice
