// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextCharFormat>

namespace CozeLens {

//! The user state of a block that ends where a long line was broken, not where the text has a line end.
constexpr int SoftLineEnd = 1;

//! How the parts of an answer are set, in the colours of the moment.
QTextCharFormat plainFormat();
QTextCharFormat mutedFormat();
QTextCharFormat titleFormat();
QTextCharFormat errorFormat();
QTextCharFormat linkFormat(const QString &href);

} // namespace CozeLens
