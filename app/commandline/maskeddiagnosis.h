// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! The same without the secrets that it quotes from the exchange: in msg, debug_url and the values of fixes.
//! Our own sentences hold none; masking them as text would cut what they say about "Authorization: …".
Diagnosis masked(Diagnosis diagnosis);

} // namespace CozeLens
