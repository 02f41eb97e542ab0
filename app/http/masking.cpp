// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/masking.h"

#include <algorithm>

namespace CozeLens {

namespace {

constexpr QByteArrayView maskCharacter = "•";
constexpr qsizetype lastShown = 4;

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isWord(QByteArrayView word, QByteArrayView name)
{
    return word.size() == name.size() && word.compare(name, Qt::CaseInsensitive) == 0;
}

//! Calls `take` with each part and whether it is the first. A text of a million separators is no list of a
//! million words.
template <typename Take>
void forEachPart(QByteArrayView text, char separator, Take take)
{
    for (qsizetype begin = 0; begin <= text.size();) {
        const qsizetype found = text.indexOf(separator, begin);
        const qsizetype end = found < 0 ? text.size() : found;
        take(text.sliced(begin, end - begin), begin == 0);
        begin = end + 1;
    }
}

// The scheme stays, because a wrong one is worth seeing. Only a bearer token shows its end: that of Basic is
// a password's.
void appendMaskedCredentials(QByteArray &out, QByteArrayView value)
{
    bool bearer = true;
    forEachPart(value, ' ', [&](QByteArrayView word, bool first) {
        if (!first)
            out += ' ';
        if (word.isEmpty() || isWord(word, "bearer") || isVariable(word)) {
            out += word;
        } else if (first && (isWord(word, "basic") || isWord(word, "digest") || isWord(word, "token") ||
                             isWord(word, "negotiate"))) {
            out += word;
            bearer = isWord(word, "token");
        } else if (bearer || word.contains(maskCharacter)) {
            appendMasked(out, word);
        } else {
            out += Mask;
        }
    });
}

void appendMaskedCookies(QByteArray &out, QByteArrayView value, bool set)
{
    forEachPart(value, ';', [&](QByteArrayView part, bool first) {
        if (!first)
            out += ';';
        if ((set && !first) || part.contains(maskCharacter)) {
            out += part;
        } else {
            out += part.first(part.indexOf('=') + 1);
            out += Mask;
        }
    });
}

bool endsWith(QByteArrayView name, QByteArrayView ending)
{
    return name.size() >= ending.size() && isWord(name.last(ending.size()), ending);
}

} // namespace

QByteArrayView tokenPrefix(QByteArrayView token)
{
    for (const QByteArrayView prefix : TokenPrefixes) {
        if (token.startsWith(prefix))
            return prefix;
    }
    return token.startsWith("eyJ") ? token.first(3) : QByteArrayView();
}

// The secret part must stay long enough after losing four characters: 8 behind a prefix, 12 where nothing is
// known.
void appendMasked(QByteArray &out, QByteArrayView token)
{
    const bool ascii = isAscii(token);
    if (token.isEmpty() || (!ascii && token.contains(maskCharacter))) {
        out += token;
        return;
    }
    const QByteArrayView prefix = tokenPrefix(token);
    const qsizetype needed = lastShown + (prefix.isEmpty() ? 12 : 8);
    out += prefix;
    out += Mask;
    if (ascii && token.size() - prefix.size() >= needed)
        out += token.last(lastShown);
}

void appendMaskedHeader(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    if (endsWith(name, "cookie") && !value.isEmpty())
        appendMaskedCookies(out, value, isWord(name, "set-cookie"));
    else if (endsWith(name, "authorization") && !value.isEmpty())
        appendMaskedCredentials(out, value);
    else if (isVariable(value.trimmed()))
        out += value;
    else
        appendMasked(out, value);
}

bool isVariable(QByteArrayView word)
{
    return word.startsWith("{{") && word.endsWith("}}");
}

} // namespace CozeLens
