// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/timing.h"

namespace CozeLens {

Q_LOGGING_CATEGORY(timingLog, "cozelens.timing", QtWarningMsg)

} // namespace CozeLens
