// SPDX-License-Identifier: GPL-3.0-or-later
// What keeps a request from being sent as it is written, and where. Positions are those of characters,
// counted from 1.
#include "base/messages.h"
#include "http/client.h"

#include <QHostAddress>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

using Refusal = std::optional<Error>;

// libcurl's own limits are 8 MB for a URL and 1 MiB for a head; servers stop reading long before ours.
constexpr qsizetype longestUrl = 1'000'000;
constexpr qsizetype longestHead = 512 * 1024;

Refusal refuse(const QString &code, const QString &place, const QString &text,
               const QStringList &arguments = {})
{
    return Error{code, place, message(u"http."_qs + text, arguments)};
}

Refusal refuseUrl(const QString &text, const QStringList &arguments = {})
{
    return refuse(u"invalid-url"_qs, u"url"_qs, text, arguments);
}

QString characterNumber(QByteArrayView text, qsizetype offset)
{
    qsizetype number = 1;
    for (const char c : text.first(offset))
        number += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return QString::number(number);
}

// The whole character at this offset of a UTF-8 text; empty when the bytes there are none.
QByteArray characterAt(QByteArrayView text, qsizetype offset)
{
    const auto lead = static_cast<unsigned char>(text[offset]);
    const qsizetype length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (offset + length > text.size())
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text.sliced(offset, length));
    return decoder.hasError() ? QByteArray() : decoded.toUtf8();
}

QString codePoint(char c)
{
    return u"U+"_qs + QString::number(static_cast<unsigned char>(c), 16).toUpper().rightJustified(4, u'0');
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

// RFC 9110 section 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

Refusal checkVariables(const QByteArray &url)
{
    const qsizetype begin = url.indexOf("{{");
    const qsizetype end = begin < 0 ? -1 : url.indexOf("}}", begin);
    if (end < 0)
        return std::nullopt;
    return refuseUrl(u"url-variable"_qs,
                     {QString::fromUtf8(url.sliced(begin, end + 2 - begin)), characterNumber(url, begin)});
}

Refusal checkCharacters(const QByteArray &url)
{
    for (qsizetype i = 0; i < url.size(); ++i) {
        if (url[i] == ' ')
            return refuseUrl(u"url-blank"_qs, {characterNumber(url, i)});
        if (isControl(url[i]))
            return refuseUrl(u"url-control"_qs, {characterNumber(url, i), codePoint(url[i])});
        if (url[i] == '\\')
            return refuseUrl(u"url-backslash"_qs, {characterNumber(url, i)});
    }
    return std::nullopt;
}

Refusal checkScheme(const QByteArray &url)
{
    const qsizetype end = url.indexOf("://");
    const QByteArray scheme = url.left(qMax<qsizetype>(end, 0)).toLower();
    if (scheme == "http" || scheme == "https")
        return std::nullopt;
    if (end <= 0 || scheme.contains('/') || scheme.contains('?'))
        return refuseUrl(u"url-no-scheme"_qs);
    return refuseUrl(u"url-scheme"_qs, {QString::fromUtf8(scheme)});
}

Refusal checkPort(const QByteArray &port)
{
    const bool digits = std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
    const int number = digits && port.size() <= 5 ? port.toInt() : 0;
    return port.isEmpty() || (number >= 1 && number <= 65535)
               ? std::nullopt
               : refuseUrl(u"url-port"_qs, {QString::fromUtf8(port)});
}

Refusal checkAddress(const QByteArray &inBrackets)
{
    QByteArray address = inBrackets;
    if (const qsizetype zone = address.indexOf('%'); zone >= 0)
        address.truncate(zone);
    const bool valid = QHostAddress(QString::fromLatin1(address)).protocol() == QAbstractSocket::IPv6Protocol;
    return valid ? std::nullopt : refuseUrl(u"url-address"_qs, {QString::fromUtf8(inBrackets)});
}

// `begin` is the host's offset in the URL.
Refusal checkHostName(const QByteArray &url, qsizetype begin, const QByteArray &host)
{
    bool ascii = true;
    for (qsizetype i = 0; i < host.size(); ++i) {
        ascii = ascii && isAscii(host[i]);
        if (QByteArrayView("!\"$&'()*+,;<=>[]^`{|}%").contains(host[i])) {
            const QString character{QLatin1Char(host[i])};
            return refuseUrl(u"url-host-character"_qs, {character, characterNumber(url, begin + i)});
        }
    }
    if (!ascii && QUrl::toAce(QString::fromUtf8(host)).isEmpty())
        return refuseUrl(u"url-host-name"_qs, {QString::fromUtf8(host)});
    return std::nullopt;
}

Refusal checkRest(const QByteArray &url, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i) {
        if (isAscii(url[i]))
            continue;
        const QByteArray character = characterAt(url, i);
        if (character.isEmpty()) {
            return refuseUrl(u"url-not-utf8"_qs, {characterNumber(url, i),
                                                  QString::fromLatin1(url.sliced(i, 1).toPercentEncoding())});
        }
        return refuseUrl(u"url-not-ascii"_qs, {QString::fromUtf8(character), characterNumber(url, i),
                                               QString::fromLatin1(character.toPercentEncoding())});
    }
    return std::nullopt;
}

Refusal checkAuthority(const QByteArray &url, qsizetype begin, qsizetype end)
{
    const qsizetype at = url.lastIndexOf('@', end - 1);
    const qsizetype hostBegin = at >= begin && at < end ? at + 1 : begin;
    if (Refusal refusal = checkRest(url, begin, hostBegin))
        return refusal;
    const QByteArray text = url.sliced(hostBegin, end - hostBegin);
    if (text.startsWith('[')) {
        const qsizetype bracket = text.indexOf(']');
        const QByteArray after = bracket < 0 ? QByteArray() : text.sliced(bracket + 1);
        if (bracket < 0 || !(after.isEmpty() || after.startsWith(':')))
            return refuseUrl(u"url-address"_qs, {QString::fromUtf8(text.sliced(1))});
        if (Refusal refusal = checkAddress(text.mid(1, bracket - 1)))
            return refusal;
        return checkPort(after.mid(1));
    }
    const qsizetype colon = text.indexOf(':');
    const QByteArray host = colon < 0 ? text : text.first(colon);
    if (host.isEmpty())
        return refuseUrl(u"url-no-host"_qs);
    if (Refusal refusal = checkHostName(url, hostBegin, host))
        return refusal;
    return colon < 0 ? std::nullopt : checkPort(text.sliced(colon + 1));
}

Refusal checkUrl(const QByteArray &url)
{
    if (url.trimmed().isEmpty())
        return refuseUrl(u"url-empty"_qs);
    if (url.size() > longestUrl)
        return refuseUrl(u"url-long"_qs, {QString::number(longestUrl)});
    for (const auto check : {checkVariables, checkCharacters, checkScheme}) {
        if (Refusal refusal = check(url))
            return refusal;
    }
    const qsizetype begin = url.indexOf("://") + 3;
    qsizetype end = begin;
    while (end < url.size() && url[end] != '/' && url[end] != '?' && url[end] != '#')
        ++end;
    if (Refusal refusal = checkAuthority(url, begin, end))
        return refusal;
    return checkRest(url, end, url.size());
}

Refusal checkMethod(const QByteArray &method)
{
    if (method.isEmpty())
        return refuse(u"invalid-method"_qs, u"method"_qs, u"method-empty"_qs);
    for (qsizetype i = 0; i < method.size(); ++i) {
        if (!isTokenCharacter(method[i]))
            return refuse(u"invalid-method"_qs, u"method"_qs, u"method-character"_qs,
                          {QString::fromUtf8(method), characterNumber(method, i)});
    }
    return std::nullopt;
}

Refusal checkHeader(const Header &header, qsizetype number)
{
    const QString name = QString::fromUtf8(header.name);
    const QString place = u"header:"_qs + name;
    if (header.name.isEmpty())
        return refuse(u"invalid-header"_qs, place, u"header-no-name"_qs, {QString::number(number)});
    for (qsizetype i = 0; i < header.name.size(); ++i) {
        if (!isTokenCharacter(header.name[i]))
            return refuse(u"invalid-header"_qs, place, u"header-name-character"_qs,
                          {name, characterNumber(header.name, i)});
    }
    for (qsizetype i = 0; i < header.value.size(); ++i) {
        const char c = header.value[i];
        if (c == '\r' || c == '\n' || c == '\0')
            return refuse(u"invalid-header"_qs, place, u"header-value-character"_qs,
                          {name, codePoint(c), characterNumber(header.value, i)});
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> checkSendable(const Request &request)
{
    if (Refusal refusal = checkUrl(request.url))
        return refusal;
    if (Refusal refusal = checkMethod(request.method))
        return refusal;
    qsizetype headBytes = 0;
    for (qsizetype i = 0; i < request.headers.size(); ++i) {
        const Header &header = request.headers[i];
        if (Refusal refusal = checkHeader(header, i + 1))
            return refusal;
        headBytes += header.name.size() + header.value.size() + 4;
        if (headBytes > longestHead)
            return refuse(u"invalid-header"_qs, u"header:"_qs + QString::fromUtf8(header.name),
                          u"headers-long"_qs, {QString::number(longestHead / 1024)});
    }
    return std::nullopt;
}

} // namespace CozeLens
