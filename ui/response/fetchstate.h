// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace CozeLens {

//! How the asking for the answer of a chat without streaming stands, or how it ended.
struct FetchState
{
    enum class Stage {
        None,
        Offered, //!< a chat runs, and nobody asks
        Asking,
        Answered,
        RequiresAction,
        Failed,
        Canceled, //!< the chat, by someone
        Deadline, //!< it went on for longer than anybody waits
        Stopped,  //!< the asking, by the user
        Refused,  //!< the reply told no status
    };

    Stage stage = Stage::None;
    int attempt = 0;
    double elapsedMs = 0;
    QString status; //!< the chat's, as last heard

    bool operator==(const FetchState &) const = default;
};

} // namespace CozeLens

Q_DECLARE_METATYPE(CozeLens::FetchState)
