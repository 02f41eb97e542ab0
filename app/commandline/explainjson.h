// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"
#include "formats/jsonwriter.h"

namespace CozeLens {

//! What `explain --format json` prints: members in the order that is documented there.
QByteArray explainJson(const Diagnosis &diagnosis);

//! The same as a value inside a larger text, for `send`.
void writeDiagnosis(Json::Writer &writer, const Diagnosis &diagnosis);

} // namespace CozeLens
