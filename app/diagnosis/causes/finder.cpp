// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"

#include "diagnosis/causes/rules.h"
#include "http/namedfiles.h"

namespace CozeLens {

using namespace Causes;

namespace {

// Two findings at one place: the specific one on the left hides the general one on the right.
const std::pair<QStringView, QStringView> hides[] = {
    {u"id-unquoted", u"type-mismatch"},
    {u"id-empty", u"type-mismatch"},
    {u"id-rounded", u"id-of-another-kind"},
    {u"user-id-not-string", u"type-mismatch"},
    {u"content-not-string", u"type-mismatch"},
    {u"content-not-string", u"message-roles"},
    {u"object-string-invalid", u"image-without-text"},
    {u"id-empty", u"required-field-missing"},
    {u"required-field-missing", u"workflow-input-missing"},
    {u"wrong-message-endpoint", u"required-field-missing"},
    {u"oauth-grant-type", u"required-field-missing"},
    {u"conversation-id-in-body", u"params-in-wrong-place"},
    {u"params-in-wrong-place", u"required-field-missing"},
    {u"header-malformed", u"auth-missing"},
    {u"multipart-boundary-missing", u"upload-sent-as-json"},
    {u"upload-sent-as-json", u"content-type-not-json"},
    {u"openai-style-call", u"field-misspelt"},
    {u"token-stray-characters", u"token-length-odd"},
    {u"token-is-jwt", u"token-wrong-kind"},
    {u"token-expired-known", u"token-expired-or-revoked"},
    {u"studio-token-on-cloud", u"token-expired-or-revoked"},
};

bool isPlaceholderCause(const QString &id)
{
    return id == u"token-placeholder" || id == u"value-placeholder";
}

bool mayRun(const CauseData &cause, const Facts &facts)
{
    if (facts.beforeSending())
        return cause.beforeSending != Before::No;
    return !facts.success() || !cause.refutedBySuccess;
}

bool hidden(const Finding &general, const QList<Finding> &findings)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding &specific) {
        if (general.explains && !specific.explains)
            return false;
        const bool pair = std::any_of(std::begin(hides), std::end(hides), [&](const auto &hide) {
            return hide.first == specific.id && hide.second == general.id;
        });
        return pair && std::any_of(specific.where.begin(), specific.where.end(),
                                   [&](const QString &place) { return general.where.contains(place); });
    });
}

// What is said of a body that nobody saw, or of the header that describes it.
bool speaksOfBody(const Finding &finding)
{
    return std::any_of(finding.where.begin(), finding.where.end(), [](const QString &place) {
        return place.startsWith(u"body:") || place.startsWith(u"part:") || place == u"header:Content-Type";
    });
}

void suppress(const Facts &facts, QList<Finding> &findings)
{
    if (facts.context.requestBodyUnknown)
        findings.removeIf(speaksOfBody);
    findings.removeIf([&](const Finding &finding) {
        if (!isPlaceholderCause(finding.id) && facts.placeholders.contains(finding.where.value(0)) &&
            finding.where.value(0) != u"path")
            return true;
        if (facts.beforeSending() && finding.certainty == Certainty::Possible)
            return true;
        // With a success only what is proven is worth a side note.
        return facts.success() && !finding.explains && finding.certainty != Certainty::Certain;
    });
    const QList<Finding> before = findings;
    findings.removeIf([&](const Finding &finding) { return hidden(finding, before); });
}

// A fix of the body would have to be made in a text that is no JSON yet.
void dropImpossibleFixes(const Facts &facts, QList<Finding> &findings)
{
    if (!facts.fault)
        return;
    for (Finding &finding : findings) {
        finding.fixes.removeIf([](const Fix &fix) {
            return std::any_of(fix.changes.begin(), fix.changes.end(),
                               [](const Change &change) { return change.where.startsWith(u"body:/"); });
        });
    }
}

int gradeOf(const Finding &finding, const CauseData &cause)
{
    if (cause.id == u"stale-evidence")
        return 9;
    if (!finding.explains)
        return 5 + int(finding.certainty);
    if (finding.certainty ==
        Certainty::Possible) // nobody was ever seen to use the wrong one of the sites this way round
        return cause.id == u"host-cn-for-com" ? 4 : 3;
    return cause.remark ? 2 : int(finding.certainty);
}

void order(QList<Finding> &findings)
{
    const CauseTable &table = causeTable();
    std::stable_sort(findings.begin(), findings.end(), [&](const Finding &a, const Finding &b) {
        const CauseData &left = *table.find(a.id);
        const CauseData &right = *table.find(b.id);
        return std::make_tuple(gradeOf(a, left), int(left.stage), left.rank) <
               std::make_tuple(gradeOf(b, right), int(right.stage), right.rank);
    });
}

} // namespace

QList<Finding> findCauses(const Request &request, const std::optional<Response> &response,
                          const QString &code, const FoundError *error, const DiagnosisContext &context)
{
    const Facts facts = readFacts(request, response, code, error, context);
    Findings findings(facts);
    for (const Rule &rule : allRules()) {
        const CauseData *cause = causeTable().find(rule.id);
        if (!cause || !mayRun(*cause, facts) || !(facts.hasRequest || rule.alone))
            continue;
        findings.begin(*cause);
        rule.run(facts, findings);
    }
    suppress(facts, findings.all());
    dropImpossibleFixes(facts, findings.all());
    order(findings.all());
    return findings.all();
}

QList<Finding> checkBeforeSending(const Request &request, const DiagnosisContext &context)
{
    return findCauses(withFilesNamed(request), std::nullopt, {}, nullptr, context);
}

} // namespace CozeLens
