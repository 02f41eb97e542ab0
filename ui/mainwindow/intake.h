// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QStringList>

class QMimeData;

namespace CozeLens {

//! What came by clipboard or drop: text to explain, or a sentence why there is none, or files.
struct Intake
{
    static constexpr qint64 TextLimit = 32 * 1024 * 1024; //!< bytes that the clipboard may bring

    //! Errors "clipboard-empty", "clipboard-picture", "clipboard-other", "clipboard-too-large".
    static Result<QByteArray> fromMime(const QMimeData *data);
    //! The local files that were dropped or copied in a file manager.
    static QStringList filesIn(const QMimeData *data);
};

} // namespace CozeLens
