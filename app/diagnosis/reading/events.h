// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! Server-sent events of chat and workflow, as they were on the wire or as someone copied them: with and
//! without the blank after the colon, with lost blank lines. The client's parser keeps no places, hence this.
//! Does nothing when the layer holds none.
void readEvents(Scan &scan, Layer &layer);

} // namespace CozeLens::Reader
