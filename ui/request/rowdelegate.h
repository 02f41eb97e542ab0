// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <functional>

namespace CozeLens {

//! Dresses the rows of the request's tables: values in the fixed-width font, the blank last row and rows that
//! are switched off in muted, rows that cannot be sent in the error colour, cells with a variable that has no
//! value underlined.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    //! Whether a {{variable}} in this text cannot be filled in; such a cell is marked.
    void setFaultCheck(const std::function<bool(const QString &)> &check) { m_isFaulty = check; }

    //! The style of a cell, for who paints or checks it elsewhere.
    void dressed(QStyleOptionViewItem *option, const QModelIndex &index) const
    {
        initStyleOption(option, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;

private:
    std::function<bool(const QString &)> m_isFaulty;
};

} // namespace CozeLens
