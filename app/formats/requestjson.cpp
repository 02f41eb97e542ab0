// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importrequest.h"

#include "formats/json.h"

namespace CozeLens {

namespace {

QByteArray text(const QByteArray &bytes)
{
    return Json::quoted(QString::fromUtf8(bytes));
}

QByteArray textOrNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray("null") : text(bytes);
}

QByteArray boolean(bool value)
{
    return value ? "true" : "false";
}

QByteArray joined(char open, const QList<QByteArray> &items, char close)
{
    return open + items.join(',') + close;
}

QByteArray headersJson(const ImportedRequest &request)
{
    QList<QByteArray> items;
    for (const auto &[name, value] : request.headers)
        items.append('[' + text(name) + ',' + text(value) + ']');
    return joined('[', items, ']');
}

QByteArray partJson(const ImportedPart &part)
{
    const QByteArray content = part.isFile() ? QByteArray("\"file\":" + Json::quoted(part.file))
                                             : QByteArray("\"value\":" + text(part.value));
    return "{\"name\":" + text(part.name) + ',' + content + ",\"filename\":" + textOrNull(part.fileName) +
           ",\"type\":" + textOrNull(part.type) + '}';
}

QByteArray bodyJson(const ImportedBody &body)
{
    switch (body.kind) {
    case ImportedBody::Kind::None:
        return R"({"kind":"none"})";
    case ImportedBody::Kind::Raw:
        return R"({"kind":"raw","text":)" + text(body.text) + '}';
    case ImportedBody::Kind::Form:
        return R"({"kind":"form","text":)" + text(body.text) + '}';
    case ImportedBody::Kind::File:
        return R"({"kind":"file","file":)" + Json::quoted(body.file) + '}';
    case ImportedBody::Kind::Multipart:
        break;
    }
    QList<QByteArray> parts;
    for (const ImportedPart &part : body.parts)
        parts.append(partJson(part));
    return R"({"kind":"multipart","parts":)" + joined('[', parts, ']') + '}';
}

QByteArray optionsJson(const ImportedOptions &options)
{
    const QByteArray maxTime =
        options.maxTime ? QByteArray::number(*options.maxTime, 'g', 15) : QByteArray("null");
    return "{\"follow_redirects\":" + boolean(options.followRedirects) +
           ",\"insecure\":" + boolean(options.insecure) + ",\"proxy\":" + textOrNull(options.proxy.toUtf8()) +
           ",\"max_time_s\":" + maxTime + ",\"compressed\":" + boolean(options.compressed) +
           ",\"user\":" + (options.user ? text(*options.user) : QByteArray("null")) + '}';
}

QByteArray warningsJson(const QList<Bilingual> &warnings)
{
    QList<QByteArray> items;
    for (const Bilingual &warning : warnings)
        items.append("{\"zh\":" + Json::quoted(warning.zh) + ",\"en\":" + Json::quoted(warning.en) + '}');
    return joined('[', items, ']');
}

} // namespace

QByteArray toJson(const QList<ImportedRequest> &requests)
{
    QList<QByteArray> items;
    for (const ImportedRequest &request : requests) {
        items.append("{\"method\":" + text(request.method) + ",\"url\":" + text(request.url) +
                     ",\"headers\":" + headersJson(request) + ",\"body\":" + bodyJson(request.body) +
                     ",\"options\":" + optionsJson(request.options) +
                     ",\"warnings\":" + warningsJson(request.warnings) + '}');
    }
    return Json::formatted(QByteArray("{\"requests\":" + joined('[', items, ']') + '}')) + '\n';
}

} // namespace CozeLens
