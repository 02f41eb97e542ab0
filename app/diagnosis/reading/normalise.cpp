// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/normalise.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/lineprefixes.h"
#include "diagnosis/reading/repeatedprefix.h"

#include <array>

namespace CozeLens::Reader {

namespace {

// Texts above this are read at both ends only; whole logs of that size go through LogSummary.
constexpr qsizetype MaxInput = 16 * 1024 * 1024;
constexpr qsizetype KeptHead = 4 * 1024 * 1024;

struct Replacement
{
    qsizetype length = 0; //!< bytes of the text; 0: nothing to replace here
    char byte = '\0';     //!< '\0': left out
};

// ESC [ … final, ESC ] … BEL, and the other two-byte sequences of ECMA-48.
qsizetype escapeLength(QByteArrayView text, qsizetype at)
{
    qsizetype i = at + 1;
    if (i >= text.size())
        return 1;
    if (text[i] == '[') {
        for (++i; i < text.size() && i < at + 40; ++i) {
            if (text[i] >= '@' && text[i] <= '~')
                return i - at + 1;
        }
        return 2;
    }
    if (text[i] == ']') {
        for (++i; i < text.size() && i < at + 200; ++i) {
            if (text[i] == '\a')
                return i - at + 1;
            if (text[i] == '\x1b' && i + 1 < text.size() && text[i + 1] == '\\')
                return i - at + 2;
        }
    }
    return 2;
}

// "[31m" whose ESC got lost on the way through a web page.
qsizetype bareColourLength(QByteArrayView text, qsizetype at)
{
    qsizetype i = at + 1;
    const qsizetype limit = std::min<qsizetype>(text.size(), at + 14);
    while (i < limit && (isDigit(text[i]) || text[i] == ';'))
        ++i;
    return i > at + 1 && i < text.size() && text[i] == 'm' ? i - at + 1 : 0;
}

Replacement entity(QByteArrayView text, qsizetype at)
{
    struct Named
    {
        QByteArrayView name;
        char byte;
    };
    static constexpr std::array<Named, 12> known{{{"&quot;", '"'},
                                                  {"&#34;", '"'},
                                                  {"&#x22;", '"'},
                                                  {"&#39;", '\''},
                                                  {"&#x27;", '\''},
                                                  {"&apos;", '\''},
                                                  {"&amp;", '&'},
                                                  {"&lt;", '<'},
                                                  {"&gt;", '>'},
                                                  {"&nbsp;", ' '},
                                                  {"&#123;", '{'},
                                                  {"&#125;", '}'}}};
    for (const Named &one : known) {
        if (startsWith(text, at, one.name))
            return {one.name.size(), one.byte};
    }
    return {};
}

Replacement invisible(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    switch (byte(0)) {
    case 0xC2:
        if (byte(1) == 0xA0)
            return {2, ' '};
        return byte(1) == 0xAD ? Replacement{2, '\0'} : Replacement{};
    case 0xE2:
        if (byte(1) == 0x80) {
            const unsigned last = byte(2);
            if (last >= 0x80 && last <= 0x8A)
                return {3, ' '};
            if (last == 0xA8 || last == 0xA9)
                return {3, '\n'};
            if (last == 0xAF)
                return {3, ' '};
            if ((last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE))
                return {3, '\0'};
        }
        return byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xA4 ? Replacement{3, '\0'} : Replacement{};
    case 0xE3:
        return byte(1) == 0x80 && byte(2) == 0x80 ? Replacement{3, ' '} : Replacement{};
    case 0xEF:
        return byte(1) == 0xBB && byte(2) == 0xBF ? Replacement{3, '\0'} : Replacement{};
    case 0xFF: // byte order mark of UTF-16: ASCII in it becomes readable once the NULs are gone
    case 0xFE:
        return at <= 1 ? Replacement{1, '\0'} : Replacement{};
    default:
        return {};
    }
}

Replacement dirt(QByteArrayView text, qsizetype at, bool entities)
{
    switch (text[at]) {
    case '\0':
    case '\a':
    case '\b':
        return {1, '\0'};
    case '\x1b':
        return {escapeLength(text, at), '\0'};
    case '\r':
        return {at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1, '\n'};
    case '[': {
        const qsizetype length = bareColourLength(text, at);
        return {length, '\0'};
    }
    case '&':
        return entities ? entity(text, at) : Replacement{};
    default:
        return isNonAscii(text[at]) ? invisible(text, at) : Replacement{};
    }
}

constexpr std::array<bool, 256> suspects = [] {
    std::array<bool, 256> table{};
    for (const unsigned byte :
         {0x00U, 0x07U, 0x08U, 0x1BU, 0x0DU, 0x5BU, 0x26U, 0xC2U, 0xE2U, 0xE3U, 0xEFU, 0xFEU, 0xFFU})
        table[byte] = true;
    return table;
}();

void appendClean(MappedText &out, QByteArrayView text, Span part, bool entities)
{
    qsizetype copied = part.offset;
    qsizetype i = part.offset;
    while (i < part.end()) {
        if (!suspects[static_cast<unsigned char>(text[i])]) {
            ++i;
            continue;
        }
        const Replacement found = dirt(text, i, entities);
        if (found.length == 0) {
            ++i;
            continue;
        }
        out.appendVerbatim(text, {copied, i - copied});
        if (found.byte != '\0')
            out.append(found.byte, i, found.length);
        i = std::min(i + found.length, part.end());
        copied = i;
    }
    out.appendVerbatim(text, {copied, part.end() - copied});
}

bool usesEntities(QByteArrayView text)
{
    return text.indexOf("&quot;") >= 0 || text.indexOf("&#34;") >= 0 || text.indexOf("&#x22;") >= 0 ||
           text.indexOf("&#39;") >= 0;
}

// The ASCII form of one full-width or curly character of three bytes; '\0' when it has none.
char asciiForm(QByteArrayView text, qsizetype at)
{
    if (at + 2 >= text.size())
        return '\0';
    const unsigned a = static_cast<unsigned char>(text[at]);
    const unsigned b = static_cast<unsigned char>(text[at + 1]);
    const unsigned c = static_cast<unsigned char>(text[at + 2]);
    if (a == 0xEF && (b == 0xBC || b == 0xBD)) {
        const unsigned point = 0xF000U | ((b & 0x3FU) << 6U) | (c & 0x3FU);
        if (point >= 0xFF01U && point <= 0xFF5EU)
            return static_cast<char>(point - 0xFF01U + 0x21U);
    }
    if (a == 0xE2 && b == 0x80) {
        if (c == 0x98 || c == 0x99)
            return '\'';
        if (c == 0x9C || c == 0x9D || c == 0x9E || c == 0x9F)
            return '"';
    }
    if (a == 0xEF && b == 0xB8 && c == 0xB0) // presentation form of a vertical colon
        return ':';
    return '\0';
}

} // namespace

MappedText cleaned(const QByteArray &input)
{
    MappedText text;
    text.reserve(std::min(input.size(), MaxInput));
    const bool entities = usesEntities(QByteArrayView(input).first(std::min(input.size(), MaxInput)));
    if (input.size() <= MaxInput) {
        appendClean(text, input, {0, input.size()}, entities);
    } else {
        appendClean(text, input, {0, KeptHead}, entities);
        const qsizetype tail = input.size() - (MaxInput - KeptHead);
        text.append('\n', KeptHead);
        appendClean(text, input, {tail, input.size() - tail}, entities);
    }
    return withoutRepeatedPrefixes(withoutLinePrefixes(text));
}

MappedText folded(const MappedText &clean)
{
    const QByteArrayView text = clean.view();
    MappedText out;
    out.reserve(text.size());
    qsizetype copied = 0;
    for (qsizetype i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const char ascii = byte == 0xEF || byte == 0xE2 ? asciiForm(text, i) : '\0';
        if (ascii == '\0') {
            ++i;
            continue;
        }
        out.appendVerbatim(text, {copied, i - copied});
        out.append(ascii, i, 3);
        i += 3;
        copied = i;
    }
    out.appendVerbatim(text, {copied, text.size() - copied});
    return out;
}

MappedText foldedObjects(const MappedText &clean)
{
    const QByteArrayView text = clean.view();
    bool curly = text.indexOf("\xEF\xBD\x9B") >= 0; // full-width {
    for (qsizetype at = text.indexOf('{'); at >= 0 && !curly; at = text.indexOf('{', at + 1)) {
        const qsizetype inner = skipSpaces(text, at + 1);
        curly = startsWith(text, inner, "\xE2\x80\x9C") || startsWith(text, inner, "\xE2\x80\x9D") ||
                startsWith(text, inner, "\xE2\x80\x98");
    }
    MappedText out;
    if (!curly)
        return out;
    const MappedText plain = folded(clean);
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const Span source = clean.origin(plain.origin({i, 1}));
        out.append(plain.at(i), source.offset, source.length);
    }
    return out;
}

} // namespace CozeLens::Reader
