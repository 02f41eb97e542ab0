// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Codes in sentences: "报错4100", "error code 4200", "返回 code 为 4016", "got a 4008 error". Only codes
//! that the table knows count, only beside a word for error or code, and never with a unit behind them.
void readProse(Scan &scan, const Layer &layer);

//! Log ids that stand somewhere without a name, by their form alone.
void readBareLogids(Scan &scan, const Layer &layer);

} // namespace CozeLens::Reader
