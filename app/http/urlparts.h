// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Parts of an absolute http or https URL, read as curl reads it. QUrl would repair what a user typed.
namespace CozeLens {

//! Host without brackets, port and user; lower case. Empty when there is none.
QByteArray hostOf(const QByteArray &url);
//! The port, or the scheme's own when the URL names none.
int portOf(const QByteArray &url);
bool isHttps(const QByteArray &url);
//! Whether the host is an address rather than a name, so that there is nothing to look up.
bool isLiteralAddress(const QByteArray &host);

} // namespace CozeLens
