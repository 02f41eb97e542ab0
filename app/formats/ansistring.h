// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/textreader.h"

namespace CozeLens {

//! Appends the content of bash's $'…' to `out`; the reader stands behind the opening quote and ends behind
//! the closing one. False when that is missing. A surrogate pair written as two \u escapes, as browsers write
//! it, is one character.
bool takeAnsiString(TextReader &in, QByteArray &out);

} // namespace CozeLens
