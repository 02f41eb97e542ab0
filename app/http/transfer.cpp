// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/transfer.h"

#include "http/transferfailure.h"

#include <sys/socket.h>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qint64 decodingTurnMs = 10;
constexpr qint64 stallAgainMs = 1000;
constexpr qsizetype strangeBytes = 60; // enough to recognise a service by its greeting

bool isEventStream(const Headers &headers)
{
    const QByteArray type = headerValue(headers, "Content-Type").value_or(QByteArray());
    return type.split(';').constFirst().trimmed().toLower() == "text/event-stream";
}

} // namespace

Transfer::Transfer(quint64 id, Request request, SendOptions options, std::shared_ptr<TransferMailbox> mailbox)
    : m_id(id)
    , m_request(std::move(request))
    , m_options(std::move(options))
    , m_mailbox(std::move(mailbox))
    , m_startedAt(QDateTime::currentDateTimeUtc())
{
    m_clock.start();
}

bool Transfer::begin()
{
    if (!m_request.pieces.isEmpty()) {
        m_upload = std::make_unique<UploadBody>(m_request.pieces);
        if (!m_upload->open()) {
            m_abort = Abort::File;
            return false;
        }
    }
    m_curl = std::make_unique<CurlRequest>(m_request, m_options, m_upload.get());
    CURL *curl = handle();
    if (!curl)
        return false;
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &Transfer::onHeaderLine);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &Transfer::onOpenSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, this);
    curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, &Transfer::onRequestStart);
    curl_easy_setopt(curl, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &Transfer::onDebug);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, this);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    m_begunMs = now();
    return true;
}

// libcurl writes a request again on its own in rare cases: an HTTP/2 server that refuses the stream or asks
// for HTTP/1.1, a 417 to "Expect: 100-continue". It is stopped before it connects for that.
curl_socket_t Transfer::onOpenSocket(void *self, curlsocktype, curl_sockaddr *address)
{
    auto *transfer = static_cast<Transfer *>(self);
    if (transfer->m_requestStarted) {
        transfer->m_abort = Abort::SecondRequest;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Called when the connection stands and the request is about to be written; a second time when libcurl found
// another connection to write it to again.
int Transfer::onRequestStart(void *self, char *, char *, int, int)
{
    auto *transfer = static_cast<Transfer *>(self);
    if (transfer->m_requestStarted) {
        transfer->m_abort = Abort::SecondRequest;
        return CURL_PREREQFUNC_ABORT;
    }
    transfer->m_requestStarted = true;
    transfer->m_connectedMs = transfer->now();
    return CURL_PREREQFUNC_OK;
}

int Transfer::onDebug(CURL *, curl_infotype type, char *data, size_t size, void *self)
{
    static_cast<Transfer *>(self)->noteSent(type, QByteArrayView(data, static_cast<qsizetype>(size)));
    return 0;
}

void Transfer::noteSent(curl_infotype type, QByteArrayView bytes)
{
    if (type == CURLINFO_TEXT)
        return noteText(bytes);
    if (type == CURLINFO_SSL_DATA_OUT && !m_tlsBeganMs)
        m_tlsBeganMs = now();
    if (type == CURLINFO_DATA_IN && m_isIgnored)
        return takeIgnoredBody(bytes);
    if (type != CURLINFO_HEADER_OUT && type != CURLINFO_DATA_OUT)
        return;
    // What goes out before the request has started is a CONNECT for the proxy.
    if (!m_requestStarted) {
        if (type == CURLINFO_HEADER_OUT)
            m_connectHead += bytes;
        return;
    }
    m_lastSentMs = m_lastLifeMs = now();
    m_stallsTold = 0;
    if (type == CURLINFO_HEADER_OUT)
        m_sentHead += bytes;
    else
        noteBodySent(bytes.size());
}

void Transfer::noteReceived()
{
    m_lastReceivedMs = m_lastLifeMs = now();
    m_stallsTold = 0;
}

// What libcurl tells in words only. Under HTTP/2 it has none left for an alert when it gives up.
void Transfer::noteText(QByteArrayView text)
{
    if (text.contains("xcess found") || text.contains("xcess data"))
        m_sawExcess = true;
    if (text.contains("Ignoring the response-body"))
        m_isIgnored = true;
    if (text.contains("(IN)") && text.contains("Request CERT"))
        m_certificateAsked = true;
    if (text.contains("alert certificate required") || text.contains("alert bad certificate"))
        m_certificateRefused = true;
}

// Of a 417, which libcurl takes for a sign to send again. Here the pieces still have their chunks' frames.
void Transfer::takeIgnoredBody(QByteArrayView wire)
{
    const auto encoding = headerValue(m_head.response().headers, "Transfer-Encoding");
    if (encoding || takeBody(wire) != static_cast<size_t>(wire.size()))
        m_missesIgnored = true;
}

void Transfer::noteBodySent(qint64 bytes)
{
    m_sentBodyBytes += bytes;
    m_mailbox->put([&](TransferMailbox::Mail &mail) {
        mail.sentBytes = m_sentBodyBytes;
        mail.sendBytes = bytesToSend();
    });
}

size_t Transfer::onHeaderLine(const char *data, size_t, size_t size, void *self)
{
    return static_cast<Transfer *>(self)->takeHeaderLine(QByteArrayView(data, static_cast<qsizetype>(size)));
}

size_t Transfer::takeHeaderLine(QByteArrayView line)
{
    noteReceived();
    if (!m_firstByteMs)
        m_firstByteMs = m_lastReceivedMs;
    const bool wasComplete = m_head.isComplete();
    if (!m_head.addLine(line)) {
        m_abort = Abort::HeaderFlood;
        return 0;
    }
    if (m_head.isComplete() && !wasComplete) {
        headCompleted();
        // libcurl would wait for a body here, because the request has one.
        if (m_request.method == "HEAD" && bytesToSend() > 0) {
            m_abort = Abort::HeadOnly;
            return 0;
        }
    }
    return static_cast<size_t>(line.size());
}

void Transfer::headCompleted()
{
    const Response &head = m_head.response();
    QByteArray encodings;
    for (const Header &header : head.headers) {
        if (header.name.compare("Content-Encoding", Qt::CaseInsensitive) == 0)
            encodings += header.value + ',';
    }
    m_decoder = ContentDecoder::create(encodings);
    m_check.emplace(head.headers);
    if (isEventStream(head.headers))
        m_sse.emplace();
    m_isEarly = head.httpVersion == "2" && m_sentBodyBytes < bytesToSend();
    m_mailbox->put([&](TransferMailbox::Mail &mail) { mail.head = head; });
}

size_t Transfer::onBody(const char *data, size_t, size_t size, void *self)
{
    return static_cast<Transfer *>(self)->takeBody(QByteArrayView(data, static_cast<qsizetype>(size)));
}

size_t Transfer::takeBody(QByteArrayView wire)
{
    if (!m_head.hasStarted()) {
        m_strange = wire.first(std::min<qsizetype>(wire.size(), strangeBytes)).toByteArray();
        m_abort = Abort::NotHttp;
        return 0;
    }
    m_held = m_mailbox->holdsUp();
    if (m_held || m_decoding) {
        m_paused = true;
        return CURL_WRITEFUNC_PAUSE; // libcurl gives it again when proceed() says so
    }
    noteReceived();
    m_wireBytes += wire.size();
    if (!m_decoder)
        return takeDecoded(wire) ? static_cast<size_t>(wire.size()) : 0;
    m_decoder->feed(wire);
    return decode() ? static_cast<size_t>(wire.size()) : 0;
}

// Little wire may be much body: it stops when the receiver has enough and when other transfers, or Cancel,
// would wait for long.
bool Transfer::decode()
{
    QElapsedTimer turn;
    turn.start();
    while (true) {
        m_held = m_mailbox->holdsUp();
        m_decoding = true;
        if (m_held || turn.hasExpired(decodingTurnMs))
            return true;
        QByteArrayView piece;
        const ContentDecoder::Result result = m_decoder->next(piece);
        m_decoding = result == ContentDecoder::Result::Piece;
        if (result == ContentDecoder::Result::Damaged) {
            if (takePlainText())
                return m_abort == Abort::None;
            m_abort = Abort::BadEncoding;
        }
        if (result == ContentDecoder::Result::NeedsInput && m_wireBytes > m_options.maxBodyBytes &&
            m_options.maxBodyBytes > 0)
            m_abort = Abort::TooLarge; // without end, and decoding to nothing
        if (m_decoding && !takeDecoded(piece))
            m_decoding = false;
        if (!m_decoding)
            return m_abort == Abort::None;
    }
}

// An encoding that was named and never applied is no reason to keep the answer from its reader.
bool Transfer::takePlainText()
{
    const QByteArray text = m_decoder->plainText();
    if (text.isEmpty())
        return false;
    m_decoder.reset();
    m_wasNotEncoded = true;
    takeDecoded(text);
    return true;
}

std::optional<CURLcode> Transfer::proceed()
{
    if (m_held && m_mailbox->holdsUp())
        return std::nullopt;
    // The time of waiting was not the server's.
    if (std::exchange(m_held, false))
        noteReceived();
    if (m_decoding && !decode())
        return CURLE_WRITE_ERROR;
    if (m_decoding || m_held)
        return std::nullopt;
    bool goesOn = std::exchange(m_paused, false);
    // libcurl stops sending and may wait for a socket then, with the end of the answer in its hands: pausing
    // makes it look once more.
    if (isEarly() && now() - m_lookedMs >= lookAgainMs) {
        m_lookedMs = now();
        curl_easy_pause(handle(), CURLPAUSE_RECV);
        goesOn = true;
    }
    if (goesOn) {
        const CURLcode code = curl_easy_pause(handle(), CURLPAUSE_CONT);
        if (code != CURLE_OK)
            return code;
    }
    if (m_ended && m_decoder && !m_decoder->isAtEnd())
        takePlainText();
    return m_ended;
}

bool Transfer::takeDecoded(QByteArrayView piece)
{
    const qint64 room = m_options.maxBodyBytes > 0 ? m_options.maxBodyBytes - m_body.size() : piece.size();
    const QByteArrayView fitting = piece.first(std::min<qsizetype>(piece.size(), room));
    m_check->feed(fitting);
    const bool stored = m_body.add(fitting);
    const QList<ServerSentEvent> events =
        m_sse ? m_sse->feed(fitting, m_lastReceivedMs) : QList<ServerSentEvent>();
    m_events += events;
    m_mailbox->put([&](TransferMailbox::Mail &mail) {
        mail.body += fitting;
        mail.totalBytes = m_body.size();
        mail.events += events;
    });
    if (!stored)
        m_abort = Abort::NoRoom;
    else if (fitting.size() < piece.size())
        m_abort = Abort::TooLarge;
    else if (m_options.maxEvents > 0 && m_events.size() >= m_options.maxEvents)
        m_abort = Abort::TooManyEvents;
    return m_abort == Abort::None;
}

std::optional<Transfer::Deadline> Transfer::nextDeadline() const
{
    std::optional<Deadline> next;
    const auto consider = [&next](Limit limit, double fromMs, int limitMs) {
        const qint64 at = static_cast<qint64>(fromMs) + limitMs;
        if (limitMs > 0 && (!next || at < next->atMs))
            next = Deadline{limit, at};
    };
    consider(Limit::Total, 0, m_options.totalTimeoutMs);
    if (!m_connectedMs)
        consider(Limit::Connect, m_begunMs, m_options.connectTimeoutMs);
    else if (!m_firstByteMs)
        consider(Limit::FirstByte, m_lastSentMs.value_or(*m_connectedMs), m_options.firstByteTimeoutMs);
    else if (!m_held && !m_decoding && !m_ended)
        consider(Limit::Idle, m_lastReceivedMs, m_options.idleTimeoutMs);
    return next;
}

std::optional<qint64> Transfer::msToDeadline() const
{
    const std::optional<Deadline> deadline = nextDeadline();
    return deadline ? std::optional<qint64>(deadline->atMs - m_clock.elapsed()) : std::nullopt;
}

std::optional<qint64> Transfer::msToStall() const
{
    if (m_options.stallMs <= 0 || m_held || m_decoding || m_ended)
        return std::nullopt;
    const qint64 next = static_cast<qint64>(m_lastLifeMs) + m_options.stallMs + m_stallsTold * stallAgainMs;
    return next - m_clock.elapsed();
}

void Transfer::tellStall()
{
    const std::optional<qint64> left = msToStall();
    if (!left || *left > 0)
        return;
    ++m_stallsTold;
    m_mailbox->put([&](TransferMailbox::Mail &mail) {
        mail.silentMs = m_clock.elapsed() - static_cast<qint64>(m_lastLifeMs);
    });
}

void Transfer::timeOut()
{
    const std::optional<Deadline> deadline = nextDeadline();
    const auto error = [&](const QString &code, int limitMs) {
        const Bilingual name = phaseName(phase());
        const QString seconds = QString::number(limitMs / 1000.0);
        NetworkError result = networkError(phase(), code, target() << seconds);
        result.detail.zh.replace(u"{phase}"_qs, name.zh);
        result.detail.en.replace(u"{phase}"_qs, name.en);
        return result;
    };
    switch (deadline ? deadline->limit : Limit::Total) {
    case Limit::Connect:
        return conclude(Outcome::TimedOut, error(u"timed-out-connect"_qs, m_options.connectTimeoutMs));
    case Limit::FirstByte:
        return conclude(Outcome::TimedOut,
                        error(phase() == Phase::Send ? u"timed-out-sending"_qs : u"timed-out-first-byte"_qs,
                              m_options.firstByteTimeoutMs));
    case Limit::Idle:
        return conclude(Outcome::TimedOut, error(u"timed-out-idle"_qs, m_options.idleTimeoutMs));
    case Limit::Total:
        return conclude(Outcome::TimedOut, error(u"timed-out-total"_qs, m_options.totalTimeoutMs));
    }
}

void Transfer::cancel()
{
    conclude(Outcome::Cancelled, networkError(phase(), u"cancelled"_qs, target()));
}

} // namespace CozeLens
