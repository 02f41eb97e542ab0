// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/multipart.h"

#include "base/messages.h"

#include <QRandomGenerator>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype maxParts = 10'000;

QByteArray escaped(QByteArray text)
{
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
}

QByteArray unescaped(QByteArray text)
{
    return text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
}

// The value of `name` among the parameters behind the first semicolon.
std::optional<QByteArray> parameter(const QByteArray &field, QByteArrayView name)
{
    qsizetype at = field.indexOf(';');
    while (at >= 0 && at < field.size()) {
        ++at;
        qsizetype equals = at;
        while (equals < field.size() && field[equals] != '=' && field[equals] != ';')
            ++equals;
        const QByteArray key = field.mid(at, equals - at).trimmed();
        QByteArray value;
        qsizetype end = equals + 1;
        while (end < field.size() && (field[end] == ' ' || field[end] == '\t'))
            ++end;
        if (equals < field.size() && field[equals] == ';') {
            end = equals;
        } else if (end < field.size() && field[end] == '"') {
            for (++end; end < field.size() && field[end] != '"'; ++end) {
                if (field[end] == '\\' && end + 1 < field.size() &&
                    (field[end + 1] == '"' || field[end + 1] == '\\'))
                    ++end;
                value += field[end];
            }
            end = field.indexOf(';', end);
        } else {
            const qsizetype semicolon = field.indexOf(';', end);
            value = field.mid(end, semicolon < 0 ? -1 : semicolon - end).trimmed();
            end = semicolon;
        }
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
        at = end;
    }
    return std::nullopt;
}

void readHeaders(const QByteArray &headers, PartSpan &part)
{
    const QList<QByteArray> lines = headers.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-type")
            part.type = value;
        if (name != "content-disposition")
            continue;
        part.name = unescaped(parameter(value, "name").value_or(QByteArray()));
        if (const auto fileName = parameter(value, "filename"))
            part.fileName = unescaped(*fileName);
    }
}

struct Delimiter
{
    Span line; // with the line ends around it that belong to it
    bool closes = false;
};

// The next "--boundary" at the beginning of a line.
std::optional<Delimiter> nextDelimiter(QByteArrayView body, const QByteArray &mark, qsizetype from)
{
    for (qsizetype at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1)) {
        if (at > 0 && body[at - 1] != '\n')
            continue;
        qsizetype begin = at;
        if (begin > from && body[begin - 1] == '\n')
            begin -= begin - 1 > from && body[begin - 2] == '\r' ? 2 : 1;
        qsizetype end = at + mark.size();
        const bool closes = body.sliced(end).startsWith("--");
        end += closes ? 2 : 0;
        while (end < body.size() && (body[end] == ' ' || body[end] == '\t'))
            ++end;
        const bool lineEnds = end >= body.size() || body[end] == '\n' || body.sliced(end).startsWith("\r\n");
        if (!lineEnds)
            continue;
        end += end >= body.size() ? 0 : body[end] == '\r' ? 2 : 1;
        return Delimiter{{begin, end - begin}, closes};
    }
    return std::nullopt;
}

PartSpan partAt(QByteArrayView body, qsizetype begin, qsizetype end)
{
    PartSpan part;
    qsizetype headersEnd = begin;
    qsizetype contentBegin = begin;
    while (contentBegin < end) {
        const qsizetype lineEnd = body.indexOf('\n', contentBegin);
        const qsizetype next = lineEnd < 0 || lineEnd >= end ? end : lineEnd + 1;
        const QByteArrayView line = body.sliced(contentBegin, next - contentBegin);
        contentBegin = next;
        if (line == "\r\n" || line == "\n")
            break;
        headersEnd = next;
    }
    part.headers = {begin, headersEnd - begin};
    part.content = {contentBegin, end - contentBegin};
    readHeaders(body.sliced(begin, headersEnd - begin).toByteArray(), part);
    return part;
}

auto failed(const QString &code)
{
    return tl::make_unexpected(Error{code, {}, message(u"formats.multipart-"_qs + code)});
}

} // namespace

QByteArray multipartBody(const QList<FormPart> &parts, const QByteArray &boundary)
{
    QByteArray body;
    for (const FormPart &part : parts) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(part.name) + '"';
        if (part.fileName)
            body += "; filename=\"" + escaped(*part.fileName) + '"';
        body += "\r\n";
        if (!part.type.isEmpty())
            body += "Content-Type: " + part.type + "\r\n";
        body += "\r\n";
        body += part.content;
        body += "\r\n";
    }
    return body + "--" + boundary + "--\r\n";
}

QByteArray newBoundary(const QList<FormPart> &parts)
{
    for (;;) {
        const QByteArray boundary =
            "CozeLens" +
            QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
        const bool occurs = std::any_of(parts.begin(), parts.end(), [&](const FormPart &part) {
            return part.content.contains(boundary);
        });
        if (!occurs)
            return boundary;
    }
}

Result<MultipartSpans> parseMultipart(QByteArrayView body, QByteArrayView boundary)
{
    if (boundary.isEmpty())
        return failed(u"no-boundary"_qs);
    const QByteArray mark = "--" + boundary.toByteArray();
    auto delimiter = nextDelimiter(body, mark, 0);
    if (!delimiter)
        return failed(u"no-boundary"_qs);
    MultipartSpans spans;
    while (!delimiter->closes) {
        if (spans.parts.size() >= maxParts)
            return failed(u"too-many-parts"_qs);
        const qsizetype begin = delimiter->line.end();
        delimiter = nextDelimiter(body, mark, begin);
        const qsizetype end = delimiter ? delimiter->line.offset : body.size();
        spans.parts.append(partAt(body, begin, end));
        if (!delimiter)
            return spans;
    }
    spans.isClosed = true;
    return spans;
}

std::optional<QByteArray> boundaryOf(const QByteArray &contentType)
{
    const auto boundary = parameter(contentType, "boundary");
    return boundary && !boundary->isEmpty() ? boundary : std::nullopt;
}

} // namespace CozeLens
