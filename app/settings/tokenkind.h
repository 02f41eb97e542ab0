// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QByteArray>

namespace CozeLens {

//! By prefix (Coze, "API/4.1.05.01" to "4.1.05.12").
enum class TokenKind {
    None,
    Personal,  //!< pat_
    Service,   //!< sat_
    JwtOauth,  //!< czs_: exchanged for a JWT
    UserOauth, //!< czu_: a user's consent, by code, PKCE or device
    Jwt,       //!< a JSON Web Token itself, which is exchanged for a token first
    Other
};

struct TokenNote
{
    TokenKind kind = TokenKind::None;
    Bilingual text;       //!< what it is and how long it lives, as far as its prefix says
    bool problem = false; //!< it cannot be sent like this; `text` says why
};

//! What can be said of a token as it was typed or pasted.
TokenNote noteOnToken(const QByteArray &token);

//! Without what people paste with it: blanks around, "Bearer ", "Authorization:", quotes.
QByteArray trimmedToken(const QByteArray &pasted);

} // namespace CozeLens
