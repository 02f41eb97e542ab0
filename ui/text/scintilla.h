// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QScintilla's headers use the keywords that QT_NO_KEYWORDS takes away from everybody else.
// clang-format off
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexercustom.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
// clang-format on
