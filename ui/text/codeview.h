// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "common/job.h"
#include "formats/json.h"
#include "http/body.h"
#include "text/longlines.h"
#include "text/matchindex.h"
#include "text/scintilla.h"

#include <memory>

class QPainter;
class QTimer;

namespace CozeLens {

class JsonLexer;
class HttpLexer;
class LargeTextView;
class TextRows;

enum class Highlight { Plain, Json, Http };

//! A place of which something can be said, quietly: it gets a dotted line, and its text when pointed at.
struct HintMark
{
    Span span;
    QString text; //!< shown as it is, never as markup

    bool operator==(const HintMark &) const = default;
};

//! Shows or edits a text of bytes: every byte goes in and comes out as it is, NUL and broken UTF-8 included,
//! and is shown as text. All places are bytes of that text. A large text that is only read is shown by a
//! LargeTextView on top of this one, where it costs the event loop the same at any size; in an editor it is
//! put in between turns of the event loop. A line too long to lay out is shown in pieces.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    //! Bytes beyond which a text is not wrapped, and in an editor neither highlighted nor folded.
    static constexpr qsizetype PlainBeyond = 5 * 1024 * 1024;
    //! Bytes from which a text that is not edited is shown by a LargeTextView; one with an endless line
    //! always is.
    static constexpr qsizetype LargeFrom = 1024 * 1024;
    //! Bytes beyond which a line is not edited.
    static constexpr qsizetype EditableLine = 1024 * 1024;

    explicit CodeView(QWidget *parent = nullptr);
    ~CodeView() override;

    //! Replaces the text, forgets undo steps and marks, and scrolls to the start.
    void setBytes(const QByteArray &utf8) { setText(Body(utf8)); }
    //! The same; a large text is kept as it is and not copied.
    void setText(const Body &utf8);
    //! Adds to a read-only text that is still growing. Not for long lines: see setBytes() for the whole.
    void appendBytes(const QByteArray &utf8);
    QByteArray bytes() const;
    qsizetype byteCount() const;
    //! False while a large text is still being put in, or its rows are being counted.
    bool isLoaded() const { return m_pending.isEmpty() && !m_counting; }
    bool isLarge() const { return m_isLarge; }
    //! Shows the text when it is large.
    LargeTextView *largeView() const { return m_large; }
    //! The large text itself; empty while another is shown.
    const Body &largeText() const { return m_largeText; }

    void setHighlight(Highlight highlight);
    void setEditable(bool editable);
    bool isEditable() const { return m_editable; }
    void setWrap(bool wrap); //!< an editor's text only up to PlainBeyond
    //! A line was too long to lay out. An editor is locked then: every key would take seconds.
    bool isCut() const { return !m_display.cuts.isEmpty(); }

    //! Makes these changes as one undo step (in a text that is cut, without one). They are ordered by offset
    //! and do not overlap.
    void applyEdits(const QList<Json::TextEdit> &edits);

    //! Lines that a span touches get a coloured background and a bar at the left edge.
    void setLineMarks(const QList<Span> &spans);
    //! Spans get a box.
    void setSpanMarks(const QList<Span> &spans);
    //! They move along with what is typed around them, and stay when the other marks are cleared.
    void setHintMarks(const QList<HintMark> &hints);
    const QList<HintMark> &hintMarks() const { return m_hintMarks; }
    //! What is said of the byte; empty for most.
    QString hintAt(qsizetype offset) const;
    void clearMarks();
    QList<int> markedLines() const; //!< 1-based
    QList<Span> markedSpans() const { return m_spanMarks; }

    //! Brings the byte into view and puts the cursor there.
    void scrollToByte(qsizetype offset);
    void goToLine(int line); //!< 1-based
    int currentLine() const; //!< 1-based
    //! The text on display, breaks in long lines included, and where the cursor is in it. Valid until
    //! textReplaced() or the next edit.
    QByteArrayView shown() const { return view(); }
    qsizetype shownCursor() const;
    int lineCount() const;
    void setFolded(bool folded);
    bool canFold() const;

    //! What the text is drawn on: menus and clicks come from here.
    QWidget *textViewport() const;
    QList<QWidget *> textViewports() const; //!< also the one that is not in use
    //! Puts the cursor where a click would, unless that would lose a selection.
    void clickAt(const QPoint &at);
    //! Of the text on display; -1 where there is no character.
    qsizetype shownByteUnder(const QPoint &at) const;

    bool hasSelectedText() const;
    QString selectedText() const; //!< empty when it is longer than a line should be
    void copy() override;
    void selectAll(bool select = true) override;

    //! How often the text stands here, in a text that is not large at most `FindLimit` times. Marks all of
    //! them. A large text is searched in a thread: findAdvanced() says whenever there may be more.
    static constexpr qsizetype FindLimit = 10'000;
    qsizetype setFindText(const QString &text);
    //! Goes to the next or the previous one, round the end; 1-based, 0 when there is none.
    qsizetype findForward();
    //! Goes to the first one at or behind the start of the selection.
    qsizetype findAgain();
    qsizetype findBackward();
    qsizetype findCount() const { return m_isLarge ? m_matches.count() : m_found.size(); }
    //! There may be more of them than are counted.
    bool findIsCapped() const { return !m_isLarge && m_found.size() >= FindLimit; }
    bool isFinding() const { return m_finding; } //!< in a large text

Q_SIGNALS:
    void findAdvanced();
    void cursorMoved();
    void textEdited();   //!< by the user, by applyEdits(), by undo; not by setBytes()
    void textReplaced(); //!< setBytes() or appendBytes() begins, or a large text is there
    void textLoaded();
    void submitted();     //!< Ctrl+Enter
    void findRequested(); //!< Ctrl+F

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    QMimeData *toMimeData(const QByteArray &text, bool rectangular) const override;

private:
    enum Margin { BarMargin, NumberMargin, FoldMargin };
    enum Number { LineMarker = 1, BarMarker = 2, SpanIndicator = 8, FindIndicator = 9, HintIndicator = 10 };

    void setUpMargins();
    void setUpKeys();
    void refreshTheme();
    void refreshFoldMarks(const QColor &colour, const QColor &page);
    void refreshLexer();
    void useLexer(QsciLexer *lexer);
    void refreshWrap();
    void refreshBraces();
    void fitNumberMargin();
    void appendPiece();
    void append(const char *text, qsizetype size);
    void loadLarge(const Body &utf8);
    void takeRows(const std::shared_ptr<const TextRows> &rows);
    void showLarge(bool large);
    void countRows();
    void searchLarge();
    qsizetype goToMatch(const std::optional<MatchIndex::Match> &match);
    void finishLoading();
    void showMarks();
    void showHints();
    void paintLineMarks(QPainter &painter);
    void paintSpanBoxes(QPainter &painter);
    void paintHints(QPainter &painter);
    QRect textArea() const; //!< of the viewport, without the margins
    void fillIndicator(int number, const QList<Span> &spans);
    qsizetype goToFound(qsizetype index);
    qsizetype goToFoundFrom(qsizetype from);
    void refreshFound();
    void searchOn();
    QByteArrayView view() const; //!< the text on display; until the next change
    Span toDisplay(const Span &span) const;

    std::unique_ptr<JsonLexer> m_json;
    std::unique_ptr<HttpLexer> m_http;
    Highlight m_highlight = Highlight::Plain;
    bool m_editable = false;
    bool m_wrap = false;
    bool m_loading = false;
    DisplayText m_display; //!< without its text, which the view has
    QByteArray m_pending;  //!< as it is put on display
    qsizetype m_pendingFrom = 0;
    qsizetype m_scrollTo = -1; //!< where to go once the text is there
    QTimer *m_loader = nullptr;
    LargeTextView *m_large;
    bool m_isLarge = false;
    bool m_counting = false; //!< the rows of a large text
    QTimer *m_rewrap;
    Body m_largeText;
    Job<std::shared_ptr<const TextRows>> m_counter;
    MatchIndex m_matches; //!< in a large text
    bool m_finding = false;
    Job<MatchIndex> m_finder;
    QList<Span> m_lineMarks;
    QList<Span> m_spanMarks;
    QList<HintMark> m_hintMarks;
    QByteArray m_needle;
    QList<qsizetype> m_found;
    bool m_foundStale = false;
    qsizetype m_searched = 0; //!< how far the search has come
    QTimer *m_searcher = nullptr;
};

} // namespace CozeLens
