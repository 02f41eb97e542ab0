// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redirect.h"

#include "http/redaction.h"
#include "http/urlparts.h"

#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

bool isOneOf(QByteArrayView name, std::initializer_list<QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QByteArrayView one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

bool becomesGet(const QByteArray &method, int status)
{
    if (status == 303)
        return method != "GET" && method != "HEAD";
    return (status == 301 || status == 302) && method == "POST";
}

// Servers write a Location in UTF-8 or with blanks; what goes over the wire has neither.
QByteArray encodedLocation(const QByteArray &location)
{
    QByteArray out;
    for (const char c : location) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F)
            out += '%' + QByteArray(1, c).toHex().toUpper();
        else
            out += c;
    }
    return out;
}

bool sameOrigin(const QByteArray &a, const QByteArray &b)
{
    return isHttps(a) == isHttps(b) && hostOf(a) == hostOf(b) && portOf(a) == portOf(b);
}

} // namespace

std::optional<RedirectTarget> redirectTarget(const Request &request, const Response &response)
{
    const int status = response.status;
    if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308)
        return std::nullopt;
    const std::optional<QByteArray> location = headerValue(response.headers, "Location");
    if (!location || location->isEmpty())
        return std::nullopt;
    const QUrl base = QUrl::fromEncoded(request.url);
    QUrl target = base.resolved(QUrl::fromEncoded(encodedLocation(*location)));
    const QString scheme = target.scheme();
    if (!target.isValid() || target.host().isEmpty() || (scheme != u"http" && scheme != u"https"))
        return std::nullopt;
    target.setFragment({}); // never sent
    if (target.path().isEmpty())
        target.setPath(u"/"_qs);
    const QByteArray url = target.toEncoded(QUrl::FullyEncoded);
    return RedirectTarget{url, sameOrigin(request.url, url)};
}

std::optional<RedirectTarget> redirectTarget(const Exchange &exchange)
{
    return exchange.response ? redirectTarget(exchange.request, *exchange.response) : std::nullopt;
}

std::optional<Request> redirectedRequest(const Request &request, const Response &response)
{
    const std::optional<RedirectTarget> target = redirectTarget(request, response);
    if (!target)
        return std::nullopt;
    Request next = request;
    next.url = target->url;
    const bool dropsBody = becomesGet(request.method, response.status);
    if (dropsBody) {
        next.method = "GET";
        next.body.clear();
        next.pieces.clear();
    }
    next.headers.removeIf([&](const Header &header) {
        if (isOneOf(header.name, {"Host", "Content-Length"}))
            return true;
        if (dropsBody &&
            isOneOf(header.name, {"Content-Type", "Content-Encoding", "Content-Language", "Content-Location",
                                  "Content-Disposition", "Expect", "Transfer-Encoding"}))
            return true;
        return !target->sameOrigin && (isSecretHeader(header.name) || redacted(header.value) != header.value);
    });
    return next;
}

} // namespace CozeLens
