// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorentry.h"

namespace CozeLens {

//! What kind of error it is and whether sending again helps, in two short phrases: "Request · change, then
//! send again".
QString badgeText(const ErrorEntry &entry);
//! The kind alone; empty for a kind that has no name, which a test rules out.
QString kindName(const QString &kind);

} // namespace CozeLens
