// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/body.h"

#include <QList>

#include <atomic>
#include <memory>

namespace CozeLens {

//! One row of a text on display: a line, or a piece of a line that is too long to lay out at once.
struct TextRow
{
    qsizetype index = 0;
    qsizetype start = 0;
    qsizetype end = 0;  //!< behind its last byte; the line break is not part of it
    qsizetype next = 0; //!< where the next row starts
    qsizetype line = 0; //!< 0-based
    bool beginsLine = true;
};

//! Where the rows of a text of any size are, and how deep each of them stands in its brackets: some bytes for
//! every 32 rows, and one for each row of a JSON text. Made in one pass, then only read; any thread.
class TextRows
{
public:
    //! A line longer than this goes on in further rows; never cut within a UTF-8 character.
    static constexpr qsizetype LongestRow = 2000;
    //! What is nested deeper folds with what is around it.
    static constexpr int DeepestLevel = 0x7e;

    //! Null when `cancelled` turned true meanwhile. Copies nothing of the text, and keeps it alive. With
    //! `json` its brackets are counted. `longestRow` is shorter for lines that are to fit a window.
    static std::shared_ptr<const TextRows> of(const Body &text, bool json,
                                              const std::atomic_bool *cancelled = nullptr,
                                              qsizetype longestRow = LongestRow);

    const Body &text() const { return m_text; }
    qsizetype rowCount() const { return m_rowCount; }
    qsizetype lineCount() const { return m_lineCount; }
    TextRow row(qsizetype index) const;
    TextRow following(const TextRow &row) const;
    TextRow rowAt(qsizetype offset) const;
    TextRow firstRowOf(qsizetype line) const;

    bool hasLevels() const { return !m_levels.isEmpty(); }
    //! Brackets that are open where the row begins.
    int level(qsizetype row) const { return flags(row) & DepthMask; }
    //! More brackets open in this row than close.
    bool isHead(qsizetype row) const { return flags(row) & HeadFlag; }
    //! The last row inside the brackets of this head, the one with the closing bracket included.
    qsizetype lastChild(qsizetype head) const;
    //! The first head from this row on with so many brackets open in front of it; -1 when there is none.
    qsizetype nextHead(qsizetype from, int level) const;

private:
    struct Mark
    {
        qsizetype start;
        qsizetype line;
        bool beginsLine;
    };
    enum : quint8 { DepthMask = 0x7f, HeadFlag = 0x80 };

    quint8 flags(qsizetype row) const { return row < m_levels.size() ? quint8(m_levels[row]) : 0; }
    TextRow measured(qsizetype index, const Mark &mark) const;
    TextRow walk(qsizetype markIndex, qsizetype row) const;
    static quint8 levelOf(qsizetype before, qsizetype after);
    void addLevel(quint8 level);

    Body m_text;
    QList<Mark> m_marks;
    QByteArray m_levels;
    QByteArray m_lowest; //!< the lowest level of each whole block of rows
    qsizetype m_longestRow = LongestRow;
    qsizetype m_rowCount = 0;
    qsizetype m_lineCount = 0;
};

} // namespace CozeLens
