// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "http/exchange.h"

namespace CozeLens {

//! What an OAuth call gives.
struct OauthToken
{
    QByteArray accessToken;
    QByteArray refreshToken;
    QDateTime expiresAt;         //!< UTC; invalid when the reply does not say
    qint64 clockSkewSeconds = 0; //!< this machine's clock less the server's (its Date header); 0 when unknown
};

//! The reply's token, or an error: the code of the reply ("invalid_client", "authorization_pending" …; Coze's
//! shape {"error_code","error_message"} and RFC 6749's {"error","error_description"}), "no-token" for
//! anything else, or the network's own. Its text ends with a word on the clock where that is off by more than
//! a minute.
Result<OauthToken> tokenOf(const Exchange &exchange, const QDateTime &now);

//! This machine's clock less the server's, by the Date header (RFC 9110 section 6.6.1).
std::optional<qint64> clockSkew(const Exchange &exchange, const QDateTime &now);

} // namespace CozeLens
