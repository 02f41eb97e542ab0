// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errortablepane.h"

#include "diagnosis/errortabledelegate.h"
#include "diagnosis/errortablefilter.h"
#include "diagnosis/errortablemodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

ErrorTablePane::ErrorTablePane(const ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_model(new ErrorTableModel(catalogue, this))
    , m_filter(new ErrorTableFilter(catalogue, this))
    , m_searchEdit(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_nothingFound(new QLabel(this))
{
    setObjectName(u"errorTablePane"_qs);
    m_filter->setSourceModel(m_model);

    m_searchEdit->setObjectName(u"errorSearch"_qs);
    m_searchEdit->setClearButtonEnabled(true);

    m_table->setObjectName(u"errorTable"_qs);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new ErrorTableDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_nothingFound->setObjectName(u"errorNothingFound"_qs);
    m_nothingFound->setWordWrap(true);
    m_nothingFound->setMargin(12);
    m_nothingFound->setAlignment(Qt::AlignTop);
    m_nothingFound->hide();

    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(12, 8, 12, 4);
    searchRow->addWidget(m_searchEdit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(searchRow);
    layout->addWidget(m_nothingFound, 1);
    layout->addWidget(m_table, 1);

    connect(m_searchEdit, &QLineEdit::textChanged, this, &ErrorTablePane::search);
    const auto choose = [this](const QModelIndex &index) {
        Q_EMIT codeChosen(index.data(ErrorTableModel::CodeRole).toString());
    };
    connect(m_table, &QTableView::clicked, this, choose);
    connect(m_table, &QTableView::activated, this, choose);
    fitColumns();
    retranslate();
}

void ErrorTablePane::setLanguage(Language language)
{
    m_model->setLanguage(language);
}

void ErrorTablePane::highlight(const QString &code)
{
    m_model->setHighlighted(code);
    const int row = m_model->rowOf(code);
    if (row < 0) {
        m_table->clearSelection(); // a selected row looks like an answer
        return;
    }
    QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_searchEdit->clear();
        index = m_filter->mapFromSource(m_model->index(row, 0));
    }
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void ErrorTablePane::focusSearch()
{
    m_searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_searchEdit->selectAll();
}

void ErrorTablePane::search(const QString &words)
{
    m_filter->setWords(words);
    const bool nothing = m_filter->rowCount() == 0;
    m_nothingFound->setVisible(nothing);
    m_table->setVisible(!nothing);
    m_table->scrollToTop();
}

void ErrorTablePane::fitColumns()
{
    // A code of 4 digits sets the column; the few long ones are elided here and whole in their entry.
    const QFontMetrics metrics(font());
    m_table->setColumnWidth(ErrorTableModel::CodeColumn, metrics.horizontalAdvance(u"700012006"_qs) + 20);
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 9);
}

void ErrorTablePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitColumns();
    QWidget::changeEvent(event);
}

void ErrorTablePane::retranslate()
{
    const QList<ErrorEntry> &entries = m_catalogue.entries();
    const auto official =
        std::count_if(entries.begin(), entries.end(), [](const ErrorEntry &e) { return e.official; });
    m_searchEdit->setPlaceholderText(
        tr("Search %1 official and %2 further codes").arg(official).arg(entries.size() - official));
    m_searchEdit->setAccessibleName(tr("Search the error table"));
    m_table->setAccessibleName(tr("Error table"));
    m_nothingFound->setText(tr("No error has these words in its code, message, cause or remedy."));
}

} // namespace CozeLens
