// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/inputs.h"

#include "base/messages.h"

namespace CozeLens {

namespace {

constexpr qint64 Piece = 1024 * 1024;

} // namespace

tl::unexpected<Error> unreadable(const QString &name, const QString &why)
{
    return tl::unexpected(
        Error{u"unreadable"_qs, name, message(u"diagnosis.file-unreadable"_qs, {name, why})});
}

Result<QIODevice *> openInput(const QString &name, QFile *file, const Streams &streams)
{
    if (name == u"-")
        return streams.in;
    file->setFileName(name);
    if (!file->open(QIODevice::ReadOnly))
        return unreadable(name, file->errorString());
    return file;
}

Result<QByteArray> readInput(const QString &name, qint64 limit, const Streams &streams)
{
    QFile file;
    const Result<QIODevice *> device = openInput(name, &file, streams);
    if (!device)
        return tl::unexpected(device.error());
    QByteArray bytes;
    // A pipe gives what it has, which may be less than all of it.
    for (QByteArray piece = (*device)->read(Piece); !piece.isEmpty(); piece = (*device)->read(Piece)) {
        bytes += piece;
        if (bytes.size() > limit) {
            const QString megabytes = QString::number(limit / (1024 * 1024));
            return tl::unexpected(
                Error{u"too-large"_qs, name, message(u"commandline.input-too-large"_qs, {megabytes})});
        }
    }
    // A folder opens, and only reading it fails.
    if (file.isOpen() && file.error() != QFile::NoError)
        return unreadable(name, file.errorString());
    return bytes;
}

} // namespace CozeLens
