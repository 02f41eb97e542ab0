// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rowdelegate.h"

#include "common/theme.h"
#include "request/headersmodel.h"

namespace CozeLens {

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::current();
    const bool blank = index.row() == index.model()->rowCount() - 1;
    const QVariant checked = index.siblingAtColumn(0).data(Qt::CheckStateRole);
    const bool off = checked.isValid() && checked.toInt() == Qt::Unchecked;
    const bool problem = index.data(HeadersModel::ProblemRole).toBool();
    if (!blank && index.column() < 2) {
        option->font = monospaceFont();
    }
    const QColor colour = problem                                 ? theme.error
                          : (blank || off || index.column() == 2) ? theme.muted
                                                                  : theme.text;
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
    if (problem) {
        option->backgroundBrush = theme.errorBackground;
    }
}

QWidget *RowDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (editor) {
        editor->setFont(monospaceFont());
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    }
    return editor;
}

} // namespace CozeLens
