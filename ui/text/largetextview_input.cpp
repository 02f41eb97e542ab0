// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and mouse of the large text, as in any text that is only read.
#include "text/largetextview.h"

#include "text/largetextaccess.h"
#include "text/rowlayout.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace CozeLens {
namespace {

constexpr int DragScrollMs = 40;

bool isWordByte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           byte == '_' || uchar(byte) >= 0x80;
}

} // namespace

void LargeTextView::moveTo(qsizetype offset, bool keepAnchor)
{
    select(keepAnchor ? m_anchor : offset, offset);
}

qsizetype LargeTextView::stepped(bool forward, bool words) const
{
    const TextRow row = m_rows->rowAt(m_cursor);
    const qsizetype inRow = qMin(m_cursor, row.end) - row.start;
    if (forward && row.start + inRow >= row.end)
        return row.next;
    if (!forward && inRow == 0)
        return row.index > 0 ? m_rows->row(row.index - 1).end : 0;
    return row.start + layoutOf(row).stepped(inRow, forward, words);
}

void LargeTextView::moveRows(qsizetype count, bool keepAnchor)
{
    const TextRow from = m_rows->rowAt(m_cursor);
    const qreal x = m_wantedX >= 0 ? m_wantedX : layoutOf(from).xOf(qMin(m_cursor, from.end) - from.start);
    const qsizetype last = m_rows->rowCount() - m_folds.hiddenCount() - 1;
    const qsizetype visible = qBound<qsizetype>(0, m_folds.visibleIndex(from.index) + count, last);
    const TextRow to = m_rows->row(m_folds.rowAt(visible));
    moveTo(to.start + layoutOf(to).byteNear(x), keepAnchor);
    m_wantedX = x;
}

bool LargeTextView::move(const QKeyEvent *event)
{
    const bool keep = event->modifiers() & Qt::ShiftModifier;
    const bool far = event->modifiers() & Qt::ControlModifier;
    const TextRow row = m_rows->rowAt(m_cursor);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        moveTo(stepped(event->key() == Qt::Key_Right, far), keep);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (far)
            verticalScrollBar()->triggerAction(event->key() == Qt::Key_Up ? QScrollBar::SliderSingleStepSub
                                                                          : QScrollBar::SliderSingleStepAdd);
        else
            moveRows(event->key() == Qt::Key_Up ? -1 : 1, keep);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        moveRows(event->key() == Qt::Key_PageUp ? 1 - rowsInView() : rowsInView() - 1, keep);
        return true;
    case Qt::Key_Home:
        moveTo(far ? 0 : row.start, keep);
        return true;
    case Qt::Key_End:
        moveTo(far ? text().size() : row.end, keep);
        return true;
    default:
        return false;
    }
}

void LargeTextView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->modifiers() & (Qt::AltModifier | Qt::MetaModifier) || !move(event))
        event->ignore(); // the code view below takes it
}

// Of these the window's own shortcuts know nothing.
bool LargeTextView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void LargeTextView::selectAll()
{
    m_anchor = 0;
    m_cursor = text().size();
    viewport()->update();
    LargeTextAccess::tellMoved(this);
    Q_EMIT cursorMoved();
}

void LargeTextView::copySelection()
{
    const Span chosen = selection();
    if (chosen.isEmpty())
        return;
    m_copier.copy(chosen.length, [text = m_rows->text(), chosen] {
        return copied(QByteArray::fromRawData(text.data() + chosen.offset, chosen.length));
    });
}

Span LargeTextView::wordAt(qsizetype offset) const
{
    const TextRow row = m_rows->rowAt(offset);
    const QByteArrayView bytes = text();
    qsizetype from = offset;
    qsizetype to = offset;
    while (from > row.start && isWordByte(bytes[from - 1]))
        --from;
    while (to < row.end && isWordByte(bytes[to]))
        ++to;
    return {from, qMax<qsizetype>(to - from, offset < row.end ? 1 : 0)};
}

void LargeTextView::clickAt(const QPoint &at)
{
    moveTo(byteNear(at), false);
}

void LargeTextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint at = event->position().toPoint();
    const TextRow row = rowAtY(at.y());
    if (at.x() >= m_widths.total()) {
        m_dragWord = {};
        m_dragging = true;
        moveTo(byteNear(at), event->modifiers() & Qt::ShiftModifier);
    } else if (at.x() >= m_widths.total() - m_widths.folds && m_rows->isHead(row.index)) {
        toggleFold(row.index);
    } else {
        select(row.start, row.next);
    }
}

void LargeTextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton || at.x() < m_widths.total()) {
        mousePressEvent(event);
        return;
    }
    m_dragWord = wordAt(byteNear(at));
    m_dragging = true;
    select(m_dragWord.offset, m_dragWord.end());
}

void LargeTextView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging) {
        const bool inText = event->position().x() >= m_widths.total();
        viewport()->setCursor(inText ? Qt::IBeamCursor : Qt::ArrowCursor);
        return;
    }
    m_dragPoint = event->position().toPoint();
    if (viewport()->rect().contains(m_dragPoint))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start(DragScrollMs, this);
    dragTo(m_dragPoint);
}

void LargeTextView::dragTo(const QPoint &at)
{
    const qsizetype byte = byteNear(at);
    if (m_dragWord.isEmpty()) {
        moveTo(byte, true);
        return;
    }
    const Span word = wordAt(byte);
    const bool back = word.offset < m_dragWord.offset;
    select(back ? m_dragWord.end() : m_dragWord.offset, back ? word.offset : word.end());
}

void LargeTextView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_dragTimer.timerId())
        dragTo(m_dragPoint);
    else
        QAbstractScrollArea::timerEvent(event);
}

void LargeTextView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    m_dragTimer.stop();
}

void LargeTextView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LargeTextView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace CozeLens
