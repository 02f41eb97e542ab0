// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/httpblocks.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/lineprefixes.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

constexpr int MaxHeaders = 500;

struct StatusLine
{
    int status = 0;
    Span number;
    QByteArray version;
    QByteArray reason;
};

// "HTTP/1.1 502 Bad Gateway", "HTTP/2 401", "HTTP 200", at the beginning of a line.
std::optional<StatusLine> statusLine(QByteArrayView text, qsizetype line, bool wholeLine = true)
{
    if (!startsWithNoCase(text, line, "http"))
        return std::nullopt;
    qsizetype at = line + 4;
    StatusLine found;
    if (at < text.size() && text[at] == '/') {
        const qsizetype version = ++at;
        while (at < text.size() && (isDigit(text[at]) || text[at] == '.'))
            ++at;
        found.version = text.sliced(version, at - version).toByteArray();
    }
    const qsizetype number = skipBlanks(text, at);
    if (number == at || number + 3 > text.size())
        return std::nullopt;
    for (int i = 0; i < 3; ++i) {
        if (!isDigit(text[number + i]))
            return std::nullopt;
    }
    const qsizetype end = endOfLine(text, line);
    const QByteArrayView behind = wholeLine ? " :" : " :,;)";
    if (number + 3 < end && behind.indexOf(text[number + 3]) < 0)
        return std::nullopt;
    found.status = text.sliced(number, 3).toInt();
    found.number = {number, 3};
    found.reason = text.sliced(number + 3, end - number - 3).trimmed().toByteArray();
    if (found.status < 100 || found.status > 599 || (wholeLine && found.reason.size() > 60))
        return std::nullopt;
    return found;
}

std::optional<Header> headerOf(QByteArrayView line)
{
    qsizetype at = line.startsWith(':') ? 1 : 0;
    const qsizetype begin = at;
    while (at < line.size() && (isWord(line[at]) || line[at] == '-'))
        ++at;
    if (at == begin || at >= line.size() || line[at] != ':')
        return std::nullopt;
    return Header{line.first(at).toByteArray(), line.sliced(at + 1).trimmed().toByteArray()};
}

class BlockReader
{
public:
    BlockReader(Scan &scan, Layer &layer)
        : m_scan(scan)
        , m_layer(layer)
        , m_text(layer.clean.view())
        , m_verbose(isCurlVerbose(layer.clean.view()))
    {
    }

    void run();

private:
    qsizetype readResponse(qsizetype at, const StatusLine &status, qsizetype prefix);
    qsizetype readRequest(qsizetype at);
    qsizetype readHeaders(qsizetype at, QByteArrayView prefix, Headers &headers) const;
    QByteArray body(qsizetype at) const;
    bool isRequestLine(qsizetype at) const;

    Scan &m_scan;
    Layer &m_layer;
    QByteArrayView m_text;
    bool m_verbose;
};

void BlockReader::run()
{
    for (qsizetype at = 0; at < m_text.size();) {
        const qsizetype prefix = m_verbose && startsWith(m_text, at, "< ") ? 2 : 0;
        const std::optional<StatusLine> status = statusLine(m_text, at + prefix);
        if (status)
            at = readResponse(at, *status, prefix);
        else if (m_verbose && startsWith(m_text, at, "> ") && isRequestLine(at + 2))
            at = readRequest(at);
        else
            at = endOfLine(m_text, at) + 1;
    }
}

bool BlockReader::isRequestLine(qsizetype at) const
{
    const QByteArrayView line = m_text.sliced(at, endOfLine(m_text, at) - at);
    return line.indexOf(" HTTP/") > 3;
}

qsizetype BlockReader::readHeaders(qsizetype at, QByteArrayView prefix, Headers &headers) const
{
    while (at < m_text.size() && headers.size() < MaxHeaders) {
        const qsizetype end = endOfLine(m_text, at);
        QByteArrayView line = m_text.sliced(at, end - at);
        if (!prefix.isEmpty()) {
            if (line.startsWith("* ")) {
                at = end + 1;
                continue;
            }
            if (!line.startsWith(prefix.first(1)))
                return at;
            line = line.sliced(std::min(line.size(), prefix.size()));
        }
        if (line.trimmed().isEmpty())
            return end + 1;
        const std::optional<Header> header = headerOf(line);
        if (!header)
            return at;
        headers.append(*header);
        at = end + 1;
    }
    return std::min(at, m_text.size());
}

// What curl -v writes between the pieces of a body is not the body.
QByteArray BlockReader::body(qsizetype at) const
{
    if (!m_verbose)
        return m_text.sliced(std::min(at, m_text.size())).trimmed().toByteArray();
    QByteArray out;
    while (at < m_text.size()) {
        const qsizetype end = endOfLine(m_text, at);
        const QByteArrayView line = m_text.sliced(at, end - at);
        at = end + 1;
        if (line.startsWith("< ") || line.startsWith("> ") || line.startsWith("* ") ||
            line.startsWith("{ [") || line.startsWith("} ["))
            continue;
        qsizetype note = line.indexOf("* Connection #"); // follows a body without a line end
        note = note < 0 ? line.indexOf("* Closing connection") : note;
        out.append(note > 0 ? line.first(note) : line).append('\n');
    }
    return out.trimmed();
}

qsizetype BlockReader::readResponse(qsizetype at, const StatusLine &status, qsizetype prefix)
{
    Response response;
    response.status = status.status;
    response.reason = status.reason;
    response.httpVersion = status.version;
    const qsizetype next = readHeaders(endOfLine(m_text, at) + 1, prefix > 0 ? "< " : "", response.headers);
    const Span number = m_layer.clean.origin(status.number);
    m_scan.statusLines.push_back({QString::number(status.status), number, number.offset});
    m_scan.sawHttp = true;
    response.body = body(next);
    m_scan.response = std::move(response);
    return std::max(next, endOfLine(m_text, at) + 1);
}

qsizetype BlockReader::readRequest(qsizetype at)
{
    const QByteArrayView line = m_text.sliced(at + 2, endOfLine(m_text, at) - at - 2);
    const qsizetype space = line.indexOf(' ');
    const qsizetype version = line.lastIndexOf(" HTTP/");
    Request request;
    const qsizetype next = readHeaders(endOfLine(m_text, at) + 1, "> ", request.headers);
    if (space > 0 && version > space) {
        request.method = line.first(space).toByteArray();
        const QByteArray target = line.sliced(space + 1, version - space - 1).trimmed().toByteArray();
        const QByteArray host = headerValue(request.headers, "host").value_or(QByteArray());
        const bool plain = m_text.indexOf(") port 80 ") >= 0 || host.endsWith(":80");
        request.url =
            target.startsWith("http") ? target : QByteArray(plain ? "http://" : "https://") + host + target;
        m_scan.requestBodyUnknown = request.method != "GET" && request.method != "HEAD";
        m_scan.request = std::move(request);
    }
    return std::max(next, endOfLine(m_text, at) + 1);
}

// Behind a quoted argument, a backslash before the line's end, or the end of the line.
qsizetype endOfCommand(QByteArrayView text, qsizetype at)
{
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && quote != '\'') {
            ++at;
        } else if (quote != '\0') {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '\n') {
            return at;
        }
    }
    return at;
}

} // namespace

void readHttpBlocks(Scan &scan, Layer &layer)
{
    BlockReader(scan, layer).run();
}

void readInlineStatuses(Scan &scan, const Layer &layer)
{
    const QByteArrayView text = layer.clean.view();
    int seen = 0;
    for (qsizetype at = text.indexOf("HTTP"); at >= 0 && seen < 2000;
         at = text.indexOf("HTTP", at + 4), ++seen) {
        const qsizetype line = startOfLine(text, at);
        const bool own = at <= line + 2 && statusLine(text, at); // has been read with its headers
        const std::optional<StatusLine> found = own ? std::nullopt : statusLine(text, at, false);
        if (found && scan.statuses.size() < 1000)
            scan.statuses.push_back({QString::number(found->status), layer.clean.origin(found->number),
                                     layer.clean.origin({line, 1}).offset});
    }
}

void skipCommandLines(Layer &layer)
{
    const QByteArrayView text = layer.clean.view();
    int seen = 0;
    for (qsizetype at = text.indexOf("curl "); at >= 0 && seen < 500;
         at = text.indexOf("curl ", at), ++seen) {
        const qsizetype line = startOfLine(text, at);
        const QByteArrayView before = text.sliced(line, at - line).trimmed();
        const bool command = before.isEmpty() || before == "$" || before == "#" || before == "%" ||
                             before.endsWith("$") || before.endsWith("#") || before == "time";
        if (!command) {
            at += 5;
            continue;
        }
        qsizetype end = endOfCommand(text, at);
        // A quote that never closes would swallow the answer below it.
        if (end >= text.size() && text.sliced(at).indexOf('\n') >= 0)
            end = endOfLine(text, at);
        layer.taken.push_back({line, end - line});
        at = std::max(end, at + 5);
    }
}

} // namespace CozeLens::Reader
