// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/seenfacts.h"
#include "http/exchange.h"

namespace CozeLens {

//! Takes down what a finished exchange proves (coze/causes.md section 1, "history"): which token, bot and
//! workflow a host knows, what kind of thing an ID is, which JWT was used. Nothing of what the practice
//! server at `practiceHost` says, and no token in clear. True if there was anything new.
bool learn(SeenFacts &facts, const Exchange &exchange, const QByteArray &practiceHost, qint64 now);

} // namespace CozeLens
