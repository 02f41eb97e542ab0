// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauth/tokenreply.h"

#include "base/messages.h"
#include "formats/json.h"

#include <QLocale>

namespace CozeLens {

namespace {

constexpr qint64 ToleratedSkew = 60;
constexpr qint64 FirstAbsolute = 1'000'000'000; // as a span this would be 31 years
constexpr qsizetype LargestReply = 1024 * 1024;

void append(Bilingual *text, const Bilingual &more)
{
    text->zh += more.zh;
    text->en += u' ' + more.en;
}

Error failure(const Exchange &exchange, const Json::Document &reply)
{
    const Json::Value root = reply.root();
    for (const QString &name : {u"error_code"_qs, u"error"_qs, u"code"_qs}) {
        const QString code = root[name].text();
        if (code.isEmpty() || code == u"0" || root[name].is(Json::Kind::Null))
            continue;
        QString words;
        for (const QString &text : {u"error_message"_qs, u"error_description"_qs, u"msg"_qs}) {
            if (words.isEmpty())
                words = root[text].string();
        }
        return {code, {}, message(u"oauth.refused"_qs, {code, words.isEmpty() ? u"—"_qs : words})};
    }
    const int status = exchange.response ? exchange.response->status : 0;
    return {u"no-token"_qs, {}, message(u"oauth.no-token"_qs, {QString::number(status)})};
}

} // namespace

std::optional<qint64> clockSkew(const Exchange &exchange, const QDateTime &now)
{
    const auto date = exchange.response ? headerValue(exchange.response->headers, "Date") : std::nullopt;
    if (!date)
        return std::nullopt;
    QDateTime server =
        QLocale::c().toDateTime(QString::fromLatin1(*date), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs);
    server.setTimeSpec(Qt::UTC);
    return server.isValid() ? std::optional(server.secsTo(now)) : std::nullopt;
}

Result<OauthToken> tokenOf(const Exchange &exchange, const QDateTime &now)
{
    if (exchange.error)
        return tl::unexpected(Error{exchange.error->code, {}, exchange.error->detail});
    const QByteArray body = exchange.response ? exchange.response->body.left(LargestReply) : QByteArray();
    const Json::Document reply =
        Json::Document::parse(body, {64, LargestReply, 10'000}).value_or(Json::Document());
    const qint64 skew = clockSkew(exchange, now).value_or(0);
    // Older replies put the members into an envelope.
    const Json::Value inside = reply.root()[u"data"];
    const Json::Value members = inside.is(Json::Kind::Object) ? inside : reply.root();
    OauthToken token;
    token.accessToken = members[u"access_token"].string().toUtf8();
    if (token.accessToken.isEmpty()) {
        Error error = failure(exchange, reply);
        if (qAbs(skew) > ToleratedSkew)
            append(&error.text, message(skew > 0 ? u"oauth.clock-fast"_qs : u"oauth.clock-slow"_qs,
                                        {QString::number(qAbs(skew))}));
        return tl::unexpected(error);
    }
    token.refreshToken = members[u"refresh_token"].string().toUtf8();
    token.clockSkewSeconds = qAbs(skew) > ToleratedSkew ? skew : 0;
    const qint64 expires = members[u"expires_in"].text().toLongLong();
    // A Unix time with Coze, a span with everybody else.
    if (expires >= FirstAbsolute)
        token.expiresAt = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC);
    else if (expires > 0)
        token.expiresAt = now.toUTC().addSecs(expires);
    return token;
}

} // namespace CozeLens
