// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"
#include "formats/jsonscanner.h"

namespace CozeLens::Json {

//! What a slip of the scanner is for people.
ParseFault faultOf(Slip slip, qsizetype offset);

} // namespace CozeLens::Json
