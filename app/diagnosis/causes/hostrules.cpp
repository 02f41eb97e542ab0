// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/rules.h"
#include "diagnosis/causes/words.h"

#include <QCryptographicHash>

namespace CozeLens::Causes {

namespace {

const char *domainOf(Site site)
{
    return site == Site::Com ? "coze.com" : "coze.cn";
}

bool pointsTo(QStringView address, const char *domain)
{
    const qsizetype start = address.indexOf(u"://");
    const QStringView rest = start < 0 ? address : address.sliced(start + 3);
    const qsizetype end = rest.indexOf(u'/');
    const QByteArray host = (end < 0 ? rest : rest.first(end)).toUtf8().toLower();
    return host == domain || host.endsWith(QByteArray(QByteArray(".") + domain));
}

bool jwtIsFor(const Facts &facts, const char *domain)
{
    return facts.jwt.shaped && pointsTo(facts.jwt.claim(u"aud").string(), domain);
}

bool holdsAddressOf(const Facts &facts, const char *domain)
{
    for (const char *name : {"Referer", "Origin"}) {
        const auto value = headerValue(facts.request.headers, name);
        if (value && pointsTo(QString::fromUtf8(*value), domain))
            return true;
    }
    return std::any_of(facts.ids.begin(), facts.ids.end(), [&](const IdField &id) {
        return id.isText() && id.value.contains(u'.') && pointsTo(id.value.trimmed(), domain);
    });
}

bool sameToken(const QByteArray &seen, const QByteArray &token)
{
    const QByteArray hash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
    return seen == hash || seen == hash.toHex();
}

// Answered with code 0 on the other site, and never on this one.
bool seenAt(const Facts &facts, const char *domain)
{
    bool there = false;
    bool here = false;
    const QString thisHost = QString::fromUtf8(facts.url.hostName);
    const auto note = [&](const QString &host) {
        there = there || pointsTo(host, domain);
        here = here || host == thisHost;
    };
    if (!facts.authorization.token.isEmpty()) {
        for (const auto &[hash, host] : facts.context.seen.goodTokenHosts) {
            if (sameToken(hash, facts.authorization.token))
                note(host);
        }
    }
    for (const IdField &field : facts.ids) {
        if (field.kind != u"bot_id" && field.kind != u"workflow_id")
            continue;
        for (const auto &[id, host] : facts.context.seen.goodIdHosts) {
            if (id == field.value)
                note(host);
        }
    }
    return there && !here;
}

bool bytesHaveCjk(const QByteArray &text)
{
    constexpr qsizetype Enough = 256 * 1024;
    const qsizetype end = qMin(text.size(), Enough) - 5;
    for (qsizetype i = 0; i < end; ++i) {
        const uchar c = uchar(text[i]);
        if (c >= 0xE4 && c <= 0xE9 && (uchar(text[i + 1]) & 0xC0) == 0x80) // U+4000 to U+9FFF in UTF-8
            return true;
        if (c == '\\' && text[i + 1] == 'u' && text[i + 2] >= '4' && text[i + 2] <= '9' &&
            !(text[i + 2] == '4' && text[i + 3] < 'e'))
            return true;
    }
    return false;
}

bool hasHintOfChina(const Facts &facts)
{
    const QByteArray agent =
        headerValue(facts.request.headers, "User-Agent").value_or(QByteArray()).toLower();
    for (const char *sdk : {"cozepy/", "coze-js/", "cozego/", "cozejava/"}) {
        if (agent.startsWith(sdk))
            return true;
    }
    if (headerValue(facts.request.headers, "Accept-Language")
            .value_or(QByteArray())
            .toLower()
            .startsWith("zh"))
        return true;
    if (facts.context.chineseUser || bytesHaveCjk(facts.request.body))
        return true;
    return std::any_of(facts.url.items.begin(), facts.url.items.end(),
                       [](const QueryItem &item) { return hasCjk(item.value); });
}

// The reply recognised the token, or never came from Coze: then nothing speaks against the host.
bool replySpeaksForHost(const Facts &facts)
{
    if (facts.msgHas(u"does not have permission to access"))
        return true;
    const int status = facts.reply.status;
    return facts.code.isNull() && status != 401 && status != 403 && status != 404 && !facts.websocket;
}

Fix siteFix(const Facts &facts, Findings &findings, Site from, Site to, Safety safety)
{
    QByteArray host = facts.request.url.mid(facts.url.host.offset, facts.url.host.length);
    const qsizetype at = host.toLower().lastIndexOf(domainOf(from));
    if (at >= 0)
        host.replace(at, qsizetype(strlen(domainOf(from))), domainOf(to));
    const QString text = QString::fromUtf8(host);
    return findings.fix(u"site"_qs, safety, {{u"host"_qs, jsonText(text)}}, {text});
}

bool siteIsProved(const Facts &facts, const char *domain, QString &variant)
{
    if (jwtIsFor(facts, domain))
        variant = u"jwt"_qs;
    else if (holdsAddressOf(facts, domain))
        variant = u"address"_qs;
    else if (seenAt(facts, domain))
        variant = u"seen"_qs;
    return !variant.isEmpty();
}

bool isSiteHost(const Facts &facts, Site site)
{
    const QByteArray domain = domainOf(site);
    return facts.url.hostName == "api." + domain || facts.url.hostName == "ws." + domain;
}

void hostComForCn(const Facts &facts, Findings &findings)
{
    QString variant;
    if (isSiteHost(facts, Site::Com) && siteIsProved(facts, "coze.cn", variant)) {
        findings.add(Certainty::Certain, {u"host"_qs}, variant).fixes = {
            siteFix(facts, findings, Site::Com, Site::Cn, Safety::Safe)};
    }
}

void hostComForCnByHint(const Facts &facts, Findings &findings)
{
    if (!isSiteHost(facts, Site::Com) || findings.has(u"host-com-for-cn") ||
        !findings.lists(u"host-com-for-cn") || facts.beforeSending())
        return;
    const bool likely =
        !findings.explained(Certainty::Certain) && !replySpeaksForHost(facts) && hasHintOfChina(facts);
    if (!likely && replySpeaksForHost(facts))
        return;
    findings
        .add(likely ? Certainty::Likely : Certainty::Possible, {u"host"_qs},
             likely ? u"hint"_qs : u"maybe"_qs)
        .fixes = {siteFix(facts, findings, Site::Com, Site::Cn, Safety::Maybe)};
}

void hostCnForCom(const Facts &facts, Findings &findings)
{
    QString variant;
    if (isSiteHost(facts, Site::Cn) && siteIsProved(facts, "coze.com", variant)) {
        findings.add(Certainty::Certain, {u"host"_qs}, variant).fixes = {
            siteFix(facts, findings, Site::Cn, Site::Com, Safety::Safe)};
    }
}

void hostCnForComByCode(const Facts &facts, Findings &findings)
{
    if (!isSiteHost(facts, Site::Cn) || findings.has(u"host-cn-for-com") || !findings.listed() ||
        findings.explained(Certainty::Likely) || replySpeaksForHost(facts))
        return;
    findings.add(Certainty::Possible, {u"host"_qs}, u"maybe"_qs).fixes = {
        siteFix(facts, findings, Site::Cn, Site::Com, Safety::Maybe)};
}

QByteArray apiHostFor(const Facts &facts)
{
    if (facts.hostClass == HostClass::Page)
        return facts.site == Site::Com ? "api.coze.com" : "api.coze.cn";
    const QString host = QString::fromUtf8(facts.url.hostName);
    return editDistance(host, u"api.coze.com", 2) < editDistance(host, u"api.coze.cn", 2) ? "api.coze.com"
                                                                                          : "api.coze.cn";
}

bool looksLikeApiCall(const Facts &facts)
{
    return facts.authorization.present || facts.path.startsWith("/v1/") || facts.path.startsWith("/v3/") ||
           facts.path.startsWith("/open_api/");
}

void hostNotApi(const Facts &facts, Findings &findings)
{
    const bool authorize =
        facts.path.startsWith("/api/permission/oauth2/") && facts.path.contains("authorize");
    const QString api = QString::fromUtf8(apiHostFor(facts));
    const QString host = QString::fromUtf8(facts.url.hostName);
    if (facts.hostClass == HostClass::Page && !authorize) {
        const bool known = facts.path.size() < 2000 && facts.knowsPath(cleanedPath(facts.path));
        if (!known && !looksLikeApiCall(facts))
            return;
        const bool sameSite = host.startsWith(u"www.") || host.startsWith(u"coze.");
        findings.add(known ? Certainty::Certain : Certainty::Likely, {u"host"_qs}, u"page"_qs, {host, api})
            .fixes = {findings.fix(u"host"_qs, sameSite && known ? Safety::Safe : Safety::Maybe,
                                   {{u"host"_qs, jsonText(api)}}, {api})};
    } else if (facts.hostClass == HostClass::Slip) {
        findings.add(Certainty::Likely, {u"host"_qs}, u"slip"_qs, {host, api}).fixes = {
            findings.fix(u"host"_qs, Safety::Maybe, {{u"host"_qs, jsonText(api)}}, {api})};
    } else if (authorize && facts.onCloud() && host.startsWith(u"api.")) {
        const QString page = u"www." + host.mid(4);
        findings.add(Certainty::Likely, {u"host"_qs}, u"authorize"_qs, {host, page}).fixes = {
            findings.fix(u"host"_qs, Safety::Maybe, {{u"host"_qs, jsonText(page)}}, {page})};
    }
}

void deployedSiteMixup(const Facts &facts, Findings &findings)
{
    const bool apiPath =
        facts.path.startsWith("/v1/") || facts.path.startsWith("/v3/") || facts.path.startsWith("/open_api/");
    const bool projectPath =
        facts.path == "/run" || facts.path == "/run/stream" || facts.path == "/stream_run";
    const QByteArray &token = facts.authorization.token;
    const bool cozeToken = token.startsWith("pat_") || token.startsWith("sat_") || token.startsWith("czs_") ||
                           token.startsWith("czu_");
    if (facts.hostClass == HostClass::Deployed && apiPath)
        findings.add(Certainty::Certain, {u"host"_qs}, u"api-path"_qs, {QString::fromUtf8(facts.path)});
    else if (facts.onCloud() && !facts.websocket && projectPath)
        findings.add(Certainty::Certain, {u"host"_qs}, u"project-path"_qs, {QString::fromUtf8(facts.path)});
    else if (facts.hostClass == HostClass::Deployed && cozeToken && facts.reply.status == 401)
        findings.add(Certainty::Likely, {u"header:Authorization"_qs}, u"token"_qs);
}

} // namespace

QList<Rule> hostRules()
{
    return {{u"host-com-for-cn", hostComForCn}, {u"host-com-for-cn", hostComForCnByHint, 2},
            {u"host-cn-for-com", hostCnForCom}, {u"host-cn-for-com", hostCnForComByCode, 3},
            {u"host-not-api", hostNotApi},      {u"deployed-site-mixup", deployedSiteMixup}};
}

} // namespace CozeLens::Causes
