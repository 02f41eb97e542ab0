// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

//! A name in the body or the query that was meant to be one of the operation's.
struct Misspelling
{
    QString sent;
    QString meant;
    bool sure = false;     //!< only case, "_" or "-" differ and the field is required
    bool friendly = false; //!< a false friend of another API
};

const Parameter *parameterNamed(const QList<Parameter> &parameters, QStringView name)
{
    for (const Parameter &parameter : parameters) {
        if (parameter.name == name)
            return &parameter;
    }
    return nullptr;
}

QStringList falseFriends(const QString &name)
{
    static const QHash<QString, QStringList> friends{{u"user"_qs, {u"user_id"_qs}},
                                                     {u"uid"_qs, {u"user_id"_qs}},
                                                     {u"bot"_qs, {u"bot_id"_qs}},
                                                     {u"query"_qs, {u"additional_messages"_qs}},
                                                     {u"message"_qs, {u"additional_messages"_qs}},
                                                     {u"messages"_qs, {u"additional_messages"_qs}},
                                                     {u"inputs"_qs, {u"parameters"_qs}},
                                                     {u"input"_qs, {u"parameters"_qs}}};
    return friends.value(name);
}

std::optional<Misspelling> meaningOf(const QList<const Parameter *> &absent, const QString &sent)
{
    std::optional<Misspelling> best;
    int bestDistance = 3;
    for (const Parameter *candidate : absent) {
        const Parameter &parameter = *candidate;
        if (loosened(sent) == loosened(parameter.name))
            return Misspelling{sent, parameter.name, parameter.required, false};
        if (falseFriends(sent).contains(parameter.name))
            return Misspelling{sent, parameter.name, false, true};
        const int distance =
            parameter.name.size() >= 5 && sent.size() >= 4 ? editDistance(sent, parameter.name, 2) : 3;
        if (distance < bestDistance) {
            bestDistance = distance;
            best = Misspelling{sent, parameter.name, false, false};
        }
    }
    return best;
}

QList<Misspelling> misspellings(const Facts &facts)
{
    QList<Misspelling> found;
    if (!facts.operation || !facts.bodyIsUsable() || facts.operation->bodyKind != Operation::BodyKind::Json)
        return found;
    QList<const Parameter *> absent;
    for (const Parameter &parameter : facts.operation->body) {
        if (!facts.field(parameter.name))
            absent.append(&parameter);
    }
    QSet<QString> seen;
    int members = 0;
    for (Json::Value member = facts.body.root().first(); member && members < 300;
         member = member.next(), ++members) {
        const QString name = member.key();
        if (name.size() > 60 || seen.contains(name) || parameterNamed(facts.operation->body, name) ||
            parameterNamed(facts.operation->query, name))
            continue;
        seen.insert(name);
        if (const auto meaning = meaningOf(absent, name))
            found.append(*meaning);
    }
    return found;
}

QList<Misspelling> misspeltInQuery(const Facts &facts)
{
    QList<Misspelling> found;
    if (!facts.operation)
        return found;
    QList<const Parameter *> absent;
    for (const Parameter &parameter : facts.operation->query) {
        if (!facts.url.item(parameter.name) && !facts.field(parameter.name))
            absent.append(&parameter);
    }
    QSet<QString> seen;
    for (const QueryItem &item : facts.url.items) {
        if (item.name.size() > 60 || seen.size() > 300 || seen.contains(item.name) ||
            parameterNamed(facts.operation->body, item.name) ||
            parameterNamed(facts.operation->query, item.name))
            continue;
        seen.insert(item.name);
        const auto meaning = meaningOf(absent, item.name);
        if (meaning && !meaning->friendly)
            found.append(*meaning);
    }
    return found;
}

bool isMeant(const QList<Misspelling> &misspelt, QStringView name)
{
    return std::any_of(misspelt.begin(), misspelt.end(),
                       [&](const Misspelling &one) { return one.meant == name; });
}

void addMissing(const Facts &facts, Findings &findings, const QString &name, const QString &where)
{
    Finding &finding = findings.add(Certainty::Certain, {where}, u"name"_qs, {name, facts.operation->path});
    if (name == u"user_id" && where.startsWith(u"body:"))
        finding.fixes = {findings.fix(u"user"_qs, Safety::Maybe, {{where, jsonText(u"user-1")}})};
    if (name == u"parameters" && where.startsWith(u"body:"))
        finding.fixes = {findings.fix(u"parameters"_qs, Safety::Maybe, {{where, "{}"}})};
}

// An empty text where one must stand: Coze takes it for none. Ids have a rule of their own.
void emptyInBody(const Facts &facts, Findings &findings)
{
    static const QStringList neverEmpty{u"user_id"_qs, u"name"_qs, u"input"_qs};
    for (const Parameter &parameter : facts.operation->body) {
        const Json::Value value = facts.field(parameter.name);
        if (parameter.required && neverEmpty.contains(parameter.name) && value.is(Json::Kind::String) &&
            value.string().trimmed().isEmpty())
            findings.add(Certainty::Likely, {bodyField(parameter.name)}, u"empty"_qs,
                         {QString::number(facts.lineOf(value)), parameter.name});
    }
}

void missingInBody(const Facts &facts, Findings &findings)
{
    const QList<Misspelling> misspelt = misspellings(facts);
    for (const Parameter &parameter : facts.operation->body) {
        if (parameter.required && !facts.field(parameter.name) && !facts.url.item(parameter.name) &&
            !isMeant(misspelt, parameter.name))
            addMissing(facts, findings, parameter.name, bodyField(parameter.name));
    }
    const bool noConversation = !facts.url.item(u"conversation_id") && !facts.field(u"conversation_id");
    const Json::Value messages = facts.field(u"additional_messages");
    const bool emptyList = messages.is(Json::Kind::Array) && messages.size() == 0;
    if (facts.isOperation(u"chat-create") && (!messages || emptyList) && noConversation &&
        !isMeant(misspelt, u"additional_messages"))
        findings.add(emptyList ? Certainty::Likely : Certainty::Certain, {u"body:/additional_messages"_qs},
                     u"messages"_qs);
    if (facts.isOperation(u"workflow-chat") && !facts.field(u"bot_id") && !facts.field(u"app_id") &&
        !isMeant(misspelt, u"bot_id") && !isMeant(misspelt, u"app_id"))
        findings.add(Certainty::Certain, {u"body:/bot_id"_qs, u"body:/app_id"_qs}, u"owner"_qs);
}

void missingInForm(const Facts &facts, Findings &findings)
{
    if (facts.form.parts.isEmpty())
        return;
    for (const Parameter &parameter : facts.operation->body) {
        const bool there = std::any_of(facts.form.parts.begin(), facts.form.parts.end(),
                                       [&](const FormPart &part) { return part.name == parameter.name; });
        if (parameter.required && parameter.type != u"file" && !there)
            findings.add(Certainty::Certain, {u"part:" + parameter.name}, u"name"_qs,
                         {parameter.name, facts.operation->path});
    }
}

void requiredFieldMissing(const Facts &facts, Findings &findings)
{
    if (!facts.operation)
        return;
    const QList<Misspelling> misspelt = misspeltInQuery(facts);
    for (const Parameter &parameter : facts.operation->query) {
        if (parameter.required && !facts.url.item(parameter.name) && !facts.field(parameter.name) &&
            !isMeant(misspelt, parameter.name))
            findings.add(Certainty::Certain, {queryField(parameter.name)}, u"query"_qs,
                         {parameter.name, facts.operation->path});
    }
    if (facts.operation->bodyKind == Operation::BodyKind::Multipart) {
        missingInForm(facts, findings);
    } else if (facts.bodyIsUsable() && facts.operation->bodyKind == Operation::BodyKind::Json) {
        missingInBody(facts, findings);
        emptyInBody(facts, findings);
    }
}

void fieldMisspelt(const Facts &facts, Findings &findings)
{
    for (const Misspelling &one : misspeltInQuery(facts)) {
        const QString from = queryField(one.sent);
        const QString to = queryField(one.meant);
        findings
            .add(one.sure ? Certainty::Certain : Certainty::Likely, {from}, u"query"_qs,
                 {one.sent, one.meant})
            .fixes = {findings.fix(u"rename"_qs, one.sure ? Safety::Safe : Safety::Maybe,
                                   {{from, {}}, {to, jsonText(facts.url.item(one.sent)->value)}},
                                   {one.sent, one.meant})};
    }
    for (const Misspelling &one : misspellings(facts)) {
        const Json::Value value = facts.field(one.sent);
        Finding &finding =
            findings.add(one.sure ? Certainty::Certain : Certainty::Likely, {bodyField(one.sent)}, u"name"_qs,
                         {QString::number(facts.lineOf(value)), one.sent, one.meant});
        const bool reshaped =
            one.friendly && one.meant == u"additional_messages" && value.is(Json::Kind::String);
        QByteArray json = value.raw();
        if (reshaped)
            json = "[{\"role\":\"user\",\"content\":" + json + ",\"content_type\":\"text\"}]";
        finding.fixes = {findings.fix(u"rename"_qs, one.sure ? Safety::Safe : Safety::Maybe,
                                      {{bodyField(one.sent), {}}, {bodyField(one.meant), json}},
                                      {one.sent, one.meant})};
    }
}

void userIdNotString(const Facts &facts, Findings &findings)
{
    const Json::Value id = facts.field(u"user_id");
    if (!facts.isOperation(u"chat-create") || !id || id.is(Json::Kind::String))
        return;
    Finding &finding = findings.add(
        Certainty::Certain, {u"body:/user_id"_qs}, u"line"_qs,
        {QString::number(facts.lineOf(id)), shortened(QString::fromUtf8(id.raw().left(200)), 30)});
    if (id.is(Json::Kind::Number))
        finding.fixes = {
            findings.fix(u"quote"_qs, Safety::Safe, {{u"body:/user_id"_qs, '"' + id.raw() + '"'}})};
}

void fieldsExcludeEachOther(const Facts &facts, Findings &findings)
{
    const auto both = [&](const QString &one, const QString &other) {
        findings.add(Certainty::Certain, {bodyField(one), bodyField(other)}, u"pair"_qs, {one, other})
            .fixes = {findings.fix(u"remove"_qs, Safety::Maybe, {{bodyField(one), {}}}, {one}),
                      findings.fix(u"remove"_qs, Safety::Maybe, {{bodyField(other), {}}}, {other})};
    };
    const auto given = [](const Json::Value &value) {
        return value && !value.is(Json::Kind::Null) && !value.text().isEmpty();
    };
    if (facts.isWorkflowRun() && given(facts.field(u"bot_id")) && given(facts.field(u"app_id")))
        both(u"app_id"_qs, u"bot_id"_qs);
    if (facts.isOperation(u"chat-create") &&
        facts.field(u"publish_status").string() == u"unpublished_draft" && given(facts.field(u"bot_version")))
        both(u"bot_version"_qs, u"publish_status"_qs);
    if (!facts.isOperation(u"document-create"))
        return;
    QString page;
    QString file;
    int index = 0;
    for (Json::Value item = facts.field(u"document_bases").first(); item && index < 100;
         item = item.next(), ++index) {
        const QString place = u"body:/document_bases/" + QString::number(index) + u"/source_info/";
        if (page.isEmpty() && given(item[u"source_info"][u"web_url"]))
            page = place + u"web_url";
        if (file.isEmpty() && given(item[u"source_info"][u"file_base64"]))
            file = place + u"file_base64";
    }
    if (!page.isEmpty() && !file.isEmpty())
        findings.add(Certainty::Certain, {page, file}, u"pair"_qs, {u"web_url"_qs, u"file_base64"_qs});
}

void knowledgeConvHeader(const Facts &facts, Findings &findings)
{
    if (!facts.path.startsWith("/open_api/knowledge/document/") || !facts.operation || facts.onOwnHost())
        return;
    const auto sent = headerValue(facts.request.headers, "Agw-Js-Conv");
    if (sent && sent->trimmed() == "str")
        return;
    findings.add(Certainty::Likely, {u"header:Agw-Js-Conv"_qs}).fixes = {
        findings.fix(u"add"_qs, Safety::Safe, {{u"header:Agw-Js-Conv"_qs, jsonText(u"str")}})};
}

} // namespace

QList<Rule> fieldRules()
{
    return {{u"required-field-missing", requiredFieldMissing},
            {u"field-misspelt", fieldMisspelt},
            {u"user-id-not-string", userIdNotString},
            {u"fields-exclude-each-other", fieldsExcludeEachOther},
            {u"knowledge-conv-header", knowledgeConvHeader}};
}

} // namespace CozeLens::Causes
