// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/editrequest.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxDuplicates = 100;

// A value that was not encoded runs on behind its "#", "&" or blank: where it ends is where it reads as the
// value that is to be set. Otherwise it ends where the query says.
qsizetype endOfValue(const QByteArray &url, const QueryItem &item, const QString &value)
{
    const qsizetype start = item.valueSpan.offset;
    for (qsizetype end = item.valueSpan.end(); end <= url.size(); ++end) {
        const bool boundary = end == url.size() || url[end] == '&';
        if (boundary && percentDecoded(QByteArrayView(url).sliced(start, end - start), false) == value)
            return end;
        if (end - start > 4096)
            break;
    }
    return item.valueSpan.end();
}

void removeSpan(QByteArray &url, const UrlParts &parts, Span span)
{
    if (span.end() < parts.query.end() && url[span.end()] == '&')
        ++span.length; // with the sign behind it
    else if (span.offset > parts.query.offset)
        --span.offset, ++span.length; // the last one: with the sign before it
    url.remove(span.offset, span.length);
    const UrlParts left = parseUrl(url);
    if (left.query.isEmpty() && left.query.offset > 0 && url[left.query.offset - 1] == '?')
        url.remove(left.query.offset - 1, 1);
}

Span parameterSpan(const QByteArray &head, const QByteArray &name)
{
    const QByteArray lower = head.toLower();
    qsizetype at = -1;
    while ((at = lower.indexOf(QByteArray(name + "="), at + 1)) >= 0) {
        const char before = at > 0 ? lower[at - 1] : ' ';
        if (before == ' ' || before == ';' || before == '\t')
            break;
    }
    if (at < 0)
        return {};
    const qsizetype start = at + name.size() + 1;
    qsizetype end = start;
    if (start < head.size() && head[start] == '"') {
        end = head.indexOf('"', start + 1) + 1;
    } else {
        while (end < head.size() && head[end] != ';' && head[end] != '\r' && head[end] != '\n')
            ++end;
    }
    return {start, qMax<qsizetype>(0, end - start)};
}

bool setAttributes(QByteArray &body, const FormPart &part, const Json::Value &attributes)
{
    QByteArray head = body.mid(part.head.offset, part.head.length);
    for (const char *name : {"name", "filename"}) {
        const Json::Value value = attributes[QString::fromLatin1(name)];
        if (!value)
            continue;
        const QByteArray quoted = '"' + value.string().toUtf8().replace('"', "%22") + '"';
        const Span span = parameterSpan(head, name);
        if (!span.isEmpty())
            head.replace(span.offset, span.length, quoted);
        else if (const Span after = parameterSpan(head, "name"); !after.isEmpty())
            head.insert(after.end(), "; " + QByteArray(name) + '=' + quoted);
        else
            return false;
    }
    body.replace(part.head.offset, part.head.length, head);
    return true;
}

} // namespace

void setQuery(QByteArray &url, const QString &name, const QString &value)
{
    UrlParts parts = parseUrl(url);
    const QueryItem *item = parts.item(name);
    if (!item) {
        const QByteArray text = percentEncoded(name) + '=' + percentEncoded(value);
        const qsizetype end = parts.query.end();
        const bool mark = parts.query.offset > 0 && url[parts.query.offset - 1] == '?';
        const char *joint = !mark ? "?" : parts.query.isEmpty() || url[end - 1] == '&' ? "" : "&";
        url.insert(end, joint + text);
        return;
    }
    const Span span = item->valueSpan;
    const qsizetype end = endOfValue(url, *item, value);
    QByteArray written = percentEncoded(value);
    if (span.isEmpty() && (span.offset == 0 || url[span.offset - 1] != '='))
        written.prepend('=');
    url.replace(span.offset, end - span.offset, written);
    for (int i = 0; i < MaxDuplicates; ++i) { // one value of this name is left
        parts = parseUrl(url);
        const auto last = std::find_if(parts.items.crbegin(), parts.items.crend(),
                                       [&](const QueryItem &other) { return other.name == name; });
        if (last == parts.items.crend() || &*last == parts.item(name))
            break;
        removeSpan(url, parts, last->span);
    }
}

bool removeQuery(QByteArray &url, const QString &name)
{
    bool removed = false;
    for (int i = 0; i < MaxDuplicates; ++i) {
        const UrlParts parts = parseUrl(url);
        const QueryItem *item = parts.item(name);
        if (!item)
            break;
        removeSpan(url, parts, item->span);
        removed = true;
    }
    return removed;
}

bool editPart(Request &request, const QString &name, const QByteArray &json)
{
    const QByteArray type = headerValue(request.headers, "Content-Type").value_or(QByteArray());
    const Multipart form = readMultipart(type, request.body);
    for (const FormPart &part : form.parts) {
        if (part.name != name)
            continue;
        if (json.isNull()) {
            request.body.remove(part.whole.offset, part.whole.length);
            return true;
        }
        const auto document = Json::Document::parse(json);
        if (!document)
            return false;
        if (document->root().is(Json::Kind::Object))
            return setAttributes(request.body, part, document->root());
        request.body.replace(part.content.offset, part.content.length, document->root().text().toUtf8());
        return true;
    }
    return false;
}

} // namespace CozeLens::Causes
