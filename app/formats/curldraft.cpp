// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/curldraft.h"

namespace CozeLens {

namespace {

constexpr qsizetype maxRequestsOfOneCommand = 100;

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(80));
}

// curl does this to what it adds to an address, and the server may sign or log it so.
QByteArray withLowerEscapes(QByteArray text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0 && at + 2 < text.size(); at = text.indexOf('%', at + 1))
        text.replace(at + 1, 2, text.mid(at + 1, 2).toLower());
    return text;
}

} // namespace

void CurlDraft::addHeader(const QByteArray &line, ImportWarnings &warnings)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 && line.endsWith(';'))
        headers.append({line.chopped(1), {}});
    else if (colon < 0)
        warnings.add(u"header-without-colon"_qs, {shown(line.left(24))});
    else if (line.mid(colon + 1).trimmed().isEmpty())
        removed.append(line.left(colon).toLower());
    else
        headers.append({line.left(colon), withoutLeadingBlanks(line.mid(colon + 1))});
}

void CurlDraft::addUnlessGiven(const QByteArray &name, const QByteArray &value)
{
    if (!value.isEmpty() && !hasHeader(headers, name) && !removed.contains(name.toLower()))
        headers.append({name, value});
}

// What curl puts in front of the headers that were asked for.
void CurlDraft::addOwnHeaders(ImportWarnings &warnings)
{
    HeaderList own;
    for (const auto &[name, value] :
         {qMakePair(QByteArray("Range"), range), qMakePair(QByteArray("User-Agent"), userAgent),
          qMakePair(QByteArray("Referer"), referer), qMakePair(QByteArray("Cookie"), cookies)}) {
        if (!value.isEmpty() && !hasHeader(headers, name))
            own.append({name, value});
    }
    headers = own + headers;
    if (json) {
        addUnlessGiven("Content-Type", "application/json");
        addUnlessGiven("Accept", "application/json");
    }
    if (hasData && !get && parts.isEmpty())
        addUnlessGiven("Content-Type", "application/x-www-form-urlencoded");
    for (const QByteArray &name : std::as_const(removed)) {
        if (name != "expect" && name != "content-type")
            warnings.add(u"header-removed"_qs, {shown(name)});
    }
}

ImportedBody CurlDraft::body() const
{
    ImportedBody body;
    if (!upload.isEmpty()) {
        body.kind = ImportedBody::Kind::File;
        body.file = upload;
    } else if (!parts.isEmpty()) {
        body.kind = ImportedBody::Kind::Multipart;
        body.parts = parts;
    } else if (hasData && !get && !dataFile.isEmpty()) {
        body.kind = ImportedBody::Kind::File;
        body.file = dataFile;
    } else if (hasData && !get) {
        body.kind = isFormType(headers) ? ImportedBody::Kind::Form : ImportedBody::Kind::Raw;
        body.text = data;
    }
    return body;
}

QByteArray CurlDraft::methodFor(const ImportedBody &content) const
{
    if (!method.isEmpty())
        return method;
    if (head)
        return "HEAD";
    if (!upload.isEmpty())
        return "PUT";
    return content.kind == ImportedBody::Kind::None ? "GET" : "POST";
}

QByteArray CurlDraft::address(QByteArray url, ImportWarnings &warnings) const
{
    if (!upload.isEmpty() && upload != u"-" && url.endsWith('/'))
        url += upload.mid(upload.lastIndexOf(u'/') + 1).toUtf8().toPercentEncoding();
    QByteArray added = query;
    if (get && hasData)
        added += added.isEmpty() ? data : QByteArray('&' + data);
    if (!added.isEmpty()) {
        added = withLowerEscapes(added);
        const qsizetype hash = url.indexOf('#');
        const QByteArray fragment = hash < 0 ? QByteArray() : url.mid(hash);
        url = url.left(hash < 0 ? url.size() : hash);
        url += (!url.contains('?')                       ? "?"
                : url.endsWith('?') || url.endsWith('&') ? ""
                                                         : "&") +
               added + fragment;
    }
    return completeAddress(url, warnings);
}

bool CurlDraft::hasTwoBodies() const
{
    const int kinds =
        int(hasData && !get) + int(!parts.isEmpty()) + int(!upload.isEmpty()) + int(head && !get);
    return kinds > 1;
}

QList<ImportedRequest> CurlDraft::requests(ImportWarnings &warnings)
{
    if (urls.isEmpty()) {
        warnings.add(u"no-address"_qs);
        urls.append(QByteArray());
    }
    if (hasTwoBodies())
        warnings.add(u"two-bodies"_qs);
    addOwnHeaders(warnings);
    if (get && !dataFile.isEmpty()) {
        warnings.add(u"file-beside-data"_qs, {dataFile});
        data = '@' + dataFile.toUtf8();
    }
    QList<ImportedRequest> requests;
    for (const QByteArray &url : std::as_const(urls)) {
        if (requests.size() >= maxRequestsOfOneCommand)
            break;
        ImportedRequest request;
        request.headers = headers;
        request.body = body();
        request.method = methodFor(request.body);
        request.url = address(url, warnings);
        request.options = options;
        request.warnings = warnings.list();
        requests.append(request);
    }
    return requests;
}

} // namespace CozeLens
