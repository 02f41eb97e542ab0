// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <cstring>

//! Tokens and grammar of RFC 8259, once for everything in this room that reads JSON. Inline, because
//! formatting a 100 MB answer spends its time here.
namespace CozeLens::Json {

enum class Slip : quint8 {
    None,
    Empty,
    ByteOrderMark,
    ExpectedValue,
    ExpectedKey,
    ExpectedColon,
    ExpectedComma,
    TrailingComma,
    Unfinished,
    UnterminatedString,
    ControlCharacter,
    BadEscape,
    BadUtf8,
    BadNumber,
    BadLiteral,
    WrongBracket,
    TextBehind,
    TooDeep,
    TooLarge,
    SinkFull,
};

inline bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

//! Length of the well-formed UTF-8 sequence at `at` (Unicode table 3-7), 0 when there is none.
inline int utf8Length(const char *at, const char *end)
{
    const auto byte = [at](int i) { return static_cast<quint8>(at[i]); };
    const auto follows = [byte](int i) { return (byte(i) & 0xc0) == 0x80; };
    const qsizetype left = end - at;
    const quint8 first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return left >= 2 && follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        if (left < 3 || !follows(1) || !follows(2))
            return 0;
        const bool overlong = first == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = first == 0xed && byte(1) > 0x9f;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        if (left < 4 || !follows(1) || !follows(2) || !follows(3))
            return 0;
        const bool overlong = first == 0xf0 && byte(1) < 0x90;
        const bool beyond = first == 0xf4 && byte(1) > 0x8f;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

//! Moves over tokens. After a slip `at` stands on the byte that is to blame.
struct Scanner
{
    const char *at = nullptr;
    const char *end = nullptr;

    void skipBlanks()
    {
        while (at < end && isBlank(*at))
            ++at;
    }

    //! `at` is on the opening quote; ends behind the closing one.
    Slip string()
    {
        const char *open = at++;
        for (;;) {
            skipPlain();
            if (at == end) {
                at = open;
                return Slip::UnterminatedString;
            }
            const auto c = static_cast<quint8>(*at);
            if (c == '"') {
                ++at;
                return Slip::None;
            }
            if (c < 0x20)
                return Slip::ControlCharacter;
            if (c == '\\') {
                if (!escape())
                    return at + 1 >= end ? Slip::UnterminatedString : Slip::BadEscape;
            } else if (const int length = utf8Length(at, end)) {
                at += length;
            } else {
                return Slip::BadUtf8;
            }
        }
    }

    Slip number()
    {
        const char *begin = at;
        if (*at == '-')
            ++at;
        if (at == end || !isDigit(*at))
            return badNumber(begin);
        if (*at == '0')
            ++at;
        else
            skipDigits();
        if (at < end && *at == '.') {
            ++at;
            if (!skipDigits())
                return badNumber(begin);
        }
        if (at < end && (*at == 'e' || *at == 'E')) {
            ++at;
            if (at < end && (*at == '+' || *at == '-'))
                ++at;
            if (!skipDigits())
                return badNumber(begin);
        }
        // "01", "1a" and "1.2.3" are one bad number, not a number and something behind it.
        if (at < end && (isDigit(*at) || *at == '.' || isWordByte(*at)))
            return badNumber(begin);
        return Slip::None;
    }

    template <size_t N>
    Slip literal(const char (&word)[N])
    {
        constexpr qsizetype length = N - 1;
        if (end - at < length || std::memcmp(at, word, length) != 0)
            return Slip::BadLiteral;
        if (at + length < end && (isWordByte(at[length]) || isDigit(at[length])))
            return Slip::BadLiteral;
        at += length;
        return Slip::None;
    }

private:
    static bool isWordByte(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<quint8>(c) >= 0x80;
    }

    // Eight bytes at a time: a byte is not plain if it is a quote, a backslash, a control character or not
    // ASCII.
    void skipPlain()
    {
        constexpr quint64 ones = 0x0101010101010101ULL;
        constexpr quint64 highs = 0x8080808080808080ULL;
        while (end - at >= 8) {
            quint64 word = 0;
            std::memcpy(&word, at, 8);
            const quint64 quote = word ^ (ones * '"');
            const quint64 slash = word ^ (ones * '\\');
            const quint64 stop = word | (quote - ones) | (slash - ones) | (word - ones * 0x20);
            if (stop & highs)
                break;
            at += 8;
        }
        while (at < end && static_cast<quint8>(*at) >= 0x20 && *at != '"' && *at != '\\' &&
               static_cast<quint8>(*at) < 0x80) {
            ++at;
        }
    }

    bool escape()
    {
        if (end - at < 2)
            return false;
        switch (at[1]) {
        case '"':
        case '\\':
        case '/':
        case 'b':
        case 'f':
        case 'n':
        case 'r':
        case 't':
            at += 2;
            return true;
        case 'u':
            if (end - at < 6)
                return false;
            for (int i = 2; i < 6; ++i) {
                if (!isHexDigit(at[i]))
                    return false;
            }
            at += 6;
            return true;
        default:
            return false;
        }
    }

    bool skipDigits()
    {
        const char *begin = at;
        while (at < end && isDigit(*at))
            ++at;
        return at > begin;
    }

    Slip badNumber(const char *begin)
    {
        at = begin;
        return Slip::BadNumber;
    }
};

} // namespace CozeLens::Json
