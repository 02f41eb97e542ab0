// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/learning.h"

#include "diagnosis/callids.h"
#include "diagnosis/causes/facts.h"
#include "diagnosis/causes/words.h"

#include <QCryptographicHash>

namespace CozeLens {

using namespace Causes;

namespace {

constexpr qint64 FirstPlausibleTime =
    1'500'000'000; // an expires_in below it is a duration, whatever the docs say

QString hashOf(const QByteArray &token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

QString hostOf(const Facts &facts)
{
    const QByteArray host = facts.request.url.mid(facts.url.host.offset, facts.url.host.length).toLower();
    for (const char *standard : {":443", ":80"}) {
        if (host.endsWith(standard))
            return QString::fromUtf8(host.chopped(qsizetype(strlen(standard))));
    }
    return QString::fromUtf8(host);
}

// A stream names no code when all went well; only its end tells.
bool streamSucceeded(const Reply &reply, const QByteArray &body)
{
    return reply.isStream && reply.code.isNull() &&
           (body.contains("conversation.chat.completed") || body.contains("event:Done") ||
            body.contains("event: Done"));
}

bool holdsToken(const QString &text)
{
    for (const QStringView prefix : {u"pat_", u"sat_", u"czs_", u"czu_", u"cztei_", u"eyJ"}) {
        if (text.contains(prefix))
            return true;
    }
    return false;
}

struct Learner
{
    SeenFacts &seen;
    const Facts &facts;
    const Exchange &exchange;
    qint64 now;
    bool news = false;

    void note(SeenFacts::List list, const QString &key, const QString &value = {}, bool sure = false)
    {
        news |= seen.note(list, {key, value, now, sure});
    }

    void fromSuccess()
    {
        const QString host = hostOf(facts);
        const bool token = facts.needsToken() && !facts.tokenIsPlaceholder && !facts.isJwtExchange();
        if (token && !facts.authorization.token.isEmpty())
            note(SeenFacts::TokenHosts, hashOf(facts.authorization.token), host);
        for (const CallId &id : idsInRequest(exchange.request)) {
            // What a call can do without may have been ignored.
            if (!id.required || id.value.size() < 11 || id.value.size() > 20)
                continue;
            note(SeenFacts::IdKinds, id.value, id.kind);
            if (id.kind == u"bot_id" || id.kind == u"workflow_id")
                note(SeenFacts::IdHosts, id.value, host);
        }
        const bool noHistory =
            facts.isOperation(u"chat-create") && facts.field(u"auto_save_history").is(Json::Kind::False);
        for (const CallId &id : idsInReply(exchange.request, *exchange.response)) {
            note(SeenFacts::IdKinds, id.value, id.kind, true);
            if (noHistory && id.kind == u"chat_id")
                note(SeenFacts::ChatsWithoutHistory, id.value);
        }
    }

    // A chat that failed bears the code of its failure; its state is told all the same.
    void fromChatState()
    {
        const bool tells = facts.isOperation(u"chat-create") || facts.isOperation(u"chat-retrieve") ||
                           facts.isOperation(u"chat-cancel");
        if (!tells)
            return;
        const Json::Value chat = facts.reply.document.at(u"/data");
        QString id = chat[u"id"].string();
        QString status = chat[u"status"].string();
        QString conversation = chat[u"conversation_id"].string();
        if (facts.reply.isStream && streamSucceeded(facts.reply, exchange.response->body)) {
            for (const CallId &found : idsInReply(exchange.request, *exchange.response)) {
                id = found.kind == u"chat_id" ? found.value : id;
                conversation = found.kind == u"conversation_id" ? found.value : conversation;
            }
            status = u"completed"_qs;
        }
        if (isDigits(id) && isDigits(conversation) && !status.isEmpty() && !status.contains(u' '))
            note(SeenFacts::ChatStates, id, status + u' ' + conversation);
    }

    void fromTokenAnswer()
    {
        const Json::Value root = facts.reply.document.root();
        const QByteArray token = root[u"access_token"].string().toUtf8();
        if (token.isEmpty() || exchange.response->status >= 300)
            return;
        const qint64 end = root[u"expires_in"].text().toLongLong();
        if (end >= FirstPlausibleTime)
            note(SeenFacts::TokenExpiries, hashOf(token), QString::number(end));
        const QString jti = facts.isJwtExchange() ? facts.jwt.claim(u"jti").string() : QString();
        if (!jti.isEmpty())
            note(SeenFacts::UsedJtis, jti);
    }

    void fromAuthorizePage()
    {
        const QueryItem *client = facts.url.item(u"client_id");
        const QueryItem *redirect = facts.url.item(u"redirect_uri");
        const bool page =
            facts.path.startsWith("/api/permission/oauth2/") && facts.path.endsWith("/authorize");
        if (page && client && redirect && exchange.response->status < 400 && !holdsToken(redirect->value))
            note(SeenFacts::RedirectUris, client->value, redirect->value);
    }
};

} // namespace

bool learn(SeenFacts &seen, const Exchange &exchange, const QByteArray &practiceHost, qint64 now)
{
    if (!exchange.response || exchange.error || exchange.response->truncated)
        return false;
    const DiagnosisContext context;
    const Facts facts = readFacts(exchange.request, exchange.response,
                                  readReply(exchange.response, nullptr).code, nullptr, context);
    const QByteArray authority = exchange.request.url.mid(facts.url.host.offset, facts.url.host.length);
    if (facts.url.hostName.isEmpty() || (!practiceHost.isEmpty() && authority == practiceHost))
        return false;
    Learner learner{seen, facts, exchange, now};
    const int status = exchange.response->status;
    const bool good = status >= 200 && status < 300;
    if (good && (facts.reply.code == u"0" || streamSucceeded(facts.reply, exchange.response->body)))
        learner.fromSuccess();
    if (good)
        learner.fromChatState();
    learner.fromTokenAnswer();
    learner.fromAuthorizePage();
    return learner.news;
}

} // namespace CozeLens
