// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/checks.h"

#include "practice/practicetoken.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace CozeLens::Practice {

namespace {

constexpr int MostMetaPairs = 16;
constexpr int LongestMetaKey = 64;
constexpr int LongestMetaValue = 512;
constexpr int MostMessages = 100;
constexpr int MostChatflowMessages = 50;

bool hasType(const QJsonValue &value, const Parameter &parameter)
{
    const QString &type = parameter.type;
    if (value.isNull())
        return !parameter.required;
    // Ids are 64-bit numbers inside the server; it takes them quoted or not.
    if (type == u"string")
        return value.isString() || (value.isDouble() && parameter.name.endsWith(u"_id"));
    if (type == u"integer")
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    if (type == u"number")
        return value.isDouble();
    if (type == u"boolean")
        return value.isBool();
    // The table asks for a string here, examples and SDKs send an object.
    if (type == u"object")
        return value.isObject() || (parameter.name == u"parameters" && value.isString());
    return value.isArray();
}

struct Fault
{
    QString missing;
    bool wrongType = false;
};

std::optional<Fault> faultIn(const QJsonObject &object, const QList<Parameter> &parameters)
{
    for (const Parameter &parameter : parameters) {
        const QJsonValue value = object.value(parameter.name);
        if (value.isUndefined() || (parameter.required && value.isString() && value.toString().isEmpty())) {
            if (parameter.required)
                return Fault{parameter.name, false};
            continue;
        }
        if (!hasType(value, parameter))
            return Fault{{}, true};
        if (parameter.fields.isEmpty())
            continue;
        if (value.isObject()) {
            if (const auto fault = faultIn(value.toObject(), parameter.fields))
                return fault;
        }
        for (const QJsonValue item : value.toArray()) {
            if (!item.isObject())
                return Fault{{}, true};
            if (const auto fault = faultIn(item.toObject(), parameter.fields))
                return fault;
        }
    }
    return std::nullopt;
}

bool isJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type == "application/json" || type.endsWith("+json");
}

} // namespace

Token tokenOf(const Call &call)
{
    const QByteArray value = call.authorization.trimmed();
    if (!value.startsWith("Bearer "))
        return Token::Missing;
    const QByteArray token = value.mid(7).trimmed();
    if (token.isEmpty())
        return Token::Missing;
    return token == practiceToken() ? Token::Good : Token::Wrong;
}

int statusOf(const QString &code)
{
    return code == u"4100" || code == u"700012006" ? 401 : 200;
}

Reply refuseToken(const Context &context)
{
    if (context.operation.id == u"chat-create")
        return context.refuse(u"4101"_qs);
    const bool sessionRoute = context.operation.extraCodes.contains(u"700012006"_qs);
    return context.refuse(sessionRoute ? u"700012006"_qs : u"4100"_qs);
}

std::optional<Reply> refuseSyntax(const Context &context)
{
    if (context.call.tooLarge)
        return context.call.multipart ? context.refuse(u"4302"_qs)
                                      : context.refuseWith(u"4000.size"_qs, {}, 413);
    if (context.operation.bodyKind != Operation::BodyKind::Json)
        return std::nullopt;
    const bool needed = std::any_of(context.operation.body.begin(), context.operation.body.end(),
                                    [](const Parameter &parameter) { return parameter.required; });
    if (!needed && context.call.body.isEmpty() && !context.call.malformed)
        return std::nullopt;
    if (context.call.malformed || context.call.multipart || !isJson(context.call.contentType) ||
        !QJsonDocument::fromJson(context.call.body).isObject())
        return context.refuseWith(u"4000.body"_qs, {});
    return std::nullopt;
}

std::optional<Reply> refuseParameters(const Context &context)
{
    for (const Parameter &parameter : context.operation.query) {
        if (parameter.required && context.call.queryValue(parameter.name).isEmpty())
            return context.refuseWith(u"4000.missing"_qs, {{u"param"_qs, parameter.name}});
    }
    if (context.operation.bodyKind != Operation::BodyKind::Json)
        return std::nullopt;
    const auto fault = faultIn(context.body, context.operation.body);
    if (!fault)
        return std::nullopt;
    if (fault->wrongType)
        return context.refuseWith(u"4000.body"_qs, {});
    return context.refuseWith(u"4000.missing"_qs, {{u"param"_qs, fault->missing}});
}

std::optional<Reply> refuseAsAsked(const Context &context)
{
    const QString code = QString::fromLatin1(context.call.practiceCode.trimmed());
    if (code.isEmpty() || !Scenarios::builtIn().codes().contains(code))
        return std::nullopt;
    return context.refuse(code, {{u"id"_qs, context.value(u"bot_id"_qs)}, {u"param"_qs, u"bot_id"_qs}});
}

std::optional<Reply> refuseUnknownBot(const Context &context)
{
    const QString id = context.value(u"bot_id"_qs);
    if (id.isEmpty() || wishOf(id) || Scenarios::builtIn().list(u"bots"_qs).contains(id) ||
        !context.store.kept(u"bot"_qs, id).isEmpty())
        return std::nullopt;
    return context.refuse(u"4200"_qs, {{u"id"_qs, id}});
}

std::optional<Reply> refuseLimits(const Context &context)
{
    const QJsonObject meta = context.body.value(u"meta_data").toObject();
    bool fits = meta.size() <= MostMetaPairs;
    for (auto it = meta.begin(); it != meta.end(); ++it) {
        const qsizetype length = it.value().toString().size();
        fits = fits && it.value().isString() && !it.key().isEmpty() && it.key().size() <= LongestMetaKey &&
               length >= 1 && length <= LongestMetaValue;
    }
    if (!fits)
        return context.refuse(u"4003"_qs);
    const int most = context.operation.id == u"workflow-chat" ? MostChatflowMessages : MostMessages;
    if (context.body.value(u"additional_messages").toArray().size() > most)
        return context.refuse(u"4004"_qs);
    return std::nullopt;
}

} // namespace CozeLens::Practice
