// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/encoding.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace CozeLens::Reader {

namespace {

constexpr qsizetype LookedAt = 4096;

// ASCII in UTF-16 has a NUL in every second byte; text in an 8-bit encoding has none.
std::optional<QStringConverter::Encoding> wideEncoding(const QByteArray &text)
{
    if (text.startsWith("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (text.startsWith("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    const qsizetype length = std::min(text.size(), LookedAt) / 2 * 2;
    if (length < 16)
        return std::nullopt;
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < length; ++i)
        zeros[i % 2] += text.at(i) == '\0';
    const qsizetype most = length / 2;
    if (zeros[1] > most * 2 / 5 && zeros[0] < most / 20)
        return QStringConverter::Utf16LE;
    if (zeros[0] > most * 2 / 5 && zeros[1] < most / 20)
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

std::optional<QByteArray> decoded(QStringDecoder decoder, const QByteArray &text)
{
    if (!decoder.isValid())
        return std::nullopt;
    const QString result = decoder.decode(text);
    return decoder.hasError() ? std::nullopt : std::optional(result.toUtf8());
}

bool isUtf8(const QByteArray &text)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
    // A text that was cut in the middle of a character is UTF-8 all the same.
    const QByteArray whole = text.left(text.size() - std::min<qsizetype>(text.size(), 3));
    [[maybe_unused]] const QString result = decoder.decode(whole);
    if (!decoder.hasError())
        return true;
    // The cut itself may have split a character.
    QStringDecoder again(QStringConverter::Utf8);
    [[maybe_unused]] const QString rest = again.decode(text);
    return !again.hasError();
}

} // namespace

QByteArray asUtf8(const QByteArray &text)
{
    if (const auto wide = wideEncoding(text))
        return decoded(QStringDecoder(*wide), text.left(text.size() / 2 * 2)).value_or(text);
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
    if (ascii || isUtf8(text))
        return text;
    return decoded(QStringDecoder("GB18030"), text).value_or(text);
}

} // namespace CozeLens::Reader
