// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/body.h"

namespace CozeLens {

//! Collects a body while it comes: the first bytes in memory, from memoryBytes on all of it in a temporary
//! file. The file has no name from the moment it is made, so nobody else can open it and it is gone when the
//! program ends, however it ends; until then only its owner could (mode 0600).
class BodyWriter
{
public:
    static constexpr qsizetype memoryBytes = 4 * 1024 * 1024;

    BodyWriter() = default;
    ~BodyWriter();
    Q_DISABLE_COPY_MOVE(BodyWriter)

    //! False when the file could not be made or written; errorText() is the system's reason, and what was
    //! added before stays.
    bool add(QByteArrayView bytes);
    qint64 size() const { return m_size; }
    const QString &errorText() const { return m_errorText; }
    //! Where such files are made: $TMPDIR, else a folder on disk rather than one that may be in memory.
    static QString folder();

    //! Writes out what was held back and closes the file for writing. False as for add(). Nothing may be
    //! added afterwards.
    bool finish();
    //! What has come; after finish(), once.
    Body take();

private:
    bool moveToFile();

    QByteArray m_bytes; //!< all of it, or what is still to be written to the file
    std::shared_ptr<BodyFile> m_file;
    qint64 m_size = 0;
    QString m_errorText;
};

} // namespace CozeLens
