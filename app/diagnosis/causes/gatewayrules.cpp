// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"

namespace CozeLens::Causes {

namespace {

bool hasGatewayStatus(const Facts &facts)
{
    return facts.reply.status >= 502 && facts.reply.status <= 504;
}

void htmlAnswer(const Facts &facts, Findings &findings)
{
    const Reply &reply = facts.reply;
    if (!reply.isHtml || reply.envelope)
        return;
    QStringList where;
    if (reply.contentType.startsWith("text/html"))
        where.append(u"response:header:Content-Type"_qs);
    where.append(u"response:body:"_qs);
    findings.add(Certainty::Certain, where);
}

// The page's own words stand in for the status where only the page was pasted.
void gatewayTimeout(const Facts &facts, Findings &findings)
{
    if (facts.reply.envelope)
        return;
    if (hasGatewayStatus(facts))
        findings.add(Certainty::Certain, {u"response:status"_qs}, u"status"_qs,
                     {QString::number(facts.reply.status)});
    else if (facts.reply.status == 0 && !facts.reply.gatewayTitle.isEmpty())
        findings.add(Certainty::Certain, {u"response:body:"_qs}, u"status"_qs, {facts.reply.gatewayTitle});
}

} // namespace

QList<Rule> gatewayRules()
{
    return {{u"gateway-timeout", gatewayTimeout, 1, true}, {u"html-answer", htmlAnswer, 1, true}};
}

} // namespace CozeLens::Causes
