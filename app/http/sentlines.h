// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

namespace CozeLens {

//! Request line and headers as they went out, in lines that end with CR LF, and an empty line behind them;
//! the CONNECT that a proxy got before that comes first and has an empty line of its own. Nothing when
//! nothing was sent. Secrets are masked unless they are asked for.
QByteArray sentLines(const Exchange &exchange, bool showSecrets = false);

} // namespace CozeLens
