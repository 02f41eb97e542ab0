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

//! One part of a multipart form in the editor: a value, or a file of which only the path is known here.
struct DraftPart
{
    QByteArray name;
    QByteArray value;    //!< of a part that is no file
    bool isFile = false; //!< also while no file is chosen
    QString file;        //!< path
    QByteArray fileName; //!< what the server is told; empty: the file's own name
    QByteArray type;     //!< Content-Type; empty: by the file's ending, none for a value
    bool enabled = true;
    bool named = true; //!< false: what is in the file goes as a plain value, as curl's "name=<file" sends it

    bool operator==(const DraftPart &) const = default;
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
    QString ownToken;            //!< a secret; never stored, never logged
    bool multipart = false;      //!< the body is `parts`, and `body` waits for its time
    QList<DraftPart> parts = {}; //!< kept while they are not used

    bool operator==(const RequestDraft &) const = default;
};

} // namespace CozeLens
