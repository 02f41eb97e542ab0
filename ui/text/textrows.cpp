// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textrows.h"

#include "text/bracketdepth.h"

#include <algorithm>
#include <cstring>

namespace CozeLens {
namespace {

constexpr qsizetype RowsPerMark = 32;
// In whatever small window.
constexpr qsizetype ShortestRow = 16;
// How many rows are counted before somebody looks whether they are still wanted: some ten microseconds.
constexpr qsizetype CancelEvery = 1024;

bool isContinuation(char byte)
{
    return (uchar(byte) & 0xc0) == 0x80;
}

} // namespace

TextRow TextRows::measured(qsizetype index, const Mark &mark) const
{
    const QByteArrayView text = m_text.view();
    TextRow row{index, mark.start, text.size(), text.size(), mark.line, mark.beginsLine};
    const qsizetype most = qMin(m_longestRow + 1, text.size() - mark.start);
    const void *found = most > 0 ? std::memchr(text.data() + mark.start, '\n', size_t(most)) : nullptr;
    if (found) {
        row.end = static_cast<const char *>(found) - text.data();
        row.next = row.end + 1;
        if (row.end > row.start && text[row.end - 1] == '\r')
            --row.end;
    } else if (most > m_longestRow) {
        row.end = mark.start + m_longestRow;
        // What is not UTF-8 may go on like this for ever.
        for (int i = 0; i < 3 && isContinuation(text[row.end]); ++i)
            --row.end;
        row.next = row.end;
    }
    return row;
}

TextRow TextRows::following(const TextRow &row) const
{
    const bool broken = row.next > row.start && m_text.view()[row.next - 1] == '\n';
    return measured(row.index + 1, {row.next, row.line + (broken ? 1 : 0), broken});
}

quint8 TextRows::levelOf(qsizetype before, qsizetype after)
{
    const auto depth = quint8(qBound<qsizetype>(0, before, qsizetype(DeepestLevel)));
    return quint8(depth | (after > before && before < DeepestLevel ? HeadFlag : 0));
}

std::shared_ptr<const TextRows> TextRows::of(const Body &body, bool json, const std::atomic_bool *cancelled,
                                             qsizetype longestRow)
{
    const auto rows = std::make_shared<TextRows>();
    rows->m_text = body;
    rows->m_longestRow = qBound<qsizetype>(ShortestRow, longestRow, LongestRow);
    const QByteArrayView text = body.view();
    BracketDepth brackets;
    for (TextRow row = rows->measured(0, {0, 0, true});; row = rows->following(row)) {
        if (row.index % RowsPerMark == 0)
            rows->m_marks.append({row.start, row.line, row.beginsLine});
        if (json) {
            const qsizetype before = brackets.depth();
            brackets.feed(text.sliced(row.start, row.next - row.start));
            rows->m_levels.append(char(levelOf(before, brackets.depth())));
        }
        // A text that ends with a line break has an empty line behind it.
        if (row.next == text.size() && (row.next == row.start || text[row.next - 1] != '\n')) {
            rows->m_rowCount = row.index + 1;
            rows->m_lineCount = row.line + 1;
            rows->m_levels.squeeze();
            return rows;
        }
        if (cancelled && row.index % CancelEvery == 0 && *cancelled)
            return nullptr;
    }
}

TextRow TextRows::walk(qsizetype markIndex, qsizetype index) const
{
    TextRow row = measured(markIndex * RowsPerMark, m_marks[markIndex]);
    while (row.index < index)
        row = following(row);
    return row;
}

TextRow TextRows::row(qsizetype index) const
{
    const qsizetype wanted = qBound<qsizetype>(0, index, m_rowCount - 1);
    return walk(wanted / RowsPerMark, wanted);
}

TextRow TextRows::rowAt(qsizetype offset) const
{
    const auto behind = std::upper_bound(m_marks.cbegin() + 1, m_marks.cend(), offset,
                                         [](qsizetype at, const Mark &mark) { return at < mark.start; });
    TextRow row = walk(behind - m_marks.cbegin() - 1, 0);
    while (row.next <= offset && row.index + 1 < m_rowCount)
        row = following(row);
    return row;
}

TextRow TextRows::firstRowOf(qsizetype line) const
{
    const qsizetype wanted = qBound<qsizetype>(0, line, m_lineCount - 1);
    const auto from = std::lower_bound(m_marks.cbegin() + 1, m_marks.cend(), wanted,
                                       [](const Mark &mark, qsizetype at) { return mark.line < at; });
    TextRow row = walk(from - m_marks.cbegin() - 1, 0);
    while (row.line < wanted)
        row = following(row);
    return row;
}

qsizetype TextRows::lastChild(qsizetype head) const
{
    const int depth = level(head);
    qsizetype last = head;
    while (last + 1 < m_levels.size() && level(last + 1) > depth)
        ++last;
    return last;
}

} // namespace CozeLens
