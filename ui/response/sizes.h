// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace CozeLens {

//! "176 B", "1.4 KB", "2.5 MB" (of 1000), and the like: the units are the same in both languages.
QString sizeText(qint64 bytes);
//! "128 ms", "2.41 s".
QString durationText(double milliseconds);

} // namespace CozeLens
