// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr qint64 Milliseconds = 100'000'000'000; // a time in seconds this large lies in the year 5138
constexpr qint64 Tolerance = 60;

const QString authorizationPlace = u"header:Authorization"_qs;

bool applies(const Facts &facts)
{
    return facts.isJwtExchange() && !facts.onOwnHost() && facts.authorization.scheme != Scheme::Absent &&
           !facts.tokenIsPlaceholder;
}

bool isMissing(const Json::Value &claim)
{
    return !claim || claim.is(Json::Kind::Null) ||
           (claim.is(Json::Kind::String) && claim.string().trimmed().isEmpty());
}

bool isTimeClaim(const Facts &facts, QStringView name)
{
    const auto value = facts.jwt.seconds(name);
    return value && *value > 0 && *value < Milliseconds;
}

bool hasSchemeOrPath(const QString &audience)
{
    return audience.contains(u'/') || audience.contains(u':');
}

QStringList wrongClaims(const Facts &facts)
{
    QStringList wrong;
    const Json::Value header = facts.jwt.header.root();
    if (header[u"alg"].string() != u"RS256")
        wrong.append(u"alg"_qs);
    if (isMissing(header[u"kid"]))
        wrong.append(u"kid"_qs);
    const Json::Value issuer = facts.jwt.claim(u"iss");
    if (isMissing(issuer) || !isDigits(issuer.text()))
        wrong.append(u"iss"_qs);
    const Json::Value audience = facts.jwt.claim(u"aud");
    if (isMissing(audience) || hasSchemeOrPath(audience.text()))
        wrong.append(u"aud"_qs);
    for (const QString &name : {u"iat"_qs, u"exp"_qs}) {
        if (!isTimeClaim(facts, name))
            wrong.append(name);
    }
    if (isMissing(facts.jwt.claim(u"jti")))
        wrong.append(u"jti"_qs);
    const auto begin = facts.jwt.seconds(u"iat");
    const auto end = facts.jwt.seconds(u"exp");
    if (begin && end && *end <= *begin && !wrong.contains(u"exp"))
        wrong.append(u"exp"_qs);
    return wrong;
}

void jwtFieldsWrong(const Facts &facts, Findings &findings)
{
    if (!applies(facts))
        return;
    if (!facts.jwt.shaped) {
        findings.add(Certainty::Certain, {authorizationPlace}, u"none"_qs);
        return;
    }
    const QStringList wrong = wrongClaims(facts);
    if (!wrong.isEmpty())
        findings.add(Certainty::Certain, {authorizationPlace}, u"claims"_qs, {wrong.join(u", ")});
}

QString secondsText(qint64 seconds)
{
    return QString::number(qAbs(seconds));
}

void jwtExpired(const Facts &facts, Findings &findings)
{
    if (!applies(facts) || !facts.jwt.shaped || !isTimeClaim(facts, u"exp"))
        return;
    const auto now = facts.timeOfCall();
    const qint64 end = *facts.jwt.seconds(u"exp");
    if (now && end <= *now)
        findings.add(Certainty::Certain, {authorizationPlace}, u"by"_qs, {secondsText(*now - end)});
}

void jwtClockSkew(const Facts &facts, Findings &findings)
{
    if (!applies(facts) || !facts.jwt.shaped || !facts.reply.date || !isTimeClaim(facts, u"iat"))
        return;
    const qint64 issued = *facts.jwt.seconds(u"iat");
    const qint64 server = *facts.reply.date;
    if (issued > server + Tolerance) {
        findings.add(Certainty::Certain, {authorizationPlace}, u"ahead"_qs, {secondsText(issued - server)});
        return;
    }
    // Only an answer that is being looked at as it comes in tells anything of this machine's clock.
    if (!facts.context.now.isValid())
        return;
    const qint64 here = facts.context.now.toSecsSinceEpoch();
    if (qAbs(here - server) > Tolerance && qAbs(here - issued) <= Tolerance)
        findings.add(Certainty::Likely, {authorizationPlace}, u"clock"_qs, {secondsText(here - server)});
}

void jwtAudMismatch(const Facts &facts, Findings &findings)
{
    if (!applies(facts) || !facts.jwt.shaped || facts.url.hostName.endsWith(".privatelink.volces.com"))
        return;
    const QString audience = facts.jwt.claim(u"aud").string();
    const QString host = QString::fromUtf8(facts.url.hostName);
    if (audience.isEmpty() || hasSchemeOrPath(audience) || audience.compare(host, Qt::CaseInsensitive) == 0)
        return;
    findings.add(Certainty::Certain, {authorizationPlace, u"host"_qs}, u"both"_qs,
                 {shortened(audience), host});
}

void jwtKidUnregistered(const Facts &facts, Findings &findings)
{
    if (!findings.listed() ||
        !(facts.msgHas(u"kid not been regist") || facts.msgHas(u"kid not been registered")))
        return;
    const QString place = facts.hasRequest ? authorizationPlace : codePlace(facts);
    findings.add(findings.hostIsWrong() ? Certainty::Possible : Certainty::Likely, {place});
}

void jwtReused(const Facts &facts, Findings &findings)
{
    if (!applies(facts))
        return;
    const QString id = facts.jwt.claim(u"jti").string();
    if (!id.isEmpty() && facts.context.seen.usedJtis.contains(id))
        findings.add(Certainty::Certain, {authorizationPlace});
    else if (findings.listed() && facts.msgHas(u"jti"))
        findings.add(Certainty::Possible, {authorizationPlace});
}

} // namespace

QList<Rule> jwtRules()
{
    return {{u"jwt-fields-wrong", jwtFieldsWrong},
            {u"jwt-expired", jwtExpired},
            {u"jwt-clock-skew", jwtClockSkew},
            {u"jwt-aud-mismatch", jwtAudMismatch},
            {u"jwt-kid-unregistered", jwtKidUnregistered, 3, true},
            {u"jwt-reused", jwtReused}};
}

} // namespace CozeLens::Causes
