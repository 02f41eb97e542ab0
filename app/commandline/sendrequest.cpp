// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendrequest.h"

#include "base/messages.h"
#include "commandline/inputs.h"
#include "http/multipartupload.h"
#include "http/proxychoice.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace CozeLens {

namespace {

// Where the path begins; the end when there is none.
qsizetype endOfAuthority(const QByteArray &url)
{
    qsizetype at = url.indexOf("://");
    for (at = at < 0 ? 0 : at + 3; at < url.size(); ++at) {
        if (url[at] == '/' || url[at] == '?' || url[at] == '#')
            break;
    }
    return at;
}

// RFC 3986 section 5.2.4, on whole segments.
QByteArray withoutDotSegments(const QByteArray &path)
{
    QList<QByteArray> kept;
    const QList<QByteArray> segments = path.split('/');
    for (qsizetype i = 1; i < segments.size(); ++i) {
        const bool dots = segments[i] == "." || segments[i] == "..";
        if (segments[i] == ".." && !kept.isEmpty())
            kept.removeLast();
        if (!dots)
            kept.append(segments[i]);
        else if (i == segments.size() - 1)
            kept.append(QByteArray());
    }
    return '/' + kept.join('/');
}

QByteArray asciiOnly(const QByteArray &text)
{
    QByteArray result;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x80)
            result += c;
        else
            result += '%' + QByteArray(1, c).toHex();
    }
    return result;
}

// What curl's address parser does to a path before it is sent.
QByteArray addressAsSent(const QByteArray &url, bool pathAsIs)
{
    const qsizetype begin = endOfAuthority(url);
    qsizetype end = begin;
    while (end < url.size() && url[end] != '?' && url[end] != '#')
        ++end;
    QByteArray path = url.mid(begin, end - begin);
    if (!pathAsIs && path.contains("/."))
        path = withoutDotSegments(path);
    return url.left(begin) + asciiOnly(path + url.mid(end));
}

// curl makes several requests of [1-3] and {a,b}, or refuses them.
std::optional<Error> checkGlob(const QByteArray &url)
{
    for (qsizetype at = endOfAuthority(url); at < url.size(); ++at) {
        if (QByteArrayView("[]{}").contains(url[at])) {
            const QString character{QLatin1Char(url[at])};
            return Error{u"glob"_qs, u"url"_qs, message(u"commandline.send-glob"_qs, {character})};
        }
    }
    return std::nullopt;
}

// Its content is read while it is being sent; what cannot be opened now is found out before.
Result<BodyPiece> pieceOf(const QString &name, const FileReader &files)
{
    if (QFileInfo(name).isFile()) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly))
            return BodyPiece{{}, name};
        return unreadable(name, file.errorString());
    }
    // Standard input or a pipe has no size, and the server wants one.
    const Result<QByteArray> content = files(name);
    if (!content)
        return tl::unexpected(content.error());
    return BodyPiece{*content, {}};
}

// A type that was given gets the boundary too, as curl does it: without one no server could read the body.
void addContentType(Headers &headers, const QByteArray &type)
{
    for (Header &header : headers) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
            header.value += type.mid(type.indexOf(';'));
            return;
        }
    }
    headers.append({"Content-Type", type});
}

std::optional<Error> addMultipart(Request &request, const QList<ImportedPart> &parts, bool withType,
                                  const FileReader &files)
{
    QList<UploadPart> upload;
    for (const ImportedPart &part : parts) {
        UploadPart next{part.name, part.value, {}, std::nullopt, part.type};
        if (part.isFile()) {
            const Result<BodyPiece> piece = pieceOf(part.file, files);
            if (!piece)
                return piece.error();
            next.value = piece->bytes;
            next.file = piece->file;
        }
        if (!part.fileName.isEmpty())
            next.fileName = part.fileName;
        upload.append(next);
    }
    const MultipartUpload body = multipartUpload(upload);
    request.pieces = body.pieces;
    if (withType)
        addContentType(request.headers, body.contentType);
    return std::nullopt;
}

int milliseconds(double seconds)
{
    return static_cast<int>(std::min(seconds * 1000.0, double(std::numeric_limits<int>::max())));
}

QByteArray withUser(const QByteArray &proxy, const QByteArray &user)
{
    if (user.isEmpty() || proxy.contains('@'))
        return proxy;
    const qsizetype colon = user.indexOf(':');
    const QByteArray name = (colon < 0 ? user : user.left(colon)).toPercentEncoding();
    const QByteArray credentials =
        colon < 0 ? name : QByteArray(name + ':' + user.mid(colon + 1).toPercentEncoding());
    const qsizetype scheme = proxy.indexOf("://");
    const qsizetype at = scheme < 0 ? 0 : scheme + 3;
    return proxy.left(at) + credentials + '@' + proxy.mid(at);
}

std::optional<Error> checkReadable(const QList<QByteArray> &names)
{
    for (const QByteArray &name : names) {
        QFile file(QString::fromUtf8(name));
        if (!name.isEmpty() && !file.open(QIODevice::ReadOnly))
            return unreadable(file.fileName(), file.errorString()).value();
    }
    return std::nullopt;
}

} // namespace

Result<Request> requestToSend(const ImportedRequest &imported, const CurlSettings &settings,
                              const FileReader &files)
{
    if (const auto glob = settings.globOff ? std::nullopt : checkGlob(imported.url))
        return tl::unexpected(*glob);
    Request request;
    request.method = imported.method;
    request.url = addressAsSent(imported.url, settings.pathAsIs);
    const QList<QPair<QByteArray, QByteArray>> headers = headersWithUser(imported);
    for (const auto &[name, value] : headers)
        request.headers.append({name, value});
    if (const std::optional<Error> error = checkSendable(request))
        return tl::unexpected(*error);
    const ImportedBody &body = imported.body;
    if (body.kind == ImportedBody::Kind::Multipart) {
        const bool withType = !settings.removedHeaders.contains("content-type");
        if (const auto error = addMultipart(request, body.parts, withType, files))
            return tl::unexpected(*error);
    } else if (body.kind == ImportedBody::Kind::File) {
        const Result<BodyPiece> piece = pieceOf(body.file, files);
        if (!piece)
            return tl::unexpected(piece.error());
        request.body = piece->bytes;
        if (!piece->file.isEmpty())
            request.pieces = {*piece};
    } else {
        request.body = body.text;
    }
    return request;
}

Result<SendOptions> optionsToSend(const ImportedRequest &imported, const CurlSettings &settings)
{
    if (const auto error = checkReadable({settings.caFile, settings.certificate, settings.key}))
        return tl::unexpected(*error);
    SendOptions options;
    options.verifyTls = !imported.options.insecure;
    options.http1Only = settings.http1;
    options.withoutHeaders = settings.removedHeaders;
    options.caFile = QString::fromUtf8(settings.caFile);
    options.clientCertificateFile = QString::fromUtf8(settings.certificate);
    options.clientKeyFile = QString::fromUtf8(settings.key);
    options.clientKeyPassword = QString::fromUtf8(settings.keyPassword);
    if (settings.maxBodyBytes)
        options.maxBodyBytes = *settings.maxBodyBytes;
    if (settings.connectTimeout)
        options.connectTimeoutMs = milliseconds(*settings.connectTimeout);
    if (imported.options.maxTime) {
        // One limit was chosen: the others would cut a call short that was given its time.
        options.totalTimeoutMs = milliseconds(*imported.options.maxTime);
        options.firstByteTimeoutMs = 0;
        options.idleTimeoutMs = 0;
    }
    options.proxy = imported.options.proxy.toUtf8();
    if (options.proxy.isEmpty() && !settings.proxyUser.isEmpty())
        options.proxy = proxyFor(imported.url, {}); // the user name is for the environment's
    if (!options.proxy.isEmpty())
        options.proxy = withUser(options.proxy, settings.proxyUser);
    if (settings.proxyOff || isExceptedFromProxy(imported.url, settings.noProxy))
        options.proxy = "none";
    return options;
}

} // namespace CozeLens
