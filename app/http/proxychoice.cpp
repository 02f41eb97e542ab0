// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxychoice.h"

#include "http/urlparts.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace CozeLens {

namespace {

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

bool isExceptedFromProxy(const QByteArray &url, const QByteArray &exceptions)
{
    return isExcepted(hostOf(url), exceptions);
}

} // namespace CozeLens
