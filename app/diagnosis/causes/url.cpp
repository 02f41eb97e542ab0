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

int hexDigit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

//! A byte of the path, written plainly or as %XX, and how many bytes of text that takes.
std::pair<uchar, qsizetype> byteAt(const QByteArray &text, qsizetype at)
{
    if (text[at] == '%' && at + 2 < text.size() && hexDigit(text[at + 1]) >= 0 && hexDigit(text[at + 2]) >= 0)
        return {uchar(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2])), 3};
    return {uchar(text[at]), 1};
}

//! The UTF-8 character that begins there and the length of its text; 0 and one byte's where there is none.
std::pair<char32_t, qsizetype> characterAt(const QByteArray &text, qsizetype at)
{
    const auto [first, length] = byteAt(text, at);
    const int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
    if (more == 0)
        return {first < 0x80 ? char32_t(first) : 0, length};
    char32_t character = first & (0x3F >> more);
    qsizetype end = at + length;
    for (int i = 0; i < more; ++i) {
        if (end >= text.size())
            return {0, length};
        const auto [next, nextLength] = byteAt(text, end);
        if ((next & 0xC0) != 0x80)
            return {0, length};
        character = (character << 6) | (next & 0x3F);
        end += nextLength;
    }
    return {character, end - at};
}

//! Blanks, invisible characters and full-width signs: they come along when an address is copied.
bool isStray(char32_t c)
{
    return (c > 0 && c <= U' ') || c == 0x7F || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || (c >= 0x3000 && c <= 0x3002) ||
           c == 0xFEFF || (c >= 0xFF01 && c <= 0xFF0E) || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F ||
           c == 0x201C || c == 0x201D;
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

QByteArray cleanedPath(const QByteArray &path)
{
    QByteArray clean;
    for (qsizetype at = 0; at < path.size();) {
        const auto [character, length] = characterAt(path, at);
        if (character == U'\\' || character == U'/' || character == 0xFF0F || character == 0xFF3C)
            clean += '/';
        else if (!isStray(character))
            clean += path.mid(at, length);
        at += length;
    }
    while (clean.contains("//"))
        clean.replace("//", "/");
    if (clean.size() > 1 && clean.endsWith('/'))
        clean.chop(1);
    return clean;
}

} // namespace CozeLens::Causes
