// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/jwtview.h"

#include "base/messages.h"
#include "formats/json.h"

namespace CozeLens {

namespace {

constexpr qsizetype LongestJwt = 64 * 1024;
constexpr qint64 Milliseconds = 100'000'000'000; // in seconds this lies in the year 5138
constexpr qint64 ToleratedSkew = 60;

Error malformed(const QString &id, const QStringList &arguments = {})
{
    return {u"jwt-malformed"_qs, {}, message(u"oauth."_qs + id, arguments)};
}

Result<Json::Document> opened(const QByteArray &part, const QString &name)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                                 QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return tl::unexpected(malformed(u"jwt-no-base64"_qs, {name}));
    auto document = Json::Document::parse(decoded.decoded, {64, LongestJwt, 10'000});
    if (!document || !document->root().is(Json::Kind::Object))
        return tl::unexpected(malformed(u"jwt-no-json"_qs, {name}));
    return *document;
}

QDateTime timeOf(const Json::Document &claims, QStringView name, QList<Bilingual> *remarks)
{
    const Json::Value value = claims.root()[name];
    if (!value)
        return {};
    bool whole = false;
    qint64 seconds = value.text().toLongLong(&whole);
    if (!value.is(Json::Kind::Number) || !whole) {
        remarks->append(message(u"oauth.jwt-time-no-number"_qs, {name.toString()}));
        return {};
    }
    if (seconds >= Milliseconds) {
        remarks->append(message(u"oauth.jwt-time-in-ms"_qs, {name.toString()}));
        seconds /= 1000;
    }
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

Result<JwtView> openJwt(const QByteArray &token, const QDateTime &now)
{
    const QByteArray text = token.trimmed();
    if (text.size() > LongestJwt)
        return tl::unexpected(malformed(u"jwt-too-long"_qs));
    const QList<QByteArray> parts = text.split('.');
    if (parts.size() != 3)
        return tl::unexpected(malformed(u"jwt-parts"_qs, {QString::number(parts.size())}));
    const Result<Json::Document> header = opened(parts[0], u"header"_qs);
    if (!header)
        return tl::unexpected(header.error());
    const Result<Json::Document> claims = opened(parts[1], u"claims"_qs);
    if (!claims)
        return tl::unexpected(claims.error());
    JwtView view;
    view.header = Json::formatted(header->text());
    view.claims = Json::formatted(claims->text());
    view.issuedAt = timeOf(*claims, u"iat", &view.remarks);
    view.notBefore = timeOf(*claims, u"nbf", &view.remarks);
    view.expiresAt = timeOf(*claims, u"exp", &view.remarks);
    view.audience = claims->root()[u"aud"].text();
    if (header->root()[u"alg"].text() != u"RS256")
        view.remarks.append(message(u"oauth.jwt-alg"_qs, {header->root()[u"alg"].text()}));
    if (view.expiresAt.isValid() && view.expiresAt <= now)
        view.remarks.append(message(u"oauth.jwt-expired"_qs));
    if (view.issuedAt.isValid() && view.issuedAt > now.addSecs(ToleratedSkew))
        view.remarks.append(message(u"oauth.jwt-from-future"_qs));
    if (parts[2].isEmpty())
        view.remarks.append(message(u"oauth.jwt-unsigned"_qs));
    return view;
}

} // namespace CozeLens
