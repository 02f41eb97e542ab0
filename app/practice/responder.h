// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/call.h"
#include "practice/reply.h"
#include "practice/store.h"

namespace CozeLens {
struct OperationMatch;
}

namespace CozeLens::Practice {

//! Answers calls as api.coze.cn does. Knows nothing of sockets; may be asked from several threads at once.
class Responder
{
public:
    Reply answer(const Call &call);

private:
    Reply answerOperation(const Call &call, const OperationMatch &match, const QByteArray &logid);

    Store m_store;
};

} // namespace CozeLens::Practice
