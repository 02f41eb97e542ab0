// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>

namespace CozeLens {

//! What a JWT for Coze's OAuth says (Coze "API/4.1.05.09": RS256 with kid, iss, aud, iat, exp, jti).
struct JwtClaims
{
    QString appId;    //!< iss: the OAuth app's id, digits
    QString keyId;    //!< kid: the fingerprint that Coze shows beside the public key
    QString audience; //!< aud: the API's host, "api.coze.cn"
    QDateTime issuedAt;
    int lifetimeSeconds = 600;
    QString id; //!< jti; each JWT works once, so it must differ from call to call
};

//! Reads a private key in PEM. Errors name what is wrong with the file: "key-missing", "key-no-file",
//! "key-unreadable", "key-too-large", and those of signedJwt(). `place` is the file.
Result<QByteArray> readKeyFile(const QString &file);

//! Header, claims and signature as they go into Authorization. Errors: "key-not-pem", "key-der",
//! "key-encrypted", "key-public" (the public half, or a certificate), "key-not-rsa", "key-broken",
//! "key-too-short". Neither the key nor any part of it is in an error's text. Any thread.
Result<QByteArray> signedJwt(const JwtClaims &claims, const QByteArray &pem);

} // namespace CozeLens
