// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/loosetree.h"
#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! What the frame around an object says about it.
struct ObjectFrame
{
    bool event = false;   //!< data of a server-sent event
    bool failing = false; //!< … whose name says that it failed
    bool quiet = false;   //!< … that carries content, where only a failed chat would count
    std::optional<int> httpStatus;
    std::optional<EvidenceSpan> statusEvidence;
};

//! Finds every error that an object holds, at all the places of coze/causes.md section 1 ("code"), and
//! queues strings in it that hold further text.
void readObject(Scan &scan, const Layer &layer, const LooseTree &tree, const ObjectFrame &frame);

//! Reads every object of the layer that is not taken yet, escaped ones too.
void readObjects(Scan &scan, Layer &layer);

} // namespace CozeLens::Reader
