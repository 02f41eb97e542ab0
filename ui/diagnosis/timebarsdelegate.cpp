// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/timebarsdelegate.h"

#include "common/theme.h"
#include "diagnosis/logkindsmodel.h"

#include <QPainter>

#include <algorithm>

namespace CozeLens {

void TimeBarsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // the row's background and focus
    const auto bars = index.data(LogKindsModel::BarsRole).value<QList<qint64>>();
    const qint64 most = bars.isEmpty() ? 0 : *std::max_element(bars.begin(), bars.end());
    const QRect area = option.rect.adjusted(6, 4, -6, -4);
    if (most <= 0 || area.width() <= 0 || area.height() <= 0)
        return;
    const Theme &theme = Theme::current();
    painter->save();
    painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.border);
    const int step = std::max(1, area.width() / static_cast<int>(bars.size()));
    const int gap = step > 3 ? 1 : 0;
    const int left = area.left();
    for (qsizetype i = 0; i < bars.size(); ++i) {
        if (bars[i] == 0)
            continue;
        // A count that is there is seen, however small beside the others.
        const int height = std::max(2, static_cast<int>(area.height() * bars[i] / most));
        const int x = left + static_cast<int>(i) * step;
        if (x < area.right())
            painter->fillRect(QRect(x, area.bottom() + 1 - height, step - gap, height), theme.accent);
    }
    painter->restore();
}

} // namespace CozeLens
