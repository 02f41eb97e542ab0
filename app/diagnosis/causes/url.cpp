// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/url.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxQueryItems = 2000;

qsizetype firstOf(QByteArrayView text, qsizetype from, const char *characters)
{
    for (qsizetype i = from; i < text.size(); ++i) {
        if (strchr(characters, text[i]) && text[i])
            return i;
    }
    return text.size();
}

QList<QueryItem> readItems(const QByteArray &url, const Span &query)
{
    QList<QueryItem> items;
    qsizetype at = query.offset;
    while (at < query.end() && items.size() < MaxQueryItems) {
        const qsizetype end = qMin(firstOf(url, at, "&"), query.end());
        if (end > at) {
            const qsizetype sign = qMin(firstOf(url, at, "="), end);
            const qsizetype value = qMin(sign + 1, end);
            QueryItem item;
            item.span = {at, end - at};
            item.valueSpan = {value, end - value};
            item.name = percentDecoded(QByteArrayView(url).sliced(at, sign - at), true);
            item.value = percentDecoded(QByteArrayView(url).sliced(value, end - value), true);
            items.append(item);
        }
        at = end + 1;
    }
    return items;
}

// Without a scheme "api.coze.cn/v3/chat" is still a host and a path, "/v3/chat" is only a path.
qsizetype authorityStart(const QByteArray &url)
{
    const qsizetype scheme = url.indexOf("://");
    if (scheme >= 0 && scheme < firstOf(url, 0, "/?#"))
        return scheme + 3;
    return url.startsWith("//") ? 2 : 0;
}

void readHost(const QByteArray &url, UrlParts &parts)
{
    QByteArray host = url.mid(parts.host.offset, parts.host.length);
    const qsizetype colon = host.lastIndexOf(':');
    if (colon >= 0 && colon > host.lastIndexOf(']')) {
        parts.port = host.mid(colon + 1);
        host.truncate(colon);
    }
    while (host.endsWith('.'))
        host.chop(1);
    parts.hostName = host.toLower();
}

} // namespace

const QueryItem *UrlParts::item(QStringView name) const
{
    for (const QueryItem &item : items) {
        if (item.name == name)
            return &item;
    }
    return nullptr;
}

UrlParts parseUrl(const QByteArray &url)
{
    UrlParts parts;
    if (url.isEmpty())
        return parts;
    const qsizetype start = authorityStart(url);
    const qsizetype authorityEnd = firstOf(url, start, "/?#\\");
    qsizetype host = start;
    const qsizetype at = QByteArrayView(url).sliced(start, authorityEnd - start).lastIndexOf('@');
    if (at >= 0)
        host = start + at + 1;
    parts.host = {host, authorityEnd - host};
    readHost(url, parts);
    const qsizetype pathEnd = firstOf(url, authorityEnd, "?#");
    parts.path = {authorityEnd, pathEnd - authorityEnd};
    qsizetype queryEnd = pathEnd;
    parts.query = {pathEnd, 0};
    if (pathEnd < url.size() && url[pathEnd] == '?') {
        queryEnd = firstOf(url, pathEnd, "#");
        parts.query = {pathEnd + 1, queryEnd - pathEnd - 1};
    }
    parts.fragment = {queryEnd, url.size() - queryEnd};
    parts.items = readItems(url, parts.query);
    return parts;
}

QString percentDecoded(QByteArrayView text, bool plus)
{
    QByteArray bytes = text.toByteArray();
    if (plus)
        bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

QByteArray percentEncoded(QStringView text)
{
    return text.toUtf8().toPercentEncoding();
}

QByteArray cleanedPath(QByteArray path)
{
    for (const char *junk :
         {"%20",         "%09",       "%0A",       "%0a",       "%0D",       "%0d",          "%C2%A0",
          "%c2%a0",      "%E3%80%80", "%e3%80%80", "%E2%80%8B", "%e2%80%8b", "%EF%BB%BF",    "%ef%bb%bf",
          " ",           "\t",        "\n",        "\r",        "\xC2\xA0",  "\xE3\x80\x80", "\xE2\x80\x8B",
          "\xEF\xBB\xBF"})
        path.replace(junk, "");
    for (const char *slash : {"\\", "%5C", "%5c", "\xEF\xBC\x8F", "%EF%BC%8F", "%ef%bc%8f"})
        path.replace(slash, "/");
    while (path.contains("//"))
        path.replace("//", "/");
    if (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    return path;
}

} // namespace CozeLens::Causes
