// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>

class QMimeData;

namespace CozeLens {

//! What came by clipboard or drop, as text to explain or a sentence why there is none.
struct Intake
{
    static constexpr qint64 TextLimit = 32 * 1024 * 1024;    //!< bytes that the clipboard may bring
    static constexpr qint64 FileLimit = 512LL * 1024 * 1024; //!< bytes of a file

    //! Errors "clipboard-empty", "clipboard-picture", "clipboard-other", "clipboard-too-large".
    static Result<QByteArray> fromMime(const QMimeData *data);
    //! Blocks while it reads: for a worker. Errors "file-unreadable", "file-too-large".
    static Result<QByteArray> fromFile(const QString &path);
    //! The first local file that was dropped or copied in a file manager; empty when there is none.
    static QString fileIn(const QMimeData *data);
};

} // namespace CozeLens
