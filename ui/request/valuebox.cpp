// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/valuebox.h"

#include "common/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyledItemDelegate>

namespace CozeLens {

namespace {

// The value, and in muted what it means.
class MeaningDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int left = option.fontMetrics.horizontalAdvance(index.data().toString()) + Gap;
        painter->save();
        painter->setPen(Theme::current().muted);
        painter->drawText(option.rect.adjusted(left, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data(Qt::UserRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        const QString meaning = index.data(Qt::UserRole).toString();
        return {size.width() + Gap + option.fontMetrics.horizontalAdvance(meaning), size.height() + 4};
    }

private:
    static constexpr int Gap = 20;
};

} // namespace

ValueBox::ValueBox(const QStringList &values, QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setObjectName(u"valueBox"_qs);
    view()->setItemDelegate(new MeaningDelegate(this));
    view()->setTextElideMode(Qt::ElideNone);
    for (qsizetype i = 0; i + 1 < values.size(); i += 2) {
        addItem(values[i], values[i + 1]);
        setItemData(count() - 1, values[i + 1], Qt::ToolTipRole);
    }
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 24);
}

} // namespace CozeLens
