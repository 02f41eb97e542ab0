// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/tablelook.h"

#include <QHeaderView>
#include <QTableView>

namespace CozeLens {

void setUpTable(QTableView *table, const QList<int> &widths)
{
    const QFontMetrics metrics = table->fontMetrics();
    QHeaderView *header = table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] == 0) {
            header->setSectionResizeMode(column, QHeaderView::Stretch);
        } else {
            header->resizeSection(column, metrics.averageCharWidth() * widths[column]);
        }
    }
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics.height() + 10);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
}

} // namespace CozeLens
