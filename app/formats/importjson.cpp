// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/headerlist.h"
#include "formats/importers.h"
#include "formats/json.h"

namespace CozeLens {

namespace {

using Json::Kind;

ImportedRequest requestOf(const Json::Value &json);

QByteArray bytes(const Json::Value &value)
{
    return value.is(Kind::Null) ? QByteArray() : value.text().toUtf8();
}

// [[name, value]…], [{"name", "value"}…] or {name: value}.
HeaderList headersOf(const Json::Value &json)
{
    HeaderList headers;
    for (Json::Value entry = json.first(); entry; entry = entry.next()) {
        if (json.is(Kind::Object))
            headers.append({entry.key().toUtf8(), bytes(entry)});
        else if (entry.is(Kind::Array) && entry.size() >= 2)
            headers.append({bytes(entry.at(0)), bytes(entry.at(1))});
        else if (entry.is(Kind::Object))
            headers.append({bytes(entry[entry[u"name"] ? u"name" : u"key"]), bytes(entry[u"value"])});
    }
    return headers;
}

ImportedPart partOf(const Json::Value &json)
{
    ImportedPart part;
    part.name = bytes(json[u"name"]);
    part.value = bytes(json[u"value"]);
    part.file = json[u"file"].string();
    part.fileName = bytes(json[json[u"filename"] ? u"filename" : u"fileName"]);
    part.type = bytes(json[json[u"type"] ? u"type" : u"contentType"]);
    return part;
}

void addParts(const Json::Value &list, ImportedBody &body)
{
    body.kind = ImportedBody::Kind::Multipart;
    for (Json::Value part = list.first(); part; part = part.next())
        body.parts.append(partOf(part));
}

void setText(const QByteArray &text, ImportedRequest &request)
{
    if (text.isEmpty())
        return;
    request.body.kind = isFormType(request.headers) ? ImportedBody::Kind::Form : ImportedBody::Kind::Raw;
    request.body.text = text;
}

// {"kind": …} of our own form; a string, or any JSON value, of the simple one.
void readBody(const Json::Value &json, ImportedRequest &request)
{
    const QString kind = json.is(Kind::Object) ? json[u"kind"].string() : QString();
    ImportedBody &body = request.body;
    if (kind == u"none" || json.isNull() || json.is(Kind::Null))
        return;
    if (kind == u"raw" || kind == u"form") {
        body.kind = kind == u"raw" ? ImportedBody::Kind::Raw : ImportedBody::Kind::Form;
        body.text = bytes(json[u"text"]);
    } else if (kind == u"multipart") {
        addParts(json[u"parts"], body);
    } else if (kind == u"file") {
        body.kind = ImportedBody::Kind::File;
        body.file = json[u"file"].string();
    } else {
        setText(json.is(Kind::String) ? json.string().toUtf8() : json.raw(), request);
    }
}

void readOptions(const Json::Value &json, ImportedOptions &options)
{
    options.followRedirects = json[u"follow_redirects"].is(Kind::True);
    options.insecure = json[u"insecure"].is(Kind::True);
    options.compressed = json[u"compressed"].is(Kind::True);
    options.proxy = json[u"proxy"].string();
    if (json[u"max_time_s"].is(Kind::Number))
        options.maxTime = json[u"max_time_s"].raw().toDouble();
    if (json[u"user"].is(Kind::String))
        options.user = bytes(json[u"user"]);
}

void readWarnings(const Json::Value &json, QList<Bilingual> &warnings)
{
    for (Json::Value text = json.first(); text; text = text.next())
        warnings.append({text[u"zh"].string(), text[u"en"].string()});
}

// What HTTP/2 tools list beside the headers, and what the client works out by itself.
void dropOwnHeaders(ImportedRequest &request)
{
    const auto isOwn = [](const auto &header) {
        const QByteArray name = header.first.toLower();
        return name.startsWith(':') || name == "content-length" || name == "host";
    };
    request.headers.removeIf(isOwn);
}

void readPostData(const Json::Value &json, ImportedRequest &request)
{
    const QByteArray type = bytes(json[u"mimeType"]);
    const Json::Value params = json[u"params"];
    QByteArray text = bytes(json[u"text"]);
    if (json[u"encoding"].string() == u"base64")
        text = QByteArray::fromBase64(text);
    if (!type.isEmpty() && !hasHeader(request.headers, "Content-Type"))
        request.headers.append({"Content-Type", type});
    if (text.isEmpty() && params.size() > 0 && type.toLower().startsWith("multipart/")) {
        addParts(params, request.body);
        // Its boundary belongs to the body that is not in the file.
        request.headers.removeIf([](const auto &header) {
            return header.first.compare("content-type", Qt::CaseInsensitive) == 0;
        });
        return;
    }
    if (text.isEmpty()) {
        for (Json::Value param = params.first(); param; param = param.next()) {
            text += text.isEmpty() ? "" : "&";
            text +=
                bytes(param[u"name"]).toPercentEncoding() + '=' + bytes(param[u"value"]).toPercentEncoding();
        }
    }
    setText(text, request);
}

ImportedRequest harRequest(const Json::Value &json)
{
    ImportedRequest request;
    request.method = bytes(json[u"method"]);
    request.url = bytes(json[u"url"]);
    request.headers = headersOf(json[u"headers"]);
    dropOwnHeaders(request);
    readPostData(json[u"postData"], request);
    return request;
}

ImportedRequest requestOf(const Json::Value &json)
{
    if (json[u"postData"] || json[u"httpVersion"] || json[u"queryString"])
        return harRequest(json);
    ImportedRequest request;
    ImportWarnings warnings;
    request.url = completeAddress(bytes(json[u"url"]), warnings);
    request.headers = headersOf(json[u"headers"]);
    const Json::Value body = json[json[u"body"] ? u"body" : u"data"];
    readBody(body, request);
    request.method = bytes(json[u"method"]);
    if (request.method.isEmpty())
        request.method = request.body.kind == ImportedBody::Kind::None ? "GET" : "POST";
    readOptions(json[u"options"], request.options);
    readWarnings(json[u"warnings"], request.warnings);
    for (const Bilingual &text : warnings.list())
        request.warnings.append(text);
    return request;
}

// The request in an entry of a list: the entry itself, or its "request".
Json::Value requestIn(const Json::Value &entry)
{
    const Json::Value inner = entry[u"request"];
    const Json::Value value = inner.is(Kind::Object) ? inner : entry;
    return value[u"url"].is(Kind::String) ? value : Json::Value();
}

Json::Value listIn(const Json::Value &root)
{
    if (const Json::Value entries = root.find(u"/log/entries"); entries.is(Kind::Array))
        return entries;
    for (const QStringView name : {u"requests", u"entries"}) {
        if (root[name].is(Kind::Array))
            return root[name];
    }
    return root.is(Kind::Array) ? root : Json::Value();
}

} // namespace

Result<QList<ImportedRequest>> importJson(const QByteArray &text)
{
    const auto document = Json::Document::parse(text);
    if (!document) {
        const Json::ParseFault &fault = document.error();
        return tl::make_unexpected(Error{fault.code, QString::number(fault.offset), fault.text});
    }
    QList<ImportedRequest> requests;
    const Json::Value list = listIn(document->root());
    if (!list) {
        if (const Json::Value single = requestIn(document->root()))
            requests.append(requestOf(single));
        return requests;
    }
    for (Json::Value entry = list.first(); entry; entry = entry.next()) {
        if (requests.size() == maxImportedRequests) {
            requests.last().warnings.append(
                message(u"formats.import-too-many"_qs,
                        {QString::number(list.size()), QString::number(requests.size())}));
            break;
        }
        if (const Json::Value request = requestIn(entry))
            requests.append(requestOf(request));
    }
    return requests;
}

} // namespace CozeLens
