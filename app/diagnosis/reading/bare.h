// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! A paste that is nothing but a code. True when it was one.
bool readBareCode(Scan &scan, const Layer &layer);

//! Messages without a code, by their wording.
void readWordings(Scan &scan, const Layer &layer);

} // namespace CozeLens::Reader
