// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

//! A text in another encoding, as UTF-8.
struct DecodedText
{
    QByteArray text;
    qsizetype damaged = 0; //!< bytes that mean nothing in that encoding; U+FFFD stands for each
};

//! The charset of a Content-Type value, lower case; empty when it names none.
QByteArray charsetOf(QByteArrayView contentType);
//! Of a text that begins with a byte order mark ("utf-8", "utf-16le", "utf-16be"); empty otherwise.
QByteArray charsetOfMark(QByteArrayView text);

//! nullopt when the encoding is unknown. A byte order mark goes. Pure; any thread; linear.
std::optional<DecodedText> decodedText(QByteArrayView bytes, const QByteArray &charset);

//! Offset of the first byte that is no UTF-8 (or is NUL, which no text has); -1 when all is well.
qsizetype firstBadUtf8(QByteArrayView text);

} // namespace CozeLens
