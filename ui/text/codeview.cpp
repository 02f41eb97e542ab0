// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/codeview.h"

#include "common/theme.h"
#include "text/largetextview.h"
#include "text/lexers.h"

#include <QKeyEvent>
#include <QTimer>

namespace CozeLens {
namespace {

constexpr qsizetype Piece = 1024 * 1024;
// While a window changes its width, a large text is not wrapped at every step.
constexpr int RewrapMs = 150;

bool isSubmit(const QKeyEvent *event)
{
    return (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
           (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

// The window's; Scintilla would change the text for two of them.
bool isOfTabs(const QKeyEvent *event)
{
    const Qt::KeyboardModifiers keys = event->modifiers();
    return event->key() == Qt::Key_T && (keys & ~Qt::ShiftModifier) == Qt::ControlModifier;
}

} // namespace

CodeView::CodeView(QWidget *parent)
    : QsciScintilla(parent)
    , m_json(std::make_unique<JsonLexer>())
    , m_http(std::make_unique<HttpLexer>())
    , m_loader(new QTimer(this))
    , m_large(new LargeTextView(this))
    , m_rewrap(new QTimer(this))
    , m_searcher(new QTimer(this))
{
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setReadOnly(true);
    setTabWidth(2);
    setIndentationsUseTabs(false);
    setAutoIndent(true);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETENDATLASTLINE, 1UL);
    SendScintilla(SCI_SETLAYOUTCACHE, SC_CACHE_PAGE);
    SendScintilla(SCI_SETEXTRAASCENT, 2UL);
    SendScintilla(SCI_SETEXTRADESCENT, 2UL);
    SendScintilla(SCI_SETCARETWIDTH, 2UL);
    SendScintilla(SCI_SETMULTIPLESELECTION, 0UL);
    setUpMargins();
    setUpKeys();
    refreshTheme();

    m_searcher->setInterval(0);
    connect(m_searcher, &QTimer::timeout, this, &CodeView::searchOn);
    m_loader->setInterval(0);
    connect(m_loader, &QTimer::timeout, this, &CodeView::appendPiece);
    connect(this, &QsciScintilla::textChanged, this, [this] {
        m_foundStale = true;
        if (!m_loading) {
            Q_EMIT textEdited();
        }
    });
    connect(this, &QsciScintilla::linesChanged, this, &CodeView::fitNumberMargin);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeView::cursorMoved);
    m_large->hide();
    m_rewrap->setSingleShot(true);
    m_rewrap->setInterval(RewrapMs);
    connect(m_rewrap, &QTimer::timeout, this, [this] {
        if (m_isLarge) {
            countRows();
        }
    });
    connect(m_large, &LargeTextView::cursorMoved, this, &CodeView::cursorMoved);
}

CodeView::~CodeView() = default;

void CodeView::setUpMargins()
{
    setMarginType(BarMargin, QsciScintilla::SymbolMargin);
    setMarginWidth(BarMargin, 3);
    setMarginMarkerMask(BarMargin, 1 << BarMarker);
    setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    setMarginMarkerMask(NumberMargin, 0);
    setMarginMarkerMask(FoldMargin, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 4L);
    SendScintilla(SCI_MARKERDEFINE, ulong(LineMarker), long(SC_MARK_BACKGROUND));
    SendScintilla(SCI_MARKERDEFINE, ulong(BarMarker), long(SC_MARK_FULLRECT));
    SendScintilla(SCI_INDICSETSTYLE, ulong(SpanIndicator), long(INDIC_STRAIGHTBOX));
    SendScintilla(SCI_INDICSETSTYLE, ulong(FindIndicator), long(INDIC_STRAIGHTBOX));
    for (const auto indicator : {SpanIndicator, FindIndicator}) {
        SendScintilla(SCI_INDICSETUNDER, ulong(indicator), 1L);
        SendScintilla(SCI_INDICSETALPHA, ulong(indicator), 26L);
        SendScintilla(SCI_INDICSETOUTLINEALPHA, ulong(indicator), 0L);
    }
    SendScintilla(SCI_INDICSETALPHA, ulong(FindIndicator), 70L);
    SendScintilla(SCI_INDICSETSTYLE, ulong(HintIndicator), long(INDIC_HIDDEN));
}

void CodeView::setUpKeys()
{
    // Scintilla deletes, moves and copies lines with these; in a window they mean other things.
    for (const char key : {'D', 'L', 'T', 'U', 'R'}) {
        for (const int modifiers : {int(SCMOD_CTRL), SCMOD_CTRL | SCMOD_SHIFT}) {
            SendScintilla(SCI_CLEARCMDKEY, ulong(key) | (ulong(modifiers) << 16));
        }
    }
}

void CodeView::setText(const Body &body)
{
    Q_EMIT textReplaced();
    m_searcher->stop();
    m_loader->stop();
    m_scrollTo = -1;
    m_loading = true;
    m_lineMarks.clear();
    m_spanMarks.clear();
    m_hintMarks.clear();
    // Scintilla wraps an endless line in a fifth of a second, and its pieces count as lines.
    const bool large =
        !m_editable && (body.size() >= LargeFrom || longestLine(body.view(), LongLine) > LongLine);
    showLarge(large);
    const QByteArray utf8 = large ? QByteArray() : body.bytes();
    const bool whole = m_editable && longestLine(utf8, EditableLine) <= EditableLine;
    m_display = whole ? DisplayText{utf8, {}} : cutLongLines(utf8);
    setReadOnly(false);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    useLexer(nullptr);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    if (large) {
        loadLarge(body);
        return;
    }
    m_pending = m_display.text;
    SendScintilla(SCI_ALLOCATE, ulong(m_pending.size() + 1));
    m_pendingFrom = 0;
    m_display.text.clear();
    refreshWrap();
    appendPiece();
    if (!isLoaded()) {
        m_loader->start();
    }
}

void CodeView::appendBytes(const QByteArray &utf8)
{
    if (!isLoaded()) {
        return;
    }
    if (m_isLarge) {
        setBytes(bytes() + utf8);
        return;
    }
    Q_EMIT textReplaced();
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    append(utf8.constData(), utf8.size());
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    m_loading = false;
    fitNumberMargin();
}

// With its notifications on, QScintilla goes through the whole text at every append: 14 s for 69 MB in pieces
// instead of 0.6 s.
void CodeView::append(const char *text, qsizetype size)
{
    m_loading = true;
    const long mask = SendScintilla(SCI_GETMODEVENTMASK);
    SendScintilla(SCI_SETMODEVENTMASK, 0UL);
    setReadOnly(false);
    SendScintilla(SCI_APPENDTEXT, ulong(size), text);
    setReadOnly(!m_editable || isCut());
    SendScintilla(SCI_SETMODEVENTMASK, ulong(mask));
    m_foundStale = true;
}

void CodeView::appendPiece()
{
    const qsizetype size = qMin(Piece, m_pending.size() - m_pendingFrom);
    append(m_pending.constData() + m_pendingFrom, size);
    m_loading = true;
    m_pendingFrom += size;
    if (m_pendingFrom >= m_pending.size()) {
        m_loader->stop();
        finishLoading();
    }
}

void CodeView::finishLoading()
{
    m_pending.clear();
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    const auto length = qMin<long>(SendScintilla(SCI_GETLENGTH), 64 * 1024);
    const auto *start = reinterpret_cast<const char *>(SendScintilla(SCI_GETRANGEPOINTER, 0UL, length));
    const QByteArrayView text(start, length);
    setEolMode(std::search(text.begin(), text.end(), "\r\n", "\r\n" + 2) != text.end() ? EolWindows
                                                                                       : EolUnix);
    refreshLexer();
    refreshWrap();
    fitNumberMargin();
    showMarks();
    refreshBraces();
    m_foundStale = true;
    m_loading = false;
    Q_EMIT textLoaded();
}

QByteArrayView CodeView::view() const
{
    if (m_isLarge) {
        return m_large->text();
    }
    const auto size = SendScintilla(SCI_GETLENGTH);
    return {static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER)), qsizetype(size)};
}

QByteArray CodeView::bytes() const
{
    if (m_isLarge) {
        return m_largeText.bytes();
    }
    if (!isLoaded()) {
        return m_display.cuts.isEmpty() ? m_pending : m_display.original(m_pending, 0, m_pending.size());
    }
    const QByteArrayView shown = view();
    return m_display.cuts.isEmpty() ? shown.toByteArray() : m_display.original(shown, 0, shown.size());
}

qsizetype CodeView::byteCount() const
{
    if (m_isLarge) {
        return m_largeText.size();
    }
    const qsizetype shown = isLoaded() ? qsizetype(SendScintilla(SCI_GETLENGTH)) : m_pending.size();
    return shown - m_display.cuts.size();
}

void CodeView::setHighlight(Highlight highlight)
{
    if (m_highlight != highlight) {
        m_highlight = highlight;
        if (m_isLarge) {
            loadLarge(m_largeText);
        }
        refreshLexer();
    }
}

void CodeView::setEditable(bool editable)
{
    m_editable = editable;
    setReadOnly(!editable);
    SendScintilla(SCI_SETCARETSTYLE, ulong(editable ? CARETSTYLE_LINE : CARETSTYLE_INVISIBLE));
}

void CodeView::setWrap(bool wrap)
{
    if (m_wrap == wrap) {
        return;
    }
    m_wrap = wrap;
    refreshWrap();
    if (m_isLarge) {
        countRows();
    }
}

void CodeView::refreshWrap()
{
    const bool wrap = m_wrap && byteCount() <= PlainBeyond;
    setWrapMode(wrap ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

void CodeView::refreshLexer()
{
    const bool plain = !isLoaded() || isLarge() || byteCount() > PlainBeyond || !m_display.cuts.isEmpty();
    QsciLexer *wanted = nullptr;
    if (!plain && m_highlight != Highlight::Plain) {
        wanted = m_highlight == Highlight::Json ? static_cast<QsciLexer *>(m_json.get()) : m_http.get();
    }
    if (lexer() != wanted) {
        useLexer(wanted);
    }
    refreshTheme();
}

// What is beyond the visible lines is styled when there is nothing else to do. Without a lexer nobody ever
// would, and Scintilla would go on asking for ever.
void CodeView::useLexer(QsciLexer *lexer)
{
    SendScintilla(SCI_SETIDLESTYLING, ulong(lexer ? SC_IDLESTYLING_ALL : SC_IDLESTYLING_NONE));
    setLexer(lexer);
}

void CodeView::applyEdits(const QList<Json::TextEdit> &edits)
{
    if (edits.isEmpty()) {
        return;
    }
    if (isCut() || !isLoaded()) {
        setBytes(Json::applied(bytes(), edits));
        Q_EMIT textEdited();
        return;
    }
    const bool wasReadOnly = isReadOnly();
    setReadOnly(false);
    SendScintilla(SCI_BEGINUNDOACTION);
    for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
        SendScintilla(SCI_SETTARGETRANGE, ulong(edit->span.offset), long(edit->span.end()));
        SendScintilla(SCI_REPLACETARGET, ulong(edit->replacement.size()), edit->replacement.constData());
    }
    SendScintilla(SCI_ENDUNDOACTION);
    setReadOnly(wasReadOnly);
}

int CodeView::lineCount() const
{
    return m_isLarge ? int(m_large->rows().lineCount()) : lines();
}

int CodeView::currentLine() const
{
    if (m_isLarge) {
        return int(m_large->rows().rowAt(m_large->cursor()).line) + 1;
    }
    return int(SendScintilla(SCI_LINEFROMPOSITION, SendScintilla(SCI_GETCURRENTPOS))) + 1;
}

qsizetype CodeView::shownCursor() const
{
    return m_isLarge ? m_large->cursor() : SendScintilla(SCI_GETCURRENTPOS);
}

void CodeView::goToLine(int line)
{
    if (m_isLarge) {
        scrollToByte(m_large->rows().firstRowOf(line - 1).start);
        return;
    }
    const long index = qBound(0L, long(line) - 1, long(lines()) - 1);
    scrollToByte(m_display.toOriginal(SendScintilla(SCI_POSITIONFROMLINE, ulong(index))));
}

void CodeView::scrollToByte(qsizetype offset)
{
    if (!isLoaded()) {
        m_scrollTo = offset;
        return;
    }
    if (m_isLarge) {
        m_large->select(offset, offset);
        return;
    }
    const qsizetype at = m_display.toDisplay(qBound<qsizetype>(0, offset, byteCount()));
    const ulong line = ulong(SendScintilla(SCI_LINEFROMPOSITION, ulong(at)));
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, line);
    SendScintilla(SCI_SETEMPTYSELECTION, ulong(at));
    SendScintilla(SCI_SCROLLCARET);
}

bool CodeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool ours = isSubmit(key) || key->matches(QKeySequence::Find) || isOfTabs(key);
        // Where nothing is left to take back in the text, the window may have something.
        const bool nothingToUndo = m_editable && key->matches(QKeySequence::Undo) && !isUndoAvailable();
        if (ours || nothingToUndo || (!m_editable && key->matches(QKeySequence::Paste))) {
            event->ignore();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void CodeView::focusInEvent(QFocusEvent *event)
{
    QsciScintilla::focusInEvent(event);
    refreshBraces();
}

void CodeView::refreshBraces()
{
    setBraceMatching(hasFocus() ? QsciScintilla::SloppyBraceMatch : QsciScintilla::NoBraceMatch);
}

void CodeView::focusOutEvent(QFocusEvent *event)
{
    QsciScintilla::focusOutEvent(event);
    setBraceMatching(QsciScintilla::NoBraceMatch);
    SendScintilla(SCI_BRACEHIGHLIGHT, ulong(-1), -1L);
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (isSubmit(event)) {
        Q_EMIT submitted();
    } else if (event->matches(QKeySequence::Find)) {
        Q_EMIT findRequested();
    } else if (m_isLarge) {
        event->ignore();
    } else {
        QsciScintilla::keyPressEvent(event);
    }
}

} // namespace CozeLens
