// SPDX-License-Identifier: GPL-3.0-or-later
// The half of the code view that shows large texts.
#include "text/codeview.h"

#include "text/largetextview.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace CozeLens {
namespace {

// As much of a large text as is shown while the rows of the whole are counted.
constexpr qsizetype HeadBytes = 64 * 1024;
// A longer selection is nothing to look for.
constexpr qsizetype LongestNeedle = 10'000;

} // namespace

void CodeView::showLarge(bool large)
{
    m_counter.cancel();
    m_finder.cancel();
    m_counting = false;
    m_finding = false;
    m_matches = {};
    m_largeText.clear();
    if (m_isLarge == large) {
        return;
    }
    const bool focused = hasFocus();
    m_isLarge = large;
    m_large->setVisible(large);
    setFocusProxy(large ? m_large : nullptr);
    if (large) {
        m_large->setGeometry(rect());
        m_large->raise();
    } else {
        m_large->setRows(TextRows::of(Body(), false), false);
    }
    if (focused) {
        setFocus();
    }
}

void CodeView::loadLarge(const Body &body)
{
    const bool json = m_highlight == Highlight::Json;
    m_largeText = body;
    m_display = {};
    m_counting = true;
    m_large->setRows(TextRows::of(Body(body.first(qMin(HeadBytes, body.size()))), json), json);
    countRows();
}

void CodeView::countRows()
{
    using Rows = std::shared_ptr<const TextRows>;
    const bool json = m_highlight == Highlight::Json;
    const qsizetype longest = m_wrap ? m_large->columnsInView() : TextRows::LongestRow;
    m_counter.start(
        [body = m_largeText, json, longest](const Job<Rows>::Link &link) {
            return TextRows::of(body, json, &link.cancelled(), longest);
        },
        [this](const Rows &rows) { takeRows(rows); });
}

void CodeView::takeRows(const std::shared_ptr<const TextRows> &rows)
{
    if (!m_counting) { // the same text, in rows of another length
        m_large->replaceRows(rows);
        return;
    }
    Q_EMIT textReplaced();
    m_counting = false;
    m_large->replaceRows(rows);
    if (m_scrollTo >= 0) {
        scrollToByte(m_scrollTo);
    }
    showMarks();
    m_foundStale = true;
    m_loading = false;
    Q_EMIT textLoaded();
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    m_large->setGeometry(rect());
    if (m_isLarge && m_wrap) {
        m_rewrap->start();
    }
}

// Scintilla's own menu would act on the text below.
void CodeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_isLarge) {
        QsciScintilla::contextMenuEvent(event);
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copying = menu->addAction(tr("Copy"), this, &CodeView::copy);
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(hasSelectedText());
    menu->addAction(tr("Select all"), this, [this] { selectAll(); })->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

QWidget *CodeView::textViewport() const
{
    return m_isLarge ? m_large->viewport() : viewport();
}

QList<QWidget *> CodeView::textViewports() const
{
    return {viewport(), m_large->viewport()};
}

void CodeView::clickAt(const QPoint &at)
{
    if (hasSelectedText()) {
        return;
    }
    if (m_isLarge) {
        m_large->clickAt(at);
    } else {
        SendScintilla(SCI_GOTOPOS, ulong(SendScintilla(SCI_POSITIONFROMPOINT, ulong(at.x()), long(at.y()))));
    }
}

qsizetype CodeView::shownByteUnder(const QPoint &at) const
{
    return m_isLarge ? m_large->byteUnder(at)
                     : SendScintilla(SCI_CHARPOSITIONFROMPOINTCLOSE, ulong(at.x()), long(at.y()));
}

bool CodeView::hasSelectedText() const
{
    return m_isLarge ? !m_large->selection().isEmpty() : QsciScintilla::hasSelectedText();
}

QString CodeView::selectedText() const
{
    if (!m_isLarge) {
        return QsciScintilla::selectedText();
    }
    const Span chosen = m_large->selection();
    return chosen.length > LongestNeedle
               ? QString()
               : QString::fromUtf8(m_large->text().sliced(chosen.offset, chosen.length));
}

void CodeView::copy()
{
    m_isLarge ? m_large->copySelection() : QsciScintilla::copy();
}

void CodeView::selectAll(bool select)
{
    if (!m_isLarge) {
        QsciScintilla::selectAll(select);
    } else if (select) {
        m_large->selectAll();
    } else {
        m_large->select(m_large->cursor(), m_large->cursor());
    }
}

} // namespace CozeLens
