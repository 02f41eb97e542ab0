// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendhar.h"

#include "formats/har.h"

#include <QCoreApplication>

#include <algorithm>

namespace CozeLens {

namespace {

HeaderList headerList(const Headers &headers)
{
    HeaderList list;
    for (const Header &header : headers)
        list.append({header.name, header.value});
    return list;
}

HarRequest harRequest(const Exchange &exchange, qint64 bodyBytes)
{
    HarRequest request;
    request.method = exchange.request.method;
    request.url = exchange.request.url;
    if (exchange.response && !exchange.response->httpVersion.isEmpty())
        request.httpVersion = exchange.response->httpVersion;
    request.headers = headerList(exchange.request.headers);
    request.bodyLeftOut = !exchange.request.pieces.isEmpty();
    if (bodyBytes > 0 && !request.bodyLeftOut)
        request.body = exchange.request.body;
    request.headersSize = exchange.sentHead.isEmpty() ? -1 : exchange.sentHead.size();
    request.bodySize = bodyBytes;
    return request;
}

HarResponse harResponse(const Exchange &exchange, qint64 bodyBytes)
{
    HarResponse response;
    if (exchange.response) {
        response.status = exchange.response->status;
        response.reason = exchange.response->reason;
        response.httpVersion = exchange.response->httpVersion;
        response.headers = headerList(exchange.response->headers);
        response.body = exchange.response->body;
        response.bodySize = bodyBytes;
        response.wireSize = exchange.response->wireBytes;
    }
    if (exchange.error)
        response.error = exchange.error->detail.en;
    return response;
}

// Our times count from the beginning, HAR's are lengths of phases.
HarTimes harTimes(const Timings &timings)
{
    const double total = timings.totalMs.value_or(0);
    const double looked = timings.dnsMs.value_or(0);
    const double connected = std::max(looked, timings.tlsMs.value_or(timings.connectMs.value_or(looked)));
    const double sent = std::max(connected, timings.sentMs.value_or(connected));
    const double first = std::max(sent, timings.firstByteMs.value_or(total));
    HarTimes times;
    if (timings.dnsMs)
        times.dns = looked;
    if (timings.connectMs)
        times.connect = connected - looked;
    if (timings.tlsMs && timings.connectMs)
        times.ssl = std::max(0.0, connected - *timings.connectMs);
    times.send = sent - connected;
    times.wait = first - sent;
    times.receive = std::max(0.0, total - first);
    times.total = total;
    return times;
}

} // namespace

QByteArray sendHar(const Exchange &exchange, BodyBytes bodyBytes)
{
    HarEntry entry;
    entry.started = exchange.timings.startedAt;
    entry.request = harRequest(exchange, bodyBytes.sent);
    entry.response = harResponse(exchange, bodyBytes.received);
    entry.times = harTimes(exchange.timings);
    return toHar({entry}, QCoreApplication::applicationVersion());
}

} // namespace CozeLens
