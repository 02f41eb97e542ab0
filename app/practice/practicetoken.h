// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace CozeLens {

//! The one token that the practice server takes. It has the form of a cloud token, says what it is, and is
//! worth nothing anywhere else.
QByteArray practiceToken();

//! The body of the first request of all, for POST /v3/chat: it is refused with 4007, which is the lesson.
QString practiceRequestBody();

} // namespace CozeLens
