// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>

namespace CozeLens {

//! Scintilla's fold level of every line of a JSON text, by its brackets; strings may run over line ends
//! (where a long line was cut). Empty when there are more than `maxLines` lines. Pure; any thread; linear.
QList<int> foldLevels(QByteArrayView json, qsizetype maxLines);

} // namespace CozeLens
