// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/logdigest.h"

#include <QList>
#include <QString>

namespace CozeLens {

//! The time that the bars of a log's kinds stand on: the same for all of them, so that one look tells what
//! failed together. Seconds by the log's own clock.
struct TimeAxis
{
    qint64 start = 0;
    qint64 width = 0; //!< seconds of one bar; 0: the log tells no times
    int bars = 0;
};

//! At most MostBars bars, each as wide as people count: 30 seconds, 5 minutes, a day.
TimeAxis timeAxisOf(const LogDigest &log);
constexpr int MostBars = 40;

//! One count a bar.
QList<qint64> barsOf(const Histogram &histogram, const TimeAxis &axis);

//! "5 minutes", in the language of the window.
QString durationWords(qint64 seconds);

} // namespace CozeLens
