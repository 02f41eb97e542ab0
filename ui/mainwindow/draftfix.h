// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "diagnosis/finding.h"
#include "request/requestdraft.h"

namespace CozeLens {

//! The draft with a fix made in it. Only what the fix names changes: {{base}} stays where the address still
//! begins with it, headers that are off stay off, and the body keeps every other byte. `base` and `token` are
//! what the variables stand for.
Result<RequestDraft> fixedDraft(const RequestDraft &draft, const Fix &fix, const QByteArray &base,
                                const QByteArray &token);

} // namespace CozeLens
