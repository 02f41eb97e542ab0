// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redaction.h"

#include "http/knownsecrets.h"
#include "http/secretnames.h"

#include <algorithm>
#include <array>

namespace CozeLens {

namespace {

constexpr QByteArrayView mask = "••••••••";
constexpr QByteArrayView maskCharacter = "•";
constexpr qsizetype lastShown = 4;

constexpr std::array<QByteArrayView, 6> tokenPrefixes = {"pat_", "sat_", "czs_", "czu_", "cztei_", "code_"};
constexpr std::array<QByteArrayView, 3> secretHeaderEndings = {"authorization", "cookie", "x-api-key"};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView prefixOf(QByteArrayView token)
{
    for (const QByteArrayView prefix : tokenPrefixes) {
        if (token.startsWith(prefix))
            return prefix;
    }
    return token.startsWith("eyJ") ? token.first(3) : QByteArrayView();
}

// The secret part must stay long enough after losing four characters: 8 behind a prefix, 12 where nothing is
// known.
QByteArray masked(QByteArrayView token)
{
    if (token.isEmpty() || token.contains(maskCharacter))
        return token.toByteArray();
    const QByteArrayView prefix = prefixOf(token);
    const qsizetype needed = lastShown + (prefix.isEmpty() ? 12 : 8);
    const bool ascii =
        std::all_of(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    QByteArray result = prefix.toByteArray() + mask.toByteArray();
    if (ascii && token.size() - prefix.size() >= needed)
        result += token.last(lastShown);
    return result;
}

bool isVariable(QByteArrayView word)
{
    return word.startsWith("{{") && word.endsWith("}}");
}

// "max_tokens=512" is none, and neither is a count that somebody calls "token".
bool isCount(QByteArrayView value)
{
    return value.size() <= 7 &&
           std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The scheme stays, because a wrong one is worth seeing. Only a bearer token shows its end: that of Basic is
// a password's.
QByteArray maskedCredentials(QByteArrayView value)
{
    QByteArray result;
    bool bearer = true;
    const QList<QByteArray> words = value.toByteArray().split(' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray &word = words[i];
        const QByteArray lower = word.toLower();
        if (i > 0)
            result += ' ';
        if (lower == "bearer" || word.isEmpty() || isVariable(word)) {
            result += word;
        } else if (i == 0 &&
                   (lower == "basic" || lower == "digest" || lower == "token" || lower == "negotiate")) {
            result += word;
            bearer = lower == "token";
        } else {
            result += bearer || word.contains(maskCharacter) ? masked(word) : mask.toByteArray();
        }
    }
    return result;
}

QByteArray maskedCookies(QByteArrayView value, bool set)
{
    QByteArray result;
    const QList<QByteArray> parts = value.toByteArray().split(';');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const qsizetype equals = parts[i].indexOf('=');
        if (i > 0)
            result += ';';
        if ((set && i > 0) || parts[i].contains(maskCharacter))
            result += parts[i];
        else
            result += parts[i].left(equals + 1) + mask.toByteArray();
    }
    return result;
}

QByteArray maskedHeaderValue(QByteArrayView name, QByteArrayView value)
{
    const QByteArray lower = name.toByteArray().toLower();
    if (value.isEmpty())
        return {};
    if (lower.endsWith("cookie"))
        return maskedCookies(value, lower == "set-cookie");
    if (lower.endsWith("authorization"))
        return maskedCredentials(value);
    return isVariable(value.toByteArray().trimmed()) ? value.toByteArray() : masked(value);
}

Headers redactedHeaders(Headers headers)
{
    for (Header &header : headers)
        header.value = redactedHeaderValue(header.name, header.value);
    return headers;
}

//! One pass over a text. Every rule either consumes what it has looked at or looks at a bounded number of
//! bytes, or at bytes that no later attempt of the same rule can begin in.
class TextRedaction
{
public:
    explicit TextRedaction(const QByteArray &text)
        : m_text(text)
        , m_lower(text.toLower())
    {
    }

    QByteArray run()
    {
        m_out.reserve(m_text.size());
        while (m_at < m_text.size()) {
            if (!takeSecret())
                m_out += m_text[m_at++];
        }
        return m_out;
    }

private:
    bool takeSecret()
    {
        switch (m_lower[m_at]) {
        case 'a':
        case 'r':
        case 'i':
        case 'x':
            return takeNamed() || takeMember();
        case 'c':
            return takeToken() || takeNamed() || takeMember();
        case 'p':
        case 's':
            return takeToken() || takeNamed() || takeMember();
        case 'b':
        case 'd':
        case 't':
            return takeMember();
        case 'f':
            return takePart();
        case 'e':
            return takeWebToken();
        case '-':
            return takePrivateKey();
        case ':':
            return takeUrlPassword();
        default:
            return false;
        }
    }

    QByteArrayView rest() const { return QByteArrayView(m_text).sliced(m_at); }
    QByteArrayView lowerRest() const { return QByteArrayView(m_lower).sliced(m_at); }
    bool atWordStart() const { return m_at == 0 || !isWord(m_text[m_at - 1]) || isBehindEscape(); }
    // "\\npat_…" in JSON and "%22pat_…" in a URL: what ends in a letter or digit there is a sign.
    bool isBehindEscape() const
    {
        const auto isHex = [&](qsizetype from, qsizetype count) {
            return std::all_of(m_lower.begin() + from, m_lower.begin() + from + count,
                               [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        };
        if (m_at >= 2 && m_text[m_at - 2] == '\\' && QByteArrayView("nrtbf").contains(m_text[m_at - 1]))
            return true;
        if (m_at >= 3 && m_text[m_at - 3] == '%' && isHex(m_at - 2, 2))
            return true;
        return m_at >= 6 && m_text[m_at - 6] == '\\' && m_text[m_at - 5] == 'u' && isHex(m_at - 4, 4);
    }
    char at(qsizetype i) const { return i < m_text.size() ? m_text[i] : '\0'; }

    void replace(qsizetype length, const QByteArray &by)
    {
        m_out += by;
        m_at += length;
    }
    void keep(qsizetype length) { replace(length, rest().first(length).toByteArray()); }

    qsizetype wordLength(qsizetype from) const
    {
        qsizetype end = from;
        while (end < m_text.size() && isWord(m_text[end]))
            ++end;
        return end - from;
    }

    bool takeToken()
    {
        const QByteArrayView prefix = prefixOf(rest().first(std::min<qsizetype>(rest().size(), 8)));
        if (!atWordStart() || prefix.isEmpty())
            return false;
        const qsizetype length = wordLength(m_at);
        const QByteArrayView token = rest().first(length);
        // "code_interpreter" is a word, "code_WZmPRDcj…" is an authorization code.
        const bool digits =
            std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool secret = prefix == "code_" ? length >= 16 && digits : length >= prefix.size() + 4;
        if (secret)
            replace(length, masked(token));
        else
            keep(prefix.size());
        return true;
    }

    bool takeWebToken()
    {
        if (!atWordStart() || !rest().startsWith("eyJ"))
            return false;
        qsizetype end = m_at + wordLength(m_at);
        int dots = 0;
        while (dots < 2 && at(end) == '.') {
            ++dots;
            end += 1 + wordLength(end + 1);
        }
        const qsizetype length = end - m_at;
        if (dots > 0 && length >= 20)
            replace(length, masked(rest().first(length)));
        else
            keep(3);
        return true;
    }

    bool takePrivateKey()
    {
        constexpr qsizetype longestBegin = 40;
        const QByteArrayView line = rest().first(std::min(rest().size(), longestBegin));
        if (!line.startsWith("-----BEGIN ") || !line.contains("PRIVATE KEY-----"))
            return false;
        const qsizetype head = line.indexOf("PRIVATE KEY-----") + 16;
        keep(head);
        const qsizetype end = rest().indexOf("-----END");
        replace(end < 0 ? rest().size() : end, mask.toByteArray());
        return true;
    }

    // "://user:password@": looks as far as the next slash, and the next "://" is behind that.
    bool takeUrlPassword()
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
        replace(end - m_at, mask.toByteArray());
        return true;
    }

    bool takeNamed()
    {
        for (const QByteArrayView name : SecretNames) {
            if (name.front() == m_lower[m_at] && lowerRest().startsWith(name))
                return takeValue(name, false);
        }
        for (const QByteArrayView name : secretHeaderEndings) {
            if (lowerRest().startsWith(name))
                return takeValue(name, true);
        }
        return false;
    }

    // name, then quotes and blanks around ':' or '=', then the value with or without quotes of its own.
    bool takeValue(QByteArrayView name, bool header)
    {
        const qsizetype nameBegin = header && m_at >= 4 && m_text[m_at - 1] == '-' ? m_at - 4 : m_at;
        const QByteArray wholeName = m_lower.sliced(nameBegin, m_at + name.size() - nameBegin);
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
            (!quoted && (value.startsWith('{') || value.startsWith('[') || value == "null")))
            keep(length);
        else
            replace(length, header ? maskedHeaderValue(wholeName, value) : masked(value));
        return true;
    }

    // A part of a multipart form, by its name; the value reaches to the next boundary.
    bool takePart()
    {
        constexpr QByteArrayView mark = "form-data; name=\"";
        if (!lowerRest().startsWith(mark))
            return false;
        constexpr qsizetype longestHead = 1024;
        const QByteArrayView head =
            rest().sliced(mark.size()).first(std::min<qsizetype>(rest().size() - mark.size(), longestHead));
        const QByteArrayView name = head.first(std::max<qsizetype>(0, head.indexOf('"')));
        const qsizetype crLf = head.indexOf("\n\r\n");
        const qsizetype lf = head.indexOf("\n\n");
        keep(mark.size());
        if ((crLf < 0 && lf < 0) || name.contains('\n') || !namesSecret(name))
            return true;
        keep(lf < 0 || (crLf >= 0 && crLf < lf) ? crLf + 3 : lf + 2);
        qsizetype end = m_text.indexOf("\n--", m_at);
        end = end < 0 ? m_text.size() : end;
        const QByteArray value = m_text.mid(m_at, end - m_at);
        const QByteArray text = value.trimmed();
        const QByteArray tail = value.mid(value.lastIndexOf(text) + text.size());
        replace(value.size(), isVariable(text) ? value : masked(text) + tail);
        return true;
    }

    // A secret by its whole name. In prose such a word means little, so the value must be quoted behind a
    // quoted name, stand behind "=" at once, or be that of a header.
    bool takeMember()
    {
        if (!atWordStart())
            return false;
        qsizetype end = m_at;
        while (isWord(at(end)) && end - m_at <= LongestSecretWord)
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
        return takeMemberValue(header);
    }

    bool takeMemberValue(bool header)
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
            replace(length, masked(value));
        return true;
    }

    // Up to the quote that ends it: behind as many backslashes as the one that began it, or an even number of
    // them.
    qsizetype quotedLength(char quote, qsizetype slashes) const
    {
        qsizetype run = 0;
        for (qsizetype i = m_at; i < m_text.size(); ++i) {
            const char c = m_text[i];
            if (c == quote && (slashes == 0 ? run % 2 == 0 : run == slashes))
                return i - run * (slashes > 0 ? 1 : 0) - m_at;
            run = c == '\\' ? run + 1 : 0;
        }
        return m_text.size() - m_at;
    }

    // A header's value reaches to the end of its line or of the quotes around the whole header.
    qsizetype bareLength(bool header) const
    {
        const QByteArrayView ends =
            header ? QByteArrayView("\r\n\"'\\") : QByteArrayView("\r\n\"'\\ \t&,;}])#<");
        qsizetype i = m_at;
        while (i < m_text.size() && !ends.contains(m_text[i]))
            ++i;
        return i - m_at;
    }

    const QByteArray &m_text;
    const QByteArray m_lower;
    QByteArray m_out;
    qsizetype m_at = 0;
};

} // namespace

QString maskedToken(QStringView token)
{
    return QString::fromUtf8(masked(token.toUtf8()));
}

bool isSecretHeader(QByteArrayView name)
{
    for (const char *secret : {"Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie"}) {
        if (name.compare(secret, Qt::CaseInsensitive) == 0)
            return true;
    }
    return namesSecret(name);
}

QString redactedMember(const QString &name, const QString &value)
{
    const bool variable = isVariable(value.toUtf8());
    return namesSecret(name.toUtf8()) && !variable ? maskedToken(value) : redacted(value);
}

QByteArray redactedHeaderValue(QByteArrayView name, const QByteArray &value)
{
    return isSecretHeader(name) ? maskedHeaderValue(name, value) : redacted(value);
}

Request redacted(const Request &request)
{
    Request result = {request.method, redacted(request.url), redactedHeaders(request.headers),
                      redacted(request.body), request.pieces};
    for (BodyPiece &piece : result.pieces)
        piece.bytes = redacted(piece.bytes);
    return result;
}

Response redacted(const Response &response)
{
    Response result = response;
    result.headers = redactedHeaders(response.headers);
    result.body = redacted(response.body);
    return result;
}

QByteArray redacted(const QByteArray &text)
{
    return TextRedaction(withoutKnownSecrets(text)).run();
}

} // namespace CozeLens
