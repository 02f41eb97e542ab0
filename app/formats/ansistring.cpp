// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/ansistring.h"

#include <QString>

namespace CozeLens {

namespace {

int digitOf(char c, int base)
{
    int digit = 99;
    if (c >= '0' && c <= '9')
        digit = c - '0';
    else if (c >= 'a' && c <= 'f')
        digit = c - 'a' + 10;
    else if (c >= 'A' && c <= 'F')
        digit = c - 'A' + 10;
    return digit < base ? digit : -1;
}

// Up to `most` digits; -1 when there is none.
qint64 takeNumber(TextReader &in, int base, int most)
{
    qint64 number = -1;
    for (int i = 0; i < most && digitOf(in.peek(), base) >= 0; ++i)
        number = qMax(number, qint64(0)) * base + digitOf(in.take(), base);
    return number;
}

void appendCharacter(TextReader &in, QByteArray &out, qint64 code, char letter)
{
    if (code >= 0xd800 && code <= 0xdbff && in.startsWith("\\u")) {
        const qsizetype here = in.at();
        in.skip(2);
        const qint64 low = takeNumber(in, 16, 4);
        if (low >= 0xdc00 && low <= 0xdfff)
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        else
            in.moveTo(here);
    }
    if (code < 0 || code > 0x10ffff) {
        out += '\\';
        out += letter;
        return;
    }
    const auto character = static_cast<char32_t>(code);
    out += QString::fromUcs4(&character, 1).toUtf8();
}

bool simpleEscape(char c, QByteArray &out)
{
    switch (c) {
    case 'a':
        out += '\a';
        return true;
    case 'b':
        out += '\b';
        return true;
    case 'e':
    case 'E':
        out += '\x1b';
        return true;
    case 'f':
        out += '\f';
        return true;
    case 'n':
        out += '\n';
        return true;
    case 'r':
        out += '\r';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'v':
        out += '\v';
        return true;
    case '\\':
    case '\'':
    case '"':
    case '?':
        out += c;
        return true;
    default:
        return false;
    }
}

void takeEscape(TextReader &in, QByteArray &out)
{
    const char c = in.take();
    if (simpleEscape(c, out))
        return;
    if (digitOf(c, 8) >= 0) {
        in.moveTo(in.at() - 1);
        out += static_cast<char>(takeNumber(in, 8, 3));
    } else if (c == 'x' && digitOf(in.peek(), 16) >= 0) {
        out += static_cast<char>(takeNumber(in, 16, 2));
    } else if (c == 'u') {
        appendCharacter(in, out, takeNumber(in, 16, 4), c);
    } else if (c == 'U') {
        appendCharacter(in, out, takeNumber(in, 16, 8), c);
    } else if (c == 'c' && !in.atEnd()) {
        out += static_cast<char>(in.take() & 0x1f);
    } else {
        out += '\\';
        out += c;
    }
}

} // namespace

bool takeAnsiString(TextReader &in, QByteArray &out)
{
    while (!in.atEnd()) {
        const char c = in.take();
        if (c == '\'')
            return true;
        if (c == '\\' && !in.atEnd())
            takeEscape(in, out);
        else
            out += c;
    }
    return false;
}

} // namespace CozeLens
