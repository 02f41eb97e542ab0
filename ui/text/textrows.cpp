// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/textrows.h"

#include "text/bracketdepth.h"

#include <algorithm>
#include <cstring>

namespace CozeLens {
namespace {

constexpr qsizetype RowsPerMark = 32;
// A fold may go over millions of rows; this many are passed at once.
constexpr qsizetype RowsPerBlock = 1024;
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

void TextRows::addLevel(quint8 level)
{
    const auto depth = char(level & DepthMask);
    if (m_levels.size() % RowsPerBlock == 0)
        m_lowest.append(depth);
    else
        m_lowest.back() = qMin(m_lowest.back(), depth);
    m_levels.append(char(level));
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
            rows->addLevel(levelOf(before, brackets.depth()));
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
    const qsizetype count = m_levels.size();
    const char *levels = m_levels.constData();
    qsizetype row = head + 1;
    while (row < count) {
        if (row % RowsPerBlock == 0 && m_lowest[row / RowsPerBlock] > depth)
            row += RowsPerBlock;
        else if ((levels[row] & DepthMask) > depth)
            ++row;
        else
            break;
    }
    return qMin(row, count) - 1;
}

qsizetype TextRows::nextHead(qsizetype from, int level) const
{
    if (from >= m_levels.size())
        return -1;
    const void *found =
        std::memchr(m_levels.constData() + from, HeadFlag | level, size_t(m_levels.size() - from));
    return found ? static_cast<const char *>(found) - m_levels.constData() : -1;
}

} // namespace CozeLens
