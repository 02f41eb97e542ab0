// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/uploadbody.h"

#include "http/transferfailure.h"

#include <QFileInfo>

#include <algorithm>
#include <cstring>

namespace CozeLens {

UploadBody::UploadBody(QList<BodyPiece> pieces)
    : m_pieces(std::move(pieces))
{
}

bool UploadBody::open()
{
    for (BodyPiece &piece : m_pieces) {
        if (!piece.file.isEmpty()) {
            if (!openFile(piece.file))
                return false;
            piece.fileBytes = m_file->size();
            m_file.reset();
        }
        m_totalBytes += piece.file.isEmpty() ? piece.bytes.size() : piece.fileBytes;
    }
    return true;
}

qint64 UploadBody::read(char *buffer, qint64 size)
{
    while (m_piece < m_pieces.size()) {
        const BodyPiece &piece = m_pieces[m_piece];
        const qint64 length =
            piece.file.isEmpty() ? readBytes(piece.bytes, buffer, size) : readFile(piece, buffer, size);
        if (length != 0)
            return length;
        m_file.reset();
        m_offset = 0;
        ++m_piece;
    }
    return 0;
}

qint64 UploadBody::readBytes(const QByteArray &bytes, char *buffer, qint64 size)
{
    const qint64 length = std::min(size, bytes.size() - m_offset);
    std::memcpy(buffer, bytes.constData() + m_offset, static_cast<size_t>(length));
    m_offset += length;
    return length;
}

qint64 UploadBody::readFile(const BodyPiece &piece, char *buffer, qint64 size)
{
    if (!m_file && !openFile(piece.file))
        return fail(u"file-gone"_qs, {piece.file});
    const qint64 wanted = std::min(size, piece.fileBytes - m_offset);
    const qint64 length = wanted == 0 ? 0 : m_file->read(buffer, wanted);
    if (length < 0)
        return fail(u"file-unreadable"_qs, {piece.file, m_file->errorString()});
    m_offset += length;
    const bool ended = m_offset == piece.fileBytes || length < wanted;
    if (ended && m_file->size() != piece.fileBytes)
        return fail(u"file-changed"_qs,
                    {piece.file, QString::number(piece.fileBytes), QString::number(m_file->size())});
    return length;
}

// A pipe or a device would hold up every transfer of the thread, so only regular files are opened.
bool UploadBody::openFile(const QString &name)
{
    const QFileInfo info(name);
    if (!info.exists()) {
        fail(u"file-missing"_qs, {name});
        return false;
    }
    if (!info.isFile()) {
        fail(u"file-not-regular"_qs, {name});
        return false;
    }
    m_file = std::make_unique<QFile>(name);
    if (m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return true;
    fail(u"file-unreadable"_qs, {name, m_file->errorString()});
    return false;
}

qint64 UploadBody::fail(const QString &code, const QStringList &arguments)
{
    m_error = networkError(Phase::Send, code, arguments);
    return -1;
}

} // namespace CozeLens
