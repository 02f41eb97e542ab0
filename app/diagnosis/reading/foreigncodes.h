// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/keyvalues.h"

namespace CozeLens::Reader {

//! `exit code: 4000`, `zip code: 4100`, `close code=4001`, `股票 code: 4100`, `WHERE code = 4100`: a code of
//! something else.
bool isForeignCode(QByteArrayView text, const KeyValue &code);

} // namespace CozeLens::Reader
