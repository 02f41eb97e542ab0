// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/evidence.h"
#include "diagnosis/reading/histogram.h"

#include <QByteArray>

#include <atomic>
#include <optional>

namespace CozeLens {

//! One kind of error in a log: a code with messages that differ in numbers only.
struct LogErrorKind
{
    QString code;
    QString msg; //!< of the first one
    qint64 count = 0;
    std::optional<qint64> firstSecond; //!< since 1970, by the log's own clock
    std::optional<qint64> lastSecond;
    qint64 firstOffset = 0; //!< bytes into the log
    qint64 lastOffset = 0;
    QByteArray lastLogid;
    Histogram histogram;
    FoundError example; //!< the first one in full, its evidence in bytes of the whole log
    Span text;          //!< the lines of the example, in bytes of the whole log
};

//! What the errors of a log add up to.
struct LogDigest
{
    QList<LogErrorKind> kinds;
    qint64 errorCount = 0;
    qint64 bytes = 0; //!< of the log
    //! Lines with a code whose message is of a shape that came after the limits on shapes and kinds were
    //! reached: they may be errors, and are not counted.
    qint64 uncounted = 0;
};

//! Follows a long reading from any thread, and gives it up.
struct ReadingProgress
{
    std::atomic<qint64> bytesRead = 0;
    std::atomic_bool cancelled = false;
};

} // namespace CozeLens
