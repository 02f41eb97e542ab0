// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendhar.h"

#include "formats/jsonwriter.h"

#include <QCoreApplication>

#include <algorithm>

namespace CozeLens {

namespace {

using Json::Writer;

void writePair(Writer &w, const QByteArray &name, const QByteArray &value)
{
    w.beginObject();
    w.key("name").string(textOf(name));
    w.key("value").string(textOf(value));
    w.endObject();
}

void writeHeaders(Writer &w, const Headers &headers)
{
    w.key("headers").beginArray();
    for (const Header &header : headers)
        writePair(w, header.name, header.value);
    w.endArray();
}

// "a=b; c=d" of Cookie; of each Set-Cookie only what stands before its attributes.
void writeCookies(Writer &w, const Headers &headers, QByteArrayView name)
{
    w.key("cookies").beginArray();
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        QList<QByteArray> cookies = header.value.split(';');
        if (name == "Set-Cookie")
            cookies = cookies.mid(0, 1);
        for (const QByteArray &cookie : std::as_const(cookies)) {
            const qsizetype equals = cookie.indexOf('=');
            writePair(w, cookie.left(qMax(equals, qsizetype(0))).trimmed(), cookie.mid(equals + 1).trimmed());
        }
    }
    w.endArray();
}

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

void writeQuery(Writer &w, const QByteArray &url)
{
    w.key("queryString").beginArray();
    const QByteArray address = url.split('#').constFirst();
    const qsizetype mark = address.indexOf('?');
    const QList<QByteArray> pairs = mark < 0 ? QList<QByteArray>() : address.mid(mark + 1).split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            writePair(w, decoded(equals < 0 ? pair : pair.left(equals)),
                      equals < 0 ? QByteArray() : decoded(pair.mid(equals + 1)));
    }
    w.endArray();
}

void writeRequest(Writer &w, const Exchange &exchange, qint64 bodyBytes)
{
    const Request &request = exchange.request;
    const QByteArray version = exchange.response ? exchange.response->httpVersion : QByteArray();
    w.key("request").beginObject();
    w.key("method").string(textOf(request.method));
    w.key("url").string(textOf(request.url));
    w.key("httpVersion").string(u"HTTP/"_qs + textOf(version.isEmpty() ? "1.1" : version));
    writeCookies(w, request.headers, "Cookie");
    writeHeaders(w, request.headers);
    writeQuery(w, request.url);
    if (bodyBytes > 0) {
        const bool text = request.pieces.isEmpty() && request.body.isValidUtf8();
        w.key("postData").beginObject();
        w.key("mimeType").string(textOf(headerValue(request.headers, "Content-Type").value_or(QByteArray())));
        w.key("params").beginArray().endArray();
        w.key("text").string(text ? textOf(request.body) : QString());
        if (!text)
            w.key("comment").string(u"The body was read from files or is not text, and is left out."_qs);
        w.endObject();
    }
    w.key("headersSize").number(qint64(exchange.sentHead.isEmpty() ? -1 : exchange.sentHead.size()));
    w.key("bodySize").number(bodyBytes);
    w.endObject();
}

void writeContent(Writer &w, const Response &response, qint64 bodyBytes)
{
    w.key("content").beginObject();
    w.key("size").number(bodyBytes);
    w.key("compression").number(bodyBytes - response.wireBytes);
    w.key("mimeType")
        .string(textOf(headerValue(response.headers, "Content-Type").value_or("application/octet-stream")));
    const QByteArray body = response.body;
    if (body.isValidUtf8()) {
        w.key("text").string(textOf(body));
    } else {
        w.key("text").string(QString::fromLatin1(body.toBase64()));
        w.key("encoding").string(u"base64"_qs);
    }
    w.endObject();
}

void writeResponse(Writer &w, const Exchange &exchange, qint64 bodyBytes)
{
    const Response response = exchange.response.value_or(Response{});
    w.key("response").beginObject();
    w.key("status").number(qint64(response.status));
    w.key("statusText").string(textOf(response.reason));
    w.key("httpVersion")
        .string(response.httpVersion.isEmpty() ? QString() : u"HTTP/"_qs + textOf(response.httpVersion));
    writeCookies(w, response.headers, "Set-Cookie");
    writeHeaders(w, response.headers);
    writeContent(w, response, bodyBytes);
    w.key("redirectURL").string(textOf(headerValue(response.headers, "Location").value_or(QByteArray())));
    w.key("headersSize").number(qint64(-1));
    w.key("bodySize").number(exchange.response ? response.wireBytes : qint64(-1));
    if (exchange.error)
        w.key("_error").string(exchange.error->detail.en);
    w.endObject();
}

// Our times count from the beginning, HAR's are lengths of phases; "connect" contains "ssl" there.
void writeTimings(Writer &w, const Timings &timings)
{
    const double total = timings.totalMs.value_or(0);
    const double looked = timings.dnsMs.value_or(0);
    const double connected = std::max(looked, timings.tlsMs.value_or(timings.connectMs.value_or(looked)));
    const double sent = std::max(connected, timings.sentMs.value_or(connected));
    const double first = std::max(sent, timings.firstByteMs.value_or(total));
    const auto length = [](bool known, double ms) { return known ? std::max(0.0, ms) : -1.0; };
    w.key("time").number(total, 3);
    w.key("timings").beginObject();
    w.key("blocked").number(-1.0, 0);
    w.key("dns").number(length(timings.dnsMs.has_value(), looked), 3);
    w.key("connect").number(length(timings.connectMs.has_value(), connected - looked), 3);
    w.key("ssl").number(length(timings.tlsMs && timings.connectMs, connected - timings.connectMs.value_or(0)),
                        3);
    w.key("send").number(std::max(0.0, sent - connected), 3);
    w.key("wait").number(std::max(0.0, first - sent), 3);
    w.key("receive").number(std::max(0.0, total - first), 3);
    w.endObject();
}

} // namespace

QByteArray sendHar(const Exchange &exchange, BodyBytes bodyBytes)
{
    Writer w;
    w.beginObject().key("log").beginObject();
    w.key("version").string(u"1.2"_qs);
    w.key("creator").beginObject();
    w.key("name").string(u"Coze Lens"_qs);
    w.key("version").string(QCoreApplication::applicationVersion());
    w.endObject();
    w.key("entries").beginArray().beginObject();
    w.key("startedDateTime").string(exchange.timings.startedAt.toUTC().toString(Qt::ISODateWithMs));
    writeRequest(w, exchange, bodyBytes.sent);
    writeResponse(w, exchange, bodyBytes.received);
    w.key("cache").beginObject().endObject();
    writeTimings(w, exchange.timings);
    w.endObject().endArray();
    w.endObject().endObject();
    return w.text();
}

} // namespace CozeLens
