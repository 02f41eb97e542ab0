// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

const QString authorizationPlace = u"header:Authorization"_qs;

//! A token that was put somewhere else.
struct StrayToken
{
    QByteArray token;
    Change removal;
};

QByteArray withoutScheme(const QByteArray &value)
{
    return value.toLower().startsWith("bearer ") ? value.mid(7).trimmed() : value;
}

bool isWholeToken(const QByteArray &value)
{
    return hasTokenPrefix(value) && isCleanToken(value) && !isTokenPlaceholder(QString::fromUtf8(value));
}

QList<StrayToken> strayTokens(const Facts &facts)
{
    QList<StrayToken> found;
    const auto take = [&](const QByteArray &value, const QString &where) {
        const QByteArray token = withoutScheme(value);
        if (isWholeToken(token))
            found.append({token, {where, {}}});
    };
    for (const Header &header : facts.request.headers)
        take(header.value.trimmed(), u"header:" + QString::fromUtf8(header.name));
    for (const QueryItem &item : facts.url.items)
        take(item.value.toUtf8(), queryField(item.name));
    int members = 0;
    for (Json::Value member = facts.body.root().first(); member && members < 200;
         member = member.next(), ++members) {
        if (member.is(Json::Kind::String) && member.span().length < 300)
            take(member.string().toUtf8(), bodyField(member.key()));
    }
    return found;
}

void authMissing(const Facts &facts, Findings &findings)
{
    if (!(facts.needsToken() || facts.isJwtExchange()) || facts.authorization.scheme != Scheme::Absent)
        return;
    // A browser cannot set headers on a websocket: there coze-js puts the token into the query.
    if (facts.websocket && facts.url.item(u"authorization"))
        return;
    const QList<StrayToken> tokens = strayTokens(facts);
    if (tokens.size() != 1) {
        findings.add(Certainty::Certain, {authorizationPlace},
                     facts.authorization.present ? u"empty"_qs : u"absent"_qs);
        return;
    }
    const QByteArray value = "Bearer " + tokens.first().token;
    const QString from = tokens.first().removal.where;
    findings.add(Certainty::Certain, {authorizationPlace}, u"elsewhere"_qs, {from}).fixes = {findings.fix(
        u"move"_qs, Safety::Maybe,
        {tokens.first().removal, {authorizationPlace, jsonText(QString::fromUtf8(value))}}, {from})};
}

bool checksToken(const Facts &facts)
{
    return (facts.needsToken() || facts.isJwtExchange()) && facts.authorization.scheme != Scheme::Absent;
}

// One fix for both slips: a token with surplus characters would be refused behind the right word as well.
Fix bearerFix(const Facts &facts, Findings &findings, Safety safety)
{
    QByteArray token = facts.authorization.token;
    if (const QByteArray clean = sanitizedToken(token); hasStrayCharacters(token) && isWholeToken(clean))
        token = clean;
    const QString value = QString::fromUtf8("Bearer " + token);
    return findings.fix(u"bearer"_qs, safety, {{authorizationPlace, jsonText(value)}});
}

void authBearerMissing(const Facts &facts, Findings &findings)
{
    if (!checksToken(facts) || facts.authorization.scheme != Scheme::None)
        return;
    findings.add(Certainty::Certain, {authorizationPlace}).fixes = {bearerFix(facts, findings, Safety::Safe)};
}

void authBearerMalformed(const Facts &facts, Findings &findings)
{
    if (!checksToken(facts))
        return;
    QString variant;
    switch (facts.authorization.scheme) {
    case Scheme::Doubled:
        variant = u"doubled"_qs;
        break;
    case Scheme::Glued:
        variant = u"glued"_qs;
        break;
    case Scheme::Misspelt:
        variant = u"misspelt"_qs;
        break;
    case Scheme::OtherWord:
        variant = u"word"_qs;
        break;
    case Scheme::OddCase:
        variant = u"case"_qs;
        break;
    case Scheme::Blanks:
        variant = u"blanks"_qs;
        break;
    default:
        return;
    }
    if (facts.authorization.scheme != Scheme::OddCase && facts.authorization.scheme != Scheme::Blanks) {
        const QByteArray word =
            facts.authorization.value.left(qMax<qsizetype>(0, facts.authorization.value.indexOf(' ')));
        findings
            .add(Certainty::Certain, {authorizationPlace}, variant, {shortened(QString::fromUtf8(word), 20)})
            .fixes = {bearerFix(facts, findings, Safety::Safe)};
        return;
    }
    const bool own = facts.onOwnHost();
    if (own || findings.listed()) {
        findings.add(own ? Certainty::Likely : Certainty::Possible, {authorizationPlace}, variant).fixes = {
            bearerFix(facts, findings, Safety::Maybe)};
    }
}

// RFC 9110 section 5.6.2
bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return isAlphanumeric(QByteArrayView(&c, 1)) || (c && strchr("!#$%&'*+-.^_`|~", c));
    });
}

bool isHeaderValue(const QByteArray &value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

void malformedName(const Header &header, Findings &findings)
{
    const QByteArray clean = cleanHeaderName(header.name);
    const QString shown = shortened(QString::fromUtf8(header.name), 40);
    const QString place = u"header:" + QString::fromUtf8(header.name).trimmed().remove(u':').trimmed();
    Finding &finding = findings.add(Certainty::Certain, {place}, u"name"_qs, {shown});
    if (isHeaderName(clean)) {
        finding.fixes = {findings.fix(u"name"_qs, Safety::Safe,
                                      {{place, jsonText(QString::fromUtf8(header.value))}}, {place.mid(7)})};
    }
}

void headerMalformed(const Facts &facts, Findings &findings)
{
    int looked = 0;
    for (const Header &header : facts.request.headers) {
        if (++looked > 500)
            break;
        if (header.name.startsWith(':')) // a pseudo-header of HTTP/2 (RFC 9113 section 8.3)
            continue;
        if (!isHeaderName(header.name))
            malformedName(header, findings);
        else if (!isHeaderValue(header.value))
            findings.add(Certainty::Certain, {u"header:" + QString::fromUtf8(header.name)}, u"value"_qs,
                         {QString::fromUtf8(header.name)});
    }
    if (facts.authorization.conflicting) {
        Finding &finding = findings.add(Certainty::Certain, {authorizationPlace}, u"twice"_qs);
        for (const Header &header : facts.request.headers) {
            if (cleanHeaderName(header.name) == "authorization" && finding.fixes.size() < 4)
                finding.fixes.append(
                    findings.fix(u"keep"_qs, Safety::Maybe,
                                 {{authorizationPlace, jsonText(QString::fromUtf8(header.value))}},
                                 {QString::number(finding.fixes.size() + 1)}));
        }
    }
    if (facts.reply.status == 400 && !facts.reply.hasJson && facts.reply.missesHost)
        findings.add(Certainty::Certain, {u"header:Host"_qs}, u"host"_qs);
}

} // namespace

QList<Rule> authorizationRules()
{
    return {{u"auth-missing", authMissing},
            {u"auth-bearer-missing", authBearerMissing},
            {u"auth-bearer-malformed", authBearerMalformed},
            {u"header-malformed", headerMalformed}};
}

} // namespace CozeLens::Causes
