// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

const QStringList &grantTypes()
{
    static const QStringList types{u"authorization_code"_qs, u"refresh_token"_qs,
                                   u"urn:ietf:params:oauth:grant-type:jwt-bearer"_qs,
                                   u"urn:ietf:params:oauth:grant-type:device_code"_qs};
    return types;
}

void oauthAppType(const Facts &facts, Findings &findings)
{
    if (!facts.msgHas(u"should bind connector id") && !facts.msgHas(u"invalid app type"))
        return;
    const QString pointer = facts.reply.msgPointer.isEmpty() ? u"/error_message"_qs : facts.reply.msgPointer;
    findings.add(Certainty::Certain, {u"response:body:" + pointer});
}

QString sentGrantType(const Facts &facts)
{
    if (facts.bodyIsForm) {
        const UrlParts parts = parseUrl("http://x/?" + facts.request.body.left(4096));
        const QueryItem *item = parts.item(u"grant_type");
        return item ? item->value : QString();
    }
    return facts.field(u"grant_type").text();
}

void oauthGrantType(const Facts &facts, Findings &findings)
{
    if (facts.onOwnHost() || facts.path != "/api/permission/oauth2/token" || facts.request.method != "POST")
        return;
    if (!facts.bodyIsUsable() && !facts.bodyIsForm && !facts.request.body.trimmed().isEmpty())
        return;
    const QString sent = sentGrantType(facts);
    if (grantTypes().contains(sent) || facts.placeholders.contains(u"body:/grant_type"_qs))
        return;
    Finding &finding = findings.add(Certainty::Certain, {u"body:/grant_type"_qs},
                                    sent.isEmpty() ? u"missing"_qs : u"unknown"_qs, {shortened(sent)});
    if (!facts.bodyIsUsable())
        return;
    QStringList near;
    for (const QString &type : grantTypes()) {
        if (!sent.isEmpty() && editDistance(sent, type, 3) <= 3)
            near.append(type);
    }
    const bool one = near.size() == 1;
    for (const QString &type : one ? near : grantTypes())
        finding.fixes.append(findings.fix(u"set"_qs, one ? Safety::Safe : Safety::Maybe,
                                          {{u"body:/grant_type"_qs, jsonText(type)}}, {type}));
}

bool isAuthorizeParameter(const QString &name)
{
    static const QStringList known{u"client_id"_qs,    u"redirect_uri"_qs,   u"response_type"_qs,
                                   u"state"_qs,        u"code_challenge"_qs, u"code_challenge_method"_qs,
                                   u"workspace_id"_qs, u"scope"_qs};
    return known.contains(name);
}

void setRedirect(Findings &findings, const QString &variant, Safety safety, const QString &value)
{
    findings.add(Certainty::Certain, {u"query:redirect_uri"_qs}, variant).fixes = {
        findings.fix(u"encode"_qs, safety, {{u"query:redirect_uri"_qs, jsonText(value)}})};
}

void redirectInAuthorize(const Facts &facts, Findings &findings)
{
    const QueryItem *redirect = facts.url.item(u"redirect_uri");
    if (!redirect || isWholeTemplate(redirect->value))
        return;
    const QByteArray &url = facts.request.url;
    const QByteArray raw = url.mid(redirect->valueSpan.offset, redirect->valueSpan.length);
    if (redirect->valueSpan.end() == facts.url.query.end() && facts.url.fragment.length > 0) {
        QByteArray tail = url.mid(facts.url.fragment.offset);
        tail = tail.left(tail.indexOf('&') < 0 ? tail.size() : tail.indexOf('&'));
        setRedirect(findings, u"hash"_qs, Safety::Safe, redirect->value + percentDecoded(tail, false));
        return;
    }
    if (raw.contains(' ')) {
        setRedirect(findings, u"blank"_qs, Safety::Safe, redirect->value);
        return;
    }
    qsizetype index = 0;
    while (index < facts.url.items.size() && &facts.url.items[index] != redirect)
        ++index;
    QString whole = redirect->value;
    for (++index; index < facts.url.items.size() && !isAuthorizeParameter(facts.url.items[index].name);
         ++index) {
        const Span &span = facts.url.items[index].span;
        whole += u'&' + percentDecoded(url.mid(span.offset, span.length), true);
    }
    if (whole != redirect->value && redirect->value.contains(u'?'))
        setRedirect(findings, u"ampersand"_qs, Safety::Maybe, whole);
}

void oauthRedirectUnescaped(const Facts &facts, Findings &findings)
{
    if (facts.onOwnHost())
        return;
    if (facts.path.startsWith("/api/permission/oauth2/") && facts.path.endsWith("/authorize")) {
        redirectInAuthorize(facts, findings);
        return;
    }
    if (!facts.isOperation(u"oauth-token-code") && !facts.isOperation(u"oauth-token-pkce"))
        return;
    const Json::Value sent = facts.field(u"redirect_uri");
    const QString client = facts.field(u"client_id").string();
    const QString before = facts.context.seen.redirectUris.value(client);
    if (!sent.is(Json::Kind::String) || before.isEmpty() || before == sent.string())
        return;
    findings.add(Certainty::Certain, {u"body:/redirect_uri"_qs}, u"differs"_qs, {shortened(before)}).fixes = {
        findings.fix(u"same"_qs, Safety::Maybe, {{u"body:/redirect_uri"_qs, jsonText(before)}},
                     {shortened(before, 30)})};
}

void oauthDeviceWait(const Facts &facts, Findings &findings)
{
    if (findings.listed())
        findings.add(Certainty::Certain, {codePlace(facts)}, facts.code);
}

} // namespace

QList<Rule> oauthRules()
{
    return {{u"oauth-app-type", oauthAppType, 1, true},
            {u"oauth-grant-type", oauthGrantType},
            {u"oauth-redirect-unescaped", oauthRedirectUnescaped},
            {u"oauth-device-wait", oauthDeviceWait, 1, true}};
}

} // namespace CozeLens::Causes
