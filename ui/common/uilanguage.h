// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

namespace CozeLens {

//! The language that tr() answers in now: what the reader reads first of a Bilingual text.
Language uiLanguage();

} // namespace CozeLens
