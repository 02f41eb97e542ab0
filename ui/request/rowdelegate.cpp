// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/rowdelegate.h"

#include "common/theme.h"
#include "request/headersmodel.h"
#include "request/opencells.h"
#include "request/paramsmodel.h"
#include "request/valuebox.h"

namespace CozeLens {

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Theme &theme = Theme::current();
    const bool blank = index.row() == index.model()->rowCount() - 1;
    const QVariant checked = index.siblingAtColumn(0).data(Qt::CheckStateRole);
    const bool off = checked.isValid() && checked.toInt() == Qt::Unchecked;
    const bool problem = index.data(HeadersModel::ProblemRole).toBool();
    const bool offered = index.data(ParamsModel::OfferedRole).toBool();
    const bool hint = index.column() > 1 && !index.data(ParamsModel::HintRole).toString().isEmpty();
    if (!blank && index.column() < 2) {
        option->font = monospaceFont();
    }
    const bool faulty = !blank && index.column() < 2 && m_isFaulty && m_isFaulty(option->text);
    if (faulty)
        option->font.setUnderline(true);
    const QColor colour = problem                                            ? theme.error
                          : hint || faulty                                   ? theme.warn
                          : (blank || off || offered || index.column() >= 2) ? theme.muted
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
    const QStringList values = index.data(ParamsModel::ValuesRole).toStringList();
    QWidget *editor = nullptr;
    if (values.isEmpty()) {
        editor = QStyledItemDelegate::createEditor(parent, option, index);
    } else {
        auto *box = new ValueBox(values, parent);
        // A choice from the list is meant; waiting for the editor to lose the focus would look like a loss.
        connect(box, &QComboBox::activated, this, [this, box] {
            auto *self = const_cast<RowDelegate *>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        editor = box;
    }
    if (editor) {
        editor->setFont(monospaceFont());
        editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    }
    return editor;
}

// A view fills its editors anew whenever the model says that something of the row has changed.
void RowDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (!isTypedInto(editor))
        QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace CozeLens
