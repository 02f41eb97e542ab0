// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answers/answer.h"

#include <QByteArray>

namespace CozeLens {

//! The same answer out of a reply that was not streamed: a list of messages (chat/message/list,
//! conversation/message/list), one message, a chat (chat/retrieve), the run of a workflow with its JSON in a
//! string. hasContent() is false for everything else, and for a body over `maxBytes`. Pure; any thread.
Answer answerInReply(const QByteArray &body, qsizetype maxBytes = 16 * 1024 * 1024);

} // namespace CozeLens
