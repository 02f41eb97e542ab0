// SPDX-License-Identifier: GPL-3.0-or-later
// How a Transfer becomes an Exchange: the outcome, the phase it ended in, what was sent, the times.
#include "base/messages.h"
#include "http/proxyfailure.h"
#include "http/redaction.h"
#include "http/transfer.h"
#include "http/transferfailure.h"
#include "http/urlparts.h"

#include <QLocale>

#include <algorithm>

namespace CozeLens {

namespace {

Headers headersOfHead(const QByteArray &head)
{
    Headers headers;
    const QList<QByteArray> lines = head.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!lines[i].trimmed().isEmpty())
            headers.append(headerFromLine(lines[i]));
    }
    return headers;
}

bool isChunked(const Headers &headers)
{
    return headerValue(headers, "Transfer-Encoding").value_or(QByteArray()).toLower().contains("chunked");
}

// What may be the doing of a proxy that was on the way, as well as the server's.
bool maySpeakOfTheProxy(const QString &code)
{
    static const QStringList codes = {
        u"closed"_qs,     u"closed-early"_qs,         u"reset"_qs, u"not-http"_qs, u"bad-chunk"_qs,
        u"bad-header"_qs, u"bad-transfer-encoding"_qs};
    const bool ownFile = code.startsWith(u"tls-own"_qs) || code == u"tls-ca-file";
    return codes.contains(code) || code.startsWith(u"timed-out"_qs) ||
           (code.startsWith(u"tls-"_qs) && !ownFile);
}

bool isTlsFailure(CURLcode code)
{
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR;
}

// Bytes that may be anything, on one line.
QString readableBytes(const QByteArray &bytes)
{
    QString text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F)
            text += QLatin1Char(c);
        else if (c == '\r' || c == '\n')
            text += c == '\r' ? u"\\r"_qs : u"\\n"_qs;
        else
            text += u"\\x"_qs + QString::number(byte, 16).rightJustified(2, u'0');
    }
    return text;
}

QString readableSize(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 0);
}

} // namespace

void Transfer::finish(CURLcode code)
{
    if (m_upload && m_upload->error())
        return conclude(Outcome::NetworkError, *m_upload->error());
    // The answer was complete when libcurl set about sending the request again; to an upload it says that it
    // cannot rewind it.
    const bool again = m_abort == Abort::SecondRequest || code == CURLE_SEND_FAIL_REWIND;
    const bool answered = m_abort == Abort::HeadOnly || (again && m_head.isComplete());
    if (answered || (m_abort == Abort::None && code == CURLE_OK)) {
        if (m_head.isComplete() && !wasCutShort())
            return conclude(Outcome::Finished, std::nullopt);
        const QString kind = m_head.isComplete()   ? u"cut-encoding"_qs
                             : m_head.hasStarted() ? u"closed-early"_qs
                                                   : u"closed"_qs;
        return conclude(Outcome::NetworkError, networkError(phase(), kind, target()));
    }
    if (m_abort != Abort::None)
        return conclude(Outcome::NetworkError, abortError());
    const NetworkError error = failure(code);
    const bool late = error.code.startsWith(u"timed-out"_qs);
    conclude(late ? Outcome::TimedOut : Outcome::NetworkError, error);
}

bool Transfer::wasCutShort() const
{
    return m_decoder && !m_decoder->isAtEnd();
}

QStringList Transfer::target() const
{
    return {QString::fromUtf8(hostOf(m_request.url)), QString::number(portOf(m_request.url))};
}

NetworkError Transfer::abortError() const
{
    switch (m_abort) {
    case Abort::HeaderFlood:
        return networkError(Phase::Receive, u"header-flood"_qs, target());
    case Abort::NotHttp: {
        NetworkError error = networkError(Phase::Receive, u"not-http"_qs, target());
        const Bilingual begin = message(u"http.begins-with"_qs, {redacted(readableBytes(m_strange))});
        error.detail.zh += begin.zh;
        error.detail.en += u' ' + begin.en;
        return error;
    }
    case Abort::TooLarge:
        return networkError(Phase::Receive, u"too-large"_qs,
                            target() << readableSize(m_options.maxBodyBytes));
    case Abort::TooManyEvents:
        return networkError(Phase::Receive, u"too-many-events"_qs,
                            target() << QLocale(QLocale::English).toString(m_options.maxEvents));
    case Abort::NoRoom:
        return networkError(Phase::Receive, u"no-room"_qs,
                            target() << BodyWriter::folder() << m_body.errorText());
    case Abort::BadEncoding: {
        const QByteArray name =
            headerValue(m_head.response().headers, "Content-Encoding").value_or(QByteArray());
        return networkError(Phase::Receive, u"bad-encoding"_qs, target() << QString::fromUtf8(name));
    }
    case Abort::File: // finish() has told what the upload says
    case Abort::SecondRequest:
    case Abort::HeadOnly:
    case Abort::None:
        break;
    }
    return networkError(Phase::Receive, u"http2"_qs, target());
}

NetworkError Transfer::failure(CURLcode code) const
{
    TransferFailure failure;
    failure.code = code;
    failure.phase = phase();
    failure.host = hostOf(m_request.url);
    failure.port = portOf(m_request.url);
    failure.headStarted = m_head.hasStarted();
    failure.headComplete = m_head.isComplete();
    failure.certificateRefused = m_certificateRefused;
    failure.certificateAsked = m_certificateAsked;
    failure.http2 = m_head.response().httpVersion == "2";
    failure.chunked = isChunked(m_head.response().headers);
    if (CURL *curl = handle()) {
        failure.curlText = m_curl->errorText();
        failure.proxy = m_curl->proxy();
        curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &failure.osError);
        curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &failure.verifyResult);
        curl_easy_getinfo(curl, CURLINFO_PROXY_ERROR, &failure.proxyCode);
        curl_easy_getinfo(curl, CURLINFO_HTTP_CONNECTCODE, &failure.connectStatus);
        // Whose certificate it was: with a proxy that is spoken to in TLS there are two handshakes.
        const bool tunnelled = isHttps(m_request.url) && failure.connectStatus != 0;
        if (isTlsFailure(code) && isHttps(failure.proxy) && !tunnelled) {
            failure.phase = Phase::Proxy;
            failure.host = hostOf(failure.proxy);
            failure.port = portOf(failure.proxy);
            curl_easy_getinfo(curl, CURLINFO_PROXY_SSL_VERIFYRESULT, &failure.verifyResult);
        }
    }
    return explainFailure(failure);
}

double Transfer::curlMs(CURLINFO what) const
{
    curl_off_t microseconds = 0;
    if (CURL *curl = handle())
        curl_easy_getinfo(curl, what, &microseconds);
    return static_cast<double>(microseconds) / 1000.0;
}

Phase Transfer::phase() const
{
    const bool proxied = m_curl && !m_curl->proxy().isEmpty();
    if (!m_connectedMs) {
        if (curlMs(CURLINFO_NAMELOOKUP_TIME_T) == 0)
            return Phase::Dns;
        // libcurl does not tell the time of the TCP connection before the layers above it are done.
        if (m_tlsBeganMs)
            return Phase::Tls;
        return proxied ? Phase::Proxy : Phase::Connect;
    }
    const bool sent = m_sentHead.endsWith("\r\n\r\n") && m_sentBodyBytes >= bytesToSend();
    return m_head.hasStarted() || sent ? Phase::Receive : Phase::Send;
}

Timings Transfer::timings() const
{
    Timings result;
    result.startedAt = m_startedAt;
    result.totalMs = now();
    // Our clock and libcurl's differ by microseconds; an order of the phases that is not one would look like
    // a fault.
    double last = 0;
    const auto inOrder = [&last](double ms) { return last = std::max(last, ms); };
    const auto fromCurl = [&](CURLINFO what) -> std::optional<double> {
        const double ms = curlMs(what);
        return ms > 0 ? std::optional<double>(inOrder(m_begunMs + ms)) : std::nullopt;
    };
    const bool proxied = m_curl && !m_curl->proxy().isEmpty();
    const QByteArray proxy = proxied ? m_curl->proxy() : QByteArray();
    const QByteArray peer =
        proxied ? hostOf(proxy.contains("://") ? proxy : "http://" + proxy) : hostOf(m_request.url);
    if (!isLiteralAddress(peer))
        result.dnsMs = fromCurl(CURLINFO_NAMELOOKUP_TIME_T);
    result.connectMs = fromCurl(CURLINFO_CONNECT_TIME_T);
    if (!result.connectMs && m_tlsBeganMs)
        result.connectMs = inOrder(*m_tlsBeganMs);
    if (isHttps(m_request.url))
        result.tlsMs = fromCurl(CURLINFO_APPCONNECT_TIME_T);
    if (m_lastSentMs)
        result.sentMs = inOrder(*m_lastSentMs);
    if (m_firstByteMs)
        result.firstByteMs = *m_firstByteMs;
    return result;
}

// A length that the answer itself contradicts. libcurl ends the body by Transfer-Encoding, by the last
// Content-Length, or where the connection ends when a length is beyond all numbers.
QList<Damage> Transfer::lengthDamages() const
{
    QList<QByteArray> lengths;
    for (const Header &header : m_head.response().headers) {
        if (header.name.compare("Content-Length", Qt::CaseInsensitive) == 0 &&
            !lengths.contains(header.value))
            lengths.append(header.value);
    }
    const bool chunked = isChunked(m_head.response().headers);
    bool isNumber = false;
    if (!lengths.isEmpty())
        lengths.constFirst().toLongLong(&isNumber);
    if (lengths.isEmpty() || (lengths.size() == 1 && isNumber && !chunked))
        return {};
    const QStringList arguments = {QString::fromUtf8(lengths.join(", ")).left(200),
                                   QString::number(m_wireBytes)};
    return {{u"length"_qs,
             message(chunked ? u"http.damage-length-chunked"_qs : u"http.damage-length"_qs, arguments)}};
}

QList<Damage> Transfer::damages() const
{
    QList<Damage> list = m_check ? m_check->damages() : QList<Damage>();
    if (m_sawExcess)
        list.append({u"extra-bytes"_qs, message(u"http.damage-extra-bytes"_qs)});
    if (m_wasNotEncoded) {
        const QByteArray name =
            headerValue(m_head.response().headers, "Content-Encoding").value_or(QByteArray());
        list.append({u"not-encoded"_qs, message(u"http.damage-not-encoded"_qs, {QString::fromUtf8(name)})});
    }
    if (m_missesIgnored)
        list.append({u"not-read"_qs, message(u"http.damage-not-read"_qs)});
    list += lengthDamages();
    if (m_sse && m_sse->overflowed()) {
        const QString limit = readableSize(SseStream::maxEventBytes);
        list.append({u"event-too-long"_qs, message(u"http.damage-event-too-long"_qs, {limit})});
    }
    return list;
}

void Transfer::conclude(Outcome outcome, std::optional<NetworkError> error)
{
    if (!m_body.finish() && !error) {
        m_abort = Abort::NoRoom;
        outcome = Outcome::NetworkError;
        error = abortError();
    }
    const bool proxied = m_curl && !m_curl->proxy().isEmpty();
    if (error && proxied && error->phase != Phase::Proxy && maySpeakOfTheProxy(error->code)) {
        const Bilingual more = message(u"http.through-proxy"_qs, {proxyName(m_curl->proxy())});
        error->detail.zh += more.zh;
        error->detail.en += u' ' + more.en;
    }
    Exchange exchange;
    exchange.timings = timings();
    exchange.request = m_request;
    if (m_upload)
        exchange.request.pieces = m_upload->pieces();
    if (m_sentHead.endsWith("\r\n\r\n"))
        exchange.request.headers = headersOfHead(m_sentHead);
    exchange.sentHead = std::move(m_sentHead);
    exchange.connectHead = std::move(m_connectHead);
    if (m_head.hasStarted()) {
        exchange.response = m_head.response();
        exchange.response->body = m_body.take();
        exchange.response->wireBytes = m_wireBytes;
        exchange.response->damages = damages();
        exchange.response->truncated = outcome != Outcome::Finished;
    }
    exchange.events = std::move(m_events);
    exchange.outcome = outcome;
    exchange.error = std::move(error);
    m_mailbox->put([&](TransferMailbox::Mail &mail) { mail.finished = std::move(exchange); });
}

} // namespace CozeLens
