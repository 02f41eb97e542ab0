// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/explorerpane.h"

#include "explorer/operationdelegate.h"
#include "explorer/operationfilter.h"
#include "explorer/operationmodel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

// The groups that stand open at the start, as many as fit beside the first request without scrolling.
constexpr int OpenGroups = 4;

} // namespace

ExplorerPane::ExplorerPane(const OperationCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_model(new OperationModel(catalogue, this))
    , m_filter(new OperationFilter(catalogue, this))
    , m_searchEdit(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_nothingFound(new QLabel(this))
{
    setObjectName(u"explorerPane"_qs);
    m_filter->setSourceModel(m_model);

    m_searchEdit->setObjectName(u"operationSearch"_qs);
    m_searchEdit->setClearButtonEnabled(true);
    m_searchEdit->installEventFilter(this);

    m_tree->setObjectName(u"operationTree"_qs);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new OperationDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(10);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_nothingFound->setObjectName(u"operationNothingFound"_qs);
    m_nothingFound->setWordWrap(true);
    m_nothingFound->setMargin(8);
    m_nothingFound->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_searchEdit);
    layout->addWidget(m_nothingFound);
    layout->addWidget(m_tree, 1);

    connect(m_searchEdit, &QLineEdit::textChanged, this, &ExplorerPane::search);
    connect(m_tree, &QTreeView::clicked, this, &ExplorerPane::choose);
    connect(m_tree, &QTreeView::activated, this, &ExplorerPane::choose);
    expandGroups();
    retranslate();
}

void ExplorerPane::setLanguage(Language language)
{
    m_model->setLanguage(language);
}

void ExplorerPane::select(const QString &operationId)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(operationId));
    if (!index.isValid()) {
        m_tree->clearSelection();
        return;
    }
    m_tree->setCurrentIndex(index);
    // Before the first layout nothing is in view, and scrolling would push the first group out of it.
    if (m_tree->isVisible())
        m_tree->scrollTo(index);
}

void ExplorerPane::focusSearch()
{
    m_searchEdit->setFocus(Qt::ShortcutFocusReason);
    m_searchEdit->selectAll();
}

void ExplorerPane::search(const QString &words)
{
    m_filter->setWords(words);
    const bool nothing = m_filter->rowCount() == 0;
    m_nothingFound->setVisible(nothing);
    m_tree->setVisible(!nothing);
    if (m_filter->isFiltering())
        m_tree->expandAll();
    else
        expandGroups();
}

void ExplorerPane::expandGroups()
{
    for (int row = 0; row < m_filter->rowCount(); ++row)
        m_tree->setExpanded(m_filter->index(row, 0), row < OpenGroups);
}

void ExplorerPane::choose(const QModelIndex &index)
{
    const QString id = index.data(OperationModel::IdRole).toString();
    if (id.isEmpty())
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    else
        Q_EMIT operationChosen(id);
}

bool ExplorerPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_searchEdit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && m_filter->rowCount() > 0) {
            m_tree->setFocus(Qt::TabFocusReason);
            const QModelIndex group = m_filter->index(0, 0);
            m_tree->setCurrentIndex(m_filter->index(0, 0, group));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ExplorerPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExplorerPane::retranslate()
{
    m_searchEdit->setPlaceholderText(tr("Search operations, paths or codes"));
    m_searchEdit->setAccessibleName(tr("Search operations"));
    m_tree->setAccessibleName(tr("Operations"));
    m_nothingFound->setText(tr("No operation has these words in its title, path or error codes."));
}

} // namespace CozeLens
