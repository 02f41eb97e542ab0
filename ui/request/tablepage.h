// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QTableView;
class QToolButton;

namespace CozeLens {

//! An editable table with its buttons below it and a line for what cannot be sent.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    TablePage(QAbstractItemModel *model, const QString &tableName, QWidget *parent = nullptr);
    QTableView *table() const { return m_table; }
    //! Below the table; empty hides it.
    void setProblem(const QString &sentence);
    //! Takes over what stands in an editor that is still open.
    void commitOpenEditor();
    void setTexts(const QString &accessibleName, const QString &add, const QString &remove);

    //! One more beside the others; it belongs to the caller otherwise.
    void addButton(QToolButton *button);
    //! A column that is shown only where the table is at least this wide, in average characters.
    void setWideColumn(int column, int characters);

Q_SIGNALS:
    void removeRequested(int row);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refreshIcons();
    void removeCurrent();

    QTableView *m_table;
    QHBoxLayout *m_buttons;
    int m_wideColumn = -1;
    int m_wideFrom = 0;
    QToolButton *m_add;
    QToolButton *m_remove;
    QLabel *m_problem;
};

} // namespace CozeLens
