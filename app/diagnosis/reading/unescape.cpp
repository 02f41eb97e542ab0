// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/normalise.h"

#include "diagnosis/reading/characters.h"

#include <QString>

namespace CozeLens::Reader {

namespace {

// -1 when the digits are not there.
int hexNumber(QByteArrayView text, qsizetype at, int digits)
{
    if (at + digits > text.size())
        return -1;
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const int digit = hexValue(text[at + i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

QByteArray utf8(char32_t point)
{
    return QString::fromUcs4(&point, 1).toUtf8();
}

struct Escape
{
    qsizetype length = 2;
    QByteArray bytes;
};

Escape unicodeEscape(QByteArrayView text, qsizetype at)
{
    const int first = hexNumber(text, at + 2, 4);
    if (first < 0)
        return {2, "\\u"};
    const bool high = first >= 0xD800 && first <= 0xDBFF;
    if (high && startsWith(text, at + 6, "\\u")) {
        const int second = hexNumber(text, at + 8, 4);
        if (second >= 0xDC00 && second <= 0xDFFF)
            return {12, utf8(0x10000U + ((static_cast<char32_t>(first) - 0xD800U) << 10U) +
                             (static_cast<char32_t>(second) - 0xDC00U))};
    }
    if (first >= 0xD800 && first <= 0xDFFF)
        return {6, "\xEF\xBF\xBD"};
    return {6, utf8(static_cast<char32_t>(first))};
}

Escape escapeAt(QByteArrayView text, qsizetype at)
{
    if (at + 1 >= text.size())
        return {1, "\\"};
    const char c = text[at + 1];
    switch (c) {
    case 'n':
        return {2, "\n"};
    case 't':
        return {2, "\t"};
    case 'r':
    case 'b':
    case 'f':
        return {2, " "};
    case 'u':
        return unicodeEscape(text, at);
    case 'x': {
        const int value = hexNumber(text, at + 2, 2);
        return value < 0 ? Escape{2, "\\x"} : Escape{4, QByteArray(1, static_cast<char>(value))};
    }
    default:
        return isWord(c) ? Escape{2, QByteArray("\\") + c} : Escape{2, QByteArray(1, c)};
    }
}

} // namespace

MappedText unescaped(const MappedText &text, Span inside)
{
    const QByteArrayView bytes = text.view();
    const qsizetype end = std::min(inside.end(), bytes.size());
    MappedText out;
    qsizetype copied = inside.offset;
    qsizetype i = inside.offset;
    while (i < end) {
        if (bytes[i] != '\\') {
            ++i;
            continue;
        }
        out.appendRun(text, {copied, i - copied});
        const Escape escape = escapeAt(bytes.first(end), i);
        out.append(escape.bytes, text.origin({i, std::min(escape.length, end - i)}));
        i += escape.length;
        copied = i;
    }
    i = std::min(i, end);
    out.appendRun(text, {copied, i - copied});
    return out;
}

MappedText percentDecodedObjects(const MappedText &text)
{
    const QByteArrayView bytes = text.view();
    MappedText out;
    qsizetype begin = bytes.indexOf("%7B%22");
    if (begin < 0)
        begin = bytes.indexOf("%7b%22");
    for (qsizetype i = begin; begin >= 0 && i < bytes.size() && !isSpace(bytes[i]);) {
        const int value = bytes[i] == '%' ? hexNumber(bytes, i + 1, 2) : -1;
        const qsizetype length = value < 0 ? 1 : 3;
        const Span source = text.origin({i, length});
        const char byte = value < 0 ? (bytes[i] == '+' ? ' ' : bytes[i]) : static_cast<char>(value);
        out.append(byte, source.offset, source.length);
        i += length;
    }
    return out;
}

} // namespace CozeLens::Reader
