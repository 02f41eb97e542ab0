// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

//! How often a word stands in a text of any size, and where the next one is: the number of matches for every
//! 64 KB, from which each place is found again in microseconds. So a count has no ceiling, and ten million
//! matches need no more memory than one. Matches as findAll() finds them: without overlap, either case of
//! ASCII letters.
class MatchIndex
{
public:
    MatchIndex() = default;
    explicit MatchIndex(const QByteArray &needle)
        : m_needle(needle)
    {
    }

    //! Looks through the next piece of the text, which is the same at every call; false when the end has
    //! come. Takes less than a millisecond.
    bool goOn(QByteArrayView text);

    const QByteArray &needle() const { return m_needle; }
    qsizetype count() const { return m_count; }
    //! Of the text that has been looked through: the matches that touch these bytes.
    QList<Span> within(QByteArrayView text, qsizetype from, qsizetype to) const;

    struct Match
    {
        qsizetype offset = 0;
        qsizetype number = 0; //!< 1-based
    };
    //! The first that starts at or behind `offset`, else the first of all.
    std::optional<Match> next(QByteArrayView text, qsizetype offset) const;
    //! The last that starts before `offset`, else the last of all.
    std::optional<Match> previous(QByteArrayView text, qsizetype offset) const;

private:
    struct Piece
    {
        qsizetype from = 0;   //!< where matches of this piece are looked for
        qsizetype before = 0; //!< matches in front of it
    };

    QList<qsizetype> inPiece(QByteArrayView text, qsizetype piece) const;
    qsizetype countBefore(qsizetype piece) const;
    std::optional<Match> first(QByteArrayView text, qsizetype piece) const;

    QByteArray m_needle;
    QList<Piece> m_pieces;
    qsizetype m_behind = 0; //!< behind the last match
    qsizetype m_count = 0;
    // The rows of a window mostly lie in the same piece.
    mutable QList<qsizetype> m_there;
    mutable qsizetype m_lookedAt = -1;
};

} // namespace CozeLens
