// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace CozeLens {

//! Text from the wire on its way into a text document, where some characters have a meaning of their own:
//! they, and control characters, are shown as symbols. Lines longer than a document lays out quickly are
//! broken. Takes the text in pieces.
class DisplayLines
{
public:
    //! Characters after which a line is broken.
    static constexpr qsizetype LongestLine = 2000;

    struct Line
    {
        QString text;
        bool ends = false; //!< a line end follows
        bool soft = false; //!< one that is not in the text
    };

    void clear() { *this = {}; }
    //! How much of `text` was taken: a half of a pair at its end is left for the next piece, unless it is
    //! `last`.
    qsizetype take(QStringView text, bool last, QList<Line> &lines);

private:
    qsizetype m_lineLength = 0;
};

//! The same in one line, line ends as symbols.
QString oneLine(QStringView text);

} // namespace CozeLens
