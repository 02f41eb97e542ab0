// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/loosetree.h"
#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Whether the object is a HAR file, or one entry of it.
bool isHar(const LooseTree &tree);

//! Queues the texts of the replies in it, each with its status, and keeps requests and replies.
void readHar(Scan &scan, const Layer &layer, const LooseTree &tree);

} // namespace CozeLens::Reader
