// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! What `explain` prints for people: plain UTF-8 text without colours, one language.
QByteArray explainAsText(const Diagnosis &diagnosis, Language language);
//! In the languages that --lang names: "zh", "en" or "both".
QByteArray explainAsText(const Diagnosis &diagnosis, const QString &languages);

} // namespace CozeLens
