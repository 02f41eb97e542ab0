// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

bool pathRulesApply(const Facts &facts)
{
    return facts.onCloud() && !facts.websocket;
}

QString pathText(const Facts &facts)
{
    return QString::fromUtf8(facts.path);
}

bool isOpenAiPath(QByteArrayView path)
{
    if (path.endsWith('/'))
        path.chop(1);
    for (const char *tail : {"/chat/completions", "/completions", "/embeddings", "/responses"}) {
        if (path.endsWith(tail))
            return true;
    }
    return path == "/v1/models";
}

QByteArray asAdditionalMessage(const Json::Value &message)
{
    QString role = message[u"role"].string();
    if (role != u"assistant")
        role = u"user"_qs;
    const Json::Value content = message[u"content"];
    const QByteArray text = content.is(Json::Kind::String) ? content.raw() : Json::quoted(content.text());
    return "{\"role\":" + jsonText(role) + ",\"content\":" + text + ",\"content_type\":\"text\"}";
}

QList<Change> openAiChanges(const Facts &facts)
{
    QList<Change> changes{{u"path"_qs, jsonText(u"/v3/chat")}};
    const Json::Value messages = facts.field(u"messages");
    if (!messages.is(Json::Kind::Array) || messages.size() == 0 || messages.size() > 100 || facts.fault)
        return changes;
    QByteArray list = "[";
    for (Json::Value message = messages.first(); message; message = message.next()) {
        if (list.size() > 1)
            list += ',';
        list += asAdditionalMessage(message);
    }
    changes.append({u"body:/messages"_qs, {}});
    changes.append({u"body:/additional_messages"_qs, list + ']'});
    return changes;
}

void openAiStyleCall(const Facts &facts, Findings &findings)
{
    if (!pathRulesApply(facts))
        return;
    const bool body = facts.field(u"model") && facts.field(u"messages") && !facts.field(u"bot_id") &&
                      !facts.field(u"workflow_id");
    QStringList where;
    if (isOpenAiPath(facts.path) && !facts.operation)
        where = QStringList{u"path"_qs};
    else if (body)
        where = QStringList{u"body:/model"_qs};
    else
        return;
    const bool proved = where.first() == u"path";
    findings
        .add(proved ? Certainty::Certain : Certainty::Likely, where, proved ? u"path"_qs : u"body"_qs,
             {pathText(facts)})
        .fixes = {findings.fix(u"chat"_qs, Safety::Maybe, openAiChanges(facts))};
}

// The operation's path that remains when leading segments are taken off; empty when there is none.
QByteArray withoutDoubledPrefix(const Facts &facts)
{
    static const QList<QByteArray> prefixes{"/v1", "/v2", "/v3", "/open_api", "/open_api/v1", "/open_api/v2"};
    if (facts.knowsPath(facts.path))
        return {};
    qsizetype at = 0;
    for (int segments = 0; segments < 6; ++segments) {
        at = facts.path.indexOf('/', at + 1);
        if (at < 0)
            return {};
        const QByteArray prefix = facts.path.left(at);
        const QByteArray rest = facts.path.mid(at);
        if ((prefixes.contains(prefix) || rest.startsWith(QByteArray(prefix + '/')) || rest == prefix) &&
            facts.knowsPath(rest))
            return rest;
    }
    return {};
}

bool isLegacy(QByteArrayView path)
{
    return path.startsWith("/open_api/v2/") || path == "/v2/chat";
}

QList<Change> legacyChanges(const Facts &facts)
{
    QList<Change> changes{{u"path"_qs, jsonText(u"/v3/chat")}};
    if (!facts.bodyIsClean())
        return changes;
    if (const Json::Value user = facts.field(u"user"); user && !facts.field(u"user_id")) {
        changes.append({u"body:/user"_qs, {}});
        changes.append({u"body:/user_id"_qs, user.raw()});
    }
    if (const Json::Value query = facts.field(u"query");
        query.is(Json::Kind::String) && !facts.field(u"additional_messages")) {
        changes.append({u"body:/query"_qs, {}});
        changes.append({u"body:/additional_messages"_qs,
                        "[{\"role\":\"user\",\"content\":" + query.raw() + ",\"content_type\":\"text\"}]"});
    }
    if (const Json::Value conversation = facts.field(u"conversation_id");
        conversation && !conversation.text().isEmpty()) {
        changes.append({u"body:/conversation_id"_qs, {}});
        changes.append({u"query:conversation_id"_qs, jsonText(conversation.text())});
    }
    return changes;
}

void pathLegacy(const Facts &facts, Findings &findings)
{
    if (!pathRulesApply(facts) || !isLegacy(facts.path) || !withoutDoubledPrefix(facts).isEmpty())
        return;
    findings
        .add(facts.routeUnknown() ? Certainty::Certain : Certainty::Likely, {u"path"_qs}, u"path"_qs,
             {pathText(facts)})
        .fixes = {findings.fix(u"chat"_qs, Safety::Maybe, legacyChanges(facts))};
}

void pathDoubledPrefix(const Facts &facts, Findings &findings)
{
    if (!pathRulesApply(facts))
        return;
    const QByteArray rest = withoutDoubledPrefix(facts);
    if (rest.isEmpty())
        return;
    const QString path = QString::fromUtf8(rest);
    findings.add(Certainty::Certain, {u"path"_qs}, u"path"_qs, {pathText(facts), path}).fixes = {
        findings.fix(u"path"_qs, Safety::Safe, {{u"path"_qs, jsonText(path)}}, {path})};
}

void pathSlashesOrBlanks(const Facts &facts, Findings &findings)
{
    if (!pathRulesApply(facts) || facts.path.size() > 2000)
        return;
    const QByteArray clean = cleanedPath(facts.path);
    if (clean == facts.path || !facts.knowsPath(clean))
        return;
    const QString path = QString::fromUtf8(clean);
    const bool certain = facts.beforeSending() || facts.routeUnknown();
    findings
        .add(certain ? Certainty::Certain : Certainty::Likely, {u"path"_qs}, u"path"_qs,
             {pathText(facts), path})
        .fixes = {findings.fix(u"path"_qs, Safety::Safe, {{u"path"_qs, jsonText(path)}}, {path})};
}

// The template with the values of this path in the place of its variables; empty when the shapes differ.
QByteArray templateWithValues(const QString &pattern, const QList<QByteArray> &segments)
{
    const QStringList names = pattern.split(u'/');
    if (names.size() != segments.size())
        return {};
    QByteArray path;
    for (qsizetype i = 1; i < names.size(); ++i)
        path += '/' + (names[i].startsWith(u':') ? segments[i] : names[i].toUtf8());
    return path;
}

QByteArray closestPath(const Facts &facts)
{
    QByteArray closest;
    int found = 0;
    const QString path = pathText(facts);
    const QList<QByteArray> segments = facts.path.split('/');
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.method != facts.request.method)
            continue;
        const QByteArray candidate = operation.path.contains(u':')
                                         ? templateWithValues(operation.path, segments)
                                         : operation.path.toUtf8();
        if (candidate.isEmpty() || candidate == closest ||
            editDistance(path, QString::fromUtf8(candidate), 2) > 2)
            continue;
        closest = candidate;
        ++found;
    }
    return found == 1 ? closest : QByteArray();
}

void pathUnknown(const Facts &facts, Findings &findings)
{
    if (!pathRulesApply(facts) || facts.knowsPath(facts.path) || facts.grantUnknown ||
        findings.hasAt(u"path") || findings.has(u"deployed-site-mixup") || facts.path.size() > 2000)
        return;
    const bool emptyId = std::any_of(facts.ids.begin(), facts.ids.end(), [](const IdField &id) {
        return id.home == IdField::Home::Path && id.value.isEmpty();
    });
    if (emptyId)
        return;
    Finding &finding = findings.add(facts.routeUnknown() ? Certainty::Certain : Certainty::Likely,
                                    {u"path"_qs}, u"path"_qs, {shortened(pathText(facts), 120)});
    const QByteArray closest = closestPath(facts);
    if (closest.isEmpty())
        return;
    const QString path = QString::fromUtf8(closest);
    finding.fixes = {findings.fix(u"path"_qs, Safety::Maybe, {{u"path"_qs, jsonText(path)}}, {path})};
}

} // namespace

QList<Rule> pathRules()
{
    return {{u"openai-style-call", openAiStyleCall},
            {u"path-doubled-prefix", pathDoubledPrefix},
            {u"path-legacy-v2", pathLegacy},
            {u"path-slashes-or-blanks", pathSlashesOrBlanks},
            {u"path-unknown", pathUnknown}};
}

} // namespace CozeLens::Causes
