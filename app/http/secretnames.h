// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

//! Which names of headers, members, parameters and parts say that their value is a secret.
namespace CozeLens {

//! Names whose value is the secret, also as the end of a longer name (my_access_token).
//! The x-… ones sign the addresses of files: whoever has the whole address has the file.
inline constexpr std::array<QByteArrayView, 12> SecretNames = {
    "access_token",    "refresh_token",        "id_token",         "client_secret",   "x-amz-credential",
    "x-amz-signature", "x-amz-security-token", "x-tos-credential", "x-tos-signature", "x-tos-security-token",
    "x-oss-signature", "x-oss-security-token",
};

//! Names that say so as a whole, without an "x-" before and without "-" and "_"; parts of other words they
//! may be: "page_token" and "token_count" hold none.
inline constexpr std::array<QByteArrayView, 18> SecretWords = {
    "token",        "authtoken", "apitoken", "sessiontoken", "bearertoken", "accesstoken",
    "refreshtoken", "idtoken",   "secret",   "clientsecret", "appsecret",   "secretkey",
    "apikey",       "password",  "passwd",   "privatekey",   "devicecode",  "signature"};

//! Longest name, in bytes, that isSecretWord() looks at.
inline constexpr qsizetype LongestSecretWord = 24;

//! A name that says so as a whole, in any spelling: token, apiKey, X-Auth-Token; not page_token.
bool isSecretWord(QByteArrayView name);

} // namespace CozeLens
