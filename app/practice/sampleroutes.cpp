// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/routes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

namespace CozeLens::Practice {

namespace {

constexpr int SampleRate = 8000;
constexpr int SampleCount = 800;

template <typename Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes;
    for (size_t i = 0; i < sizeof(number); ++i)
        bytes += char((number >> (8 * i)) & 0xff);
    return bytes;
}

// A tenth of a second of silence, 8 kHz, 8 bits, one channel.
QByteArray silence()
{
    const QByteArray samples(SampleCount, char(0x80));
    return "RIFF" + littleEndian(quint32(36 + samples.size())) + "WAVEfmt " + littleEndian(quint32(16)) +
           littleEndian(quint16(1)) + littleEndian(quint16(1)) + littleEndian(quint32(SampleRate)) +
           littleEndian(quint32(SampleRate)) + littleEndian(quint16(1)) + littleEndian(quint16(8)) + "data" +
           littleEndian(quint32(samples.size())) + samples;
}

QJsonObject plainAnswer(const Operation &operation)
{
    if (operation.id.endsWith(u"-list"))
        return {{u"data"_qs,
                 QJsonObject{{u"items"_qs, QJsonArray()}, {u"total"_qs, 0}, {u"has_more"_qs, false}}}};
    if (operation.id.endsWith(u"-create"))
        return {{u"data"_qs, QJsonObject{{u"id"_qs, u"{id}"_qs}}}};
    return {};
}

std::optional<Reply> refuseWished(const Context &context)
{
    const auto wish = context.wish();
    if (!wish || wish->kind == Wish::Kind::Interrupt || wish->kind == Wish::Kind::BreakOff)
        return std::nullopt;
    return context.refuse(wish->code, {{u"id"_qs, context.value(u"bot_id"_qs)}});
}

} // namespace

Reply sampleAnswer(const Context &context)
{
    if (const auto refusal = refuseWished(context))
        return *refusal;
    QJsonObject answer = Scenarios::builtIn().answer(context.operation.id);
    if (answer.isEmpty())
        answer = plainAnswer(context.operation);
    const QHash<QString, QString> given = context.given();
    return success(context.logid, filled(answer.value(u"data"), given),
                   filled(answer.value(u"beside"), given).toObject());
}

Reply createConversation(const Context &context)
{
    if (const auto refusal = refuseWished(context))
        return *refusal;
    const QString id = newId();
    const QJsonObject conversation{{u"id"_qs, id},
                                   {u"created_at"_qs, QDateTime::currentSecsSinceEpoch()},
                                   {u"last_section_id"_qs, id},
                                   {u"name"_qs, context.value(u"name"_qs)},
                                   {u"meta_data"_qs, context.body.value(u"meta_data").toObject()}};
    context.store.keep(u"conversation"_qs, id, conversation);
    return success(context.logid, conversation);
}

Reply retrieveConversation(const Context &context)
{
    if (const auto refusal = refuseWished(context))
        return *refusal;
    const QJsonObject conversation =
        context.store.kept(u"conversation"_qs, context.value(u"conversation_id"_qs));
    return conversation.isEmpty() ? context.refuse(u"4002"_qs) : success(context.logid, conversation);
}

Reply createBot(const Context &context)
{
    if (const auto refusal = refuseWished(context))
        return *refusal;
    const QString id = newId();
    context.store.keep(u"bot"_qs, id, {{u"name"_qs, context.value(u"name"_qs)}});
    return success(context.logid, QJsonObject{{u"bot_id"_qs, id}});
}

Reply retrieveBot(const Context &context)
{
    const QString id = context.value(u"bot_id"_qs);
    const QJsonObject kept = context.store.kept(u"bot"_qs, id);
    Reply reply = sampleAnswer(context);
    if (kept.isEmpty())
        return reply;
    QJsonObject bot = Scenarios::builtIn().answer(context.operation.id).value(u"data").toObject();
    bot.insert(u"bot_id"_qs, id);
    bot.insert(u"name"_qs, kept.value(u"name"));
    return success(context.logid, filled(bot, context.given()));
}

Reply openAuthorizePage(const Context &context)
{
    const QUrl target(context.call.queryValue(u"redirect_uri"), QUrl::StrictMode);
    const bool web = target.scheme() == u"https" || target.scheme() == u"http";
    if (!target.isValid() || !web || target.host().isEmpty())
        return oauthFailure(context.logid, u"invalid_request"_qs,
                            Scenarios::builtIn().message(u"oauth.redirect"_qs));
    QUrl redirect = target;
    QUrlQuery query(target);
    query.addQueryItem(u"code"_qs, u"code_practice"_qs);
    if (const QString state = context.call.queryValue(u"state"); !state.isEmpty())
        query.addQueryItem(u"state"_qs, QString::fromLatin1(QUrl::toPercentEncoding(state)));
    redirect.setQuery(query);
    Reply reply = plainText(context.logid, "Found", 302);
    reply.location = redirect.toEncoded();
    return reply;
}

Reply giveOauthToken(const Context &context)
{
    const bool needsJwt = context.operation.id.contains(u"jwt");
    if (needsJwt && !context.call.authorization.startsWith("Bearer ey"))
        return oauthFailure(context.logid, u"invalid_client"_qs,
                            Scenarios::builtIn().message(u"oauth.jwt"_qs));
    for (const Parameter &parameter : context.operation.body) {
        if (parameter.required && context.value(parameter.name).isEmpty())
            return oauthFailure(
                context.logid, u"invalid_request"_qs,
                Scenarios::builtIn().message(u"oauth.missing"_qs, {{u"param"_qs, parameter.name}}));
    }
    // These calls answer without the envelope of the others.
    Reply reply;
    reply.logid = context.logid;
    QJsonObject answer =
        filled(Scenarios::builtIn().answer(context.operation.id).value(u"data"), context.given()).toObject();
    if (answer.contains(u"access_token"_qs))
        answer.insert(u"expires_in"_qs, QDateTime::currentSecsSinceEpoch() + 900);
    reply.body = jsonText(answer);
    return reply;
}

Reply speak(const Context &context)
{
    if (const auto refusal = refuseWished(context))
        return *refusal;
    Reply reply;
    reply.logid = context.logid;
    reply.contentType = "audio/wav";
    reply.body = silence();
    return reply;
}

} // namespace CozeLens::Practice
