// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"
#include "operations/operation.h"
#include "request/requestdraft.h"

namespace CozeLens {

//! What the window opens on: a chat that the practice server answers with 4007.
RequestDraft firstRequest();

//! A request for this operation, ready but for its ids.
RequestDraft draftFor(const Operation &operation);

//! A request that somebody wrote down, as it was written: with its own Authorization header or none.
RequestDraft draftFor(const Request &request);

} // namespace CozeLens
