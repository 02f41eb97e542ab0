// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/largetextview.h"

#include "common/theme.h"
#include "text/largetextaccess.h"
#include "text/rowlayout.h"

#include <QEvent>
#include <QFontMetrics>
#include <QScrollBar>
#include <QTimer>

#include <limits>

namespace CozeLens {
namespace {

// As the code view's own margins.
constexpr int BarWidth = 3;
constexpr int NumberPadding = 8;
constexpr int TextPadding = 4;
constexpr int RowPadding = 4;
// More rows than any window shows; a thousand of the longest take 20 MB.
constexpr int LayoutsKept = 1000;
constexpr qsizetype FoldsKept = 1000;

} // namespace

LargeTextView::LargeTextView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_rows(TextRows::of(Body(), false))
    , m_layouts(LayoutsKept)
{
    LargeTextAccess::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(u"largeText"_qs);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    refreshTheme();
}

LargeTextView::~LargeTextView() = default;

void LargeTextView::setRows(const std::shared_ptr<const TextRows> &rows, bool json)
{
    m_json = json;
    m_folds.clear();
    m_cursor = m_anchor = 0;
    m_wantedX = -1;
    m_lineMarks.clear();
    m_spanMarks.clear();
    m_matches = {};
    m_widest = 0;
    m_dragging = false;
    m_dragTimer.stop();
    replaceRows(rows);
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

void LargeTextView::replaceRows(const std::shared_ptr<const TextRows> &rows)
{
    const qsizetype top = m_rows->row(topRow()).start;
    QList<RowFolds::Fold> folds;
    // To find all again, when everything was folded, would take seconds.
    const bool keep = m_folds.list().size() <= FoldsKept;
    for (const RowFolds::Fold &fold : keep ? m_folds.list() : QList<RowFolds::Fold>()) {
        const qsizetype head = rows->rowAt(m_rows->row(fold.head).start).index;
        if (rows->isHead(head))
            folds.append({head, rows->lastChild(head)});
    }
    m_rows = rows;
    m_folds.set(folds);
    m_layouts.clear();
    m_widest = 0;
    measure();
    verticalScrollBar()->setValue(int(m_folds.visibleIndex(m_rows->rowAt(top).index)));
    viewport()->update();
    Q_EMIT cursorMoved();
}

void LargeTextView::refreshTheme()
{
    m_font = monospaceFont();
    m_layouts.clear();
    measure();
    viewport()->update();
}

void LargeTextView::measure()
{
    const QFontMetrics metrics(m_font);
    m_rowHeight = metrics.ascent() + metrics.descent() + RowPadding;
    m_baseline = RowPadding / 2 + metrics.ascent();
    const int digits = qMax(3, int(QByteArray::number(m_rows->lineCount()).size()));
    m_widths.bar = BarWidth;
    m_widths.numbers = metrics.horizontalAdvance(u'9') * digits + NumberPadding;
    m_widths.folds = canFold() ? metrics.height() * 3 / 4 : 0;
    refreshScrollBars();
}

void LargeTextView::refreshScrollBars()
{
    const qsizetype rows = m_rows->rowCount() - m_folds.hiddenCount();
    const qsizetype most = qMax<qsizetype>(0, rows - rowsInView());
    verticalScrollBar()->setRange(0, int(qMin<qsizetype>(most, std::numeric_limits<int>::max())));
    verticalScrollBar()->setPageStep(rowsInView());
    const int width = viewport()->width() - m_widths.total() - TextPadding;
    horizontalScrollBar()->setRange(0, qMax(0, int(m_widest) + TextPadding - width));
    horizontalScrollBar()->setPageStep(qMax(1, width));
    horizontalScrollBar()->setSingleStep(QFontMetrics(m_font).horizontalAdvance(u'9') * 2);
}

int LargeTextView::rowsInView() const
{
    return qMax(1, viewport()->height() / m_rowHeight);
}

int LargeTextView::columnsInView() const
{
    const int width = viewport()->width() - m_widths.total() - 2 * TextPadding;
    return int(width / QFontMetricsF(m_font).horizontalAdvance(u'9'));
}

qsizetype LargeTextView::topRow() const
{
    return m_folds.rowAt(verticalScrollBar()->value());
}

const RowLayout &LargeTextView::layoutOf(const TextRow &row) const
{
    if (const RowLayout *known = m_layouts.object(row.index))
        return *known;
    // What goes on behind a cut is nearly always a string: nothing else gets that long.
    auto *layout = new RowLayout(text().sliced(row.start, row.end - row.start), m_font, Theme::current(),
                                 m_json, !row.beginsLine);
    m_widest = qMax(m_widest, layout->width());
    m_layouts.insert(row.index, layout);
    return *layout;
}

QColor LargeTextView::colourAt(qsizetype offset) const
{
    const TextRow row = m_rows->rowAt(offset);
    const QColor colour = layoutOf(row).colourAt(offset - row.start);
    return colour.isValid() ? colour : Theme::current().text;
}

QPointF LargeTextView::pointOf(qsizetype offset) const
{
    const TextRow row = m_rows->rowAt(offset);
    const qsizetype visible = m_folds.visibleIndex(row.index) - verticalScrollBar()->value();
    const qreal x = m_widths.total() + TextPadding - horizontalScrollBar()->value() +
                    layoutOf(row).xOf(qMin(offset, row.end) - row.start);
    return {x, qreal(visible + 1) * m_rowHeight};
}

TextRow LargeTextView::rowAtY(int y) const
{
    const qsizetype last = m_rows->rowCount() - m_folds.hiddenCount() - 1;
    // Above the view is a row as well, for whoever drags up there.
    const int rows = y >= 0 ? y / m_rowHeight : -1 - -y / m_rowHeight;
    const qsizetype visible = qBound<qsizetype>(0, qsizetype(verticalScrollBar()->value()) + rows, last);
    return m_rows->row(m_folds.rowAt(visible));
}

qsizetype LargeTextView::byteNear(const QPoint &at) const
{
    const TextRow row = rowAtY(at.y());
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    return row.start + layoutOf(row).byteNear(at.x() - left);
}

qsizetype LargeTextView::byteUnder(const QPoint &at) const
{
    const qsizetype visible = qsizetype(verticalScrollBar()->value()) + at.y() / m_rowHeight;
    if (at.x() < m_widths.total() || at.y() < 0 || visible >= m_rows->rowCount() - m_folds.hiddenCount())
        return -1;
    const TextRow row = rowAtY(at.y());
    const int left = m_widths.total() + TextPadding - horizontalScrollBar()->value();
    const qsizetype byte = layoutOf(row).byteUnder(at.x() - left);
    return byte < 0 ? -1 : row.start + byte;
}

Span LargeTextView::selection() const
{
    return {qMin(m_anchor, m_cursor), qAbs(m_cursor - m_anchor)};
}

void LargeTextView::select(qsizetype anchor, qsizetype cursor)
{
    m_anchor = qBound<qsizetype>(0, anchor, text().size());
    m_cursor = qBound<qsizetype>(0, cursor, text().size());
    m_wantedX = -1;
    bringIntoView(m_anchor);
    bringIntoView(m_cursor);
    viewport()->update();
    LargeTextAccess::tellMoved(this);
    Q_EMIT cursorMoved();
}

// A jump to far away puts the row in the upper third, where what follows it is seen too.
void LargeTextView::bringIntoView(qsizetype offset)
{
    const TextRow row = m_rows->rowAt(offset);
    if (m_folds.reveal(row.index))
        refreshScrollBars();
    const qsizetype visible = m_folds.visibleIndex(row.index);
    const qsizetype top = verticalScrollBar()->value();
    const qsizetype bottom = top + rowsInView() - 1;
    if (visible == top - 1)
        verticalScrollBar()->setValue(int(visible));
    else if (visible == bottom + 1)
        verticalScrollBar()->setValue(int(top + 1));
    else if (visible < top || visible > bottom)
        verticalScrollBar()->setValue(int(qMax<qsizetype>(0, visible - rowsInView() / 3)));
    const qreal x = layoutOf(row).xOf(qMin(offset, row.end) - row.start);
    refreshScrollBars();
    const int width = viewport()->width() - m_widths.total() - TextPadding;
    const int left = horizontalScrollBar()->value();
    if (x < left)
        horizontalScrollBar()->setValue(x < width / 2 ? 0 : int(x) - width / 3);
    else if (x > left + width - TextPadding)
        horizontalScrollBar()->setValue(int(x) - width * 2 / 3);
}

void LargeTextView::setLineMarks(const QList<Span> &spans)
{
    m_lineMarks = spans;
    viewport()->update();
}

void LargeTextView::setSpanMarks(const QList<Span> &spans)
{
    m_spanMarks = spans;
    viewport()->update();
}

void LargeTextView::setMatches(const MatchIndex &matches)
{
    m_matches = matches;
    viewport()->update();
}

void LargeTextView::setFolded(bool folded)
{
    const qsizetype top = topRow();
    QList<RowFolds::Fold> folds;
    for (qsizetype head = folded ? m_rows->nextHead(0, 1) : -1; head >= 0;
         head = m_rows->nextHead(folds.last().last + 1, 1))
        folds.append({head, m_rows->lastChild(head)});
    m_folds.set(folds);
    refreshScrollBars();
    verticalScrollBar()->setValue(int(m_folds.visibleIndex(top)));
    viewport()->update();
}

void LargeTextView::toggleFold(qsizetype head)
{
    if (m_folds.isFolded(head))
        m_folds.remove(head);
    else if (m_rows->isHead(head))
        m_folds.add({head, m_rows->lastChild(head)});
    refreshScrollBars();
    viewport()->update();
}

void LargeTextView::resizeEvent(QResizeEvent *)
{
    refreshScrollBars();
}

} // namespace CozeLens
