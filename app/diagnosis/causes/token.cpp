// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/token.h"

#include "diagnosis/causes/words.h"

#include <QRegularExpression>

namespace CozeLens::Causes {

namespace {

constexpr qsizetype LongestJwt = 64 * 1024;
constexpr const char *Bearer = "Bearer";

bool looksLikeToken(QByteArrayView text)
{
    return hasTokenPrefix(text) || text.startsWith("eyJ");
}

// "Bearer:x" and "Bearerpat_x": the word is there, the blank is not.
bool readGlued(const QByteArray &value, Authorization &result)
{
    if (!value.left(6).toLower().startsWith("bearer"))
        return false;
    QByteArray rest = value.mid(6);
    for (const char *blank : {"\xE3\x80\x80", "\xC2\xA0", "\xE2\x80\x8B", "\t"}) {
        if (rest.startsWith(blank))
            rest = rest.mid(qsizetype(strlen(blank))).trimmed();
    }
    if (rest.startsWith(':') || rest.startsWith('=') || rest.startsWith("：")) {
        rest = rest.mid(rest.startsWith("：") ? 3 : 1).trimmed();
        if (rest.isEmpty()) // the word alone
            return true;
    } else if (!looksLikeToken(rest)) {
        return false;
    }
    result.scheme = Scheme::Glued;
    result.token = rest;
    return true;
}

void readWithScheme(const QByteArray &value, qsizetype blank, Authorization &result)
{
    const QByteArray word = value.left(blank);
    const QByteArray rest = value.mid(blank + 1).trimmed();
    const bool manyBlanks = value.mid(blank + 1) != rest;
    result.token = rest;
    if (word.toLower() == "bearer") {
        const qsizetype next = rest.indexOf(' ');
        if (next > 0 && rest.left(next).toLower() == "bearer") {
            result.scheme = Scheme::Doubled;
            result.token = rest.mid(next + 1).trimmed();
        } else if (word != Bearer) {
            result.scheme = Scheme::OddCase;
        } else {
            result.scheme = manyBlanks ? Scheme::Blanks : Scheme::Proper;
        }
        return;
    }
    result.basic = word.toLower() == "basic";
    if (editDistance(QString::fromUtf8(word).toLower(), u"bearer", 1) <= 1)
        result.scheme = Scheme::Misspelt;
    else if (looksLikeToken(rest))
        result.scheme = Scheme::OtherWord;
    else
        result.scheme = Scheme::Unknown;
    if (result.scheme == Scheme::Unknown && !result.basic)
        result.token = value;
}

//! The quotes that a shell or a configuration file left around the whole value.
QByteArray unquoted(const QByteArray &value)
{
    for (const char quote : {'"', '\'', '`'}) {
        if (value.size() > 2 && value.startsWith(quote) && value.endsWith(quote))
            return value.mid(1, value.size() - 2).trimmed();
    }
    return value;
}

void readValue(const QByteArray &given, Authorization &result)
{
    QByteArray value = given;
    if (const QByteArray inner = unquoted(given); inner != given && inner.left(7).toLower() == "bearer ") {
        value = inner;
        result.quoted = true;
    }
    if (value.isEmpty() || value.toLower() == "bearer")
        return;
    if (looksLikeToken(value)) {
        result.scheme = Scheme::None;
        result.token = value;
        return;
    }
    if (readGlued(value, result))
        return;
    const qsizetype blank = value.indexOf(' ');
    if (blank > 0) {
        readWithScheme(value, blank, result);
    } else {
        result.scheme = Scheme::Unknown;
        result.token = value;
    }
}

Json::Document decodePart(const QByteArray &part)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (!decoded)
        return {};
    auto document = Json::Document::parse(decoded.decoded, {64, LongestJwt});
    return document && document->root().is(Json::Kind::Object) ? *document : Json::Document();
}

// What an address or a string literal writes for one character: %0A, \n, \u200b. Its letters are none of the
// token's.
const QRegularExpression &escapedCharacter()
{
    static const QRegularExpression escaped(
        uR"(%[0-9A-Fa-f]{2}|\\+(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[nrt]))"_qs);
    return escaped;
}

} // namespace

QByteArray cleanHeaderName(QByteArrayView name)
{
    QByteArray clean = name.toByteArray().trimmed();
    while (clean.endsWith(':'))
        clean = clean.chopped(1).trimmed();
    return clean.toLower();
}

Authorization readAuthorization(const Headers &headers)
{
    Authorization result;
    for (const Header &header : headers) {
        if (cleanHeaderName(header.name) != "authorization")
            continue;
        if (result.present) {
            result.conflicting = result.conflicting || header.value.trimmed() != result.value;
            continue;
        }
        result.present = true;
        result.value = header.value.trimmed();
        result.lineBreak = header.value.contains('\n') || header.value.contains('\r');
        readValue(result.value, result);
    }
    return result;
}

bool hasTokenPrefix(QByteArrayView token)
{
    for (const char *prefix : {"pat_", "sat_", "czs_", "czu_", "cztei_"}) {
        if (token.startsWith(prefix))
            return true;
    }
    return false;
}

std::optional<qint64> Jwt::seconds(QStringView name) const
{
    const Json::Value value = claim(name);
    if (!value || !value.is(Json::Kind::Number))
        return std::nullopt;
    bool whole = false;
    const qint64 number = value.raw().toLongLong(&whole);
    return whole ? std::optional(number) : std::nullopt;
}

Jwt readJwt(const QByteArray &token)
{
    Jwt jwt;
    if (token.size() > LongestJwt || token.count('.') != 2)
        return jwt;
    const QList<QByteArray> parts = token.split('.');
    jwt.header = decodePart(parts[0]);
    jwt.payload = decodePart(parts[1]);
    jwt.shaped = jwt.header.root() && jwt.payload.root();
    return jwt;
}

QByteArray sanitizedToken(const QByteArray &token)
{
    QByteArray clean;
    const QByteArray bytes = QString::fromUtf8(token).remove(escapedCharacter()).toUtf8();
    for (const char c : bytes) {
        if (isAlphanumeric(QByteArrayView(&c, 1)) || c == '.' || c == '_' || c == '-')
            clean += c;
    }
    while (clean.endsWith('.'))
        clean.chop(1);
    return clean;
}

bool hasStrayCharacters(const QByteArray &token)
{
    static const QByteArray stray = " \t\r\n\"'`[](){}<>,\\";
    for (const char c : token) {
        if (stray.contains(c) || uchar(c) < 0x20 || uchar(c) >= 0x7f)
            return true;
    }
    return token.endsWith(';') || token.endsWith('.') ||
           (token.contains('%') && QString::fromUtf8(token).contains(escapedCharacter()));
}

bool isBracketedToken(const QByteArray &token)
{
    const QByteArray clean = sanitizedToken(token);
    return hasTokenPrefix(clean) && clean.size() >= 40 && token.size() == clean.size() + 2 &&
           !isTokenPlaceholder(QString::fromUtf8(clean));
}

} // namespace CozeLens::Causes
