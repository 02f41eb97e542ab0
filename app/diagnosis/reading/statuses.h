// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! The first HTTP failure from `from` on that stands with its reason: "401 (Unauthorized)", "404: Not Found".
//! Three digits, or nothing.
Span statusWithReason(QByteArrayView text, qsizetype from = 0);

//! The first HTTP failure that is named as such: "status: 401", "response.status=404", OkHttp's
//! "Response{protocol=h2, code=401". Three digits, or nothing.
Span statusByName(QByteArrayView text);

//! Takes down what stands before a body ("401 {…}") or behind the word status ("status code 401"); objects
//! must have been read.
void readStatusesBesideBodies(Scan &scan, const Layer &layer);

//! Takes down the statuses that clients print beside a reply, outside of the objects that were read.
void readStatusesWithReason(Scan &scan, const Layer &layer);

} // namespace CozeLens::Reader
