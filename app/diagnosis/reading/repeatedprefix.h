// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/mappedtext.h"

namespace CozeLens::Reader {

//! Takes what a logger or a diff wrote before every line of an object that runs over lines:
//!
//!     10:00:01 [app] {
//!     10:00:01 [app]   "code": 4100
//!     10:00:01 [app] }
MappedText withoutRepeatedPrefixes(const MappedText &text);

} // namespace CozeLens::Reader
