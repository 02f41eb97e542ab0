// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/sizes.h"

namespace CozeLens {

QString sizeText(qint64 bytes)
{
    if (bytes < 1000) {
        return QString::number(bytes) + u" B"_qs;
    }
    if (bytes < 999'950) {
        return QString::number(double(bytes) / 1e3, 'f', 1) + u" KB"_qs;
    }
    if (bytes < 999'950'000) {
        return QString::number(double(bytes) / 1e6, 'f', 1) + u" MB"_qs;
    }
    return QString::number(double(bytes) / 1e9, 'f', 2) + u" GB"_qs;
}

QString durationText(double milliseconds)
{
    if (milliseconds < 10) {
        return QString::number(milliseconds, 'f', 1) + u" ms"_qs;
    }
    if (milliseconds < 999.5) {
        return QString::number(qRound(milliseconds)) + u" ms"_qs;
    }
    return QString::number(milliseconds / 1000, 'f', 2) + u" s"_qs;
}

} // namespace CozeLens
