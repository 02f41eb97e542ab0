// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/largetextaccess.h"

#include "text/largetextview.h"
#include "text/rowlayout.h"

namespace CozeLens {
namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<LargeTextView *>(object);
    return view ? new LargeTextAccess(view) : nullptr;
}

// Calls `take` with every row in view until it wants no more.
template <typename Take>
void forRowsInView(const LargeTextView &view, Take take)
{
    const TextRows &rows = view.rows();
    int taken = 0;
    for (qsizetype row = view.topRow(); row < rows.rowCount() && taken < view.rowsInView(); ++row) {
        if (!view.isRowVisible(row))
            continue;
        if (!take(rows.row(row)))
            return;
        ++taken;
    }
}

} // namespace

LargeTextAccess::LargeTextAccess(LargeTextView *view)
    : QAccessibleWidget(view, QAccessible::EditableText)
{
}

void LargeTextAccess::install()
{
    static const bool done = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(done)
}

void LargeTextAccess::tellMoved(LargeTextView *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *access = dynamic_cast<LargeTextAccess *>(QAccessible::queryAccessibleInterface(view))) {
        QAccessibleTextCursorEvent event(view, access->cursorPosition());
        QAccessible::updateAccessibility(&event);
    }
}

LargeTextView *LargeTextAccess::view() const
{
    return static_cast<LargeTextView *>(widget());
}

void *LargeTextAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State LargeTextAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.selectableText = true;
    state.multiLine = true;
    return state;
}

QString LargeTextAccess::text(QAccessible::Text kind) const
{
    // It goes by the name of the code view that it stands in for.
    if (kind == QAccessible::Name && view()->parentWidget())
        return view()->parentWidget()->accessibleName();
    return kind == QAccessible::Value ? shownText() : QAccessibleWidget::text(kind);
}

QString LargeTextAccess::shownText() const
{
    QString shown;
    forRowsInView(*view(), [this, &shown](const TextRow &row) {
        shown += view()->layoutOf(row).text() + u'\n';
        return true;
    });
    return shown;
}

qsizetype LargeTextAccess::toByte(int offset) const
{
    int before = 0;
    qsizetype byte = view()->cursor();
    forRowsInView(*view(), [this, offset, &before, &byte](const TextRow &row) {
        const RowLayout &layout = view()->layoutOf(row);
        byte = row.start + layout.toByte(offset - before);
        before += int(layout.text().size()) + 1;
        return before <= offset;
    });
    return byte;
}

int LargeTextAccess::toOffset(qsizetype byte) const
{
    int before = 0;
    int offset = 0;
    forRowsInView(*view(), [this, byte, &before, &offset](const TextRow &row) {
        if (byte < row.start)
            return false;
        const RowLayout &layout = view()->layoutOf(row);
        offset = before + layout.toChar(byte - row.start);
        before += int(layout.text().size()) + 1;
        return byte >= row.next;
    });
    return offset;
}

void LargeTextAccess::selection(int index, int *start, int *end) const
{
    const Span chosen = view()->selection();
    *start = index == 0 ? toOffset(chosen.offset) : 0;
    *end = index == 0 ? toOffset(chosen.end()) : 0;
}

int LargeTextAccess::selectionCount() const
{
    return view()->selection().isEmpty() ? 0 : 1;
}

void LargeTextAccess::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void LargeTextAccess::removeSelection(int)
{
    view()->select(view()->cursor(), view()->cursor());
}

void LargeTextAccess::setSelection(int, int start, int end)
{
    view()->select(toByte(start), toByte(end));
}

int LargeTextAccess::cursorPosition() const
{
    return toOffset(view()->cursor());
}

void LargeTextAccess::setCursorPosition(int position)
{
    const qsizetype byte = toByte(position);
    view()->select(byte, byte);
}

QString LargeTextAccess::text(int start, int end) const
{
    return shownText().mid(start, end - start);
}

int LargeTextAccess::characterCount() const
{
    return int(shownText().size());
}

QRect LargeTextAccess::characterRect(int offset) const
{
    const QPointF below = view()->pointOf(toByte(offset));
    const QPointF next = view()->pointOf(toByte(offset + 1));
    const int height = view()->m_rowHeight;
    const QPoint corner = view()->viewport()->mapToGlobal(below.toPoint() - QPoint(0, height));
    return {corner, QSize(qMax(1, int(next.x() - below.x())), height)};
}

int LargeTextAccess::offsetAtPoint(const QPoint &point) const
{
    const qsizetype byte = view()->byteUnder(view()->viewport()->mapFromGlobal(point));
    return byte < 0 ? -1 : toOffset(byte);
}

void LargeTextAccess::scrollToSubstring(int start, int end)
{
    setSelection(0, start, end);
}

QString LargeTextAccess::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace CozeLens
