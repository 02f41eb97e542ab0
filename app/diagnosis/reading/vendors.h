// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/evidence.h"
#include "diagnosis/reading/loosetree.h"

namespace CozeLens::Reader {

//! Whether this object, which bears a code, is shaped or worded like another vendor's.
bool isVendorObject(const LooseTree &tree, int object, const FoundError &error);

//! Whether a message is one that another vendor is known to send with numbers that Coze uses too.
bool isVendorMessage(QStringView msg);

} // namespace CozeLens::Reader
