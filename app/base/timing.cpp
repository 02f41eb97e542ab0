// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timing.h"

namespace CozeLens {

Q_LOGGING_CATEGORY(timingLog, "cozelens.timing", QtWarningMsg)

} // namespace CozeLens
