// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <atomic>

namespace CozeLens {

//! Status line, headers and body of a response in one text, in the order of the wire. A response without a
//! status line (a pasted body) is its body. At most `limit` bytes of the body.
QByteArray rawText(const Response &response, qsizetype limit = 512LL * 1024 * 1024);

//! The same of a large response, which takes no memory: it lies in a file. Call it in a thread; once
//! `cancelled` is true, the result is worth nothing.
Body rawBody(const Response &response, const std::atomic_bool &cancelled);

//! Headers as lines "Name: value", for the clipboard.
QByteArray headerLines(const Headers &headers);

} // namespace CozeLens
