// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/requesttabs.h"

#include "common/dress.h"
#include "common/icons.h"
#include "common/line.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/requeststrip.h"
#include "operations/operationcatalogue.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace CozeLens {

RequestTabs::RequestTabs(const std::shared_ptr<CallContext> &context, QWidget *parent)
    : QWidget(parent)
    , m_shared(context)
    , m_strip(new RequestStrip(this))
    , m_new(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"requestTabsPane"_qs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeRow());
    column->addWidget(new Line(this));
    column->addWidget(m_pages, 1);
    wireStrip();
    retranslate();
}

RequestTabs::~RequestTabs()
{
    // Their last words would come to a half of this object.
    for (const Slot &slot : std::as_const(m_slots))
        delete slot.tab;
}

QWidget *RequestTabs::makeRow()
{
    auto *row = new QWidget(this);
    setLook(row, Look::Bar);
    m_new->setObjectName(u"newTabButton"_qs);
    setLook(m_new, Look::Quiet);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 6, 0);
    layout->setSpacing(2);
    layout->addWidget(m_strip);
    layout->addWidget(m_new);
    layout->addStretch(1);
    return row;
}

void RequestTabs::wireStrip()
{
    connect(m_new, &QToolButton::clicked, this, &RequestTabs::openNew);
    connect(m_strip, &QTabBar::currentChanged, this, &RequestTabs::bringToFront);
    connect(m_strip, &QTabBar::tabMoved, this, [this](int from, int to) {
        m_slots.move(from, to);
        Q_EMIT changed();
    });
    connect(m_strip, &RequestStrip::newWanted, this, &RequestTabs::openNew);
    connect(m_strip, &RequestStrip::closeWanted, this, &RequestTabs::close);
    connect(m_strip, &RequestStrip::closeOthersWanted, this, &RequestTabs::closeOthers);
    connect(m_strip, &RequestStrip::duplicateWanted, this, &RequestTabs::duplicate);
    connect(m_strip, &RequestStrip::reopenWanted, this, &RequestTabs::reopen);
}

void RequestTabs::restore(const Session &session, const RequestDraft &first)
{
    for (const RequestDraft &draft : session.closed)
        remember({draft, m_slots.size()});
    const QSignalBlocker quiet(m_strip);
    for (const RequestDraft &draft : session.drafts)
        insert(m_slots.size(), draft, isSample(draft));
    if (m_slots.isEmpty())
        insert(0, first, true);
    const int current = static_cast<int>(std::clamp<qsizetype>(session.current, 0, m_slots.size() - 1));
    m_strip->setCurrentIndex(current);
    bringToFront(current);
    if (session.typing)
        m_current->requestPane()->putCell(*session.typing);
}

Session RequestTabs::session() const
{
    Session session;
    for (const Slot &slot : m_slots)
        session.drafts.append(slot.tab && slot.tab == m_current ? slot.tab->requestPane()->snapshot()
                                                                : draftOf(slot));
    for (const Closed &closed : m_closed)
        session.closed.append(closed.draft);
    session.current = m_strip->currentIndex();
    session.typing = m_current->requestPane()->openCell();
    return session;
}

const RequestDraft &RequestTabs::draftOf(const Slot &slot)
{
    return slot.tab ? slot.tab->draft() : slot.draft;
}

bool RequestTabs::isSample(const RequestDraft &draft) const
{
    const Operation *operation = OperationCatalogue::builtIn().find(draft.operationId);
    return draft == freeRequest() || draft == firstRequest() ||
           (operation && draft == draftFor(*operation, m_shared->profile().variables.keys()));
}

bool RequestTabs::isUntouched(const Slot &slot) const
{
    return slot.tab ? slot.tab->isUntouched() : slot.sample;
}

bool RequestTabs::hasRoom()
{
    if (m_slots.size() < MostTabs)
        return true;
    Q_EMIT said(tr("%n request(s) are open, which is the limit. Close one first.", nullptr, int(MostTabs)));
    return false;
}

void RequestTabs::insert(qsizetype index, const RequestDraft &draft, bool sample)
{
    m_slots.insert(index, {draft, sample, nullptr});
    const QSignalBlocker quiet(m_strip);
    m_strip->insert(int(index), titleOf(draft));
}

void RequestTabs::openSample(const RequestDraft &draft)
{
    place(draft, true);
}

void RequestTabs::open(const RequestDraft &draft)
{
    place(draft, false);
}

// One that nobody has touched is the place for the next: the one in front, or else wherever it is. So whoever
// looks through the operations has one tab for it and not twenty.
void RequestTabs::place(const RequestDraft &draft, bool sample)
{
    const int front = m_strip->currentIndex();
    m_current->commit();
    int index = isUntouched(m_slots[front]) ? front : -1;
    for (int i = 0; i < int(m_slots.size()) && index < 0; ++i) {
        if (isUntouched(m_slots[i]))
            index = i;
    }
    if (index < 0) {
        if (!hasRoom())
            return;
        index = front + 1;
        insert(index, draft, sample);
        m_strip->setCurrentIndex(index);
        Q_EMIT changed();
        return;
    }
    Slot &slot = m_slots[index];
    if (slot.tab)
        slot.tab->begin(draft, sample);
    else
        slot = {draft, sample, nullptr};
    m_strip->setCurrentIndex(index);
    refresh(index);
    Q_EMIT changed();
}

void RequestTabs::openNew()
{
    if (!hasRoom())
        return;
    const int index = m_strip->currentIndex() + 1;
    insert(index, freeRequest(), true);
    m_strip->setCurrentIndex(index);
    m_current->requestPane()->showPlace(u"url"_qs);
    Q_EMIT changed();
}

void RequestTabs::duplicate(int index)
{
    if (!hasRoom())
        return;
    insert(index + 1, draftOf(m_slots[index]), false);
    m_strip->setCurrentIndex(index + 1);
    Q_EMIT changed();
}

void RequestTabs::closeCurrent()
{
    close(m_strip->currentIndex());
}

void RequestTabs::close(int index)
{
    m_current->commit();
    const Slot slot = m_slots[index];
    if (!isUntouched(slot))
        remember({draftOf(slot), index});
    else if (m_slots.size() == 1)
        return; // there is always one, and this one is as good as another
    if (m_slots.size() == 1)
        insert(1, freeRequest(), true);
    if (index == m_strip->currentIndex())
        m_strip->setCurrentIndex(index + 1 < int(m_slots.size()) ? index + 1 : index - 1);
    m_slots.removeAt(index);
    {
        const QSignalBlocker quiet(m_strip);
        m_strip->removeTab(index);
    }
    if (slot.tab) {
        // Now, and not when it is deleted: nothing is to be sent for a tab that nobody sees.
        slot.tab->console().abandon();
        slot.tab->disconnect(this);
        m_pages->removeWidget(slot.tab);
        slot.tab->deleteLater();
    }
    Q_EMIT changed();
}

void RequestTabs::closeOthers(int index)
{
    m_strip->setCurrentIndex(index);
    for (int i = int(m_slots.size()) - 1; i >= 0; --i) {
        if (i != m_strip->currentIndex())
            close(i);
    }
}

void RequestTabs::remember(const Closed &closed)
{
    m_closed.append(closed);
    if (m_closed.size() > MostClosed)
        m_closed.removeFirst();
    m_strip->setCanReopen(true);
}

void RequestTabs::reopen()
{
    if (m_closed.isEmpty() || !hasRoom())
        return;
    const Closed closed = m_closed.takeLast();
    m_strip->setCanReopen(!m_closed.isEmpty());
    const int index = int(std::clamp<qsizetype>(closed.index, 0, m_slots.size()));
    insert(index, closed.draft, false);
    m_strip->setCurrentIndex(index);
    Q_EMIT changed();
}

void RequestTabs::step(int by)
{
    const int count = int(m_slots.size());
    m_strip->setCurrentIndex((m_strip->currentIndex() + by + count) % count);
}

RequestTab *RequestTabs::make(Slot &slot)
{
    // Without a parent yet: in a window with a style sheet each of its parts would be styled one by one.
    auto *tab = new RequestTab(m_shared);
    slot.tab = tab;
    m_pages->addWidget(tab);
    Q_EMIT made(tab);
    tab->begin(slot.draft, slot.sample);
    slot.draft = {};
    connect(tab, &RequestTab::changed, this, [this, tab] { tabChanged(tab); });
    return tab;
}

void RequestTabs::bringToFront(int index)
{
    if (index < 0 || index >= m_slots.size())
        return;
    RequestTab *before = m_current;
    const QWidget *focus = QApplication::focusWidget();
    const bool focusMoves = !before || !focus || before->isAncestorOf(focus);
    RequestTab *tab = m_slots[index].tab ? m_slots[index].tab : make(m_slots[index]);
    if (tab == before)
        return;
    if (before) {
        m_layout = before->panes();
        before->setFront(false);
    }
    if (!m_layout.columns.isEmpty())
        tab->setPanes(m_layout);
    m_current = tab;
    tab->setFront(true);
    m_pages->setCurrentWidget(tab);
    // The pages have the same names inside; who looks for one finds the first, which is to be the one in
    // front. The stack has raised it to be the last.
    tab->lower();
    if (focusMoves)
        (tab->focusWidget() ? tab->focusWidget() : tab->requestPane()->bodyEditor())->setFocus();
    Q_EMIT currentChanged(tab);
    Q_EMIT changed();
}

void RequestTabs::refresh(qsizetype index)
{
    const Slot &slot = m_slots[index];
    m_strip->put(int(index), titleOf(draftOf(slot)), slot.tab ? slot.tab->mark() : RequestTab::Mark::None);
}

void RequestTabs::tabChanged(RequestTab *tab)
{
    const auto at =
        std::find_if(m_slots.begin(), m_slots.end(), [tab](const Slot &slot) { return slot.tab == tab; });
    if (at == m_slots.end())
        return;
    refresh(at - m_slots.begin());
    Q_EMIT changed();
}

void RequestTabs::profileChanged()
{
    for (const Slot &slot : std::as_const(m_slots)) {
        if (slot.tab)
            slot.tab->profileChanged();
    }
}

void RequestTabs::languageChanged()
{
    for (const Slot &slot : std::as_const(m_slots)) {
        if (slot.tab)
            slot.tab->languageChanged();
    }
}

RequestTab::Layout RequestTabs::panes() const
{
    return m_current->panes();
}

void RequestTabs::cancelAll()
{
    for (const Slot &slot : std::as_const(m_slots)) {
        if (slot.tab)
            slot.tab->console().cancel();
    }
}

void RequestTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        m_new->setIcon(icon(u"add"_qs, Theme::current().muted));
    QWidget::changeEvent(event);
}

void RequestTabs::retranslate()
{
    m_new->setIcon(icon(u"add"_qs, Theme::current().muted));
    m_new->setAccessibleName(tr("New request"));
    m_new->setToolTip(
        tr("New request (%1)").arg(QKeySequence(u"Ctrl+T"_qs).toString(QKeySequence::NativeText)));
    for (qsizetype i = 0; i < m_slots.size(); ++i)
        refresh(i);
}

} // namespace CozeLens
