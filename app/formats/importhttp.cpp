// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/headerlist.h"
#include "formats/importers.h"
#include "formats/textreader.h"

#include <QRegularExpression>

namespace CozeLens {

namespace {

// METHOD, target and, where it is given, the version.
QRegularExpressionMatch requestLine(const QByteArray &line)
{
    static const QRegularExpression pattern(
        u"^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \\t]+(\\S.*?)(?:[ \\t]+HTTP/([0-9.]+))?[ \\t]*$"_qs);
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(line.left(64 * 1024)));
    if (!match.hasMatch())
        return {};
    const QString target = match.captured(2);
    const bool isTarget = !match.captured(3).isEmpty() || target.startsWith(u'/') ||
                          target.contains(u"://"_qs) || target.startsWith(u"{{"_qs);
    return isTarget ? match : QRegularExpressionMatch();
}

// Lines of an .http file that say nothing to the server.
bool isRemark(const QByteArray &line)
{
    return line.trimmed().isEmpty() || line.startsWith('#') || line.startsWith("//") ||
           line.startsWith("```") || line.startsWith('@');
}

bool isOwnHost(const QByteArray &host)
{
    const QByteArray name = host.left(host.indexOf(':') < 0 ? host.size() : host.indexOf(':')).toLower();
    const bool hasPort = host.contains(':') && !host.endsWith(":443");
    return hasPort || name == "localhost" || name.startsWith("127.") || name.startsWith("192.168.") ||
           name.startsWith("10.");
}

class RawReader
{
public:
    explicit RawReader(const QByteArray &text, bool hasBody = true)
        : m_in(text)
        , m_hasBody(hasBody)
    {
    }

    std::optional<ImportedRequest> next()
    {
        QRegularExpressionMatch first;
        while (!m_in.atEnd() && !first.hasMatch())
            first = requestLine(m_in.takeLine());
        if (!first.hasMatch())
            return std::nullopt;
        m_request = {};
        m_warnings = {};
        m_request.method = first.captured(1).toUtf8();
        readHeaders();
        m_request.url = address(first.captured(2).toUtf8());
        readBody();
        m_request.warnings = m_warnings.list();
        return m_request;
    }

private:
    void readHeaders()
    {
        while (!m_in.atEnd()) {
            const QByteArray line = m_in.takeLine();
            if (line.isEmpty() || line == "\r")
                return;
            const bool folded = line.startsWith(' ') || line.startsWith('\t');
            const qsizetype colon = line.indexOf(':');
            if (folded && !m_request.headers.isEmpty())
                m_request.headers.last().second += ' ' + line.trimmed();
            else if (colon > 0)
                m_request.headers.append({line.left(colon), withoutLeadingBlanks(line.mid(colon + 1))});
            else
                m_warnings.add(u"header-without-colon"_qs, {QString::fromUtf8(line.left(24))});
        }
    }

    QByteArray takeHeader(QByteArrayView name)
    {
        const QByteArray value = firstHeader(m_request.headers, name).value_or(QByteArray());
        m_request.headers.removeIf(
            [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
        return value;
    }

    QByteArray address(const QByteArray &target)
    {
        if (!target.startsWith('/')) {
            const QByteArray host = "://" + firstHeader(m_request.headers, "Host").value_or(" ");
            const bool hasHost = target.contains(host);
            if (hasHost)
                takeHeader("Host");
            return completeAddress(target, m_warnings);
        }
        const QByteArray host = takeHeader("Host").trimmed();
        if (host.isEmpty()) {
            m_warnings.add(u"no-host"_qs);
            return target;
        }
        // The request itself does not say how it travelled.
        const QByteArray scheme = isOwnHost(host) ? "http://" : "https://";
        return scheme + host + target;
    }

    void readBody()
    {
        const QByteArray length = takeHeader("Content-Length").trimmed();
        QByteArray body = takeUpToNextRequest();
        bool isNumber = false;
        const qsizetype bytes = length.toLongLong(&isNumber);
        if (!m_hasBody) {
            if (bytes > 0)
                m_warnings.add(u"body-not-printed"_qs, {QString::number(bytes)});
            return;
        }
        if (isNumber && bytes >= 0 && bytes < body.size() && body.mid(bytes).trimmed().isEmpty())
            body.truncate(bytes);
        else if (isNumber && bytes != body.size())
            m_warnings.add(u"content-length"_qs, {QString::fromLatin1(length), QString::number(body.size())});
        else if (!isNumber && body.endsWith('\n'))
            body.chop(body.endsWith("\r\n") ? 2 : 1);
        if (firstHeader(m_request.headers, "Transfer-Encoding")
                .value_or(QByteArray())
                .toLower()
                .contains("chunked"))
            m_warnings.add(u"chunked"_qs);
        if (body.isEmpty())
            return;
        m_request.body.kind =
            isFormType(m_request.headers) ? ImportedBody::Kind::Form : ImportedBody::Kind::Raw;
        m_request.body.text = body;
    }

    // Files of several requests separate them by a line that begins with ###.
    QByteArray takeUpToNextRequest()
    {
        const QByteArrayView rest = m_in.rest();
        qsizetype end = rest.startsWith("###") ? 0 : rest.indexOf("\n###");
        if (end < 0)
            end = rest.size();
        const QByteArray body = rest.first(end).toByteArray();
        m_in.skip(end);
        return end < rest.size() ? body.trimmed() : body;
    }

    TextReader m_in;
    bool m_hasBody;
    ImportedRequest m_request;
    ImportWarnings m_warnings;
};

// curl prints the head of what it sends and leaves the body out.
QList<ImportedRequest> verboseRequests(const QByteArray &head)
{
    QList<ImportedRequest> requests;
    RawReader reader(head, false);
    if (const auto request = reader.next())
        requests.append(*request);
    return requests;
}

} // namespace

bool looksLikeRawHttp(const QByteArray &text)
{
    TextReader in(text);
    while (!in.atEnd()) {
        const QByteArray line = in.takeLine();
        if (!isRemark(line))
            return requestLine(line).hasMatch();
    }
    return false;
}

QList<ImportedRequest> importRawHttp(const QByteArray &text)
{
    QList<ImportedRequest> requests;
    RawReader reader(text);
    while (requests.size() < maxImportedRequests) {
        const auto request = reader.next();
        if (!request)
            break;
        requests.append(*request);
    }
    return requests;
}

QList<ImportedRequest> importVerbose(const QByteArray &text)
{
    QList<ImportedRequest> requests;
    QByteArray head;
    TextReader in(text);
    while (!in.atEnd() && requests.size() < maxImportedRequests) {
        const QByteArray line = in.takeLine();
        const bool isSent = line.startsWith("> ") || line == ">";
        if (isSent && (!head.isEmpty() || requestLine(line.mid(2)).hasMatch()))
            head += line.mid(2) + '\n';
        if (!head.isEmpty() && (line == ">" || line == "> " || !isSent || in.atEnd())) {
            requests += verboseRequests(head);
            head.clear();
        }
    }
    return requests;
}

} // namespace CozeLens
