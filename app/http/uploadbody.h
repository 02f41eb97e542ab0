// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QFile>

#include <memory>
#include <optional>

namespace CozeLens {

//! Reads a request's body out of its pieces while it is being sent, one file open at a time, so that neither
//! memory nor file handles grow with the upload. Used in the thread of the transfers only.
class UploadBody
{
public:
    explicit UploadBody(QList<BodyPiece> pieces);
    Q_DISABLE_COPY_MOVE(UploadBody)

    //! Looks every file up and takes its size. False: error() says which one is missing, no regular file, or
    //! not readable.
    bool open();
    qint64 totalBytes() const { return m_totalBytes; }

    //! The next bytes, 0 at the end, -1 when a file failed or is no longer of the size that it had: the
    //! length of the body has been promised by then, and the last of a file's bytes is not given away before
    //! its size was looked at again.
    qint64 read(char *buffer, qint64 size);

    //! "file-missing", "file-not-regular", "file-unreadable", "file-changed", "file-gone".
    const std::optional<NetworkError> &error() const { return m_error; }
    //! The pieces with the sizes of their files.
    const QList<BodyPiece> &pieces() const { return m_pieces; }

private:
    qint64 readBytes(const QByteArray &bytes, char *buffer, qint64 size);
    qint64 readFile(const BodyPiece &piece, char *buffer, qint64 size);
    bool openFile(const QString &name);
    qint64 fail(const QString &code, const QStringList &arguments);

    QList<BodyPiece> m_pieces;
    qint64 m_totalBytes = 0;
    qsizetype m_piece = 0;
    qint64 m_offset = 0; //!< in that piece
    std::unique_ptr<QFile> m_file;
    std::optional<NetworkError> m_error;
};

} // namespace CozeLens
