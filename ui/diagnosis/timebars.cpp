// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/timebars.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace CozeLens {

namespace {

constexpr qint64 Minute = 60;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

// The first of the widths people count in that is at least this wide; whole years beyond them.
qint64 countableWidth(qint64 seconds)
{
    static constexpr std::array<qint64, 22> widths = {
        1,          2,           5,           10,          15,       30,       Minute,   2 * Minute,
        5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour,     2 * Hour, 3 * Hour, 6 * Hour,
        12 * Hour,  Day,         2 * Day,     7 * Day,     30 * Day, 90 * Day};
    for (const qint64 width : widths) {
        if (width >= seconds)
            return width;
    }
    constexpr qint64 year = 365 * Day;
    return (seconds + year - 1) / year * year;
}

qint64 floorTo(qint64 second, qint64 width)
{
    const qint64 rest = second % width;
    return second - (rest < 0 ? rest + width : rest);
}

} // namespace

TimeAxis timeAxisOf(const LogDigest &log)
{
    std::optional<qint64> first;
    std::optional<qint64> last;
    qint64 coarsest = 1;
    for (const LogErrorKind &kind : log.kinds) {
        if (!kind.firstSecond || !kind.lastSecond || kind.histogram.isEmpty())
            continue;
        first = first ? std::min(*first, *kind.firstSecond) : *kind.firstSecond;
        last = last ? std::max(*last, *kind.lastSecond) : *kind.lastSecond;
        coarsest = std::max(coarsest, kind.histogram.width());
    }
    if (!first)
        return {};
    TimeAxis axis;
    // One bar fewer than there may be: the first begins at a round time before the first error.
    axis.width = countableWidth(std::max(coarsest, (*last - *first) / (MostBars - 1) + 1));
    axis.start = floorTo(*first, axis.width);
    axis.bars = static_cast<int>((*last - axis.start) / axis.width) + 1;
    return axis;
}

QList<qint64> barsOf(const Histogram &histogram, const TimeAxis &axis)
{
    QList<qint64> bars(axis.bars, 0);
    if (axis.bars == 0)
        return bars;
    for (size_t i = 0; i < histogram.counts().size(); ++i) {
        const qint64 middle =
            histogram.start() + static_cast<qint64>(i) * histogram.width() + histogram.width() / 2;
        const qint64 bar = std::clamp<qint64>((middle - axis.start) / axis.width, 0, axis.bars - 1);
        bars[bar] += histogram.counts()[i];
    }
    return bars;
}

QString durationWords(qint64 seconds)
{
    const auto words = [](const char *text, qint64 number) {
        return QCoreApplication::translate("CozeLens::TimeBars", text, nullptr, static_cast<int>(number));
    };
    if (seconds % Day == 0)
        return words(QT_TRANSLATE_N_NOOP("CozeLens::TimeBars", "%n day(s)"), seconds / Day);
    if (seconds % Hour == 0)
        return words(QT_TRANSLATE_N_NOOP("CozeLens::TimeBars", "%n hour(s)"), seconds / Hour);
    if (seconds % Minute == 0)
        return words(QT_TRANSLATE_N_NOOP("CozeLens::TimeBars", "%n minute(s)"), seconds / Minute);
    return words(QT_TRANSLATE_N_NOOP("CozeLens::TimeBars", "%n second(s)"), seconds);
}

} // namespace CozeLens
