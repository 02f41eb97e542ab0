// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "request/opencells.h"
#include "request/requestdraft.h"
#include "settings/profiledraft.h"

namespace CozeLens {

//! What stood in the window: every request as typed, which one was in front, and those that were closed.
struct Session
{
    QList<RequestDraft> drafts;
    qsizetype current = 0;               //!< index into drafts
    QList<RequestDraft> closed = {};     //!< can be opened again; the last one last
    std::optional<OpenCell> typing = {}; //!< a cell of the one in front that is still being edited
    QList<ProfileDraft> profiles = {};   //!< that were being edited and not saved

    bool operator==(const Session &) const = default;
};

//! Bytes beyond which a body is left out of a session: it came from a file and would be written anew at
//! every key.
constexpr qsizetype SessionBodyLimit = 8 * 1024 * 1024;
//! Of all bodies together: the one in front is kept first, then the others in their order, closed ones last.
constexpr qsizetype SessionBodiesLimit = 10 * 1024 * 1024;

//! As JSON, secrets masked: what was typed comes back, tokens have to be entered again.
QByteArray toJson(const Session &session);

//! Errors: "session-broken", "session-newer" (written by a later version of the program).
Result<Session> sessionFromJson(const QByteArray &json);

} // namespace CozeLens
