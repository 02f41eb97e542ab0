// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/operationdelegate.h"

#include "common/icons.h"
#include "common/theme.h"
#include "explorer/operationmodel.h"

#include <QApplication>
#include <QPainter>

namespace CozeLens {

namespace {

QFont methodFont(const QFont &font)
{
    QFont method = monospaceFont();
    method.setPointSizeF(qMax(7.0, font.pointSizeF() - 1.5));
    method.setBold(true);
    return method;
}

// DELETE is the longest method of the catalogue.
int methodWidth(const QFont &font)
{
    return QFontMetrics(methodFont(font)).horizontalAdvance(u"DELETE"_qs) +
           QFontMetrics(font).averageCharWidth();
}

} // namespace

void OperationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const QString method = index.data(OperationModel::MethodRole).toString();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Theme &theme = Theme::of(option.palette);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    const QString title = item.text;
    item.text.clear();
    item.palette.setColor(QPalette::Highlight, theme.selection);
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);

    painter->save();
    QRect rect = option.rect.adjusted(4, 0, -4, 0);
    if (!method.isEmpty()) {
        painter->setFont(methodFont(option.font));
        painter->setPen(theme.method(method));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, method);
        rect.setLeft(rect.left() + methodWidth(option.font));
    }
    const bool favourite = index.data(OperationModel::FavouriteRole).toBool();
    if (!method.isEmpty() && (favourite || (option.state & QStyle::State_MouseOver))) {
        const QRect star = starRect(option.rect);
        icon(favourite ? u"star-filled"_qs : u"star"_qs, favourite ? theme.warn : theme.muted)
            .paint(painter, star);
        rect.setRight(star.left() - 4);
    }
    painter->setFont(option.font);
    const QString absent = index.data(OperationModel::AbsentRole).toString();
    if (!absent.isEmpty()) {
        QFont small = option.font;
        small.setPointSizeF(qMax(7.0, small.pointSizeF() - 1.5));
        painter->setFont(small);
        painter->setPen(theme.muted);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, absent);
        painter->setFont(option.font);
        rect.setRight(rect.right() - QFontMetrics(small).horizontalAdvance(absent) - 6);
    }
    painter->setPen(index.data(OperationModel::FreeRole).toBool() ? theme.accent
                    : method.isEmpty() || !absent.isEmpty()       ? theme.muted
                                                                  : theme.text);
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(option.font).elidedText(title, Qt::ElideRight, rect.width()));
    painter->restore();
}

QRect OperationDelegate::starRect(const QRect &row)
{
    constexpr int Side = 14;
    return {row.right() - Side - 4, row.center().y() - Side / 2 + 1, Side, Side};
}

QSize OperationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + methodWidth(option.font), QFontMetrics(option.font).height() + 9};
}

} // namespace CozeLens
