// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <optional>

// The Client follows no redirect. These say where one leads and what would be sent there, so that a window
// can offer it; nothing is sent before the user has said so.
namespace CozeLens {

struct RedirectTarget
{
    QByteArray url; //!< absolute
    bool sameOrigin = false;

    bool operator==(const RedirectTarget &) const = default;
};

//! Where an answer 301, 302, 303, 307 or 308 leads (RFC 9110 section 15.4): nullopt for any other, and for a
//! Location that is missing or does not lead to http or https.
std::optional<RedirectTarget> redirectTarget(const Request &request, const Response &response);
std::optional<RedirectTarget> redirectTarget(const Exchange &exchange);

//! The request to send there, by the Fetch standard ("HTTP-redirect fetch"): 303 makes a GET of everything
//! but GET and HEAD, 301 and 302 of POST, and with the body go the headers that describe it; 307 and 308 keep
//! both. Host and Content-Length are left to the stack. For another origin every header is dropped that
//! carries a secret: Authorization, Cookie and such by their names, others by a token in their value.
std::optional<Request> redirectedRequest(const Request &request, const Response &response);

} // namespace CozeLens
