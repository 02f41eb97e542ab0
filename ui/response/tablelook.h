// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QTableView;

namespace CozeLens {

//! What the read-only tables here have in common. `widths` in characters, one a column; 0 takes the rest.
void setUpTable(QTableView *table, const QList<int> &widths);

} // namespace CozeLens
