// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/namedfiles.h"

#include <QFileInfo>

namespace CozeLens {

Request withFilesNamed(const Request &request)
{
    if (request.pieces.isEmpty())
        return request;
    Request named = request;
    named.pieces.clear();
    named.body.clear();
    for (const BodyPiece &piece : request.pieces) {
        if (piece.file.isEmpty()) {
            named.body += piece.bytes;
            continue;
        }
        const QFileInfo file(piece.file);
        const qint64 bytes = piece.fileBytes >= 0 ? piece.fileBytes : file.exists() ? file.size() : -1;
        if (bytes != 0)
            named.body += "(content of " + file.fileName().toUtf8() +
                          (bytes > 0 ? ", " + QByteArray::number(bytes) + " bytes)" : QByteArray(")"));
    }
    return named;
}

} // namespace CozeLens
