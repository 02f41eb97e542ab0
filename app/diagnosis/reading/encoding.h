// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CozeLens::Reader {

//! The text as UTF-8. Windows' PowerShell redirects into UTF-16, and Chinese Windows consoles write GB18030;
//! both are told by their bytes. Anything that is UTF-8, or none of these, comes back as it is.
QByteArray asUtf8(const QByteArray &text);

} // namespace CozeLens::Reader
