// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! The same without the secrets that its texts and fixes may quote from the exchange.
Diagnosis masked(Diagnosis diagnosis);

} // namespace CozeLens
