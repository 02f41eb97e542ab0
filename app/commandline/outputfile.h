// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QFile>

namespace CozeLens {

//! The file that -o names. It is opened before anything is sent, so that a wrong name costs no request, and
//! emptied only when an answer begins; a file that was not there and got no answer goes again.
class OutputFile
{
public:
    //! Error "unwritable".
    std::optional<Error> open(const QString &name);
    void begin();
    void write(const QByteArray &piece);
    //! The error of the first write that failed.
    std::optional<Error> finish();

    bool isOpen() const { return m_file.isOpen(); }
    QString name() const { return m_file.fileName(); }
    qint64 size() const { return m_written; }

private:
    Error unwritable() const;

    QFile m_file;
    bool m_existed = false;
    bool m_begun = false;
    qint64 m_written = 0;
    std::optional<Error> m_error;
};

} // namespace CozeLens
