// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/requesttext.h"

#include "base/messages.h"
#include "formats/importrequest.h"
#include "formats/multipart.h"

namespace CozeLens {

namespace {

// What a file holds is not in the text, and no file is read because a text names it. The place is filled, or
// the part would look like an empty file, which is a fault of its own.
const QByteArray UnknownContent = "(content of the file)";

void takeMultipart(const QList<ImportedPart> &imported, Request *request)
{
    QList<FormPart> parts;
    for (const ImportedPart &part : imported) {
        FormPart form{part.name, part.isFile() ? UnknownContent : part.value, std::nullopt, part.type};
        if (part.isFile())
            form.fileName = part.fileName.isEmpty() ? part.file.toUtf8() : part.fileName;
        parts.append(form);
    }
    const QByteArray boundary = newBoundary(parts);
    request->body = multipartBody(parts, boundary);
    // A Content-Type that was written by hand is sent as written, with its fault.
    if (!headerValue(request->headers, "Content-Type"))
        request->headers.append({"Content-Type", "multipart/form-data; boundary=" + boundary});
}

} // namespace

Request requestFrom(const ImportedRequest &imported)
{
    Request request{imported.method, imported.url, {}, {}};
    const QList<QPair<QByteArray, QByteArray>> headers = headersWithUser(imported);
    for (const auto &[name, value] : headers)
        request.headers.append({name, value});
    switch (imported.body.kind) {
    case ImportedBody::Kind::None:
        break;
    case ImportedBody::Kind::Raw:
    case ImportedBody::Kind::Form:
        request.body = imported.body.text;
        break;
    case ImportedBody::Kind::File:
        request.body = UnknownContent;
        break;
    case ImportedBody::Kind::Multipart:
        takeMultipart(imported.body.parts, &request);
        break;
    }
    return request;
}

ImportedRequest importedFrom(const Request &request)
{
    ImportedRequest imported;
    imported.method = request.method;
    imported.url = request.url;
    for (const Header &header : request.headers)
        imported.headers.append({header.name, header.value});
    imported.body.kind = request.body.isEmpty() ? ImportedBody::Kind::None : ImportedBody::Kind::Raw;
    imported.body.text = request.body;
    return imported;
}

Result<Request> requestFromText(const QByteArray &text)
{
    return importedFromText(text).map(requestFrom);
}

Result<ImportedRequest> importedFromText(const QByteArray &text)
{
    const Result<QList<ImportedRequest>> imported = importRequests(text);
    if (imported && !imported->isEmpty())
        return imported->first();
    const Bilingual why = imported ? Bilingual() : imported.error().text;
    Bilingual sentence = message(u"diagnosis.request-unreadable"_qs, {why.zh});
    sentence.en = message(u"diagnosis.request-unreadable"_qs, {why.en}).en;
    return tl::unexpected(
        Error{u"request-unreadable"_qs, imported ? QString() : imported.error().place, sentence});
}

} // namespace CozeLens
