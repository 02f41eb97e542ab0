// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens {

//! A header as it stands in the editor: it may be switched off without being lost.
struct DraftHeader
{
    QByteArray name;
    QByteArray value;
    bool enabled = true;

    bool operator==(const DraftHeader &) const = default;
};

//! Where the Authorization header comes from. One that is written in the headers themselves always wins.
enum class TokenSource { Profile, Own, None };

//! A request while it is being written: {{variables}} not filled in, nothing checked, every byte as typed.
struct RequestDraft
{
    QByteArray method = "GET";
    QByteArray url;
    QList<DraftHeader> headers;
    QByteArray body;
    QString operationId;
    QString
        path; //!< the operation's path with its :names, "/v1/bots/:bot_id"; says what the URL's segments mean
    TokenSource tokenSource = TokenSource::Profile;
    QString ownToken; //!< a secret; never stored, never logged

    bool operator==(const RequestDraft &) const = default;
};

} // namespace CozeLens
