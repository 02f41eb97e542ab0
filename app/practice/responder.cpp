// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/responder.h"

#include "operations/operationcatalogue.h"
#include "practice/checks.h"
#include "practice/routes.h"

#include <QJsonDocument>

namespace CozeLens::Practice {

namespace {

using Route = Reply (*)(const Context &);

const QHash<QString, Route> &routes()
{
    static const QHash<QString, Route> table{
        {u"chat-create"_qs, createChat},
        {u"chat-retrieve"_qs, retrieveChat},
        {u"chat-message-list"_qs, listChatMessages},
        {u"chat-cancel"_qs, cancelChat},
        {u"chat-submit-tool-outputs"_qs, submitToolOutputs},
        {u"conversation-create"_qs, createConversation},
        {u"conversation-retrieve"_qs, retrieveConversation},
        {u"bot-create"_qs, createBot},
        {u"bot-retrieve"_qs, retrieveBot},
        {u"workflow-run"_qs, runWorkflow},
        {u"workflow-stream-run"_qs, streamWorkflow},
        {u"workflow-stream-resume"_qs, resumeWorkflow},
        {u"workflow-resume"_qs, resumeWorkflow},
        {u"workflow-chat"_qs, runChatflow},
        {u"file-upload"_qs, uploadFile},
        {u"file-retrieve"_qs, retrieveFile},
        {u"speech-create"_qs, speak},
        {u"oauth-authorize"_qs, openAuthorizePage},
        {u"oauth-authorize-workspace"_qs, openAuthorizePage},
    };
    return table;
}

Route routeOf(const Operation &operation)
{
    if (const auto found = routes().constFind(operation.id); found != routes().constEnd())
        return *found;
    if (operation.area == u"oauth")
        return giveOauthToken;
    return operation.bodyKind == Operation::BodyKind::Multipart ? multipartAnswer : sampleAnswer;
}

// The order of the checks is the one seen on POST /v3/chat: no token comes first, but a bot that does not
// exist is noticed before a token that is made up.
std::optional<Reply> refusal(const Context &context)
{
    if (auto reply = refuseAsAsked(context))
        return reply;
    const Token token = context.operation.needsToken ? tokenOf(context.call) : Token::Good;
    const bool isChat = context.operation.id == u"chat-create";
    if (token == Token::Missing || (token == Token::Wrong && !isChat))
        return refuseToken(context);
    if (context.operation.area == u"oauth")
        return std::nullopt;
    if (auto reply = refuseSyntax(context))
        return reply;
    if (auto reply = refuseParameters(context))
        return reply;
    if (auto reply = refuseUnknownBot(context))
        return reply;
    if (token == Token::Wrong)
        return refuseToken(context);
    return std::nullopt;
}

Reply unknownRoute(const Call &call, const QByteArray &logid)
{
    const QHash<QString, QString> parts{{u"METHOD"_qs, QString::fromLatin1(call.method)},
                                        {u"path"_qs, QString::fromUtf8(call.path)}};
    return failure(logid, u"4000"_qs, Scenarios::builtIn().message(u"4000.route"_qs, parts), 404);
}

} // namespace

Reply Responder::answer(const Call &call)
{
    const QByteArray logid = newLogid();
    if (!call.hasHost)
        return plainText(logid, "missing required Host header", 400);
    const OperationCatalogue &catalogue = OperationCatalogue::builtIn();
    const QString grant = QJsonDocument::fromJson(call.body).object().value(u"grant_type").toString();
    OperationMatch match = catalogue.match(call.method, call.path, grant);
    // Two of the official SDKs read chats and their messages with POST, and the real server lets them.
    if (!match.operation && call.method == "POST" &&
        (call.path == "/v3/chat/retrieve" || call.path == "/v3/chat/message/list"))
        match = catalogue.match("GET", call.path);
    if (match.sharedRoute.isEmpty() || (call.path.size() > 1 && call.path.endsWith('/')))
        return unknownRoute(call, logid);
    if (!match.operation)
        return oauthFailure(logid, u"unsupported_grant_type"_qs,
                            Scenarios::builtIn().message(u"oauth.grant"_qs));
    // It plays the cloud, which lacks what only a self-hosted server has.
    if (!match.operation->cloud)
        return unknownRoute(call, logid);
    return answerOperation(call, match, logid);
}

Reply Responder::answerOperation(const Call &call, const OperationMatch &match, const QByteArray &logid)
{
    Context context{call,  *match.operation, match.pathValues, QJsonDocument::fromJson(call.body).object(),
                    logid, m_store};
    if (const auto reply = refusal(context))
        return *reply;
    return routeOf(*match.operation)(context);
}

} // namespace CozeLens::Practice
