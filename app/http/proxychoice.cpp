// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxychoice.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace CozeLens {

namespace {

struct Authority
{
    QByteArray host;
    QByteArray port;
};

Authority authorityOf(const QByteArray &url)
{
    const qsizetype begin = url.indexOf("://");
    if (begin < 0)
        return {};
    qsizetype end = begin + 3;
    while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#')
        ++end;
    QByteArray text = url.sliced(begin + 3, end - begin - 3);
    text = text.sliced(text.lastIndexOf('@') + 1);
    const qsizetype bracket = text.startsWith('[') ? text.indexOf(']') : -1;
    const qsizetype colon = text.indexOf(':', qMax<qsizetype>(bracket, 0));
    Authority authority;
    authority.host = (colon < 0 ? text : text.first(colon)).toLower();
    if (bracket > 0)
        authority.host = authority.host.mid(1, bracket - 1);
    if (colon >= 0)
        authority.port = text.sliced(colon + 1);
    return authority;
}

bool isLoopback(const QByteArray &host)
{
    return host == "localhost" || host.endsWith(".localhost") ||
           QHostAddress(QString::fromLatin1(host)).isLoopback();
}

bool isExcepted(const QByteArray &host, const QByteArray &exceptions)
{
    const QList<QByteArray> entries = exceptions.toLower().replace(' ', ',').split(',');
    for (QByteArray entry : entries) {
        if (entry == "*")
            return true;
        if (entry.startsWith('.'))
            entry = entry.sliced(1);
        if (!entry.isEmpty() && (host == entry || host.endsWith(QByteArray('.' + entry))))
            return true;
    }
    return false;
}

QByteArray environment(const char *lower, const char *upper)
{
    const QByteArray value = qgetenv(lower);
    return value.isEmpty() && upper ? qgetenv(upper) : value;
}

} // namespace

QByteArray proxyFor(const QByteArray &url, const QByteArray &setting)
{
    if (setting == "none")
        return {};
    if (!setting.isEmpty())
        return setting;
    const QByteArray host = hostOf(url);
    if (isLoopback(host) || isExcepted(host, environment("no_proxy", "NO_PROXY")))
        return {};
    // HTTP_PROXY in capitals is what a web server makes of a client's "Proxy:" header, so curl does not
    // believe it.
    const QByteArray own =
        isHttps(url) ? environment("https_proxy", "HTTPS_PROXY") : environment("http_proxy", nullptr);
    return own.isEmpty() ? environment("all_proxy", "ALL_PROXY") : own;
}

bool isLiteralAddress(const QByteArray &host)
{
    return !QHostAddress(QString::fromLatin1(host)).isNull();
}

QByteArray hostOf(const QByteArray &url)
{
    return authorityOf(url).host;
}

int portOf(const QByteArray &url)
{
    const QByteArray port = authorityOf(url).port;
    return port.isEmpty() ? (isHttps(url) ? 443 : 80) : port.toInt();
}

bool isHttps(const QByteArray &url)
{
    return url.left(8).toLower() == "https://";
}

} // namespace CozeLens
