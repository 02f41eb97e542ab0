// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/draftupload.h"

#include "base/messages.h"
#include "http/redaction.h"
#include "http/uploadbody.h"

#include <QFileInfo>

namespace CozeLens {

namespace {

QString placeOf(const DraftPart &part)
{
    return u"part:"_qs + QString::fromUtf8(part.name);
}

bool isSent(const DraftPart &part)
{
    return part.enabled && !(part.isFile && part.file.isEmpty());
}

QByteArray fileNameOf(const DraftPart &part)
{
    if (!part.named)
        return {};
    return part.fileName.isEmpty() && part.isFile ? QFileInfo(part.file).fileName().toUtf8() : part.fileName;
}

} // namespace

Result<QList<UploadPart>> uploadParts(const QList<DraftPart> &parts, const Variables &variables)
{
    QList<UploadPart> upload;
    for (const DraftPart &part : parts) {
        if (!isSent(part))
            continue;
        Result<QByteArray> value = substituted(part.value, variables);
        if (!value && !part.isFile) {
            value.error().place = placeOf(part);
            return tl::unexpected(value.error());
        }
        UploadPart next{part.name, part.isFile ? QByteArray() : *value, {}, std::nullopt, part.type};
        if (part.isFile)
            next.file = part.file;
        if (const QByteArray name = fileNameOf(part); !name.isEmpty())
            next.fileName = name;
        if (part.isFile && part.named && next.type.isEmpty())
            next.type = uploadType(part.file);
        upload.append(next);
    }
    return upload;
}

void putUpload(Request &request, const MultipartUpload &upload)
{
    request.pieces = upload.pieces;
    for (Header &header : request.headers) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) == 0) {
            header.value += upload.contentType.mid(upload.contentType.indexOf(';'));
            return;
        }
    }
    request.headers.append({"Content-Type", upload.contentType});
}

std::optional<Error> checkFiles(const QList<DraftPart> &parts)
{
    for (const DraftPart &part : parts) {
        if (!part.enabled || !part.isFile)
            continue;
        const QString name = QString::fromUtf8(part.name);
        if (part.file.isEmpty())
            return Error{u"file-not-chosen"_qs, placeOf(part), message(u"http.file-not-chosen"_qs, {name})};
        UploadBody body({BodyPiece{{}, part.file}});
        if (body.open())
            continue;
        // A text that was to be explained may be unreadable too, which is another matter.
        const QString &code = body.error()->code;
        return Error{code == u"file-unreadable" ? u"upload-unreadable"_qs : code, placeOf(part),
                     body.error()->detail};
    }
    return std::nullopt;
}

void exportParts(ImportedRequest &request, const QList<DraftPart> &parts, const Variables &variables)
{
    request.body = {};
    request.body.kind = ImportedBody::Kind::Multipart;
    // curl writes its own, with its own boundary.
    request.headers.removeIf([](const QPair<QByteArray, QByteArray> &header) {
        return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0 &&
               header.second.trimmed().toLower().startsWith("multipart/form-data");
    });
    for (const DraftPart &part : parts) {
        if (!isSent(part))
            continue;
        const QByteArray value = substituted(part.value, variables, Unknown::Stays).value_or(part.value);
        const QString masked = redactedMember(QString::fromUtf8(part.name), QString::fromUtf8(value));
        request.body.parts.append({part.name, part.isFile ? QByteArray() : redacted(masked.toUtf8()),
                                   part.file, fileNameOf(part), part.type});
    }
}

} // namespace CozeLens
