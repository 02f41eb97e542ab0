// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>
#include <QList>

namespace CozeLens::Reader {

//! What a body of any size says of errors stands in little of it: an envelope names its code beside the data,
//! and anything else says it at its beginning or its end. Reading this instead of the whole takes
//! milliseconds and no memory.
struct Excerpt
{
    QByteArray text;

    //! Where the bytes of this span of the text stand in the body.
    Span inBody(const Span &span) const;

    struct Piece
    {
        qsizetype at = 0; //!< in the text
        Span source;      //!< in the body
    };
    QList<Piece> pieces; //!< in order
};

//! Of a JSON object, as far as it is one: its members that are no longer than 64 KB, up to 1 MB of them. Of
//! anything else: the lines of its first and its last 512 KB. Pure; any thread.
Excerpt excerptOf(QByteArrayView body);

} // namespace CozeLens::Reader
