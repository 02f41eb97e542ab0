// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/nextstep.h"
#include "request/requestdraft.h"

namespace CozeLens {

//! Where the failing call went, and as whom.
struct FailingCall
{
    std::optional<Request> request;    //!< as sent or as pasted; none: only its answer is known
    std::optional<RequestDraft> draft; //!< as it stood in the window, if it was sent from there
    QByteArray profileToken;           //!< stays named, and is not written out, where it was used
};

//! The request for a next step: to the place the failing call went to, with the same token. A token never
//! goes to another scheme, host or port than it was used for. `base` is what {{base}} stands for now.
RequestDraft nextDraft(const Operation &operation, const PreparedCall &call, const FailingCall &failing,
                       const QByteArray &base);

} // namespace CozeLens
