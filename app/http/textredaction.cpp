// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/textredaction.h"

#include "http/masking.h"
#include "http/redaction.h"
#include "http/secretnames.h"

#include <algorithm>
#include <array>

namespace CozeLens {

namespace {

constexpr std::array<QByteArrayView, 3> secretHeaderEndings = {"authorization", "cookie", "x-api-key"};

constexpr qsizetype pieceSize = 256 * 1024;

enum Kind : std::uint8_t {
    Token = 1,
    WebToken = 2,
    Key = 4,
    Password = 8,
    Named = 16,
    Part = 32,
    Member = 64
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "max_tokens=512" is none, and neither is a count that somebody calls "token".
bool isCount(QByteArrayView value)
{
    return value.size() <= 7 && std::all_of(value.begin(), value.end(), isDigit);
}

//! Up to behind the first empty line; 0 where there is none.
qsizetype lengthToEmptyLine(QByteArrayView head)
{
    for (qsizetype i = head.indexOf('\n'); i >= 0; i = head.indexOf('\n', i + 1)) {
        const QByteArrayView next = head.sliced(i + 1);
        if (next.startsWith('\n') || next.startsWith("\r\n"))
            return i + (next.startsWith('\n') ? 2 : 3);
    }
    return 0;
}

//! Which rules may hold where two bytes stand side by side: most of a text begins none of them, and looking
//! that up is all that those bytes cost.
class Beginnings
{
public:
    Beginnings()
    {
        for (const QByteArrayView prefix : TokenPrefixes)
            add(prefix, Token);
        for (const QByteArrayView name : SecretNames)
            add(name, Named);
        for (const QByteArrayView name : secretHeaderEndings)
            add(name, Named);
        for (const QByteArrayView word : SecretWords) {
            add(word, Member);
            // Hyphens and underlines do not count in such a word.
            for (const char second : {'-', '_'})
                add(std::array{word.front(), second}, Member);
        }
        add("x-", Member);
        add("x_", Member);
        add("form-data", Part);
        add("eyJ", WebToken);
        add("-----BEGIN", Key);
        add("://", Password);
    }

    std::uint8_t kinds(const char *at) const { return m_kinds[index(at[0], at[1])]; }
    //! The bytes behind those two tell most words of prose from the beginning of a token or a name.
    std::uint8_t kindsGoingOn(const char *at) const { return m_goingOn[index(at[2], at[3])] | Shorter; }

private:
    static constexpr std::uint8_t Shorter = static_cast<std::uint8_t>(~(Token | Named));

    static std::size_t index(char first, char second)
    {
        return static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8 |
               static_cast<unsigned char>(second);
    }
    static char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c; }

    using Table = std::array<std::uint8_t, 65536>;

    static void addPair(Table &table, const char *pair, Kind kind)
    {
        for (const char first : {lower(pair[0]), upper(pair[0])}) {
            for (const char second : {lower(pair[1]), upper(pair[1])})
                table[index(first, second)] |= kind;
        }
    }
    void add(QByteArrayView beginning, Kind kind)
    {
        addPair(m_kinds, beginning.data(), kind);
        if (beginning.size() >= 4)
            addPair(m_goingOn, beginning.data() + 2, kind);
    }

    Table m_kinds = {};
    Table m_goingOn = {};
};

} // namespace

TextRedaction::TextRedaction(QByteArrayView text)
    : m_text(text)
{
}

std::optional<QByteArray> TextRedaction::run()
{
    pass(m_text.size());
    if (m_copied == 0)
        return std::nullopt;
    m_out += m_text.sliced(m_copied);
    return std::move(m_out);
}

bool TextRedaction::run(const Write &write)
{
    while (m_at < m_text.size()) {
        pass(std::min(m_text.size(), m_at + pieceSize));
        if (!m_out.isEmpty() && !write(m_out))
            return false;
        m_out.resize(0);
        if (m_at > m_copied && !write(m_text.sliced(m_copied, m_at - m_copied)))
            return false;
        m_copied = m_at;
    }
    return true;
}

void TextRedaction::pass(qsizetype until)
{
    static const Beginnings beginnings;
    const char *text = m_text.data();
    // Nothing begins with the last byte.
    const qsizetype end = std::min(until, m_text.size() - 1);
    while (m_at < end) {
        std::uint8_t kinds = beginnings.kinds(text + m_at);
        if (kinds != 0 && m_text.size() - m_at >= 4)
            kinds &= beginnings.kindsGoingOn(text + m_at);
        if (kinds == 0 || !takeSecret(kinds))
            ++m_at;
    }
    m_at = std::max(m_at, until);
}

bool TextRedaction::takeSecret(std::uint8_t kinds)
{
    return ((kinds & Token) && takeToken()) || ((kinds & WebToken) && takeWebToken()) ||
           ((kinds & Key) && takePrivateKey()) || ((kinds & Password) && takeUrlPassword()) ||
           ((kinds & Named) && takeNamed()) || ((kinds & Part) && takePart()) ||
           ((kinds & Member) && takeMember());
}

bool TextRedaction::hasName(QByteArrayView name) const
{
    if (name.size() > m_text.size() - m_at)
        return false;
    const char *text = m_text.data() + m_at;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (lower(text[i]) != name.data()[i])
            return false;
    }
    return true;
}

bool TextRedaction::atWordStart() const
{
    return m_at == 0 || !isWord(m_text.data()[m_at - 1]) || isBehindEscape();
}

// "\\npat_…" in JSON and "%22pat_…" in a URL: what ends in a letter or digit there is a sign.
bool TextRedaction::isBehindEscape() const
{
    const char *here = m_text.data() + m_at;
    const auto isHex = [&](qsizetype count) {
        return std::all_of(here - count, here,
                           [](char c) { return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); });
    };
    if (m_at >= 2 && here[-2] == '\\' && QByteArrayView("nrtbf").contains(here[-1]))
        return true;
    if (m_at >= 3 && here[-3] == '%' && isHex(2))
        return true;
    return m_at >= 6 && here[-6] == '\\' && here[-5] == 'u' && isHex(4);
}

qsizetype TextRedaction::wordLength(qsizetype from) const
{
    qsizetype end = from;
    while (end < m_text.size() && isWord(m_text.data()[end]))
        ++end;
    return end - from;
}

void TextRedaction::drop(qsizetype length)
{
    m_out += m_text.sliced(m_copied, m_at - m_copied);
    m_at += length;
    m_copied = m_at;
}

void TextRedaction::mask(qsizetype length)
{
    const QByteArrayView secret = rest().first(length);
    drop(length);
    appendMasked(m_out, secret);
}

bool TextRedaction::takeToken()
{
    const QByteArrayView prefix = tokenPrefix(rest().first(std::min<qsizetype>(rest().size(), 8)));
    if (prefix.isEmpty() || !atWordStart())
        return false;
    const qsizetype length = wordLength(m_at);
    const QByteArrayView token = rest().first(length);
    // "code_interpreter" is a word, "code_WZmPRDcj…" is an authorization code.
    const bool secret = prefix == "code_" ? length >= 16 && std::any_of(token.begin(), token.end(), isDigit)
                                          : length >= prefix.size() + 4;
    if (secret)
        mask(length);
    else
        keep(prefix.size());
    return true;
}

bool TextRedaction::takeWebToken()
{
    if (!rest().startsWith("eyJ") || !atWordStart())
        return false;
    qsizetype end = m_at + wordLength(m_at);
    int dots = 0;
    while (dots < 2 && at(end) == '.') {
        ++dots;
        end += 1 + wordLength(end + 1);
    }
    const qsizetype length = end - m_at;
    if (dots > 0 && length >= 20)
        mask(length);
    else
        keep(3);
    return true;
}

bool TextRedaction::takePrivateKey()
{
    constexpr qsizetype longestBegin = 40;
    const QByteArrayView line = rest().first(std::min(rest().size(), longestBegin));
    if (!line.startsWith("-----BEGIN ") || !line.contains("PRIVATE KEY-----"))
        return false;
    keep(line.indexOf("PRIVATE KEY-----") + 16);
    const qsizetype end = rest().indexOf("-----END");
    drop(end < 0 ? rest().size() : end);
    m_out += Mask;
    return true;
}

// "://user:password@": looks as far as the next slash, and the next "://" is behind that.
bool TextRedaction::takeUrlPassword()
{
    if (!rest().startsWith("://"))
        return false;
    qsizetype colon = -1;
    qsizetype end = m_at + 3;
    for (; end < m_text.size(); ++end) {
        const char c = m_text[end];
        if (c == '@' || c == '/' || c == '?' || c == '#' || c == '"' || c == '\'' || c <= ' ')
            break;
        if (c == ':' && colon < 0)
            colon = end;
    }
    if (colon < 0 || at(end) != '@') {
        keep(3);
        return true;
    }
    keep(colon + 1 - m_at);
    drop(end - m_at);
    m_out += Mask;
    return true;
}

bool TextRedaction::takeNamed()
{
    for (const QByteArrayView name : SecretNames) {
        if (hasName(name))
            return takeValue(name, false);
    }
    for (const QByteArrayView name : secretHeaderEndings) {
        if (hasName(name))
            return takeValue(name, true);
    }
    return false;
}

// name, then quotes and blanks around ':' or '=', then the value with or without quotes of its own.
bool TextRedaction::takeValue(QByteArrayView name, bool header)
{
    const qsizetype nameBegin = header && m_at >= 4 && m_text[m_at - 1] == '-' ? m_at - 4 : m_at;
    const QByteArrayView wholeName = m_text.sliced(nameBegin, m_at + name.size() - nameBegin);
    qsizetype i = m_at + name.size();
    while (at(i) == '\\' || at(i) == '"' || at(i) == '\'' || isBlank(at(i)))
        ++i;
    if (at(i) != ':' && at(i) != '=') {
        keep(name.size());
        return true;
    }
    ++i;
    while (isBlank(at(i)))
        ++i;
    qsizetype slashes = 0;
    while (at(i + slashes) == '\\')
        ++slashes;
    const char quote = at(i + slashes);
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted)
        i += slashes + 1;
    keep(i - m_at);
    const qsizetype length = quoted ? quotedLength(quote, slashes) : bareLength(header);
    const QByteArrayView value = rest().first(length);
    if (isVariable(value) ||
        (!quoted && (value.startsWith('{') || value.startsWith('[') || value == "null"))) {
        keep(length);
    } else if (header) {
        drop(length);
        appendMaskedHeader(m_out, wholeName, value);
    } else {
        mask(length);
    }
    return true;
}

// A part of a multipart form, by its name; the value reaches to the next boundary.
bool TextRedaction::takePart()
{
    constexpr QByteArrayView mark = "form-data; name=\"";
    if (!hasName(mark))
        return false;
    constexpr qsizetype longestHead = 1024;
    const QByteArrayView head =
        rest().sliced(mark.size()).first(std::min<qsizetype>(rest().size() - mark.size(), longestHead));
    const QByteArrayView name = head.first(std::max<qsizetype>(0, head.indexOf('"')));
    keep(mark.size());
    if (name.contains('\n') || !namesSecret(name))
        return true;
    const qsizetype headLength = lengthToEmptyLine(head);
    if (headLength == 0)
        return true;
    keep(headLength);
    const qsizetype next = m_text.indexOf("\n--", m_at);
    const QByteArrayView value = rest().first((next < 0 ? m_text.size() : next) - m_at);
    const QByteArrayView text = value.trimmed();
    if (isVariable(text)) {
        keep(value.size());
        return true;
    }
    drop(value.size());
    appendMasked(m_out, text);
    m_out += value.sliced(text.data() + text.size() - value.data());
    return true;
}

// A secret by its whole name. In prose such a word means little, so the value must be quoted behind a
// quoted name, stand behind "=" at once, or be that of a header.
bool TextRedaction::takeMember()
{
    if (!atWordStart())
        return false;
    qsizetype end = m_at;
    while (end - m_at <= LongestSecretWord && isWord(at(end)))
        ++end;
    const char next = at(end);
    if ((next != '=' && next != ':' && next != '"' && next != '\'' && next != '\\') ||
        !isSecretWord(rest().first(end - m_at)))
        return false;
    const bool header = next == ':' && rest().first(end - m_at).contains('-');
    qsizetype i = end;
    while (at(i) == '\\' || at(i) == '"' || at(i) == '\'')
        ++i;
    const bool quotedName = i > end;
    while (quotedName && isBlank(at(i)))
        ++i;
    if (!header && !(quotedName && at(i) == ':') && !(!quotedName && at(i) == '='))
        return false;
    qsizetype value = i + 1;
    while (at(i) == ':' && isBlank(at(value)))
        ++value;
    const char first = at(value);
    if (quotedName && first != '"' && first != '\'' && first != '\\')
        return false;
    keep(value - m_at);
    takeMemberValue(header);
    return true;
}

void TextRedaction::takeMemberValue(bool header)
{
    qsizetype slashes = 0;
    while (at(m_at + slashes) == '\\')
        ++slashes;
    const char quote = at(m_at + slashes);
    const bool quoted = quote == '"' || quote == '\'';
    if (quoted)
        keep(slashes + 1);
    const qsizetype length = quoted ? quotedLength(quote, slashes) : bareLength(header);
    const QByteArrayView value = rest().first(length);
    if (isVariable(value) || value.startsWith('{') || value.startsWith('[') || isCount(value))
        keep(length);
    else
        mask(length);
}

// Up to the quote that ends it: behind as many backslashes as the one that began it, or an even number of
// them.
qsizetype TextRedaction::quotedLength(char quote, qsizetype slashes) const
{
    qsizetype run = 0;
    for (qsizetype i = m_at; i < m_text.size(); ++i) {
        const char c = m_text.data()[i];
        if (c == quote && (slashes == 0 ? run % 2 == 0 : run == slashes))
            return i - run * (slashes > 0 ? 1 : 0) - m_at;
        run = c == '\\' ? run + 1 : 0;
    }
    return m_text.size() - m_at;
}

// A header's value reaches to the end of its line or of the quotes around the whole header.
qsizetype TextRedaction::bareLength(bool header) const
{
    const QByteArrayView ends = header ? QByteArrayView("\r\n\"'\\") : QByteArrayView("\r\n\"'\\ \t&,;}])#<");
    qsizetype i = m_at;
    while (i < m_text.size() && !ends.contains(m_text.data()[i]))
        ++i;
    return i - m_at;
}

} // namespace CozeLens
