// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/explorerpane.h"

#include "explorer/operationdelegate.h"
#include "explorer/operationfilter.h"
#include "explorer/operationmodel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QTreeView>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

// The groups that stand open at the start, as many as fit beside the first request without scrolling.
constexpr int OpenGroups = 4;
constexpr int MostRecent = 6;

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
    m_tree->setMouseTracking(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);

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
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &ExplorerPane::showMenu);
    expandGroups();
    retranslate();
}

void ExplorerPane::setLanguage(Language language)
{
    m_model->setLanguage(language);
}

void ExplorerPane::setSelfHosted(bool selfHosted)
{
    m_model->setSelfHosted(selfHosted);
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
    if (m_filter->isFiltering()) {
        m_tree->expandAll();
        m_tree->scrollTo(bestFound());
    } else {
        expandGroups();
    }
}

QModelIndex ExplorerPane::bestFound() const
{
    return m_filter->mapFromSource(m_model->indexOf(m_filter->best()));
}

void ExplorerPane::expandGroups()
{
    int groups = 0;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        const bool section = m_filter->mapToSource(index).row() < OperationModel::FirstGroup;
        m_tree->setExpanded(index, section || groups < OpenGroups);
        groups += section ? 0 : 1;
    }
}

void ExplorerPane::choose(const QModelIndex &index)
{
    const QString id = index.data(OperationModel::IdRole).toString();
    if (index.data(OperationModel::FreeRole).toBool())
        Q_EMIT freeRequestChosen();
    else if (id.isEmpty())
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
    else
        Q_EMIT operationChosen(id);
}

void ExplorerPane::setFavourites(const QStringList &ids)
{
    m_model->setFavourites(ids);
    m_tree->expand(m_filter->mapFromSource(m_model->index(OperationModel::Favourites, 0)));
}

void ExplorerPane::setRecent(const QStringList &ids)
{
    m_model->setRecent(ids.mid(0, MostRecent));
    m_tree->expand(m_filter->mapFromSource(m_model->index(OperationModel::Recent, 0)));
}

QByteArray ExplorerPane::saveState() const
{
    return (m_model->favourites().join(u' ') + u'\n' + m_model->recent().join(u' ')).toUtf8();
}

void ExplorerPane::restoreState(const QByteArray &state)
{
    const QStringList lines = QString::fromUtf8(state).split(u'\n');
    if (lines.size() != 2)
        return;
    setFavourites(lines[0].split(u' ', Qt::SkipEmptyParts));
    setRecent(lines[1].split(u' ', Qt::SkipEmptyParts));
}

void ExplorerPane::noteUse(const QString &operationId)
{
    const QStringList before = m_model->recent();
    QStringList ids = before;
    if (!m_model->indexOf(operationId).isValid())
        return;
    ids.removeAll(operationId);
    ids.prepend(operationId);
    setRecent(ids);
    if (m_model->recent() != before)
        Q_EMIT recentChanged(m_model->recent());
}

void ExplorerPane::toggleFavourite(const QModelIndex &index)
{
    const QString id = index.data(OperationModel::IdRole).toString();
    if (id.isEmpty())
        return;
    QStringList ids = m_model->favourites();
    if (!ids.removeOne(id))
        ids.append(id);
    setFavourites(ids);
    Q_EMIT favouritesChanged(ids);
}

void ExplorerPane::showMenu(const QPoint &position)
{
    const QPersistentModelIndex index = m_tree->indexAt(position);
    if (index.data(OperationModel::IdRole).toString().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool favourite = index.data(OperationModel::FavouriteRole).toBool();
    QAction *action =
        menu->addAction(favourite ? tr("Remove from the favourites") : tr("Add to the favourites"));
    action->setShortcut(Qt::CTRL | Qt::Key_D);
    connect(action, &QAction::triggered, this, [this, index] { toggleFavourite(index); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

// The view would take the click for a choice of the row.
bool ExplorerPane::clickedStar(QEvent *event)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    if (!press && event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QModelIndex index = m_tree->indexAt(mouse->pos());
    const bool operation = !index.data(OperationModel::IdRole).toString().isEmpty();
    const QRect star = OperationDelegate::starRect(m_tree->visualRect(index)).adjusted(-4, -4, 4, 4);
    if (!operation || mouse->button() != Qt::LeftButton || !star.contains(mouse->pos()))
        return false;
    if (press)
        toggleFavourite(index);
    return true;
}

bool ExplorerPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree->viewport() && clickedStar(event))
        return true;
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier) {
            toggleFavourite(m_tree->currentIndex());
            return true;
        }
    }
    if (watched == m_searchEdit &&
        (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (event->type() == QEvent::ShortcutOverride) {
            // The window's Escape cancels a request; here it first takes the words away.
            key->setAccepted(key->key() == Qt::Key_Escape && !m_searchEdit->text().isEmpty());
            return key->isAccepted();
        }
        if (key->modifiers() == Qt::NoModifier && searchKey(key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

// From the words to what they found, without the mouse.
bool ExplorerPane::searchKey(int key)
{
    const QModelIndex best = bestFound();
    if (key == Qt::Key_Down && m_filter->rowCount() > 0) {
        m_tree->setFocus(Qt::TabFocusReason);
        m_tree->setCurrentIndex(best.isValid() ? best : m_filter->index(0, 0));
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && best.isValid()) {
        m_tree->setCurrentIndex(best);
        choose(best);
    } else if (key == Qt::Key_Escape && !m_searchEdit->text().isEmpty()) {
        m_searchEdit->clear();
    } else {
        return false;
    }
    return true;
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
    m_tree->viewport()->update();
    m_nothingFound->setText(tr("No operation has these words in its title, path or error codes."));
}

} // namespace CozeLens
