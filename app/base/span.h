// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace CozeLens {

//! A run of bytes in a UTF-8 text: offset and length in bytes, never in characters.
struct Span
{
    qsizetype offset = 0;
    qsizetype length = 0;

    qsizetype end() const { return offset + length; }
    bool isEmpty() const { return length == 0; }
    bool operator==(const Span &) const = default;
};

} // namespace CozeLens
