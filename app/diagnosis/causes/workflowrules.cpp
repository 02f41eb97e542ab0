// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

#include <QRegularExpression>

namespace CozeLens::Causes {

namespace {

bool isGiven(const Facts &facts, QStringView name)
{
    const Json::Value value = facts.field(name);
    return value && !value.is(Json::Kind::Null) && !value.text().isEmpty();
}

void workflowAppId(const Facts &facts, Findings &findings)
{
    if (!facts.isWorkflowRun() || !facts.bodyIsUsable() || isGiven(facts, u"app_id") || !findings.listed() ||
        facts.routeUnknown())
        return;
    if (facts.msgHas(u"App not found"))
        findings.add(Certainty::Likely, {u"body:/app_id"_qs}, u"msg"_qs);
    else if ((facts.code == u"4200" || facts.code == u"4000") && !isGiven(facts, u"bot_id"))
        findings.add(Certainty::Possible, {u"body:/app_id"_qs});
}

QString parameterNamedByMsg(const QString &msg)
{
    static const QRegularExpression expression(
        uR"(Missing required parameters?\s*[：:]\s*(?|['"‘“]([^'"’”]{1,100})['"’”]|([A-Za-z_]\w{0,99})))"_qs,
        QRegularExpression::CaseInsensitiveOption);
    return expression.match(msg.left(4000)).captured(1);
}

bool holdsParameter(const Json::Value &parameters, const QString &name)
{
    if (!parameters.is(Json::Kind::String))
        return bool(parameters[name]);
    const auto inner = Json::Document::parse(parameters.string().toUtf8(), {100, 16LL * 1024 * 1024});
    return inner && inner->root()[name];
}

bool isOwnField(const Facts &facts, const QString &name)
{
    return std::any_of(facts.operation->body.begin(), facts.operation->body.end(),
                       [&](const Parameter &parameter) { return parameter.name == name; });
}

bool msgSpeaksOfOther(const Facts &facts)
{
    return facts.routeUnknown() || facts.msgHas(u"not a valid json") || facts.msgHas(u"App not found") ||
           facts.msgHas(u"does not exist") || facts.msgHas(u"not found");
}

void workflowInputMissing(const Facts &facts, Findings &findings)
{
    if (!facts.isWorkflowRun() || !facts.bodyIsUsable())
        return;
    const Json::Value parameters = facts.field(u"parameters");
    const QString name = parameterNamedByMsg(facts.msg);
    if (!name.isEmpty() && findings.listed() && !isOwnField(facts, name) &&
        !holdsParameter(parameters, name)) {
        const bool whole = !parameters || parameters.is(Json::Kind::Null);
        const QString member = bodyAt(pointerTo(u"/parameters", name));
        const QByteArray object = "{" + jsonText(name) + ":\"\"}";
        Finding &finding = findings.add(Certainty::Certain, {member, u"body:/parameters"_qs}, u"named"_qs,
                                        {shortened(name)});
        if (!parameters.is(Json::Kind::String))
            finding.fixes = {
                findings.fix(u"member"_qs, Safety::Maybe,
                             {whole ? Change{u"body:/parameters"_qs, object} : Change{member, "\"\""}},
                             {shortened(name, 24)})};
        return;
    }
    const bool chatflow = facts.isOperation(u"workflow-chat");
    const bool general =
        (facts.code == u"4000" || facts.code == u"720702001") && name.isEmpty() && !msgSpeaksOfOther(facts);
    if (parameters || !(facts.beforeSending() ? chatflow : general))
        return;
    Finding &finding = findings.add(Certainty::Likely, {u"body:/parameters"_qs}, u"absent"_qs);
    if (chatflow)
        finding.fixes = {findings.fix(u"empty"_qs, Safety::Maybe, {{u"body:/parameters"_qs, "{}"}})};
}

void asyncNotInPlan(const Facts &facts, Findings &findings)
{
    const Json::Value async = facts.field(u"is_async");
    if (!findings.listed() || !async.is(Json::Kind::True))
        return;
    findings
        .add(Certainty::Certain, {u"body:/is_async"_qs}, u"line"_qs, {QString::number(facts.lineOf(async))})
        .fixes = {findings.fix(u"remove"_qs, Safety::Maybe, {{u"body:/is_async"_qs, {}}})};
}

void workflowNodeFailed(const Facts &facts, Findings &findings)
{
    const bool workflow = !facts.hasRequest || !facts.operation || facts.operation->group == u"workflow" ||
                          facts.path.contains("workflow");
    if (!findings.listed() || !workflow)
        return;
    QStringList where{codePlace(facts)};
    const bool page = !facts.debugUrl.isEmpty();
    if (page)
        where.append(u"response:body:/debug_url"_qs);
    findings.add(Certainty::Certain, where, page ? QString() : u"no-page"_qs);
}

void workflowNotPublished(const Facts &facts, Findings &findings)
{
    if (!findings.listed())
        return;
    const QString place = codePlace(facts);
    if (facts.code != u"4200")
        findings.add(Certainty::Certain, {place});
    else if (facts.msgHas(u"Workflow not found") && !findings.explained(Certainty::Likely))
        findings.add(Certainty::Likely, {place});
    else if (facts.operation && facts.operation->group == u"workflow" &&
             !findings.explained(Certainty::Likely))
        findings.add(Certainty::Possible, {place});
}

} // namespace

QList<Rule> workflowRules()
{
    return {{u"workflow-app-id", workflowAppId},
            {u"workflow-input-missing", workflowInputMissing, 2},
            {u"async-not-in-plan", asyncNotInPlan},
            {u"workflow-node-failed", workflowNodeFailed, 1, true},
            {u"workflow-not-published", workflowNotPublished, 2, true}};
}

} // namespace CozeLens::Causes
