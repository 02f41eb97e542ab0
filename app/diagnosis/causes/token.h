// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"
#include "http/message.h"

namespace CozeLens::Causes {

//! How the value of Authorization is built.
enum class Scheme {
    Absent,    //!< no header, an empty one, or only the word Bearer
    Proper,    //!< "Bearer token"
    None,      //!< a token without a scheme
    Doubled,   //!< "Bearer Bearer token"
    Glued,     //!< "Bearerpat_…", "Bearer:token", "Bearer: token"
    Misspelt,  //!< a word within one edit of Bearer
    OtherWord, //!< Token, Basic, OAuth … before a Coze token
    OddCase,   //!< "bearer token"
    Blanks,    //!< more than one blank
    Unknown    //!< something else that is not understood
};

struct Authorization
{
    Scheme scheme = Scheme::Absent;
    QByteArray value;         //!< of the first header of this name
    QByteArray token;         //!< what follows the scheme
    bool present = false;     //!< there is such a header, whatever it holds
    bool conflicting = false; //!< two of them with different values
    bool basic = false;
    bool lineBreak = false; //!< the value as sent holds one
    bool quoted = false;    //!< the whole value stands in quotes
};

//! The name without what people leave around it: blanks and a colon. Lower case.
QByteArray cleanHeaderName(QByteArrayView name);

Authorization readAuthorization(const Headers &headers);

//! pat_, sat_, czs_, czu_, cztei_
bool hasTokenPrefix(QByteArrayView token);

//! Blanks, quotes, brackets, escapes and the like, which no token holds.
bool hasStrayCharacters(const QByteArray &token);

//! Only the letters, digits, dots, "_" and "-" of what was sent.
QByteArray sanitizedToken(const QByteArray &token);

//! <pat_…> with a whole token inside: brackets that were left around, no placeholder.
bool isBracketedToken(const QByteArray &token);

//! A JSON Web Token's two readable parts (RFC 7519). Signatures are not checked: the key is not ours.
struct Jwt
{
    bool shaped = false; //!< three parts of which two decode to JSON objects
    Json::Document header;
    Json::Document payload;

    Json::Value claim(QStringView name) const { return payload.root()[name]; }
    //! A claim that is a whole number; nullopt when it is missing or no integer.
    std::optional<qint64> seconds(QStringView name) const;
};

Jwt readJwt(const QByteArray &token);

} // namespace CozeLens::Causes
