// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/secretnames.h"

#include "http/redaction.h"

#include <algorithm>

namespace CozeLens {

namespace {

// Names that say so as a whole, without an "x-" before and without "-" and "_"; parts of other words they may
// be: "page_token" and "token_count" hold none.
constexpr std::array<QByteArrayView, 18> secretWords = {
    "token",        "authtoken", "apitoken", "sessiontoken", "bearertoken", "accesstoken",
    "refreshtoken", "idtoken",   "secret",   "clientsecret", "appsecret",   "secretkey",
    "apikey",       "password",  "passwd",   "privatekey",   "devicecode",  "signature"};

} // namespace

bool isSecretWord(QByteArrayView name)
{
    if (name.size() > LongestSecretWord)
        return false;
    QByteArray word = name.toByteArray().toLower();
    if (word.startsWith("x-") || word.startsWith("x_"))
        word.remove(0, 2);
    word.removeIf([](char c) { return c == '-' || c == '_'; });
    return std::find(secretWords.begin(), secretWords.end(), QByteArrayView(word)) != secretWords.end();
}

bool namesSecret(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    return isSecretWord(lower) || std::any_of(SecretNames.begin(), SecretNames.end(),
                                              [&](QByteArrayView ending) { return lower.endsWith(ending); });
}

} // namespace CozeLens
