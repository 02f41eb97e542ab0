// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Status lines, headers and bodies as curl -i, curl -v and other tools print them; fills the scan's request
//! and response, and the statuses for what stands behind them.
void readHttpBlocks(Scan &scan, Layer &layer);

//! Statuses in the middle of a line: `… "HTTP/1.1 401 Unauthorized"`, `error: HTTP 401 {…}`.
void readInlineStatuses(Scan &scan, const Layer &layer);

//! Takes what belongs to a command line out of the search: `curl … -d '{"code":…}'` is a request.
void skipCommandLines(Layer &layer);

} // namespace CozeLens::Reader
