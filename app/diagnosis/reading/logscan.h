// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArrayView>

#include <optional>

//! What can be told of a log line without reading it: cheap enough for every line of hundreds of megabytes.
namespace CozeLens::LogScan {

//! The next "code" or "Code" at or behind `from`, -1 when there is none.
qsizetype nextCode(QByteArrayView text, qsizetype from);

//! The number that is the value of the name that ends at `at` (the place behind "code"); empty when there is
//! no value of three to twelve digits, or a plain 0.
Span codeValue(QByteArrayView line, qsizetype at);

//! A hash of how the message of this line begins, numbers left out: the same text with other ids is the same.
quint64 messageShape(QByteArrayView line, qsizetype behind);

//! A hash of the word before `at`: it tells `exit code: 4000` from `code: 4000`.
quint64 wordBefore(QByteArrayView text, qsizetype line, qsizetype at);

//! The value of the log id on the line; empty when there is none.
QByteArrayView logidOf(QByteArrayView line);

//! Seconds since 1970 as the line's clock shows them (no time zone is known), of the time before the text of
//! the line.
std::optional<qint64> timeOf(QByteArrayView line);
//! The same of a log id's first 14 digits.
std::optional<qint64> timeOfLogid(QByteArrayView logid);

} // namespace CozeLens::LogScan
