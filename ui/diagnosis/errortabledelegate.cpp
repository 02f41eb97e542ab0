// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errortabledelegate.h"

#include "common/theme.h"
#include "diagnosis/errortablemodel.h"

#include <QPainter>

namespace CozeLens {

void ErrorTableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const bool highlighted = index.data(ErrorTableModel::HighlightedRole).toBool();
    const bool official = index.data(ErrorTableModel::OfficialRole).toBool();

    painter->save();
    if (highlighted)
        painter->fillRect(option.rect, theme.errorBackground);
    else if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme.selection);
    if (highlighted && index.column() == ErrorTableModel::CodeColumn)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.error);
    painter->setPen(theme.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    QFont font = option.font;
    font.setBold(highlighted);
    painter->setFont(font);
    painter->setPen(official || highlighted ? theme.text : theme.muted);
    const QRect text = option.rect.adjusted(10, 0, -6, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace CozeLens
