// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "common/copying.h"
#include "http/body.h"

#include <QAbstractScrollArea>
#include <QByteArray>

namespace CozeLens {

//! Bytes as people read them in hex: offset, sixteen bytes, ASCII. Only the rows in view are ever made, so a
//! body of any size is there at once. Keys: arrows, Page Up and Down, Home, End, all with Shift to select;
//! Ctrl+A, Ctrl+C (as hex).
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int RowBytes = 16;
    //! Bytes of a selection beyond which nothing more is copied: their hex takes some 200 MB.
    static constexpr qsizetype CopyLimit = 16 * 1024 * 1024;

    explicit HexView(QWidget *parent = nullptr);
    void setBytes(const Body &bytes);
    const Body &bytes() const { return m_bytes; }
    //! Brings the byte into view and puts the cursor there.
    void goTo(qsizetype offset);
    qsizetype cursor() const { return m_cursor; }
    void select(qsizetype from, qsizetype length);
    Span selection() const;
    QByteArray selected() const { return m_bytes.mid(selection().offset, selection().length); }
    void copy();
    //! "00000010  7b 22 63 6f 64 65 22 3a  34 30 30 37 7d           {"code":4007}".
    QString rowText(qsizetype row) const;

Q_SIGNALS:
    //! More is selected than CopyLimit, and its beginning alone is copied.
    void copyCut();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    qsizetype rowCount() const;
    int rowHeight() const;
    int rowsInView() const;
    int offsetDigits() const;
    int hexColumn(int byte) const;
    int textColumn() const;
    qsizetype topRow() const;
    qsizetype byteAt(const QPoint &point) const;
    void moveCursor(qsizetype to, bool select);
    void refreshScrollBars();
    void refreshFont();
    void paintRow(QPainter &painter, qsizetype row, int y) const;

    Body m_bytes;
    qsizetype m_cursor = 0;
    qsizetype m_anchor = 0; //!< the selection is from here to the cursor, both included, when they differ
    bool m_selecting = false;
    Copier m_copier;
    double m_charWidth = 8;
};

} // namespace CozeLens
