// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace CozeLens::Reader {

//! Whether a text that does not name Coze is about calls, or about nothing but an error and its number
//! ("error code 4200"): a number in a sentence about a washing machine proves nothing.
bool speaksOfCalls(QByteArrayView text);

} // namespace CozeLens::Reader
