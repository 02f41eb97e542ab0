// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/har.h"

#include "formats/jsonwriter.h"

namespace CozeLens {

namespace {

using Json::Writer;

void writePair(Writer &w, const QByteArray &name, const QByteArray &value)
{
    w.beginObject();
    w.key("name").utf8(name);
    w.key("value").utf8(value);
    w.endObject();
}

void writeHeaders(Writer &w, const HeaderList &headers)
{
    w.key("headers").beginArray();
    for (const auto &[name, value] : headers)
        writePair(w, name, value);
    w.endArray();
}

// "a=b; c=d" of Cookie; of each Set-Cookie only what stands before its attributes.
void writeCookies(Writer &w, const HeaderList &headers, QByteArrayView wanted)
{
    w.key("cookies").beginArray();
    for (const auto &[name, value] : headers) {
        if (name.compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        QList<QByteArray> cookies = value.split(';');
        if (wanted == "Set-Cookie")
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

void writeParams(Writer &w, const QList<ImportedPart> &parts)
{
    w.key("params").beginArray();
    for (const ImportedPart &part : parts) {
        w.beginObject();
        w.key("name").utf8(part.name);
        if (!part.isFile())
            w.key("value").utf8(part.value);
        if (!part.fileName.isEmpty())
            w.key("fileName").utf8(part.fileName);
        if (!part.type.isEmpty())
            w.key("contentType").utf8(part.type);
        if (part.isFile())
            w.key("comment").string(u"The content is in the file "_qs + part.file);
        w.endObject();
    }
    w.endArray();
}

void writePostData(Writer &w, const HarRequest &request)
{
    if (!request.body && request.params.isEmpty() && !request.bodyLeftOut)
        return;
    const QByteArray body = request.body.value_or(QByteArray());
    const QByteArray type = firstHeader(request.headers, "Content-Type").value_or(QByteArray());
    w.key("postData").beginObject();
    w.key("mimeType")
        .utf8(type.isEmpty() && !request.params.isEmpty() ? QByteArray("multipart/form-data") : type);
    writeParams(w, request.params);
    if (body.isValidUtf8()) {
        w.key("text").utf8(body);
    } else {
        w.key("text").string(QString::fromLatin1(body.toBase64()));
        w.key("encoding").string(u"base64"_qs);
    }
    if (request.bodyLeftOut)
        w.key("comment").string(u"The body was read from files and is left out."_qs);
    w.endObject();
}

void writeRequest(Writer &w, const HarRequest &request)
{
    w.key("request").beginObject();
    w.key("method").utf8(request.method);
    w.key("url").utf8(request.url);
    w.key("httpVersion").utf8(QByteArray("HTTP/" + request.httpVersion));
    writeCookies(w, request.headers, "Cookie");
    writeHeaders(w, request.headers);
    writeQuery(w, request.url);
    writePostData(w, request);
    w.key("headersSize").number(request.headersSize);
    w.key("bodySize").number(request.bodySize);
    w.endObject();
}

void writeResponse(Writer &w, const HarResponse &response)
{
    const QByteArray type = firstHeader(response.headers, "Content-Type").value_or(QByteArray());
    w.key("response").beginObject();
    w.key("status").number(qint64(response.status));
    w.key("statusText").utf8(response.reason);
    w.key("httpVersion").utf8(response.httpVersion.isEmpty() ? QByteArray() : "HTTP/" + response.httpVersion);
    writeCookies(w, response.headers, "Set-Cookie");
    writeHeaders(w, response.headers);
    w.key("content").beginObject();
    w.key("size").number(response.bodySize);
    if (response.wireSize >= 0)
        w.key("compression").number(response.bodySize - response.wireSize);
    w.key("mimeType").utf8(type.isEmpty() ? QByteArray("application/octet-stream") : type);
    if (response.body.isValidUtf8()) {
        w.key("text").utf8(response.body);
    } else {
        w.key("text").string(QString::fromLatin1(response.body.toBase64()));
        w.key("encoding").string(u"base64"_qs);
    }
    w.endObject();
    w.key("redirectURL").utf8(firstHeader(response.headers, "Location").value_or(QByteArray()));
    w.key("headersSize").number(qint64(-1));
    w.key("bodySize").number(response.wireSize);
    if (!response.error.isEmpty())
        w.key("_error").string(response.error);
    w.endObject();
}

void writeTimes(Writer &w, const HarTimes &times)
{
    w.key("time").number(times.total, 3);
    w.key("timings").beginObject();
    w.key("blocked").number(qint64(-1));
    for (const auto &[name, ms] : {qMakePair("dns", times.dns), qMakePair("connect", times.connect),
                                   qMakePair("ssl", times.ssl), qMakePair("send", times.send),
                                   qMakePair("wait", times.wait), qMakePair("receive", times.receive)}) {
        if (ms < 0)
            w.key(name).number(qint64(-1));
        else
            w.key(name).number(ms, 3);
    }
    w.endObject();
}

} // namespace

QByteArray toHar(const QList<HarEntry> &entries, const QString &version)
{
    Writer w;
    w.beginObject().key("log").beginObject();
    w.key("version").string(u"1.2"_qs);
    w.key("creator").beginObject();
    w.key("name").string(u"Coze Lens"_qs);
    w.key("version").string(version);
    w.endObject();
    w.key("entries").beginArray();
    for (const HarEntry &entry : entries) {
        w.beginObject();
        w.key("startedDateTime").string(entry.started.toUTC().toString(Qt::ISODateWithMs));
        writeRequest(w, entry.request);
        writeResponse(w, entry.response);
        w.key("cache").beginObject().endObject();
        writeTimes(w, entry.times);
        w.endObject();
    }
    w.endArray();
    w.endObject().endObject();
    return w.text();
}

HarEntry harEntry(const ImportedRequest &request, const QDateTime &now)
{
    HarEntry entry;
    entry.started = now;
    entry.request.method = request.method;
    entry.request.url = request.url;
    entry.request.headers = headersWithUser(request);
    switch (request.body.kind) {
    case ImportedBody::Kind::None:
        entry.request.bodySize = 0;
        break;
    case ImportedBody::Kind::Raw:
    case ImportedBody::Kind::Form:
        entry.request.body = request.body.text;
        entry.request.bodySize = request.body.text.size();
        break;
    case ImportedBody::Kind::Multipart:
        entry.request.params = request.body.parts;
        break;
    case ImportedBody::Kind::File:
        entry.request.bodyLeftOut = true;
        break;
    }
    return entry;
}

} // namespace CozeLens
