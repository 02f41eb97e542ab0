// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/formpage.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/uilanguage.h"
#include "request/formdelegate.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

// Width in average characters from which the description has a column of its own.
constexpr int WideFrom = 95;

} // namespace

FormPage::FormPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new FormModel(this))
    , m_pages(new QStackedWidget(this))
    , m_tree(new QTreeView(this))
    , m_add(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_fault(new QLabel(this))
    , m_show(new QPushButton(this))
    , m_repair(new QPushButton(this))
    , m_commentBar(new QWidget(this))
    , m_commentNote(new QLabel(m_commentBar))
    , m_strip(new QPushButton(m_commentBar))
{
    setObjectName(u"formPage"_qs);
    m_pages->addWidget(makeFieldsPage());
    m_pages->addWidget(makeFaultPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    wire();
    retranslate();
}

QWidget *FormPage::makeFieldsPage()
{
    m_tree->setObjectName(u"bodyForm"_qs);
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new FormDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionsMovable(false);
    // By the rows in view: by the first thousand, it takes 10 ms each time one of them changes.
    m_tree->header()->setResizeContentsPrecision(0);
    m_tree->header()->resizeSection(FormModel::Name, fontMetrics().averageCharWidth() * 30);
    m_tree->header()->setSectionResizeMode(FormModel::Value, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(FormModel::Type, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(FormModel::About, QHeaderView::Stretch);
    m_tree->installEventFilter(this);

    auto *page = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 4, 12, 4);
    m_add->setObjectName(u"formAdd"_qs);
    m_remove->setObjectName(u"formRemove"_qs);
    for (QToolButton *button : {m_add, m_remove}) {
        setLook(button, Look::Quiet);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_commentNote->setObjectName(u"formCommentNote"_qs);
    m_commentNote->setWordWrap(true);
    setLook(m_commentNote, Look::Warning);
    m_strip->setObjectName(u"formStripComments"_qs);
    auto *bar = new QHBoxLayout(m_commentBar);
    bar->setContentsMargins(12, 4, 12, 4);
    bar->addWidget(m_commentNote, 1);
    bar->addWidget(m_strip);
    layout->addWidget(m_commentBar);
    layout->addWidget(m_tree, 1);
    layout->addLayout(buttons);
    return page;
}

QWidget *FormPage::makeFaultPage()
{
    m_fault->setObjectName(u"formFault"_qs);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_show->setObjectName(u"formShowFault"_qs);
    m_repair->setObjectName(u"formRepair"_qs);
    auto *page = new QWidget(this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_repair);
    buttons->addWidget(m_show);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 14, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_fault);
    layout->addLayout(buttons);
    layout->addStretch();
    return page;
}

void FormPage::wire()
{
    connect(m_model, &FormModel::editsMade, this, &FormPage::editsMade);
    connect(m_model, &FormModel::stateChanged, this, &FormPage::refreshState);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &FormPage::rememberView);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FormPage::restoreView);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FormPage::refreshButtons);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &FormPage::refreshButtons);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.data(FormModel::AdderRole).toBool())
            m_model->add(index);
    });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (!(index.siblingAtColumn(FormModel::Value).flags() & Qt::ItemIsEditable) &&
            !index.data(FormModel::AdderRole).toBool())
            m_model->add(index);
    });
    connect(m_add, &QToolButton::clicked, this, [this] { m_model->add(m_tree->currentIndex()); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_model->removeField(m_tree->currentIndex()); });
    connect(m_show, &QPushButton::clicked, this, [this] { Q_EMIT textRequested(m_model->fault().offset); });
    for (const QPushButton *button : {m_repair, m_strip})
        connect(button, &QPushButton::clicked, this, &FormPage::repair);
}

void FormPage::setOperation(const Operation *operation)
{
    m_collapsed.clear();
    m_model->setOperation(operation);
}

void FormPage::setText(const QByteArray &text)
{
    m_text = text;
    m_model->setText(text);
}

void FormPage::commitOpenEditor()
{
    const QWidget *focused = QApplication::focusWidget();
    if (focused && focused != m_tree && m_tree->viewport()->isAncestorOf(focused))
        m_tree->setFocus();
    m_model->settle();
}

void FormPage::showPointer(const QString &pointer)
{
    for (QString near = pointer; !near.isEmpty(); near.truncate(near.lastIndexOf(u'/'))) {
        const QModelIndex index = m_model->find(near);
        if (index.isValid()) {
            m_tree->setCurrentIndex(index);
            m_tree->scrollTo(index);
            break;
        }
    }
    m_tree->setFocus();
}

void FormPage::rememberView()
{
    if (m_tree->currentIndex().isValid())
        m_current = m_tree->currentIndex().data(FormModel::PointerRole).toString();
    QModelIndexList open{QModelIndex()};
    while (!open.isEmpty()) {
        const QModelIndex parent = open.takeLast();
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex index = m_model->index(row, 0, parent);
            if (m_model->rowCount(index) == 0)
                continue;
            open.append(index);
            const QString pointer = index.data(FormModel::PointerRole).toString();
            if (m_tree->isExpanded(index))
                m_collapsed.remove(pointer);
            else
                m_collapsed.insert(pointer);
        }
    }
}

void FormPage::restoreView()
{
    m_tree->expandAll();
    for (const QString &pointer : std::as_const(m_collapsed)) {
        const QModelIndex index = m_model->find(pointer);
        if (index.isValid())
            m_tree->collapse(index);
    }
    const QModelIndex current = m_model->find(m_current);
    if (current.isValid())
        m_tree->setCurrentIndex(current);
    refreshButtons();
}

void FormPage::repair()
{
    // What is still being read has places of its own.
    const QList<Json::TextEdit> edits = m_model->isReading() ? QList<Json::TextEdit>() : m_model->repairs();
    if (!edits.isEmpty())
        Q_EMIT editsMade(edits);
}

void FormPage::refreshState()
{
    const FormModel::State state = m_model->state();
    m_pages->setCurrentIndex(state == FormModel::State::Ready ? 0 : 1);
    if (state == FormModel::State::Broken) {
        const Json::Place place = Json::placeOf(m_text, m_model->fault().offset);
        m_fault->setText(tr("The text is not JSON. Line %1, column %2: %3")
                             .arg(place.line)
                             .arg(place.column)
                             .arg(m_model->fault().text.in(uiLanguage())));
    } else if (state == FormModel::State::NoObject) {
        m_fault->setText(tr("The body is no JSON object. It can be edited as text."));
    } else if (state == FormModel::State::TooLong) {
        m_fault->setText(tr("The body is too large for a form. It can be edited as text."));
    }
    m_repair->setVisible(state == FormModel::State::Broken && !m_model->repairs().isEmpty());
    m_commentBar->setVisible(m_model->hasComments());
    refreshButtons();
}

void FormPage::refreshButtons()
{
    m_add->setEnabled(m_model->canAdd(m_tree->currentIndex()));
    m_remove->setEnabled(m_model->canRemove(m_tree->currentIndex()));
}

bool FormPage::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Delete && modifiers == Qt::NoModifier)
        m_model->removeField(m_tree->currentIndex());
    else if (key == Qt::Key_Insert ||
             ((key == Qt::Key_Return || key == Qt::Key_Enter) && modifiers == Qt::NoModifier &&
              m_tree->currentIndex().data(FormModel::AdderRole).toBool()))
        m_model->add(m_tree->currentIndex());
    else if ((key == Qt::Key_Return || key == Qt::Key_F2) && modifiers == Qt::NoModifier &&
             m_tree->currentIndex().column() == FormModel::Name &&
             (m_tree->currentIndex().siblingAtColumn(FormModel::Value).flags() & Qt::ItemIsEditable))
        m_tree->edit(m_tree->currentIndex().siblingAtColumn(FormModel::Value));
    else
        return false;
    return true;
}

bool FormPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_tree || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool undo = key->matches(QKeySequence::Undo);
    if (undo || key->matches(QKeySequence::Redo)) {
        if (event->type() == QEvent::ShortcutOverride)
            key->accept();
        else
            undo ? Q_EMIT undoRequested() : Q_EMIT redoRequested();
        return true;
    }
    return event->type() == QEvent::KeyPress && keyPressed(key->key(), key->modifiers());
}

void FormPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tree->setColumnHidden(FormModel::About, width() < fontMetrics().averageCharWidth() * WideFrom);
    m_tree->header()->resizeSection(FormModel::Name,
                                    qMin(fontMetrics().averageCharWidth() * 34, width() * 2 / 5));
}

void FormPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        retranslate();
}

void FormPage::retranslate()
{
    const QColor colour = Theme::current().muted;
    m_add->setIcon(icon(u"add"_qs, colour));
    m_remove->setIcon(icon(u"remove"_qs, colour));
    m_tree->setAccessibleName(tr("Request body as a form"));
    m_add->setText(tr("Add"));
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("Take the field out of the body (Del)"));
    m_add->setToolTip(tr("Add the field, or an item to the list (Ins)"));
    m_show->setText(tr("Show in the text"));
    m_repair->setText(tr("Repair"));
    m_commentNote->setText(
        tr("JSON has no comments: they are sent as typed, and the server refuses the body."));
    m_strip->setText(tr("Remove comments"));
    m_strip->setToolTip(tr("Takes the comments out of the text; Ctrl+Z brings them back"));
    m_model->retranslate();
    refreshState();
}

} // namespace CozeLens
