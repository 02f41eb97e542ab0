// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/facts.h"

#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LargestBody = 64LL * 1024 * 1024;
constexpr qsizetype LargestForm = 4 * 1024;

bool looksLikeForm(const QByteArray &body)
{
    const QByteArrayView text = QByteArrayView(body).first(qMin(body.size(), LargestForm));
    const qsizetype sign = text.indexOf('=');
    if (sign <= 0)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool plain = isAlphanumeric(QByteArrayView(&c, 1)) || strchr("_.-+%[]*~:/@!$'(),;?", c);
        if (i < sign ? !plain : (c == ' ' || c == '\n' || c == '{' || c == '"'))
            return false;
    }
    return true;
}

void readBody(Facts &facts)
{
    const QByteArray &body = facts.request.body;
    facts.contentType = headerValue(facts.request.headers, "Content-Type").value_or(QByteArray()).trimmed();
    const bool multipartOperation =
        facts.operation && facts.operation->bodyKind == Operation::BodyKind::Multipart;
    if (multipartOperation || isMultipartType(facts.contentType) || body.startsWith("--"))
        facts.form = readMultipart(facts.contentType, body);
    const QByteArrayView trimmed = QByteArrayView(body).trimmed();
    if (trimmed.isEmpty() || body.size() > LargestBody || !facts.form.used.isEmpty())
        return;
    const bool bracket = trimmed[0] == '{' || trimmed[0] == '[' || trimmed.startsWith("\xEF\xBB\xBF");
    if (multipartOperation && !bracket)
        return;
    facts.bodyIsForm = !bracket && looksLikeForm(body);
    if (facts.bodyIsForm)
        return;
    auto document = Json::Document::parse(body);
    if (document) {
        facts.body = *document;
        return;
    }
    facts.fault = document.error();
    facts.repair = Json::repair(body);
    if (facts.repair) {
        auto repaired = Json::Document::parse(Json::applied(body, facts.repair->edits));
        if (repaired)
            facts.body = *repaired;
        else
            facts.repair.reset();
    }
}

void indexFields(Facts &facts)
{
    constexpr int Few = 40;
    const Json::Value root = facts.body.root();
    if (!root.is(Json::Kind::Object) || root.size() <= Few)
        return;
    facts.fields.reserve(root.size());
    for (Json::Value member = root.first(); member; member = member.next())
        facts.fields.insert(member.key(), member);
}

QString grantTypeIn(const QByteArray &body)
{
    if (looksLikeForm(body)) {
        const UrlParts parts = parseUrl("http://x/?" + body.left(LargestForm));
        const QueryItem *item = parts.item(u"grant_type");
        return item ? item->value : QString();
    }
    if (body.size() > LargestForm * 16)
        return {};
    const auto document = Json::Document::parse(body);
    return document ? document->root()[u"grant_type"].string() : QString();
}

// Both official SDKs in Python and JavaScript send POST here, the one in Java at the message: causes.md,
// "never blame".
const Operation *postedByTheSdks(const Facts &facts)
{
    if (!facts.onCloud() || facts.request.method != "POST")
        return nullptr;
    for (const Operation *other : facts.match.otherMethods) {
        if (other->id == u"chat-retrieve" || other->id == u"chat-message-list" ||
            other->id == u"message-retrieve")
            return other;
    }
    return nullptr;
}

void readOperation(Facts &facts)
{
    const OperationCatalogue &catalogue = OperationCatalogue::builtIn();
    const QString grant = facts.path.contains("oauth2") ? grantTypeIn(facts.request.body) : QString();
    facts.match = catalogue.match(facts.request.method, facts.path, grant);
    facts.operation = facts.match.operation;
    if (facts.match.sharedRoute.size() > 1) {
        static const QStringList known{u"authorization_code"_qs, u"refresh_token"_qs,
                                       u"urn:ietf:params:oauth:grant-type:jwt-bearer"_qs,
                                       u"urn:ietf:params:oauth:grant-type:device_code"_qs};
        facts.grantUnknown = !known.contains(grant);
        if (facts.grantUnknown)
            facts.operation = nullptr;
    }
    if (!facts.operation)
        facts.operation = postedByTheSdks(facts);
    if (facts.websocket)
        facts.operation = nullptr;
}

void readHost(Facts &facts)
{
    facts.url = parseUrl(facts.request.url);
    facts.path = facts.request.url.mid(facts.url.path.offset, facts.url.path.length);
    facts.hostClass = hostClass(facts.url.hostName);
    facts.site = siteOf(facts.url.hostName);
    facts.websocket = isWebsocketHost(facts.url.hostName);
    const QByteArray host = facts.request.url.mid(facts.url.host.offset, facts.url.host.length);
    if (!facts.context.practiceHost.isEmpty() && host == facts.context.practiceHost)
        facts.hostClass = HostClass::Cloud;
}

} // namespace

bool Facts::isWorkflowRun() const
{
    return isOperation(u"workflow-run") || isOperation(u"workflow-stream-run") ||
           isOperation(u"workflow-chat");
}

bool Facts::isChatLike() const
{
    return isOperation(u"chat-create") || isOperation(u"workflow-chat");
}

bool Facts::isJwtExchange() const
{
    return operation && operation->id.startsWith(u"oauth-token-jwt");
}

bool Facts::needsToken() const
{
    if (!hasRequest || grantUnknown || hostClass == HostClass::Page || hostClass == HostClass::None)
        return false;
    return operation ? operation->needsToken : !path.startsWith("/api/permission/");
}

bool Facts::routeUnknown() const
{
    if (msgHas(u"API endpoint") && msgHas(u"does not exist"))
        return true;
    return reply.status == 404 && (code.isNull() || code == u"404" || code == u"4000");
}

std::optional<qint64> Facts::timeOfCall() const
{
    if (const auto time = reply.serverTime())
        return time;
    if (beforeSending() && context.now.isValid())
        return context.now.toSecsSinceEpoch();
    return std::nullopt;
}

Json::Value Facts::field(QStringView name) const
{
    return fields.isEmpty() ? body.root()[name] : fields.value(name.toString());
}

int Facts::lineOf(const Json::Value &value) const
{
    return value ? Json::placeOf(body.text(), value.span().offset).line : 1;
}

bool Facts::knowsPath(QByteArrayView candidate) const
{
    const OperationMatch found = OperationCatalogue::builtIn().match(request.method, candidate);
    return found.operation || !found.otherMethods.isEmpty() || !found.sharedRoute.isEmpty();
}

Facts readFacts(const Request &request, const std::optional<Response> &response, const QString &code,
                const FoundError *error, const DiagnosisContext &context)
{
    Facts facts(request, context);
    facts.hasRequest = !request.url.isEmpty();
    facts.reply = readReply(response, error);
    facts.code = code;
    facts.msg = error && !error->msg.isNull() ? error->msg : facts.reply.msg;
    facts.debugUrl = error && !error->debugUrl.isEmpty() ? error->debugUrl
                                                         : facts.reply.document.root()[u"debug_url"].string();
    if (!facts.hasRequest)
        return facts;
    readHost(facts);
    readOperation(facts);
    readBody(facts);
    indexFields(facts);
    facts.authorization = readAuthorization(request.headers);
    facts.jwt = readJwt(facts.authorization.token);
    facts.ids = readIds(facts);
    facts.placeholders = findPlaceholders(facts);
    facts.tokenIsPlaceholder = facts.placeholders.contains(u"header:Authorization"_qs);
    return facts;
}

QString pointerTo(QStringView parent, QStringView name)
{
    QString escaped = name.toString();
    escaped.replace(u'~', u"~0"_qs).replace(u'/', u"~1"_qs);
    return parent.toString() + u'/' + escaped;
}

} // namespace CozeLens::Causes
