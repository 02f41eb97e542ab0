// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilecheck.h"

#include "base/messages.h"
#include "http/redaction.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qint64 LookAtBytes = 256 * 1024;

class Check
{
public:
    explicit Check(const Profile &profile)
        : m_profile(profile)
    {
    }

    QList<FieldProblem> run()
    {
        if (!isBuiltIn(m_profile.id)) {
            if (m_profile.name.en.trimmed().isEmpty())
                add(u"name"_qs, u"name-empty"_qs);
            baseUrl();
        }
        proxy();
        const ConnectionSettings &connection = m_profile.connection;
        file(u"caFile"_qs, connection.caFile, "-----BEGIN CERTIFICATE-----", u"no-certificate"_qs);
        file(u"clientCertificateFile"_qs, connection.clientCertificateFile, "-----BEGIN CERTIFICATE-----",
             u"no-certificate"_qs);
        // "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY" and the plain one end alike.
        file(u"clientKeyFile"_qs, connection.clientKeyFile, "PRIVATE KEY-----", u"no-key"_qs);
        if (!connection.clientKeyFile.isEmpty() && connection.clientCertificateFile.isEmpty())
            add(u"clientCertificateFile"_qs, u"key-without-certificate"_qs);
        variables();
        return m_problems;
    }

private:
    void add(const QString &field, const QString &id, const QStringList &arguments = {}, bool warning = false)
    {
        m_problems.append({field, message(u"settings.check-"_qs + id, arguments), warning});
    }

    void baseUrl()
    {
        const QString field = u"baseUrl"_qs;
        const QUrl url(m_profile.baseUrl, QUrl::StrictMode);
        const bool web = url.scheme() == u"https" || url.scheme() == u"http";
        if (m_profile.baseUrl.isEmpty())
            return add(field, u"url-empty"_qs);
        if (!m_profile.baseUrl.contains(u"://"))
            return add(field, u"url-no-scheme"_qs);
        if (!url.isValid() || !web || url.host().isEmpty() || m_profile.baseUrl.contains(u'{'))
            return add(field, u"url-bad"_qs);
        if (!url.userInfo().isEmpty())
            return add(field, u"url-user"_qs);
        if (url.hasQuery() || url.hasFragment())
            return add(field, u"url-query"_qs);
        const QString host = url.host();
        static const QRegularExpression page(u"^(?:www\\.|code\\.|docs\\.)?(coze\\.c(?:n|om))$"_qs);
        const QRegularExpressionMatch site = page.match(host);
        static const QRegularExpression operation(u"/v[123](?:/|$)|/open_api(?:/|$)"_qs);
        if (site.hasMatch())
            add(field, u"url-page"_qs, {QString(u"https://api."_qs + site.captured(1))}, true);
        else if (url.path().contains(operation))
            add(field, u"url-path"_qs, {}, true);
        else if (url.scheme() == u"http" && host != u"localhost" && !QHostAddress(host).isLoopback())
            add(field, u"url-plain"_qs, {}, true);
    }

    void proxy()
    {
        const ConnectionSettings &connection = m_profile.connection;
        if (connection.proxy != ProxyMode::Custom)
            return;
        const QUrl url(connection.proxyUrl, QUrl::StrictMode);
        static const QStringList schemes = {u"http"_qs, u"https"_qs, u"socks5"_qs, u"socks5h"_qs};
        if (connection.proxyUrl.isEmpty())
            add(u"proxyUrl"_qs, u"proxy-empty"_qs);
        else if (!schemes.contains(url.scheme()))
            add(u"proxyUrl"_qs, u"proxy-scheme"_qs);
        else if (!url.isValid() || url.host().isEmpty() || url.path().size() > 1 || url.hasQuery())
            add(u"proxyUrl"_qs, u"proxy-bad"_qs);
        else if (!url.password().isEmpty())
            add(u"proxyUrl"_qs, u"proxy-password"_qs);
        else if (url.port() < 0)
            add(u"proxyUrl"_qs, u"proxy-port"_qs);
    }

    void file(const QString &field, const QString &name, const char *mark, const QString &markMissing)
    {
        if (name.isEmpty())
            return;
        const QFileInfo info(name);
        if (info.isRelative())
            return add(field, u"file-relative"_qs);
        if (!info.exists())
            return add(field, u"file-missing"_qs);
        // A pipe or a device would never come to an end.
        if (!info.isFile())
            return add(field, u"file-no-file"_qs);
        QFile content(name);
        if (!content.open(QIODevice::ReadOnly))
            return add(field, u"file-unreadable"_qs, {content.errorString()});
        if (!content.read(LookAtBytes).contains(mark))
            add(field, markMissing);
    }

    void variables()
    {
        for (auto it = m_profile.variables.begin(); it != m_profile.variables.end(); ++it) {
            const QString field = u"variable:"_qs + it.key();
            const QString &value = it.value();
            if (it.key() == u"base" || it.key() == u"token")
                add(field, u"variable-taken"_qs, {it.key()});
            else if (!isVariableName(it.key()))
                add(field, u"variable-name"_qs, {it.key()});
            else if (looksLikeSecret(value) || (isSecretName(it.key()) && !value.isEmpty()))
                add(field, u"variable-secret"_qs, {it.key()});
            else if (std::any_of(value.begin(), value.end(), [](QChar c) { return c < u' '; }))
                add(field, u"variable-control"_qs, {it.key()});
        }
    }

    const Profile &m_profile;
    QList<FieldProblem> m_problems;
};

} // namespace

QList<FieldProblem> problemsOf(const Profile &profile)
{
    return Check(profile).run();
}

std::optional<FieldProblem> problemOf(const QList<FieldProblem> &problems, const QString &field)
{
    for (const FieldProblem &problem : problems) {
        if (problem.field == field)
            return problem;
    }
    return std::nullopt;
}

bool canBeSaved(const QList<FieldProblem> &problems)
{
    return std::all_of(problems.begin(), problems.end(),
                       [](const FieldProblem &problem) { return problem.warning; });
}

bool looksLikeSecret(const QString &value)
{
    static const QRegularExpression secret(
        u"(?:^|[^A-Za-z0-9])(?:pat_|sat_|czs_|czu_|cztei_|code_)[A-Za-z0-9_-]{8,}|\\beyJ[\\w-]{10,}\\.|PRIVATE KEY-----"_qs);
    return secret.match(value).hasMatch();
}

bool isSecretName(const QString &name)
{
    static const QRegularExpression secret(
        u"(?:secret|password|passwd|api_?key|access_token|refresh_token|id_token|private_key)$"_qs,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(name).hasMatch() || namesSecret(name.toUtf8());
}

bool isVariableName(const QString &name)
{
    static const QRegularExpression wellFormed(u"\\A[A-Za-z0-9_.-]{1,64}\\z"_qs);
    return wellFormed.match(name).hasMatch() && name != u"base" && name != u"token";
}

} // namespace CozeLens
