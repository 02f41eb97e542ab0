// SPDX-License-Identifier: GPL-3.0-or-later
// How a large text looks: as the code view does.
#include "text/largetextview.h"

#include "common/theme.h"
#include "text/rowlayout.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QTimer>

namespace CozeLens {
namespace {

constexpr int TextPadding = 4;
constexpr int CaretWidth = 2;
constexpr int MatchAlpha = 70;
constexpr int SpanAlpha = 26;

QColor withAlpha(QColor colour, int alpha)
{
    colour.setAlpha(alpha);
    return colour;
}

QColor selectionColour(const Theme &theme)
{
    return theme.dark ? theme.selection.lighter(130) : theme.selection.darker(108);
}

} // namespace

void LargeTextView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    const qreal widest = m_widest;
    const qsizetype rows = m_rows->rowCount() - m_folds.hiddenCount();
    qsizetype visible = verticalScrollBar()->value();
    TextRow row;
    for (int y = 0; y < viewport()->height() && visible < rows; y += m_rowHeight, ++visible) {
        const qsizetype index = m_folds.rowAt(visible);
        row = y > 0 && index == row.index + 1 ? m_rows->following(row) : m_rows->row(index);
        paintRow(painter, row, y);
    }
    if (m_widest > widest)
        QTimer::singleShot(0, this, &LargeTextView::refreshScrollBars);
}

bool LargeTextView::isMarked(const TextRow &row) const
{
    return std::any_of(m_lineMarks.cbegin(), m_lineMarks.cend(), [&row](const Span &span) {
        return span.offset < row.next && qMax(span.end(), span.offset + 1) > row.start;
    });
}

void LargeTextView::paintRow(QPainter &painter, const TextRow &row, int y) const
{
    const Theme &theme = Theme::current();
    const bool marked = isMarked(row);
    const RowLayout &layout = layoutOf(row);
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    painter.setClipRect(QRect(m_widths.total(), y, viewport()->width(), m_rowHeight));
    if (marked)
        painter.fillRect(QRect(0, y, viewport()->width(), m_rowHeight), theme.errorBackground);
    paintSpan(painter, row, y, selection(), selectionColour(theme));
    // A row has up to 2000 matches, and few of them in view.
    const qreal right = viewport()->width() - left;
    const qsizetype shownFrom = row.start + layout.byteNear(m_widths.total() - left);
    const qsizetype shownTo = qMin(row.end, row.start + layout.byteNear(right) + 1);
    const QList<Span> matches = m_matches.within(text(), shownFrom, shownTo);
    for (const Span &match : matches)
        paintSpan(painter, row, y, match, withAlpha(theme.accent, MatchAlpha));
    paintBoxes(painter, row, y);
    painter.setPen(theme.text);
    layout.draw(&painter, QPointF(left, y + m_baseline));
    paintFolded(painter, row, y);
    const bool here = m_cursor >= row.start && (m_cursor < row.next || m_rows->rowCount() == row.index + 1);
    if (here && hasFocus()) {
        const qreal x = left + layout.xOf(qMin(m_cursor, row.end) - row.start);
        painter.fillRect(QRectF(x, y, CaretWidth, m_rowHeight), theme.text);
    }
    painter.setClipping(false);
    paintMargins(painter, row, y, marked);
}

void LargeTextView::paintSpan(QPainter &painter, const TextRow &row, int y, const Span &span,
                              const QColor &colour) const
{
    if (span.isEmpty() || span.offset >= row.next || span.end() <= row.start)
        return;
    const RowLayout &layout = layoutOf(row);
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    const qreal from = layout.xOf(qBound(row.start, span.offset, row.end) - row.start);
    qreal to = layout.xOf(qBound(row.start, span.end(), row.end) - row.start);
    // The line break is selected too.
    if (span.end() > row.end && row.next > row.end)
        to += QFontMetricsF(m_font).horizontalAdvance(u' ') / 2;
    painter.fillRect(QRectF(left + from, y, to - from, m_rowHeight), colour);
}

void LargeTextView::paintBoxes(QPainter &painter, const TextRow &row, int y) const
{
    const RowLayout &layout = layoutOf(row);
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    for (const Span &span : m_spanMarks) {
        const qsizetype from = qMax(span.offset, row.start);
        const qsizetype to = qMin(span.end(), row.end);
        if (from >= to)
            continue;
        paintSpan(painter, row, y, span, withAlpha(Theme::current().error, SpanAlpha));
        painter.setPen(QPen(Theme::current().error, 1));
        const qreal x = left + layout.xOf(from - row.start);
        const qreal end = left + layout.xOf(to - row.start);
        painter.drawRoundedRect(QRectF(x - 1.5, y + 0.5, end - x + 2, m_rowHeight - 1), 3, 3);
    }
}

// What is folded away ends with its own bracket: {…},
void LargeTextView::paintFolded(QPainter &painter, const TextRow &row, int y) const
{
    if (!m_folds.isFolded(row.index))
        return;
    const TextRow last = m_rows->row(m_rows->lastChild(row.index));
    const QByteArrayView closing = text().sliced(last.start, last.end - last.start).trimmed();
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    painter.setPen(Theme::current().muted);
    painter.drawText(QPointF(left + layoutOf(row).width(), y + m_baseline),
                     u"…"_qs + QString::fromUtf8(closing.first(qMin<qsizetype>(closing.size(), 2))));
}

void LargeTextView::paintMargins(QPainter &painter, const TextRow &row, int y, bool marked) const
{
    const Theme &theme = Theme::current();
    painter.fillRect(QRect(0, y, m_widths.total(), m_rowHeight), marked ? theme.errorBackground : theme.page);
    if (marked)
        painter.fillRect(QRect(0, y, m_widths.bar, m_rowHeight), theme.error);
    painter.setPen(theme.muted);
    if (row.beginsLine) {
        const QRect numbers(m_widths.bar, y + m_baseline - QFontMetrics(m_font).ascent(),
                            m_widths.numbers - 3, m_rowHeight);
        painter.drawText(numbers, Qt::AlignRight | Qt::AlignTop, QString::number(row.line + 1));
    }
    if (!m_rows->isHead(row.index))
        return;
    const qreal size = m_widths.folds * 0.28;
    const QPointF centre(m_widths.total() - m_widths.folds / 2.0, y + m_rowHeight / 2.0);
    QPainterPath arrow;
    if (m_folds.isFolded(row.index)) {
        arrow.moveTo(centre + QPointF(-size / 2, -size));
        arrow.lineTo(centre + QPointF(size / 2, 0));
        arrow.lineTo(centre + QPointF(-size / 2, size));
    } else {
        arrow.moveTo(centre + QPointF(-size, -size / 2));
        arrow.lineTo(centre + QPointF(0, size / 2));
        arrow.lineTo(centre + QPointF(size, -size / 2));
    }
    arrow.closeSubpath();
    painter.fillPath(arrow, theme.muted);
}

} // namespace CozeLens
