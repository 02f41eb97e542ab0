// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/sendjson.h"

namespace CozeLens {

//! The exchange as an HTTP Archive 1.2 of one entry, as browsers write it: no response is status 0, a time
//! that did not happen is -1. The exchange carries no secret any more when it comes here, unless the user
//! wants to see them.
QByteArray sendHar(const Exchange &exchange, BodyBytes bodyBytes);

} // namespace CozeLens
