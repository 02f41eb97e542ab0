// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/mappedtext.h"

namespace CozeLens::Reader {

//! Takes away what stands before every line: "> " of mails, "12 | " of editors, "// " of comments, "api_1 | "
//! of containers. The "> " and "< " of curl -v stay: they tell request from response.
MappedText withoutLinePrefixes(const MappedText &text);

//! Whether this is what curl -v writes.
bool isCurlVerbose(QByteArrayView text);

} // namespace CozeLens::Reader
