// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operation.h"
#include "request/requestdraft.h"

namespace CozeLens {

//! What the window opens on: a chat that the practice server answers with 4007.
RequestDraft firstRequest();

//! A request for this operation, ready but for its ids.
RequestDraft draftFor(const Operation &operation);

} // namespace CozeLens
