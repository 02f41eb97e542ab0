// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/findbar.h"

#include "common/dress.h"
#include "common/icons.h"
#include "text/codeview.h"
#include "text/findtarget.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace CozeLens {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"findBar"_qs);
    setLook(this, Look::Bar);
    m_edit->setObjectName(u"findEdit"_qs);
    m_count->setObjectName(u"findCount"_qs);
    m_previous->setObjectName(u"findPrevious"_qs);
    m_next->setObjectName(u"findNext"_qs);
    m_close->setObjectName(u"findClose"_qs);
    setLook(m_count, Look::Muted);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    for (QToolButton *button : {m_previous, m_next, m_close}) {
        setLook(button, Look::Quiet);
        layout->addWidget(button);
    }
    setFocusProxy(m_edit);
    hide();
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    refreshIcons();
    retranslate();
}

void FindBar::setView(CodeView *view)
{
    auto *known = view ? view->findChild<CodeFind *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    setTarget(view && !known ? new CodeFind(view) : known);
}

void FindBar::setTarget(FindTarget *target)
{
    if (m_target == target) {
        return;
    }
    if (m_target) {
        m_target->setText({});
        disconnect(m_target, nullptr, this, nullptr);
    }
    m_target = target;
    if (m_target) {
        connect(m_target, &FindTarget::requested, this, &FindBar::open);
        connect(m_target, &FindTarget::advanced, this, [this] {
            if (isVisible()) {
                showPlace(m_index == 0 && m_target->count() > 0 ? m_target->again() : m_index);
            }
        });
        connect(m_target, &FindTarget::replaced, this, [this] {
            if (isVisible()) {
                search();
            }
        });
        connect(m_target, &FindTarget::grown, this, [this] {
            if (isVisible()) {
                searchAgain();
            }
        });
    }
    if (isVisible()) {
        search();
    }
}

void FindBar::open()
{
    const QString chosen = m_target ? m_target->selectedText() : QString();
    if (!chosen.isEmpty() && !chosen.contains(u'\n')) {
        m_edit->setText(chosen);
    }
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    search();
}

void FindBar::close()
{
    hide();
    if (m_target) {
        m_target->setText({});
        m_target->widget()->setFocus();
    }
}

void FindBar::search()
{
    if (!m_target) {
        return;
    }
    m_index = 0;
    m_target->setText(m_edit->text());
    // From the start of what is selected, so that a longer word grows in place.
    showPlace(m_target->count() > 0 ? m_target->again() : 0);
}

// Who reads is not taken away from where the text stands.
void FindBar::searchAgain()
{
    const qsizetype before = m_index;
    m_target->setText(m_edit->text());
    showPlace(before > m_target->count() ? 0 : before);
}

void FindBar::step(bool forward)
{
    if (m_target) {
        showPlace(forward ? m_target->forward() : m_target->backward());
    }
}

void FindBar::showPlace(qsizetype index)
{
    m_index = index;
    const qsizetype count = m_target ? m_target->count() : 0;
    const bool searching = m_target && m_target->isSearching();
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (m_edit->text().isEmpty()) {
        m_count->clear();
    } else if (count == 0) {
        m_count->setText(searching ? tr("Searching…") : tr("Nothing found"));
    } else if (searching || m_target->isCapped()) {
        m_count->setText(tr("%1 of more than %2").arg(index).arg(count));
    } else {
        m_count->setText(tr("%1 of %2").arg(index).arg(count));
    }
    const bool missing = count == 0 && !searching && !m_edit->text().isEmpty();
    setLook(m_edit, missing ? Look::Invalid : Look::Plain);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
               event->key() == Qt::Key_F3) {
        step(!(event->modifiers() & Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::PaletteChange) {
        refreshIcons();
    }
}

void FindBar::refreshIcons()
{
    const QColor colour = Theme::current().muted;
    m_previous->setIcon(icon(u"up"_qs, colour));
    m_next->setIcon(icon(u"down"_qs, colour));
    m_close->setIcon(icon(u"close"_qs, colour));
}

void FindBar::retranslate()
{
    m_edit->setPlaceholderText(tr("Find in this text"));
    m_edit->setAccessibleName(tr("Find in this text"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_next->setAccessibleName(tr("Next match"));
    m_close->setToolTip(tr("Close the find bar (Esc)"));
    m_close->setAccessibleName(tr("Close the find bar"));
    showPlace(m_index);
}

} // namespace CozeLens
