// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QString>

#include <functional>

// Takes the secrets out of what is shown, copied, exported or logged. Everything here runs in linear time on
// hostile input and leaves what has been masked already as it is.
namespace CozeLens {

//! "pat_••••••••7f3a": the prefix that tells the kind of token, and its last four characters to tell it from
//! another. A token too short to lose four characters, or not ASCII, is masked whole.
QString maskedToken(QStringView token);

//! Whether a member, field, parameter or header of this name holds a secret whatever it looks like: token,
//! auth_token, apiKey, X-Secret-Key, my_access_token … Neither case nor "-" and "_" matter.
bool namesSecret(QByteArrayView name);

//! Authorization, Proxy-Authorization, Cookie, Set-Cookie, and whatever namesSecret() says: headers whose
//! value is a secret.
bool isSecretHeader(QByteArrayView name);

//! Headers by their names; URL and body as text.
Request redacted(const Request &request);
Response redacted(const Response &response);

//! Any text: a body, a URL, a cURL command, an HTTP dump, a log. Masks Coze's tokens (pat_ sat_ czs_ czu_
//! cztei_ code_), JSON web tokens, private keys in PEM, passwords in URLs, the values of what namesSecret()
//! in JSON (also JSON within a string), forms and queries, and secret headers written as "Name: value", and
//! whatever rememberSecret() was told. A {{variable}} stays.
QByteArray redacted(const QByteArray &text);
inline QString redacted(const QString &text)
{
    return QString::fromUtf8(redacted(text.toUtf8()));
}

//! The same for what is too large to be held twice: hands the masked text to `write` in pieces and in order.
//! It ends early, and is false, when `write` says so.
bool redactTo(QByteArrayView text, const std::function<bool(QByteArrayView)> &write);

//! The value of a member, field or query parameter: masked as a whole when namesSecret().
QString redactedMember(const QString &name, const QString &value);

//! The value of one header: masked as a whole when its name says that it is a secret.
QByteArray redactedHeaderValue(QByteArrayView name, const QByteArray &value);

} // namespace CozeLens
