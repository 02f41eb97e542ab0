// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace CozeLens {

//! A text as it is put on display when a line of it is too long to lay out (Scintilla takes 15 s for one line
//! of 44 MB): cut into pieces with line breaks that the text does not have. Places map both ways.
struct DisplayText
{
    QByteArray text;
    QList<qsizetype> cuts; //!< offsets in the original, ascending; a break stands in front of each

    qsizetype toDisplay(qsizetype original) const;
    qsizetype toOriginal(qsizetype display) const;
    //! What `length` bytes at `display` stand for: without the breaks that were put in.
    QByteArray original(qsizetype display, qsizetype length) const { return original(text, display, length); }
    //! The same of a text that is kept elsewhere.
    QByteArray original(QByteArrayView shown, qsizetype display, qsizetype length) const;
};

//! Bytes beyond which a line is cut, and how long its pieces are: laying out takes about a microsecond a
//! byte.
constexpr qsizetype LongLine = 50'000;
constexpr qsizetype LinePiece = 500;

//! Never cuts within a UTF-8 character. A text without such a line comes back as it is, sharing its bytes.
DisplayText cutLongLines(const QByteArray &text, qsizetype longLine = LongLine, qsizetype piece = LinePiece);

//! The length of the longest line, in bytes; stops looking beyond `enough`.
qsizetype longestLine(QByteArrayView text, qsizetype enough);

} // namespace CozeLens
