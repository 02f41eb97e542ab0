// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

#include <QCryptographicHash>

namespace CozeLens::Causes {

namespace {

constexpr qsizetype TokenLength = 68; // pat_ and 64 characters
const QString authorizationPlace = u"header:Authorization"_qs;

bool isHexToken(const QByteArray &token)
{
    return token.startsWith("pat_") && token.size() == TokenLength &&
           std::all_of(token.begin() + 4, token.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void studioEndpointMissing(const Facts &facts, Findings &findings)
{
    if (!facts.onOwnHost())
        return;
    const bool cookie = facts.msgHas(u"missing session_key in cookie");
    const bool offered = facts.operation && facts.operation->selfHosted;
    if (offered || (!facts.operation && !cookie))
        return;
    const int status = facts.reply.status;
    const bool fits = status == 401 || status == 404 || (findings.listed() && !facts.code.isNull());
    if (cookie && facts.operation)
        findings.add(Certainty::Certain, {u"path"_qs}, u"session"_qs, {facts.operation->path});
    else if (cookie || fits || facts.beforeSending())
        findings.add(Certainty::Likely, {u"path"_qs}, u"absent"_qs,
                     {shortened(QString::fromUtf8(facts.path), 80)});
}

void studioTokenOnCloud(const Facts &facts, Findings &findings)
{
    const QByteArray &token = facts.authorization.token;
    if (!facts.onCloud() || facts.hostIsPractice() || !isHexToken(token))
        return;
    Finding &finding = findings.add(Certainty::Certain, {u"host"_qs, authorizationPlace});
    const QByteArray hash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    for (const auto &[seen, host] : facts.context.seen.goodTokenHosts) {
        const bool own = hostClass(host.section(u':', 0, 0).toUtf8()) == HostClass::Own;
        if ((seen == hash || seen == hash.toHex()) && own && finding.fixes.isEmpty())
            finding.fixes = {findings.fix(u"host"_qs, Safety::Maybe, {{u"host"_qs, jsonText(host)}}, {host})};
    }
}

bool looksLikeCloudToken(const QByteArray &token)
{
    if (token.startsWith("sat_") || token.startsWith("czs_") || token.startsWith("czu_"))
        return token.size() > 20;
    return token.startsWith("pat_") && token.size() == TokenLength &&
           isAlphanumeric(QByteArrayView(token).sliced(4)) && !isHexToken(token);
}

void cloudTokenOnStudio(const Facts &facts, Findings &findings)
{
    if (!facts.onOwnHost() || facts.tokenIsPlaceholder || !looksLikeCloudToken(facts.authorization.token))
        return;
    // A gateway may pass cloud tokens on: without an answer only coze-studio's own port is worth a warning.
    const bool told = facts.code == u"700012006" || facts.msgHas(u"api key invalid");
    const bool studio = isPrivateAddress(facts.url.hostName) && facts.url.port == "8888";
    if ((told && !facts.msgHas(u"session_key")) || (facts.beforeSending() && studio))
        findings.add(Certainty::Likely, {authorizationPlace, u"host"_qs});
}

} // namespace

QList<Rule> studioRules()
{
    return {{u"studio-endpoint-missing", studioEndpointMissing},
            {u"studio-token-on-cloud", studioTokenOnCloud},
            {u"cloud-token-on-studio", cloudTokenOnStudio}};
}

} // namespace CozeLens::Causes
