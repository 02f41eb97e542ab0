// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/urlparts.h"

#include <QHostAddress>
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

} // namespace

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
