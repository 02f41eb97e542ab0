// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"

#include "catalogue/errorcatalogue.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qint64 Hour = 3600;
constexpr qint64 Day = 24 * Hour;

void answerNotPolled(const Facts &facts, Findings &findings)
{
    if (!facts.isOperation(u"chat-create") || !facts.success() || facts.field(u"stream").is(Json::Kind::True))
        return;
    const QString status = facts.reply.document.at(u"/data/status").string();
    if (status != u"created" && status != u"in_progress")
        return;
    findings.add(Certainty::Certain, {u"response:body:/data/status"_qs}, u"status"_qs, {status}).fixes = {
        findings.fix(u"stream"_qs, Safety::Maybe, {{u"body:/stream"_qs, "true"}})};
}

void errorInsideSuccess(const Facts &facts, Findings &findings)
{
    const bool http = facts.reply.status == 0 || (facts.reply.status >= 200 && facts.reply.status < 300);
    if (!http || facts.reply.insidePointer.isEmpty() || facts.code.isNull() || facts.success())
        return;
    QStringList where{u"response:body:" + facts.reply.insidePointer};
    if (facts.reply.codePointer != facts.reply.insidePointer)
        where.append(codePlace(facts));
    findings.add(Certainty::Certain, where, u"place"_qs, {facts.reply.insidePointer});
}

void staleEvidence(const Facts &facts, Findings &findings)
{
    if (!facts.reply.logidTime)
        return;
    const qint64 made = *facts.reply.logidTime;
    if (facts.reply.date) {
        if (qAbs(made - *facts.reply.date) > Hour)
            findings.add(Certainty::Certain, {facts.reply.logidWhere}, u"date"_qs,
                         {facts.reply.logid.left(14)});
    } else if (facts.hasRequest && facts.context.now.isValid() &&
               qAbs(made - facts.context.now.toSecsSinceEpoch()) > Day) {
        findings.add(Certainty::Likely, {facts.reply.logidWhere}, u"now"_qs, {facts.reply.logid.left(14)});
    }
}

bool isHttpStatus(const Facts &facts)
{
    return facts.code.size() == 3 && isDigits(facts.code) && facts.code.toInt() >= 400 &&
           facts.code.toInt() < 600;
}

void unknownCode(const Facts &facts, Findings &findings)
{
    if (facts.code.isEmpty() || facts.success() || isHttpStatus(facts) ||
        ErrorCatalogue::builtIn().find(facts.code))
        return;
    findings.add(Certainty::Certain, {codePlace(facts)}, u"code"_qs, {shortened(facts.code, 30)});
}

} // namespace

QList<Rule> replyRules()
{
    return {{u"answer-not-polled", answerNotPolled},
            {u"error-inside-success", errorInsideSuccess, 1, true},
            {u"stale-evidence", staleEvidence, 1, true},
            {u"unknown-code", unknownCode, 1, true}};
}

} // namespace CozeLens::Causes
