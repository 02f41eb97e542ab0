// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Drops what is not plausible, joins what is one error told twice, gives stray log ids and statuses to the
//! errors they belong to, and orders. Leaves the candidates that are errors, the one to act on first first.
void settle(Scan &scan, QByteArrayView input);

} // namespace CozeLens::Reader
