// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/jsonline.h"

namespace CozeLens {
namespace {

bool isLetter(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

bool isNumberByte(char byte)
{
    return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' || byte == 'e' ||
           byte == 'E';
}

// Behind the closing quote, or the end of the line.
qsizetype stringEnd(QByteArrayView line, qsizetype at)
{
    for (; at < line.size(); ++at) {
        if (line[at] == '\\') {
            ++at;
        } else if (line[at] == '"') {
            return at + 1;
        }
    }
    return line.size();
}

template <typename Accepts>
qsizetype runEnd(QByteArrayView line, qsizetype at, Accepts accepts)
{
    while (at < line.size() && accepts(line[at])) {
        ++at;
    }
    return at;
}

} // namespace

QList<JsonToken> jsonTokens(QByteArrayView line, bool insideString)
{
    QList<JsonToken> tokens;
    qsizetype at = 0;
    if (insideString) {
        at = stringEnd(line, 0);
        tokens.append({{0, at}, JsonPart::String});
    }
    while (at < line.size()) {
        const qsizetype from = at;
        const char first = line[at];
        if (first == '"') {
            at = stringEnd(line, at + 1);
            const qsizetype behind = runEnd(line, at, [](char byte) { return byte == ' '; });
            const bool isKey = behind < line.size() && line[behind] == ':';
            tokens.append({{from, at - from}, isKey ? JsonPart::Key : JsonPart::String});
        } else if (isLetter(first)) {
            at = runEnd(line, at, isLetter);
            tokens.append({{from, at - from}, JsonPart::Word});
        } else if (isNumberByte(first)) {
            at = runEnd(line, at, isNumberByte);
            tokens.append({{from, at - from}, JsonPart::Number});
        } else {
            ++at;
        }
    }
    return tokens;
}

} // namespace CozeLens
