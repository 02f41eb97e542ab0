// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/tablepage.h"

#include "common/dress.h"
#include "common/icons.h"
#include "request/rowdelegate.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace CozeLens {

TablePage::TablePage(QAbstractItemModel *model, const QString &tableName, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableView(this))
    , m_buttons(new QHBoxLayout)
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_problem(new QLabel(this))
{
    m_table->setObjectName(tableName);
    m_table->setModel(model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 30);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->installEventFilter(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(tableName + u"Problem"_qs);
    setLook(m_problem, Look::Problem);
    m_problem->hide();
    m_add->setObjectName(tableName + u"Add"_qs);
    m_remove->setObjectName(tableName + u"Remove"_qs);

    m_buttons->setContentsMargins(12, 4, 12, 4);
    m_buttons->addStretch();
    m_problem->setContentsMargins(12, 4, 12, 0);
    addButton(m_add);
    addButton(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addLayout(m_buttons);

    connect(m_add, &QToolButton::clicked, this, [this] {
        const QModelIndex last = m_table->model()->index(m_table->model()->rowCount() - 1, 0);
        m_table->setCurrentIndex(last);
        m_table->edit(last);
    });
    connect(m_remove, &QToolButton::clicked, this, &TablePage::removeCurrent);
    refreshIcons();
}

void TablePage::addButton(QToolButton *button)
{
    setLook(button, Look::Quiet);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void TablePage::setProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void TablePage::commitOpenEditor()
{
    const QWidget *focused = QApplication::focusWidget();
    if (focused && focused != m_table && m_table->viewport()->isAncestorOf(focused)) {
        m_table->setFocus();
    }
}

void TablePage::setTexts(const QString &accessibleName, const QString &add, const QString &remove)
{
    m_table->setAccessibleName(accessibleName);
    m_add->setText(add);
    m_remove->setText(remove);
    m_remove->setToolTip(remove + u" ("_qs + QKeySequence(Qt::Key_Delete).toString(QKeySequence::NativeText) +
                         u')');
}

void TablePage::setWideColumn(int column, int characters)
{
    m_wideColumn = column;
    m_wideFrom = characters;
    m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void TablePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_wideColumn >= 0)
        m_table->setColumnHidden(m_wideColumn, width() < fontMetrics().averageCharWidth() * m_wideFrom);
}

void TablePage::removeCurrent()
{
    commitOpenEditor();
    if (m_table->currentIndex().isValid()) {
        Q_EMIT removeRequested(m_table->currentIndex().row());
    }
}

bool TablePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        removeCurrent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TablePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refreshIcons();
    }
}

void TablePage::refreshIcons()
{
    const QColor colour = Theme::current().muted;
    m_add->setIcon(icon(u"add"_qs, colour));
    m_remove->setIcon(icon(u"remove"_qs, colour));
}

} // namespace CozeLens
