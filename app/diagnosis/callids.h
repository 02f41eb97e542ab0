// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QList>
#include <QString>

namespace CozeLens {

//! An ID that a call names, and what it identifies: "bot_id", "workspace_id" (also for space_id) …
struct CallId
{
    QString kind;
    QString value;         //!< digits
    bool required = false; //!< the call cannot do without it; in an answer always

    bool operator==(const CallId &) const = default;
};

//! In path, query and body, where the operation has them; samples and what is no number are left out.
QList<CallId> idsInRequest(const Request &request);

//! What an answer, or the events of a stream, say of themselves: {"bot_id":"…"}, and the plain "id" where the
//! operation tells what it is of. At most the first MB is read, and 500 IDs.
QList<CallId> idsInReply(const Request &request, const Response &response);

//! What a message names: "Requested resource bot_id=73… does not exist".
QList<CallId> idsInMessage(const QString &msg);

} // namespace CozeLens
