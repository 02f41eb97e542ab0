// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"
#include "formats/jsonwriter.h"

namespace CozeLens {

//! What `send --format json` prints: every member always there, in the documented order, null where it does
//! not apply; only body_base64 is missing where the body is UTF-8. Both values carry no secret any more when
//! they come here, unless the user wants to see them. `bodyBytes` are those that were sent and received.
struct BodyBytes
{
    qint64 sent = 0;
    qint64 received = 0;
};
//! In pieces: a body may be larger than the memory there is.
void sendJson(const Exchange &exchange, BodyBytes bodyBytes, const Diagnosis &diagnosis,
              const Json::Writer::Sink &sink);

//! The whole exchange without its secrets, events included.
Exchange masked(Exchange exchange);

} // namespace CozeLens
