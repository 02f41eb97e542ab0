// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! Status line, headers and body of a response in one text, in the order of the wire. A response without a
//! status line (a pasted body) is its body. At most `limit` bytes of the body.
QByteArray rawText(const Response &response, qsizetype limit = 512LL * 1024 * 1024);

//! Headers as lines "Name: value", for the clipboard.
QByteArray headerLines(const Headers &headers);

} // namespace CozeLens
