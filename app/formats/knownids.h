// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens {

//! An id in an answer that other operations ask for under this name.
struct KnownId
{
    QString name; //!< "conversation_id"
    QString value;

    bool operator==(const KnownId &) const = default;
};

//! The ids that an answer holds, each name once, in the order in which people need them. `path` is the
//! request's ("/v3/chat"): it says what a bare "id" is the id of. Reads JSON and streams of events, of which
//! the first and last few; at most 4 MB. Any thread.
QList<KnownId> idsIn(const QByteArray &body, const QByteArray &path);

} // namespace CozeLens
