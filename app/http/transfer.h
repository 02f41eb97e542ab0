// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/bodycheck.h"
#include "http/bodywriter.h"
#include "http/contentdecoder.h"
#include "http/curlrequest.h"
#include "http/responsehead.h"
#include "http/ssestream.h"
#include "http/transfermailbox.h"
#include "http/uploadbody.h"

#include <QElapsedTimer>

#include <memory>

namespace CozeLens {

//! One request on its way and the exchange that comes of it. Made in the sender's thread, from begin() on
//! used by the TransferLoop's alone; it ends with exactly one of finish(), cancel() and timeOut(), which puts
//! the Exchange into the mailbox. Whatever had come until then is in it.
class Transfer
{
public:
    Transfer(quint64 id, Request request, SendOptions options, std::shared_ptr<TransferMailbox> mailbox);
    Q_DISABLE_COPY_MOVE(Transfer)

    quint64 id() const { return m_id; }
    //! Null before begin() and when it failed.
    CURL *handle() const { return m_curl ? m_curl->handle() : nullptr; }

    bool begin();
    //! Milliseconds until one of the limits is overstepped; empty when none is set.
    std::optional<qint64> msToDeadline() const;
    //! The same to the next word about a stall.
    std::optional<qint64> msToStall() const;

    //! Tells the receiver when the server has been silent for SendOptions::stallMs, and each second after.
    void tellStall();

    //! libcurl is done with it; what it had delivered may have to be decoded still.
    void setEnded(CURLcode code) { m_ended = code; }
    //! Goes on with what had to wait for the receiver, or for its turn. The result is for finish(), and there
    //! when nothing is left to do.
    std::optional<CURLcode> proceed();
    //! Whether proceed() has work that waits for nobody.
    bool isDecoding() const { return m_decoding && !m_held; }
    //! Whether proceed() wants its turn every lookAgainMs.
    bool isEarly() const { return m_isEarly && !m_ended; }
    static constexpr int lookAgainMs = 50;

    void finish(CURLcode code);
    void cancel();
    void timeOut();

private:
    enum class Abort {
        None,
        HeaderFlood,
        NotHttp,
        TooLarge,
        TooManyEvents,
        BadEncoding,
        NoRoom,
        File,
        SecondRequest,
        HeadOnly
    };
    enum class Limit { Connect, FirstByte, Idle, Total };
    struct Deadline
    {
        Limit limit;
        qint64 atMs;
    };

    static size_t onHeaderLine(const char *data, size_t, size_t size, void *self);
    static size_t onBody(const char *data, size_t, size_t size, void *self);
    static int onDebug(CURL *, curl_infotype type, char *data, size_t size, void *self);
    static curl_socket_t onOpenSocket(void *self, curlsocktype, curl_sockaddr *address);
    static int onRequestStart(void *self, char *, char *, int, int);

    size_t takeHeaderLine(QByteArrayView line);
    void headCompleted();
    size_t takeBody(QByteArrayView wire);
    bool decode();
    bool takePlainText();
    bool takeDecoded(QByteArrayView piece);
    void noteSent(curl_infotype type, QByteArrayView bytes);

    void noteText(QByteArrayView text);
    void takeIgnoredBody(QByteArrayView wire);
    void noteReceived();
    void noteBodySent(qint64 bytes);

    std::optional<Deadline> nextDeadline() const;
    Phase phase() const;
    NetworkError abortError() const;
    NetworkError failure(CURLcode code) const;
    bool wasCutShort() const;
    qint64 bytesToSend() const { return m_upload ? m_upload->totalBytes() : m_request.body.size(); }
    void conclude(Outcome outcome, std::optional<NetworkError> error);
    Timings timings() const;
    QList<Damage> damages() const;
    QList<Damage> lengthDamages() const;
    double now() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e6; }
    double curlMs(CURLINFO what) const;
    QStringList target() const;

    const quint64 m_id;
    const Request m_request;
    const SendOptions m_options;
    const std::shared_ptr<TransferMailbox> m_mailbox;
    std::unique_ptr<UploadBody> m_upload; //!< null: the body is the request's bytes
    std::unique_ptr<CurlRequest> m_curl;

    QDateTime m_startedAt;
    QElapsedTimer m_clock; //!< since startedAt
    double m_begunMs = 0;  //!< when libcurl took over: its own times count from there
    std::optional<double> m_tlsBeganMs;
    std::optional<double> m_connectedMs; //!< with the handshakes of TLS and proxy
    std::optional<double> m_lastSentMs;
    std::optional<double> m_firstByteMs;
    double m_lastReceivedMs = 0;
    double m_lastLifeMs = 0; //!< of the connection: bytes of ours taken, or of its own come

    QByteArray m_sentHead;
    QByteArray m_connectHead; //!< what went to the proxy before
    QByteArray m_strange;     //!< the beginning of what was no HTTP
    qint64 m_sentBodyBytes = 0;
    ResponseHead m_head;
    std::unique_ptr<ContentDecoder> m_decoder;
    BodyWriter m_body;
    std::optional<BodyCheck> m_check;
    bool m_wasNotEncoded = false; //!< whatever Content-Encoding said
    bool m_sawExcess = false;     //!< bytes behind the end that Content-Length promised
    bool m_isIgnored = false;     //!< libcurl keeps the body to itself
    bool m_missesIgnored = false; //!< and it could not be had otherwise
    bool m_certificateRefused = false;
    bool m_certificateAsked = false; //!< the server asked for a client certificate
    int m_stallsTold = 0;            //!< since the last byte
    qint64 m_wireBytes = 0;
    bool m_decoding = false; //!< the decoder holds more
    bool m_held = false;     //!< waiting for the receiver
    bool m_paused = false;   //!< libcurl keeps a piece back
    bool m_isEarly = false;  //!< HTTP/2, and answered before the whole body was sent
    double m_lookedMs = 0;   //!< when libcurl was last made to look for the rest of such an answer
    std::optional<CURLcode> m_ended;
    std::optional<SseStream> m_sse;
    QList<ServerSentEvent> m_events;
    Abort m_abort = Abort::None;
    bool m_requestStarted = false;
};

} // namespace CozeLens
