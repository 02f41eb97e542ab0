// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/callids.h"

#include "diagnosis/causes/facts.h"
#include "diagnosis/causes/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace CozeLens {

using namespace Causes;

namespace {

constexpr qsizetype MaxBytes = 1024 * 1024;
constexpr int MaxIds = 500;
constexpr int MaxDepth = 6;

bool isGenuine(QStringView value)
{
    return isDigits(value) && value.size() >= 11 && value.size() <= 20;
}

// What the plain "id" of an operation's answer is the ID of (protocol.md section 5, SDK models).
QString kindOfPlainId(QStringView operation)
{
    static const QHash<QString, QString> kinds{
        {u"chat-create"_qs, u"chat_id"_qs},
        {u"chat-retrieve"_qs, u"chat_id"_qs},
        {u"chat-cancel"_qs, u"chat_id"_qs},
        {u"chat-submit-tool-outputs"_qs, u"chat_id"_qs},
        {u"chat-message-list"_qs, u"message_id"_qs},
        {u"conversation-create"_qs, u"conversation_id"_qs},
        {u"conversation-retrieve"_qs, u"conversation_id"_qs},
        {u"conversation-update"_qs, u"conversation_id"_qs},
        {u"conversation-list"_qs, u"conversation_id"_qs},
        {u"message-create"_qs, u"message_id"_qs},
        {u"message-retrieve"_qs, u"message_id"_qs},
        {u"message-list"_qs, u"message_id"_qs},
        {u"file-upload"_qs, u"file_id"_qs},
        {u"file-retrieve"_qs, u"file_id"_qs},
        {u"workspace-list"_qs, u"workspace_id"_qs},
        {u"bot-list"_qs, u"bot_id"_qs},
    };
    return kinds.value(operation.toString());
}

QString kindOfEvent(const QByteArray &event)
{
    if (event.startsWith("conversation.chat."))
        return u"chat_id"_qs;
    return event.startsWith("conversation.message.") ? u"message_id"_qs : QString();
}

bool isListed(const QString &pointer)
{
    static const QRegularExpression item(u"^/data(/(items|workspaces|conversations))?/[0-9]+$"_qs);
    return pointer == u"/data" || item.match(pointer).hasMatch();
}

void addId(const QString &kind, const Json::Value &value, QList<CallId> &ids)
{
    const bool plain = value.is(Json::Kind::String) || value.is(Json::Kind::Number);
    const CallId id{kind, plain ? value.text() : QString(), true};
    if (isGenuine(id.value) && ids.size() < MaxIds && !ids.contains(id))
        ids.append(id);
}

// `plainKind` is of the "id" in the objects that `isPlain` accepts.
template <typename IsPlain>
void collect(const Json::Value &root, const QString &plainKind, IsPlain isPlain, QList<CallId> &ids)
{
    QList<std::pair<Json::Value, int>> open{{root, 0}};
    for (qsizetype at = 0; at < open.size() && ids.size() < MaxIds; ++at) {
        const auto [value, depth] = open[at];
        const bool object = value.is(Json::Kind::Object);
        for (Json::Value member = value.first(); member; member = member.next()) {
            if (member.is(Json::Kind::Object) || member.is(Json::Kind::Array)) {
                if (depth < MaxDepth && open.size() < 5000)
                    open.append({member, depth + 1});
                continue;
            }
            const QString name = object ? member.key() : QString();
            if (isIdName(name))
                addId(idKind(name), member, ids);
            else if (name == u"id" && !plainKind.isEmpty() && isPlain(value))
                addId(plainKind, member, ids);
        }
    }
}

void collectFromStream(const QByteArray &body, QList<CallId> &ids)
{
    QByteArray event;
    for (qsizetype at = 0; at < body.size() && ids.size() < MaxIds;) {
        qsizetype end = body.indexOf('\n', at);
        end = end < 0 ? body.size() : end;
        const QByteArray line = body.mid(at, end - at).trimmed();
        at = end + 1;
        if (line.startsWith("event:"))
            event = line.mid(6).trimmed();
        // The pieces of a message say nothing that the whole does not.
        if (!line.startsWith("data:") || event.endsWith(".delta"))
            continue;
        if (const auto document = Json::Document::parse(line.mid(5).trimmed()))
            collect(
                document->root(), kindOfEvent(event),
                [&](const Json::Value &value) { return value.pointer().isEmpty(); }, ids);
    }
}

} // namespace

QList<CallId> idsInRequest(const Request &request)
{
    const DiagnosisContext context;
    const Facts facts = readFacts(request, std::nullopt, {}, nullptr, context);
    QList<CallId> ids;
    for (const IdField &field : facts.ids) {
        const CallId id{field.kind, field.value.trimmed(), field.required};
        if (isDigits(id.value) && !facts.placeholders.contains(field.where) && !ids.contains(id) &&
            ids.size() < MaxIds)
            ids.append(id);
    }
    return ids;
}

QList<CallId> idsInReply(const Request &request, const Response &response)
{
    QList<CallId> ids;
    const QByteArrayView body = response.body.view().trimmed();
    if (body.startsWith("event:") || body.startsWith("data:") || body.startsWith("id:")) {
        collectFromStream(body.first(std::min<qsizetype>(body.size(), MaxBytes)).toByteArray(), ids);
        return ids;
    }
    if (body.size() > MaxBytes)
        return ids;
    const auto document = Json::Document::parse(body.toByteArray());
    if (!document)
        return ids;
    const DiagnosisContext context;
    const Facts facts = readFacts({request.method, request.url, {}, {}}, std::nullopt, {}, nullptr, context);
    collect(
        document->root(), facts.operation ? kindOfPlainId(facts.operation->id) : QString(),
        [](const Json::Value &value) { return isListed(value.pointer()); }, ids);
    return ids;
}

QList<CallId> idsInMessage(const QString &msg)
{
    static const QRegularExpression named(u"\\b([a-z]+_ids?)\\s*[=:]\\s*\"?([0-9]{1,20})\\b"_qs);
    QList<CallId> ids;
    auto matches = named.globalMatch(msg.left(2000));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (isIdName(match.capturedView(1)))
            ids.append({idKind(match.capturedView(1)), match.captured(2), true});
    }
    return ids;
}

} // namespace CozeLens
