// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/multipartupload.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace CozeLens {

namespace {

QByteArray escaped(QByteArray name)
{
    return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
}

QByteArray withoutLineEnds(QByteArray type)
{
    return type.replace('\r', ' ').replace('\n', ' ');
}

QByteArray randomBoundary()
{
    std::array<quint32, 4> random = {};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return "------------------------" +
           QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toHex();
}

QByteArray boundaryFor(const QList<UploadPart> &parts)
{
    while (true) {
        const QByteArray boundary = randomBoundary();
        const bool taken = std::any_of(parts.begin(), parts.end(), [&](const UploadPart &part) {
            return part.file.isEmpty() && part.value.contains(boundary);
        });
        if (!taken)
            return boundary;
    }
}

QByteArray headOf(const UploadPart &part)
{
    QByteArray head = "Content-Disposition: form-data; name=\"" + escaped(part.name) + '"';
    if (part.fileName)
        head += "; filename=\"" + escaped(*part.fileName) + '"';
    if (!part.type.isEmpty())
        head += "\r\nContent-Type: " + withoutLineEnds(part.type);
    return head + "\r\n\r\n";
}

} // namespace

MultipartUpload multipartUpload(const QList<UploadPart> &parts)
{
    const QByteArray boundary = boundaryFor(parts);
    MultipartUpload upload{"multipart/form-data; boundary=" + boundary, {}};
    QByteArray text; // what stands between two files is one piece
    for (const UploadPart &part : parts) {
        text += "--" + boundary + "\r\n" + headOf(part);
        if (part.file.isEmpty()) {
            text += part.value;
        } else {
            upload.pieces.append({text, {}});
            upload.pieces.append({{}, part.file});
            text.clear();
        }
        text += "\r\n";
    }
    upload.pieces.append({text + "--" + boundary + "--\r\n", {}});
    return upload;
}

QByteArray uploadType(const QString &fileName)
{
    struct Ending
    {
        const char *ending;
        const char *type;
    };
    static constexpr Ending endings[] = {
        {".gif", "image/gif"},       {".jpg", "image/jpeg"},    {".jpeg", "image/jpeg"},
        {".png", "image/png"},       {".svg", "image/svg+xml"}, {".txt", "text/plain"},
        {".htm", "text/html"},       {".html", "text/html"},    {".pdf", "application/pdf"},
        {".xml", "application/xml"},
    };
    for (const Ending &known : endings) {
        if (fileName.endsWith(QLatin1String(known.ending), Qt::CaseInsensitive))
            return known.type;
    }
    return "application/octet-stream";
}

} // namespace CozeLens
