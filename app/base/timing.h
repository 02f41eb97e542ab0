// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace CozeLens {

//! One line a milestone for whoever measures, when QT_LOGGING_RULES=cozelens.timing=true: first-frame,
//! response-shown, explained, language-switched, ui-blocked. Numbers are milliseconds.
Q_DECLARE_LOGGING_CATEGORY(timingLog)

} // namespace CozeLens
