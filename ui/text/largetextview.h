// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "common/copying.h"
#include "text/matchindex.h"
#include "text/rowfolds.h"
#include "text/textrows.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QCache>

namespace CozeLens {

class RowLayout;

//! Shows a text of any size, to be read: only the rows in view are decoded, coloured and laid out, and
//! nothing of the text is copied. Scintilla needs 0.4 s of the event loop for a million lines that fold, goes
//! through all of a text whenever the cursor moves (for screen readers), and keeps it twice; so texts from
//! CodeView::LargeFrom on are shown by this view. It looks and acts like the code view that it lies on, and
//! screen readers read the rows in view.
class LargeTextView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LargeTextView(QWidget *parent = nullptr);
    ~LargeTextView() override;

    //! Another text, from its start on. With `json` it is coloured.
    void setRows(const std::shared_ptr<const TextRows> &rows, bool json);
    //! More is known of the same text, or its rows are longer or shorter: place, selection and marks
    //! stay, and so do folds unless there are thousands.
    void replaceRows(const std::shared_ptr<const TextRows> &rows);
    const TextRows &rows() const { return *m_rows; }
    QByteArrayView text() const { return m_rows->text().view(); }

    qsizetype cursor() const { return m_cursor; }
    Span selection() const;
    //! Brings the cursor into view, out of its folds.
    void select(qsizetype anchor, qsizetype cursor);
    //! It goes to the clipboard without the secrets in it: a large one from a thread.
    void copySelection();
    void selectAll();
    //! The byte of the character at this point of the viewport; -1 where there is none.
    qsizetype byteUnder(const QPoint &at) const;
    //! Puts the cursor where a click would.
    void clickAt(const QPoint &at);
    qsizetype topRow() const;
    int rowsInView() const;
    int columnsInView() const; //!< of the widest character that takes one byte

    void setLineMarks(const QList<Span> &spans);
    void setSpanMarks(const QList<Span> &spans);
    void setMatches(const MatchIndex &matches);

    bool canFold() const { return m_rows->hasLevels(); }
    //! All below the outermost level.
    void setFolded(bool folded);
    void toggleFold(qsizetype head);
    bool isRowVisible(qsizetype row) const { return !m_folds.isHidden(row); }
    QColor colourAt(qsizetype offset) const; //!< that its character is drawn in

    void refreshTheme();

Q_SIGNALS:
    void cursorMoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    friend class LargeTextAccess;
    struct Widths
    {
        int bar = 0;
        int numbers = 0;
        int folds = 0;
        int total() const { return bar + numbers + folds; }
    };

    void measure();
    void refreshScrollBars();
    const RowLayout &layoutOf(const TextRow &row) const;
    QPointF pointOf(qsizetype offset) const; //!< the lower left of the character, in the viewport
    TextRow rowAtY(int y) const;
    qsizetype byteNear(const QPoint &at) const;
    void bringIntoView(qsizetype offset);
    void moveTo(qsizetype offset, bool keepAnchor);
    void moveRows(qsizetype rows, bool keepAnchor);
    qsizetype stepped(bool forward, bool words) const;
    bool move(const QKeyEvent *event);
    Span wordAt(qsizetype offset) const;
    void dragTo(const QPoint &at);

    void paintRow(QPainter &painter, const TextRow &row, int y) const;
    void paintMargins(QPainter &painter, const TextRow &row, int y, bool marked) const;
    void paintSpan(QPainter &painter, const TextRow &row, int y, const Span &span,
                   const QColor &colour) const;
    void paintBoxes(QPainter &painter, const TextRow &row, int y) const;
    void paintFolded(QPainter &painter, const TextRow &row, int y) const;
    bool isMarked(const TextRow &row) const;

    std::shared_ptr<const TextRows> m_rows;
    bool m_json = false;
    RowFolds m_folds;
    qsizetype m_cursor = 0;
    qsizetype m_anchor = 0;
    qreal m_wantedX = -1; //!< where moving up and down aims at
    QList<Span> m_lineMarks;
    QList<Span> m_spanMarks;
    MatchIndex m_matches;
    mutable QCache<qsizetype, RowLayout> m_layouts;
    mutable qreal m_widest = 0;
    QFont m_font;
    Widths m_widths;
    int m_rowHeight = 1;
    int m_baseline = 0;
    bool m_dragging = false;
    Span m_dragWord; //!< a double click selects whole words on
    QPoint m_dragPoint;
    QBasicTimer m_dragTimer;
    Copier m_copier;
};

} // namespace CozeLens
