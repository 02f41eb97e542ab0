// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/sendjson.h"

#include "commandline/explainjson.h"
#include "http/bodywriter.h"
#include "http/redaction.h"

#include <utility>

namespace CozeLens {

namespace {

QString name(Outcome outcome)
{
    static const QString names[] = {u"finished"_qs, u"cancelled"_qs, u"timed-out"_qs, u"network-error"_qs};
    return names[static_cast<int>(outcome)];
}

QString name(Phase phase)
{
    static const QString names[] = {u"dns"_qs,   u"connect"_qs, u"tls"_qs,
                                    u"proxy"_qs, u"send"_qs,    u"receive"_qs};
    return names[static_cast<int>(phase)];
}

void write(Json::Writer &w, const Headers &headers)
{
    w.beginArray();
    for (const Header &header : headers)
        w.beginArray().utf8(header.name).utf8(header.value).endArray();
    w.endArray();
}

void write(Json::Writer &w, const Response &response, qint64 bodyBytes)
{
    w.beginObject();
    w.key("status").number(qint64(response.status));
    w.key("reason").utf8(response.reason);
    w.key("http_version").utf8(response.httpVersion);
    w.key("headers");
    write(w, response.headers);
    const QByteArrayView body = response.body.view();
    if (body.isValidUtf8()) {
        w.key("body").utf8(body);
    } else {
        w.key("body").null();
        w.key("body_base64").utf8(response.body.bytes().toBase64());
    }
    w.key("body_bytes").number(bodyBytes);
    w.key("wire_bytes").number(response.wireBytes);
    w.key("truncated").boolean(response.truncated);
    if (!response.damages.isEmpty()) {
        w.key("damages").beginArray();
        for (const Damage &damage : response.damages) {
            w.beginObject();
            w.key("code").string(damage.code);
            w.key("text").beginObject();
            w.key("zh").string(damage.text.zh);
            w.key("en").string(damage.text.en);
            w.endObject();
            w.endObject();
        }
        w.endArray();
    }
    w.endObject();
}

void write(Json::Writer &w, const QList<ServerSentEvent> &events)
{
    w.beginArray();
    for (const ServerSentEvent &event : events) {
        w.beginObject();
        w.key("event").utf8(event.event);
        w.key("data").utf8(event.data);
        w.key("id").utf8(event.id);
        w.key("at_ms").number(event.atMs, 3);
        w.endObject();
    }
    w.endArray();
}

void write(Json::Writer &w, const Timings &timings)
{
    const auto member = [&w](const char *key, const std::optional<double> &ms) {
        w.key(key);
        if (ms)
            w.number(*ms, 3);
        else
            w.null();
    };
    w.beginObject();
    member("dns_ms", timings.dnsMs);
    member("connect_ms", timings.connectMs);
    member("tls_ms", timings.tlsMs);
    member("first_byte_ms", timings.firstByteMs);
    member("total_ms", timings.totalMs);
    w.endObject();
}

} // namespace

void sendJson(const Exchange &exchange, BodyBytes bodyBytes, const Diagnosis &diagnosis,
              const Json::Writer::Sink &sink)
{
    Json::Writer w(sink);
    w.beginObject();
    w.key("request").beginObject();
    w.key("method").utf8(exchange.request.method);
    w.key("url").utf8(exchange.request.url);
    w.key("headers");
    write(w, exchange.request.headers);
    w.key("body_bytes").number(bodyBytes.sent);
    w.endObject();
    w.key("response");
    if (exchange.response)
        write(w, *exchange.response, bodyBytes.received);
    else
        w.null();
    w.key("events");
    write(w, exchange.events);
    w.key("timings");
    write(w, exchange.timings);
    w.key("outcome").string(name(exchange.outcome));
    w.key("network_error");
    // Who cancels needs no explanation.
    if (exchange.error && exchange.outcome != Outcome::Cancelled) {
        w.beginObject();
        w.key("phase").string(name(exchange.error->phase));
        w.key("detail").beginObject();
        w.key("zh").string(exchange.error->detail.zh);
        w.key("en").string(exchange.error->detail.en);
        w.endObject();
        w.endObject();
    } else {
        w.null();
    }
    w.key("diagnosis");
    writeDiagnosis(w, diagnosis);
    w.endObject();
    w.finish();
}

// A large body lies in a file, and so does what becomes of it.
static Body maskedBody(const Body &body)
{
    BodyWriter writer;
    const bool written =
        redactTo(body.view(), [&writer](QByteArrayView piece) { return writer.add(piece); }) &&
        writer.finish();
    return written ? writer.take() : Body(redacted(body.bytes()));
}

Exchange masked(Exchange exchange)
{
    exchange.request = redacted(exchange.request);
    if (exchange.response) {
        const Body body = std::exchange(exchange.response->body, Body());
        exchange.response = redacted(*exchange.response);
        exchange.response->body = maskedBody(body);
    }
    for (ServerSentEvent &event : exchange.events)
        event.data = redacted(event.data);
    return exchange;
}

} // namespace CozeLens
