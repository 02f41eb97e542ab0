// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>

namespace CozeLens {

//! A JSON Web Token opened for reading (RFC 7519). The signature is not checked: the key is not ours.
struct JwtView
{
    QByteArray header; //!< JSON, laid out for reading
    QByteArray claims;
    QDateTime issuedAt; //!< invalid where the token does not say
    QDateTime notBefore;
    QDateTime expiresAt;
    QString audience;
    QList<Bilingual> remarks; //!< what is odd about it: expired, from the future, not RS256 …
};

//! Error "jwt-malformed", whose text says which part is wrong and how.
Result<JwtView> openJwt(const QByteArray &token, const QDateTime &now);

} // namespace CozeLens
