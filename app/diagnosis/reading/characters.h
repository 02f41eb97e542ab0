// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace CozeLens::Reader {

// ASCII only, whatever the locale: the scanners work on UTF-8 bytes.
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isLetter(char c)
{
    return isUpper(c) || isLower(c);
}
constexpr bool isWord(char c)
{
    return isLetter(c) || isDigit(c) || c == '_';
}
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}
constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr char lower(char c)
{
    return isUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr bool isNonAscii(char c)
{
    return static_cast<signed char>(c) < 0;
}

constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    const char l = lower(c);
    return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

inline bool startsWith(QByteArrayView text, qsizetype at, QByteArrayView what)
{
    return at >= 0 && at <= text.size() && text.sliced(at).startsWith(what);
}

//! Compares with `what` (lower case), whatever the case of the text is.
inline bool startsWithNoCase(QByteArrayView text, qsizetype at, QByteArrayView what)
{
    if (at < 0 || at + what.size() > text.size())
        return false;
    for (qsizetype i = 0; i < what.size(); ++i) {
        if (lower(text[at + i]) != what[i])
            return false;
    }
    return true;
}

inline qsizetype endOfLine(QByteArrayView text, qsizetype at)
{
    const qsizetype end = text.indexOf('\n', at);
    return end < 0 ? text.size() : end;
}

//! Looks `reach` bytes ahead at most: for what is asked for every find.
inline qsizetype nearEndOfLine(QByteArrayView text, qsizetype at, qsizetype reach = 64LL * 1024)
{
    const qsizetype limit = at < text.size() - reach ? at + reach : text.size();
    const qsizetype end = text.first(limit).indexOf('\n', at);
    return end < 0 ? limit : end;
}

//! Goes back `reach` bytes at most: a text without line ends must not cost its whole length for every find.
inline qsizetype startOfLine(QByteArrayView text, qsizetype at, qsizetype reach = 4096)
{
    const qsizetype limit = at > reach ? at - reach : 0;
    while (at > limit && text[at - 1] != '\n')
        --at;
    return at;
}

inline qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

inline qsizetype skipSpaces(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

} // namespace CozeLens::Reader
