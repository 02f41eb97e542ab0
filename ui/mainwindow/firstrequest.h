// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importedrequest.h"
#include "http/message.h"
#include "operations/operation.h"
#include "request/requestdraft.h"

namespace CozeLens {

//! What the window opens on: a chat that the practice server answers with 4007.
RequestDraft firstRequest();

//! A request for this operation, ready but for its ids. Where a path, query or body member has the name of a
//! variable in `known`, it is that {{variable}}.
RequestDraft draftFor(const Operation &operation, const QStringList &known = {});

//! A request that somebody wrote down, as it was written: with its own Authorization header or none.
RequestDraft draftFor(const Request &request);

//! The same with the parts of its form, whose files stay where they are.
RequestDraft draftFor(const ImportedRequest &request);

//! A request for anything, with nothing known of it.
RequestDraft freeRequest();

} // namespace CozeLens
