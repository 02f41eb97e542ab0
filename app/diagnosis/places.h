// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! The places of a finding that a reader can look at: without those of a response that the text does not
//! have. A sentence that says "code 4000" has no body, and no /code in it.
QStringList visiblePlaces(const Finding &finding, const Diagnosis &diagnosis);

} // namespace CozeLens
