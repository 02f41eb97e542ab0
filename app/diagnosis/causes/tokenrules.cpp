// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace CozeLens::Causes {

namespace {

const QString authorizationPlace = u"header:Authorization"_qs;

bool hasToken(const Facts &facts)
{
    return facts.authorization.scheme != Scheme::Absent && !facts.authorization.token.isEmpty();
}

// A gateway or a self-hosted server may have tokens of its own kind.
bool kindMatters(const Facts &facts)
{
    return hasToken(facts) && facts.needsToken() && facts.hostClass != HostClass::Own &&
           facts.hostClass != HostClass::Deployed;
}

void tokenPlaceholder(const Facts &facts, Findings &findings)
{
    const QByteArray &token = facts.authorization.token;
    if (!hasToken(facts) || !facts.tokenIsPlaceholder)
        return;
    const bool secretsInside = hasTokenPrefix(token) && token.size() > 12;
    const QString shown =
        secretsInside ? QString::fromUtf8(token.left(4)) + u'…' : shortened(QString::fromUtf8(token), 40);
    const bool variable = token.contains('{') || token.startsWith('$') || token.startsWith('%') ||
                          isUnfilled(QString::fromUtf8(token));
    findings.add(Certainty::Certain, {authorizationPlace}, variable ? u"variable"_qs : u"sample"_qs, {shown});
}

void tokenStrayCharacters(const Facts &facts, Findings &findings)
{
    const QByteArray &token = facts.authorization.token;
    if (!hasToken(facts) || !(facts.needsToken() || facts.isJwtExchange()) ||
        !(hasStrayCharacters(token) || facts.authorization.lineBreak || facts.authorization.quoted) ||
        token.startsWith("-----BEGIN"))
        return;
    if (facts.tokenIsPlaceholder)
        return;
    Finding &finding = findings.add(Certainty::Certain, {authorizationPlace});
    const QByteArray clean = sanitizedToken(token);
    if (!hasTokenPrefix(clean) || clean.size() < 8)
        return;
    const QString value = QString::fromUtf8("Bearer " + clean);
    finding.fixes = {findings.fix(u"clean"_qs, Safety::Safe, {{authorizationPlace, jsonText(value)}})};
}

void tokenLengthOdd(const Facts &facts, Findings &findings)
{
    const QByteArray &token = facts.authorization.token;
    if (!kindMatters(facts) || !token.startsWith("pat_") || facts.tokenIsPlaceholder ||
        hasStrayCharacters(token))
        return;
    const qsizetype length = token.size() - 4;
    if (length != 64 || !isAlphanumeric(QByteArrayView(token).sliced(4)))
        findings.add(Certainty::Likely, {authorizationPlace}, u"length"_qs, {QString::number(length)});
}

QString foreignKind(const Facts &facts)
{
    const QByteArray &token = facts.authorization.token;
    if (token.startsWith("code_"))
        return u"code"_qs;
    if (token.endsWith(".app.coze"))
        return u"client"_qs;
    if (token.contains("-----BEGIN"))
        return u"key"_qs;
    if (token.startsWith("sk-") || token.startsWith("app-"))
        return u"other"_qs;
    return facts.authorization.basic ? u"basic"_qs : QString();
}

QString doubtfulKind(const QByteArray &token)
{
    static const QRegularExpression uuid(uR"(^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$)"_qs);
    const QString text = QString::fromUtf8(token);
    if (isDigits(text))
        return u"digits"_qs;
    if (uuid.match(text).hasMatch())
        return u"uuid"_qs;
    const bool base64 = isCleanToken(token) && !token.contains('.');
    return token.size() == 43 && base64 && !hasTokenPrefix(token) ? u"fingerprint"_qs : QString();
}

void tokenWrongKind(const Facts &facts, Findings &findings)
{
    if (!kindMatters(facts) || facts.tokenIsPlaceholder)
        return;
    const bool ownWord = facts.authorization.scheme == Scheme::OtherWord;
    if (const QString kind = foreignKind(facts); !kind.isEmpty() && !ownWord)
        findings.add(Certainty::Certain, {authorizationPlace}, kind);
    else if (const QString doubt = doubtfulKind(facts.authorization.token); !doubt.isEmpty())
        findings.add(Certainty::Likely, {authorizationPlace}, doubt);
}

void tokenIsJwt(const Facts &facts, Findings &findings)
{
    if (!facts.onCloud() || facts.isJwtExchange() || !facts.needsToken() || !facts.jwt.shaped)
        return;
    const QString audience = facts.jwt.claim(u"aud").string();
    const Json::Value issuer = facts.jwt.claim(u"iss");
    if (issuer && (audience == u"api.coze.cn" || audience == u"api.coze.com"))
        findings.add(Certainty::Certain, {authorizationPlace});
}

std::optional<qint64> expiryOf(const Facts &facts)
{
    const QByteArray &token = facts.authorization.token;
    const QByteArray hash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    for (const auto &[seen, end] : facts.context.seen.tokenExpiries) {
        if (seen == hash || seen == hash.toHex())
            return end;
    }
    if (facts.hostClass == HostClass::Deployed && facts.jwt.shaped)
        return facts.jwt.seconds(u"exp");
    return std::nullopt;
}

void tokenExpiredKnown(const Facts &facts, Findings &findings)
{
    if (!hasToken(facts))
        return;
    const auto end = expiryOf(facts);
    const auto now = facts.timeOfCall();
    if (!end || !now || *end > *now || *end <= 0)
        return;
    const QString when = QDateTime::fromSecsSinceEpoch(*end, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'");
    findings.add(Certainty::Certain, {authorizationPlace}, u"when"_qs, {when});
}

void tokenExpiredOrRevoked(const Facts &facts, Findings &findings)
{
    // It says that the token looks well formed, which only a token that was seen can.
    if (!findings.listed() || !facts.hasRequest || !facts.needsToken())
        return;
    const bool resource =
        facts.code == u"4101" && (facts.msgHas(u"permission to access") || facts.msgHas(u"权限访问"));
    if (resource || findings.hasAt(authorizationPlace) || findings.explained(Certainty::Certain))
        return;
    findings.add(Certainty::Possible, {authorizationPlace});
}

bool tokenWorked(const Facts &facts)
{
    const QByteArray hash = QCryptographicHash::hash(facts.authorization.token, QCryptographicHash::Sha256);
    const QString host = QString::fromUtf8(facts.url.hostName);
    return std::any_of(facts.context.seen.goodTokenHosts.begin(), facts.context.seen.goodTokenHosts.end(),
                       [&](const auto &seen) {
                           return (seen.first == hash || seen.first == hash.toHex()) &&
                                  seen.second.section(u':', 0, 0) == host; // it may name a port
                       });
}

void tokenLacksPermission(const Facts &facts, Findings &findings)
{
    if (!findings.listed())
        return;
    const QString place =
        u"response:body:" + (facts.reply.msgPointer.isEmpty() ? u"/msg"_qs : facts.reply.msgPointer);
    if (facts.msgHas(u"does not have permission to access")) {
        const bool scoped = facts.operation && !facts.operation->scope.isEmpty();
        findings.add(Certainty::Certain, {place}, scoped ? u"scope"_qs : QString(),
                     {scoped ? facts.operation->scope : QString()});
    } else if (facts.code == u"4101") {
        const bool worked = facts.hasRequest && !facts.authorization.token.isEmpty() && tokenWorked(facts);
        if (worked || !findings.explained(Certainty::Likely))
            findings.add(worked ? Certainty::Likely : Certainty::Possible, {place});
    } else if (!findings.explained(Certainty::Likely)) {
        findings.add(Certainty::Possible, {place});
    }
}

} // namespace

QList<Rule> tokenRules()
{
    return {{u"token-placeholder", tokenPlaceholder},
            {u"token-stray-characters", tokenStrayCharacters},
            {u"token-length-odd", tokenLengthOdd},
            {u"token-wrong-kind", tokenWrongKind},
            {u"token-is-jwt", tokenIsJwt},
            {u"token-expired-known", tokenExpiredKnown},
            {u"token-expired-or-revoked", tokenExpiredOrRevoked, 3, true},
            {u"token-lacks-permission", tokenLacksPermission, 2, true}};
}

} // namespace CozeLens::Causes
