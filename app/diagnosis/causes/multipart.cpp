// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/multipart.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxParts = 200;
constexpr qsizetype LongestHead = 16 * 1024;

QByteArray boundaryOf(QByteArrayView contentType)
{
    const QByteArray type = contentType.toByteArray();
    const qsizetype at = type.toLower().indexOf("boundary=");
    if (at < 0)
        return {};
    QByteArray value = type.mid(at + 9).trimmed();
    if (value.startsWith('"')) {
        const qsizetype end = value.indexOf('"', 1);
        return value.mid(1, end < 0 ? -1 : end - 1);
    }
    const qsizetype end = value.indexOf(';');
    return (end < 0 ? value : value.left(end)).trimmed();
}

QByteArray boundaryUsed(const QByteArray &body)
{
    qsizetype start = 0;
    while (start < body.size() && (body[start] == '\r' || body[start] == '\n'))
        ++start;
    if (QByteArrayView(body).sliced(start, qMin<qsizetype>(2, body.size() - start)) != "--")
        return {};
    const qsizetype end = body.indexOf('\n', start);
    if (end < 0 || end - start > 200)
        return {};
    const QByteArray boundary = body.mid(start + 2, end - start - 2).trimmed();
    const bool named = body.mid(end, LongestHead).toLower().contains("content-disposition");
    return named ? boundary : QByteArray();
}

// name="x" or name=x, also as the first parameter, but not filename= or filename*=.
QString parameter(const QByteArray &head, const QByteArray &name, bool *found)
{
    const QByteArray lower = head.toLower();
    qsizetype at = -1;
    while ((at = lower.indexOf(QByteArray(name + "="), at + 1)) >= 0) {
        const char before = at > 0 ? lower[at - 1] : ' ';
        if (before == ' ' || before == ';' || before == '\t')
            break;
    }
    *found = at >= 0;
    if (at < 0)
        return {};
    qsizetype start = at + name.size() + 1;
    if (start < head.size() && head[start] == '"') {
        const qsizetype end = head.indexOf('"', start + 1);
        return QString::fromUtf8(head.mid(start + 1, end < 0 ? -1 : end - start - 1));
    }
    qsizetype end = start;
    while (end < head.size() && head[end] != ';' && head[end] != '\r' && head[end] != '\n')
        ++end;
    return QString::fromUtf8(head.mid(start, end - start).trimmed());
}

FormPart readPart(const QByteArray &body, const Span &whole, qsizetype start, qsizetype end)
{
    FormPart part;
    part.whole = whole;
    qsizetype headEnd = body.indexOf("\r\n\r\n", start);
    qsizetype gap = 4;
    const qsizetype bare = body.indexOf("\n\n", start);
    if (headEnd < 0 || (bare >= 0 && bare < headEnd)) {
        headEnd = bare;
        gap = 2;
    }
    if (headEnd < 0 || headEnd > end || headEnd - start > LongestHead) {
        headEnd = end;
        gap = 0;
    }
    part.head = {start, headEnd - start};
    qsizetype contentEnd = end;
    if (contentEnd > headEnd + gap && body[contentEnd - 1] == '\n')
        --contentEnd;
    if (contentEnd > headEnd + gap && body[contentEnd - 1] == '\r')
        --contentEnd;
    part.content = {headEnd + gap, qMax<qsizetype>(0, contentEnd - headEnd - gap)};
    const QByteArray head = body.mid(part.head.offset, part.head.length);
    bool found = false;
    part.name = parameter(head, "name", &found);
    part.fileName = parameter(head, "filename", &found);
    if (!found)
        parameter(head, "filename*", &found);
    part.isFile = found;
    return part;
}

} // namespace

bool isMultipartType(QByteArrayView contentType)
{
    return contentType.toByteArray().toLower().contains("multipart/form-data");
}

Multipart readMultipart(QByteArrayView contentType, const QByteArray &body)
{
    Multipart form;
    if (isMultipartType(contentType))
        form.declared = boundaryOf(contentType);
    form.used = boundaryUsed(body);
    form.declaredOccurs = !form.declared.isEmpty() && body.contains(QByteArray("--" + form.declared));
    if (form.used.isEmpty())
        return form;
    const QByteArray delimiter = "--" + form.used;
    qsizetype at = body.indexOf(delimiter);
    while (at >= 0 && form.parts.size() < MaxParts) {
        const qsizetype line = at + delimiter.size();
        if (QByteArrayView(body).sliced(line).startsWith("--")) {
            form.closed = true;
            break;
        }
        const qsizetype start = body.indexOf('\n', line) + 1;
        const qsizetype next = body.indexOf(QByteArray("\n" + delimiter), line);
        if (start <= 0)
            break;
        const qsizetype end = next < 0 ? body.size() : next + 1;
        form.parts.append(readPart(body, {at, end - at}, start, qMax(start, end)));
        at = next < 0 ? -1 : next + 1;
    }
    return form;
}

} // namespace CozeLens::Causes
