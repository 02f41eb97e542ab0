// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"

namespace CozeLens::Causes {

namespace {

void methodWrong(const Facts &facts, Findings &findings)
{
    const QByteArray &sent = facts.request.method;
    if (facts.operation || facts.grantUnknown || facts.websocket || facts.match.otherMethods.isEmpty() ||
        facts.hostClass == HostClass::Page || sent == "HEAD" || sent == "OPTIONS")
        return;
    QList<QByteArray> methods;
    for (const Operation *other : facts.match.otherMethods) {
        if (!methods.contains(other->method))
            methods.append(other->method);
    }
    const int status = facts.reply.status;
    const bool speaksOfIt = facts.beforeSending() || status == 404 || status == 405 || status == 400 ||
                            (findings.listed() && !facts.code.isNull());
    // Methods are told apart by case (RFC 9110 section 9.1), but an answer to the call itself took it.
    if (!speaksOfIt && methods.contains(sent.toUpper()))
        return;
    const QString known = QString::fromLatin1(methods.join(" / "));
    Finding &finding =
        findings.add(speaksOfIt ? Certainty::Certain : Certainty::Likely, {u"method"_qs}, u"method"_qs,
                     {QString::fromUtf8(facts.path), known, QString::fromUtf8(sent)});
    const bool safe = methods == QList<QByteArray>{"GET"} && facts.request.body.trimmed().isEmpty();
    for (const QByteArray &method : std::as_const(methods)) {
        const QString name = QString::fromLatin1(method);
        finding.fixes.append(findings.fix(u"method"_qs, safe ? Safety::Safe : Safety::Maybe,
                                          {{u"method"_qs, jsonText(name)}}, {name}));
    }
}

struct Misplaced
{
    QStringList names;
    QStringList where;
    QList<Change> changes;
};

// curl -d with name=value: the whole body is a query that was sent in the wrong place.
Misplaced formIntoQuery(const Facts &facts)
{
    Misplaced found;
    if (!facts.bodyIsForm || facts.operation->bodyKind == Operation::BodyKind::Multipart)
        return found;
    const UrlParts form = parseUrl("http://x/?" + facts.request.body);
    for (const Parameter &parameter : facts.operation->query) {
        const QueryItem *item = form.item(parameter.name);
        if (!parameter.required || !item || facts.url.item(parameter.name))
            continue;
        found.names.append(parameter.name);
        found.where.append(queryField(parameter.name));
        found.changes.append({queryField(parameter.name), jsonText(item->value)});
    }
    if (found.names.isEmpty() || found.names.size() != form.items.size())
        return found.names.isEmpty() ? found : Misplaced{found.names, found.where, {}};
    found.changes.append({u"body:"_qs, {}});
    if (headerValue(facts.request.headers, "Content-Type"))
        found.changes.append({u"header:Content-Type"_qs, {}});
    return found;
}

// Required in the query, but sent in the body.
Misplaced belongsIntoQuery(const Facts &facts)
{
    Misplaced found;
    const Json::Value root = facts.body.root();
    for (const Parameter &parameter : facts.operation->query) {
        const Json::Value value = facts.field(parameter.name);
        if (!parameter.required || !value || facts.url.item(parameter.name) || value.is(Json::Kind::Object) ||
            value.is(Json::Kind::Array))
            continue;
        found.names.append(parameter.name);
        found.where.append(bodyField(parameter.name));
        found.changes.append({queryField(parameter.name), jsonText(value.text())});
    }
    if (found.names.isEmpty())
        return found;
    const bool emptied =
        facts.operation->bodyKind == Operation::BodyKind::None && root.size() == found.names.size();
    if (emptied) {
        found.changes.append({u"body:"_qs, {}});
        if (headerValue(facts.request.headers, "Content-Type"))
            found.changes.append({u"header:Content-Type"_qs, {}});
    } else {
        for (const QString &name : std::as_const(found.names))
            found.changes.append({bodyField(name), {}});
    }
    return found;
}

Misplaced belongsIntoBody(const Facts &facts)
{
    Misplaced found;
    if (facts.operation->bodyKind != Operation::BodyKind::Json)
        return found;
    const bool empty = facts.request.body.trimmed().isEmpty();
    if (!empty && !facts.bodyIsUsable())
        return found;
    for (const Parameter &parameter : facts.operation->body) {
        const QueryItem *item = facts.url.item(parameter.name);
        if (!parameter.required || !item || facts.field(parameter.name))
            continue;
        const bool isText = parameter.type == u"string" || !Json::Document::parse(item->value.toUtf8());
        found.names.append(parameter.name);
        found.where.append(queryField(parameter.name));
        found.changes.append({queryField(parameter.name), {}});
        found.changes.append(
            {bodyField(parameter.name), isText ? jsonText(item->value) : item->value.toUtf8()});
    }
    if (empty && !found.names.isEmpty()) {
        found.changes.prepend({u"body:"_qs, jsonText(u"{}")});
        if (!headerValue(facts.request.headers, "Content-Type"))
            found.changes.append({u"header:Content-Type"_qs, jsonText(u"application/json")});
    }
    return found;
}

void paramsInWrongPlace(const Facts &facts, Findings &findings)
{
    if (!facts.operation)
        return;
    const std::pair<Misplaced, QString> all[] = {{belongsIntoQuery(facts), u"query"_qs},
                                                 {formIntoQuery(facts), u"query"_qs},
                                                 {belongsIntoBody(facts), u"body"_qs}};
    for (const auto &[found, variant] : all) {
        if (found.names.isEmpty())
            continue;
        const QString names = found.names.join(u", ");
        Finding &finding =
            findings.add(Certainty::Certain, found.where, variant,
                         {names, QString::fromUtf8(facts.request.method), facts.operation->path});
        if (!found.changes.isEmpty())
            finding.fixes = {findings.fix(variant, Safety::Safe, found.changes, {names})};
    }
}

void conversationIdInBody(const Facts &facts, Findings &findings)
{
    if (!facts.isOperation(u"chat-create") || facts.url.item(u"conversation_id"))
        return;
    const Json::Value id = facts.field(u"conversation_id");
    if (!id || id.text().isEmpty() || id.is(Json::Kind::Null))
        return;
    findings
        .add(Certainty::Certain, {u"body:/conversation_id"_qs}, u"line"_qs,
             {QString::number(facts.lineOf(id))})
        .fixes = {findings.fix(
        u"move"_qs, Safety::Safe,
        {{u"body:/conversation_id"_qs, {}}, {u"query:conversation_id"_qs, jsonText(id.text())}})};
}

void wrongMessageEndpoint(const Facts &facts, Findings &findings)
{
    if (!facts.isOperation(u"message-retrieve") || !facts.url.item(u"chat_id") ||
        facts.url.item(u"message_id"))
        return;
    findings.add(Certainty::Certain, {u"path"_qs, u"query:message_id"_qs}).fixes = {
        findings.fix(u"list"_qs, Safety::Safe, {{u"path"_qs, jsonText(u"/v3/chat/message/list")}})};
}

} // namespace

QList<Rule> methodRules()
{
    return {{u"method-wrong", methodWrong},
            {u"params-in-wrong-place", paramsInWrongPlace},
            {u"conversation-id-in-body", conversationIdInBody},
            {u"wrong-message-endpoint", wrongMessageEndpoint}};
}

} // namespace CozeLens::Causes
