// SPDX-License-Identifier: GPL-3.0-or-later
// How the code view looks: colours of the theme, margins, marks and what was found.
#include "text/codeview.h"

#include "common/theme.h"
#include "text/largetextview.h"
#include "text/lexers.h"

#include <QEvent>
#include <QPainter>

namespace CozeLens {
namespace {

constexpr int TextPadding = 4;

long rgb(const QColor &colour)
{
    return colour.red() | (colour.green() << 8) | (colour.blue() << 16);
}

} // namespace

void CodeView::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::ApplicationFontChange) {
        refreshTheme();
    }
}

void CodeView::refreshTheme()
{
    const Theme &theme = Theme::current();
    const QFont font = monospaceFont();
    m_json->setTheme(theme, font);
    m_http->setTheme(theme, font);
    if (!lexer()) {
        SendScintilla(SCI_STYLESETFONT, ulong(STYLE_DEFAULT), font.family().toUtf8().constData());
        SendScintilla(SCI_STYLESETSIZEFRACTIONAL, ulong(STYLE_DEFAULT),
                      long(font.pointSizeF() * int(SC_FONT_SIZE_MULTIPLIER)));
        setColor(theme.text);
        setPaper(theme.page);
        SendScintilla(SCI_STYLESETFORE, ulong(STYLE_DEFAULT), rgb(theme.text));
        SendScintilla(SCI_STYLESETBACK, ulong(STYLE_DEFAULT), rgb(theme.page));
        SendScintilla(SCI_STYLECLEARALL);
    }
    setMarginsForegroundColor(theme.muted);
    setMarginsBackgroundColor(theme.page);
    setMarginsFont(font);
    setCaretForegroundColor(theme.text);
    SendScintilla(SCI_SETSELFORE, 0UL, 0L);
    setSelectionBackgroundColor(theme.dark ? theme.selection.lighter(130) : theme.selection.darker(108));
    setMatchedBraceBackgroundColor(theme.selection);
    setMatchedBraceForegroundColor(theme.text);
    setUnmatchedBraceForegroundColor(theme.error);
    setUnmatchedBraceBackgroundColor(theme.page);
    SendScintilla(SCI_MARKERSETBACK, ulong(LineMarker), rgb(theme.errorBackground));
    SendScintilla(SCI_MARKERSETFORE, ulong(BarMarker), rgb(theme.error));
    SendScintilla(SCI_MARKERSETBACK, ulong(BarMarker), rgb(theme.error));
    SendScintilla(SCI_INDICSETFORE, ulong(SpanIndicator), rgb(theme.error));
    SendScintilla(SCI_INDICSETFORE, ulong(FindIndicator), rgb(theme.accent));
    refreshFoldMarks(theme.muted, theme.page);
    m_large->refreshTheme();
    fitNumberMargin();
}

void CodeView::refreshFoldMarks(const QColor &colour, const QColor &page)
{
    const bool folds = canFold();
    setFolding(folds ? QsciScintilla::PlainFoldStyle : QsciScintilla::NoFoldStyle, FoldMargin);
    setFoldMarginColors(page, page);
    if (!folds) {
        return;
    }
    setMarginWidth(FoldMargin, QFontMetrics(monospaceFont()).height() * 3 / 4);
    const auto define = [this, &colour, &page](int number, int shape) {
        SendScintilla(SCI_MARKERDEFINE, ulong(number), long(shape));
        SendScintilla(SCI_MARKERSETFORE, ulong(number), rgb(page));
        SendScintilla(SCI_MARKERSETBACK, ulong(number), rgb(colour));
    };
    define(SC_MARKNUM_FOLDER, SC_MARK_ARROW);
    define(SC_MARKNUM_FOLDEREND, SC_MARK_ARROW);
    define(SC_MARKNUM_FOLDEROPEN, SC_MARK_ARROWDOWN);
    define(SC_MARKNUM_FOLDEROPENMID, SC_MARK_ARROWDOWN);
    define(SC_MARKNUM_FOLDERSUB, SC_MARK_EMPTY);
    define(SC_MARKNUM_FOLDERTAIL, SC_MARK_EMPTY);
    define(SC_MARKNUM_FOLDERMIDTAIL, SC_MARK_EMPTY);
}

bool CodeView::canFold() const
{
    return m_isLarge ? m_large->canFold() : lexer() && m_highlight == Highlight::Json;
}

void CodeView::setFolded(bool folded)
{
    if (!canFold()) {
        return;
    }
    if (m_isLarge) {
        m_large->setFolded(folded);
        return;
    }
    // The outermost level stays open: a view that shows one brace helps nobody.
    for (int line = 0; line < lines(); ++line) {
        const long level = SendScintilla(SCI_GETFOLDLEVEL, ulong(line));
        if ((level & SC_FOLDLEVELHEADERFLAG) && (level & SC_FOLDLEVELNUMBERMASK) > SC_FOLDLEVELBASE) {
            SendScintilla(SCI_FOLDLINE, ulong(line),
                          long(folded ? SC_FOLDACTION_CONTRACT : SC_FOLDACTION_EXPAND));
        }
    }
    if (!folded) {
        SendScintilla(SCI_FOLDALL, SC_FOLDACTION_EXPAND);
    }
}

void CodeView::fitNumberMargin()
{
    const int digits = qMax(3, int(QByteArray::number(lines()).size()));
    const QFontMetrics metrics(monospaceFont());
    setMarginWidth(NumberMargin, metrics.horizontalAdvance(u'9') * digits + 8);
}

void CodeView::paintEvent(QPaintEvent *event)
{
    // The large text lies on top of all of it.
    if (m_isLarge) {
        return;
    }
    QsciScintilla::paintEvent(event);
    if (m_lineMarks.isEmpty() && m_spanMarks.isEmpty() && m_hintMarks.isEmpty()) {
        return;
    }
    QPainter painter(viewport());
    paintLineMarks(painter);
    paintSpanBoxes(painter);
    paintHints(painter);
}

// Scintilla paints a line's background only behind its text; in the mock-ups it runs through the numbers as
// well. Darken and Lighten tint the paper and leave the digits.
void CodeView::paintLineMarks(QPainter &painter)
{
    const Theme &theme = Theme::current();
    painter.setCompositionMode(theme.dark ? QPainter::CompositionMode_Lighten
                                          : QPainter::CompositionMode_Darken);
    const int left = marginWidth(BarMargin);
    const int width = TextPadding + marginWidth(NumberMargin) + marginWidth(FoldMargin);
    for (const int line : markedLines()) {
        const long position = SendScintilla(SCI_POSITIONFROMLINE, ulong(line - 1));
        const long top = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, position);
        const long height =
            SendScintilla(SCI_TEXTHEIGHT, ulong(line - 1)) * SendScintilla(SCI_WRAPCOUNT, ulong(line - 1));
        if (SendScintilla(SCI_GETLINEVISIBLE, ulong(line - 1)) && top + height > 0 &&
            top < viewport()->height()) {
            painter.fillRect(QRect(left, int(top), width, int(height)), theme.errorBackground);
        }
    }
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

QRect CodeView::textArea() const
{
    return viewport()->rect().adjusted(
        marginWidth(BarMargin) + marginWidth(NumberMargin) + marginWidth(FoldMargin), 0, 0, 0);
}

// Scintilla's own box loses its lower edge to the line below.
void CodeView::paintSpanBoxes(QPainter &painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().error, 1));
    painter.setClipRect(textArea());
    for (const Span &span : std::as_const(m_spanMarks)) {
        const Span shown = toDisplay(span);
        const long first = SendScintilla(SCI_LINEFROMPOSITION, ulong(shown.offset));
        const long last = SendScintilla(SCI_LINEFROMPOSITION, ulong(shown.end()));
        for (long line = first; line <= last; ++line) {
            const long from = qMax(long(shown.offset), SendScintilla(SCI_POSITIONFROMLINE, ulong(line)));
            const long to = qMin(long(shown.end()), SendScintilla(SCI_GETLINEENDPOSITION, ulong(line)));
            const long top = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, from);
            const long height = SendScintilla(SCI_TEXTHEIGHT, ulong(line));
            if (top > viewport()->height()) {
                break;
            }
            if (from < to && top + height > 0 && SendScintilla(SCI_GETLINEVISIBLE, ulong(line)) &&
                SendScintilla(SCI_POINTYFROMPOSITION, 0UL, to) == top) {
                const long left = SendScintilla(SCI_POINTXFROMPOSITION, 0UL, from);
                const long right = SendScintilla(SCI_POINTXFROMPOSITION, 0UL, to);
                painter.drawRoundedRect(QRectF(double(left) - 1.5, double(top) + 0.5,
                                               double(right - left) + 2, double(height) - 1),
                                        3, 3);
            }
        }
    }
}

void CodeView::setLineMarks(const QList<Span> &spans)
{
    m_lineMarks = spans;
    showMarks();
}

void CodeView::setSpanMarks(const QList<Span> &spans)
{
    m_spanMarks = spans;
    showMarks();
}

void CodeView::clearMarks()
{
    m_lineMarks.clear();
    m_spanMarks.clear();
    showMarks();
}

void CodeView::showMarks()
{
    if (!isLoaded()) {
        return;
    }
    if (m_isLarge) {
        m_large->setLineMarks(m_lineMarks);
        m_large->setSpanMarks(m_spanMarks);
        return;
    }
    SendScintilla(SCI_MARKERDELETEALL, ulong(LineMarker));
    SendScintilla(SCI_MARKERDELETEALL, ulong(BarMarker));
    for (const Span &span : std::as_const(m_lineMarks)) {
        const Span shown = toDisplay(span);
        const long first = SendScintilla(SCI_LINEFROMPOSITION, ulong(shown.offset));
        const long last = SendScintilla(SCI_LINEFROMPOSITION, ulong(qMax(shown.offset, shown.end() - 1)));
        for (long line = first; line <= last; ++line) {
            SendScintilla(SCI_MARKERADD, ulong(line), long(LineMarker));
            SendScintilla(SCI_MARKERADD, ulong(line), long(BarMarker));
        }
    }
    fillIndicator(SpanIndicator, m_spanMarks);
    showHints();
    viewport()->update();
}

void CodeView::fillIndicator(int number, const QList<Span> &spans)
{
    SendScintilla(SCI_SETINDICATORCURRENT, ulong(number));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    for (const Span &span : spans) {
        const Span shown = toDisplay(span);
        SendScintilla(SCI_INDICATORFILLRANGE, ulong(shown.offset), long(shown.length));
    }
}

QList<int> CodeView::markedLines() const
{
    QList<int> found;
    for (const Span &span : m_isLarge ? m_lineMarks : QList<Span>()) {
        found.append(int(m_large->rows().rowAt(span.offset).line) + 1);
    }
    for (long line = SendScintilla(SCI_MARKERNEXT, 0UL, 1L << LineMarker); line >= 0;
         line = SendScintilla(SCI_MARKERNEXT, ulong(line + 1), 1L << LineMarker)) {
        found.append(int(line) + 1);
    }
    return found;
}

Span CodeView::toDisplay(const Span &span) const
{
    // A mark can be older than the text, and lie behind its end.
    const qsizetype first = qBound<qsizetype>(0, span.offset, byteCount());
    const qsizetype start = m_display.toDisplay(first);
    const qsizetype end = m_display.toDisplay(qBound<qsizetype>(first, span.end(), byteCount()));
    return {start, end - start};
}

} // namespace CozeLens
