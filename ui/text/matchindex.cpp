// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/matchindex.h"

#include "text/search.h"

#include <algorithm>
#include <limits>

namespace CozeLens {
namespace {

constexpr qsizetype PieceBytes = 64 * 1024;
constexpr qsizetype All = std::numeric_limits<qsizetype>::max();

} // namespace

QList<qsizetype> MatchIndex::inPiece(QByteArrayView text, qsizetype piece) const
{
    const qsizetype from = m_pieces[piece].from;
    // A match that begins in this piece may end in the next.
    const qsizetype end = qMin((piece + 1) * PieceBytes + m_needle.size() - 1, text.size());
    if (from >= end)
        return {};
    QList<qsizetype> found = findAll(text.sliced(from, end - from), m_needle, All);
    for (qsizetype &at : found)
        at += from;
    return found;
}

bool MatchIndex::goOn(QByteArrayView text)
{
    const qsizetype piece = m_pieces.size();
    if (m_needle.isEmpty() || piece * PieceBytes >= text.size())
        return false;
    m_pieces.append({qMax(piece * PieceBytes, m_behind), m_count});
    const QList<qsizetype> found = inPiece(text, piece);
    m_count += found.size();
    if (!found.isEmpty())
        m_behind = found.last() + m_needle.size();
    return (piece + 1) * PieceBytes < text.size();
}

qsizetype MatchIndex::countBefore(qsizetype piece) const
{
    return piece < m_pieces.size() ? m_pieces[piece].before : m_count;
}

QList<Span> MatchIndex::within(QByteArrayView text, qsizetype from, qsizetype to) const
{
    QList<Span> spans;
    const qsizetype first = qMax<qsizetype>(0, from - m_needle.size()) / PieceBytes;
    const qsizetype last = qMin(to / PieceBytes, m_pieces.size() - 1);
    for (qsizetype piece = first; piece <= last; ++piece) {
        if (countBefore(piece + 1) == m_pieces[piece].before)
            continue;
        if (m_lookedAt != piece) {
            m_there = inPiece(text, piece);
            m_lookedAt = piece;
        }
        auto at = std::upper_bound(m_there.cbegin(), m_there.cend(), from - m_needle.size());
        for (; at != m_there.cend() && *at < to; ++at)
            spans.append({*at, m_needle.size()});
    }
    return spans;
}

// The first in this piece or one behind it.
std::optional<MatchIndex::Match> MatchIndex::first(QByteArrayView text, qsizetype piece) const
{
    if (countBefore(piece) >= m_count)
        return std::nullopt;
    const qsizetype before = countBefore(piece);
    // The last piece with as many matches in front of it has the next one.
    const auto behind =
        std::upper_bound(m_pieces.cbegin() + piece, m_pieces.cend(), before,
                         [](qsizetype count, const Piece &one) { return count < one.before; });
    return Match{inPiece(text, behind - m_pieces.cbegin() - 1).value(0), before + 1};
}

std::optional<MatchIndex::Match> MatchIndex::next(QByteArrayView text, qsizetype offset) const
{
    if (m_count == 0)
        return std::nullopt;
    const qsizetype piece = offset / PieceBytes;
    if (piece < m_pieces.size()) {
        const QList<qsizetype> found = inPiece(text, piece);
        const auto at = std::lower_bound(found.cbegin(), found.cend(), offset);
        if (at != found.cend())
            return Match{*at, m_pieces[piece].before + (at - found.cbegin()) + 1};
        if (const auto later = first(text, piece + 1))
            return later;
    }
    return first(text, 0);
}

std::optional<MatchIndex::Match> MatchIndex::previous(QByteArrayView text, qsizetype offset) const
{
    if (m_count == 0)
        return std::nullopt;
    qsizetype piece = qMin(offset / PieceBytes, m_pieces.size() - 1);
    const QList<qsizetype> here = inPiece(text, piece);
    const auto at = std::lower_bound(here.cbegin(), here.cend(), offset);
    if (at != here.cbegin())
        return Match{*(at - 1), m_pieces[piece].before + (at - here.cbegin())};
    const qsizetype before = m_pieces[piece].before > 0 ? m_pieces[piece].before : m_count;
    // The last piece that has fewer matches in front of it than are wanted.
    const auto behind =
        std::lower_bound(m_pieces.cbegin(), m_pieces.cend(), before,
                         [](const Piece &one, qsizetype count) { return one.before < count; });
    piece = behind - m_pieces.cbegin() - 1;
    const QList<qsizetype> there = inPiece(text, piece);
    return there.isEmpty() ? std::nullopt : std::optional(Match{there.last(), before});
}

} // namespace CozeLens
