// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/hexview.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <limits>

namespace CozeLens {
namespace {

constexpr int Padding = 12;

bool isPrintable(char byte)
{
    return byte >= 0x20 && byte < 0x7f;
}

} // namespace

HexView::HexView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    refreshFont();
}

void HexView::setBytes(const Body &bytes)
{
    m_bytes = bytes;
    m_cursor = 0;
    m_anchor = 0;
    m_selecting = false;
    verticalScrollBar()->setValue(0);
    refreshScrollBars();
    viewport()->update();
}

qsizetype HexView::rowCount() const
{
    return (m_bytes.size() + RowBytes - 1) / RowBytes;
}

int HexView::rowHeight() const
{
    return QFontMetrics(font()).height() + 3;
}

int HexView::rowsInView() const
{
    return qMax(1, viewport()->height() / rowHeight());
}

int HexView::offsetDigits() const
{
    return m_bytes.size() > 0xffffffffLL ? 12 : 8;
}

int HexView::hexColumn(int byte) const
{
    return offsetDigits() + 2 + byte * 3 + (byte >= RowBytes / 2 ? 1 : 0);
}

int HexView::textColumn() const
{
    return hexColumn(RowBytes) + 1;
}

qsizetype HexView::topRow() const
{
    return verticalScrollBar()->value();
}

QString HexView::rowText(qsizetype row) const
{
    const qsizetype start = row * RowBytes;
    QString text = QString::number(start, 16).rightJustified(offsetDigits(), u'0');
    QString ascii;
    for (int i = 0; i < RowBytes && start + i < m_bytes.size(); ++i) {
        const char byte = m_bytes.view()[start + i];
        text = text.leftJustified(hexColumn(i)) + QString::number(uchar(byte), 16).rightJustified(2, u'0');
        ascii += isPrintable(byte) ? QLatin1Char(byte) : QLatin1Char('.');
    }
    return text.leftJustified(textColumn()) + ascii;
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().page);
    painter.setFont(font());
    const qsizetype last = qMin(rowCount(), topRow() + rowsInView() + 1);
    for (qsizetype row = topRow(); row < last; ++row) {
        paintRow(painter, row, int(row - topRow()) * rowHeight());
    }
}

void HexView::paintRow(QPainter &painter, qsizetype row, int y) const
{
    const Theme &theme = Theme::current();
    const int left = Padding - horizontalScrollBar()->value();
    const auto x = [this, left](int column) { return left + column * m_charWidth; };
    const qsizetype from = qMin(m_anchor, m_cursor);
    const qsizetype to = qMax(m_anchor, m_cursor);
    for (int i = 0; i < RowBytes && row * RowBytes + i < m_bytes.size(); ++i) {
        const qsizetype at = row * RowBytes + i;
        if (at < from || at > to || (from == to && !hasFocus())) {
            continue;
        }
        const bool joins = at < to && i + 1 < RowBytes;
        const int width = joins ? hexColumn(i + 1) - hexColumn(i) : 2;
        painter.fillRect(QRectF(x(hexColumn(i)), y, width * m_charWidth, rowHeight()), theme.selection);
        painter.fillRect(QRectF(x(textColumn() + i), y, m_charWidth, rowHeight()), theme.selection);
    }
    const QString text = rowText(row);
    const int baseline = y + QFontMetrics(font()).ascent() + 1;
    painter.setPen(theme.muted);
    painter.drawText(QPointF(left, baseline), text.left(offsetDigits()));
    painter.setPen(theme.text);
    painter.drawText(QPointF(x(hexColumn(0)), baseline),
                     text.mid(hexColumn(0), textColumn() - hexColumn(0)).trimmed());
    painter.setPen(theme.syntaxString);
    painter.drawText(QPointF(x(textColumn()), baseline), text.mid(textColumn()));
}

void HexView::refreshScrollBars()
{
    const auto most = qMax<qsizetype>(0, rowCount() - rowsInView());
    verticalScrollBar()->setRange(0, int(qMin<qsizetype>(most, std::numeric_limits<int>::max())));
    verticalScrollBar()->setPageStep(rowsInView());
    const int width = int((textColumn() + RowBytes) * m_charWidth) + 2 * Padding;
    horizontalScrollBar()->setRange(0, qMax(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void HexView::resizeEvent(QResizeEvent *)
{
    refreshScrollBars();
}

void HexView::goTo(qsizetype offset)
{
    moveCursor(offset, false);
}

void HexView::select(qsizetype from, qsizetype length)
{
    moveCursor(from, false);
    moveCursor(from + qMax<qsizetype>(0, length - 1), true);
    m_selecting = length > 0;
}

void HexView::moveCursor(qsizetype to, bool select)
{
    m_cursor = qBound<qsizetype>(0, to, qMax<qsizetype>(0, m_bytes.size() - 1));
    m_selecting = select;
    if (!select) {
        m_anchor = m_cursor;
    }
    const qsizetype row = m_cursor / RowBytes;
    if (row < topRow()) {
        verticalScrollBar()->setValue(int(row));
    } else if (row >= topRow() + rowsInView()) {
        verticalScrollBar()->setValue(int(row - rowsInView() + 1));
    }
    viewport()->update();
}

Span HexView::selection() const
{
    if (!m_selecting || m_bytes.isEmpty()) {
        return {};
    }
    const qsizetype from = qMin(m_anchor, m_cursor);
    return {from, qMax(m_anchor, m_cursor) - from + 1};
}

void HexView::copy()
{
    const Span chosen = selection();
    if (chosen.isEmpty()) {
        return;
    }
    const qsizetype size = qMin(chosen.length, CopyLimit);
    if (size < chosen.length) {
        Q_EMIT copyCut();
    }
    m_copier.copy(size, [body = m_bytes, from = chosen.offset, size] {
        const QByteArray bytes = copyable(body.mid(from, size));
        return Copied{QString::fromLatin1(bytes.toHex(' ')), false};
    });
}

qsizetype HexView::byteAt(const QPoint &point) const
{
    const qsizetype row = topRow() + qMax(0, point.y()) / rowHeight();
    const double column = (point.x() - Padding + horizontalScrollBar()->value()) / m_charWidth;
    int byte = 0;
    if (column >= textColumn()) {
        byte = int(column) - textColumn();
    } else {
        while (byte + 1 < RowBytes && column >= hexColumn(byte + 1)) {
            ++byte;
        }
    }
    return row * RowBytes + qBound(0, byte, RowBytes - 1);
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        moveCursor(byteAt(event->position().toPoint()), event->modifiers() & Qt::ShiftModifier);
    }
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton) {
        moveCursor(byteAt(event->position().toPoint()), true);
    }
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        select(0, m_bytes.size());
        return;
    }
    const bool select = event->modifiers() & Qt::ShiftModifier;
    const bool whole = event->modifiers() & Qt::ControlModifier;
    const qsizetype rowStart = m_cursor - m_cursor % RowBytes;
    const qsizetype page = qsizetype(rowsInView()) * RowBytes;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursor(m_cursor - 1, select);
    case Qt::Key_Right:
        return moveCursor(m_cursor + 1, select);
    case Qt::Key_Up:
        return moveCursor(m_cursor < RowBytes ? m_cursor : m_cursor - RowBytes, select);
    case Qt::Key_Down:
        return moveCursor(m_cursor + RowBytes < m_bytes.size() ? m_cursor + RowBytes : m_cursor, select);
    case Qt::Key_PageUp:
        return moveCursor(m_cursor - page, select);
    case Qt::Key_PageDown:
        return moveCursor(m_cursor + page, select);
    case Qt::Key_Home:
        return moveCursor(whole ? 0 : rowStart, select);
    case Qt::Key_End:
        return moveCursor(whole ? m_bytes.size() - 1 : rowStart + RowBytes - 1, select);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool HexView::event(QEvent *event)
{
    // The window pastes and explains; a view that shows bytes keeps copying for itself.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void HexView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange) {
        refreshFont();
    }
}

void HexView::refreshFont()
{
    if (font() != monospaceFont()) {
        setFont(monospaceFont());
    }
    m_charWidth = QFontMetricsF(font()).horizontalAdvance(u'0');
    refreshScrollBars();
    viewport()->update();
}

} // namespace CozeLens
