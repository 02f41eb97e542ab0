// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace CozeLens {

//! What is known of a token besides itself: when it ends, and what the next one is got with. The refresh
//! token is a secret, so all of it rests in the secret store, beside the token.
struct TokenRenewal
{
    QDateTime expiresAt;     //!< UTC; invalid where it is not known
    QByteArray refreshToken; //!< empty for a token that cannot be renewed like this
    QString clientId;        //!< of the OAuth app that it was given to
    QString base;            //!< of the site that gave it; it goes to no other

    //! With the profile's address as it is now.
    bool fits(const QString &baseUrl) const;
    bool operator==(const TokenRenewal &) const = default;
};

//! For the secret store; says of which token it is without holding it. Empty when there is nothing to keep.
QByteArray storedRenewal(const TokenRenewal &renewal, const QByteArray &token);
//! Nothing when it is of another token: two windows, or a crash between two writes, may leave such a pair.
TokenRenewal renewalOf(const QByteArray &stored, const QByteArray &token);
//! Whichever token it is of: to be masked in any case.
QByteArray refreshTokenIn(const QByteArray &stored);

} // namespace CozeLens
