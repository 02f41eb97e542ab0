// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "http/exchange.h"

#include <QObject>

#include <memory>

namespace CozeLens {

//! Limits and connection settings of one exchange. Times in milliseconds; 0 switches a limit off.
struct SendOptions
{
    int connectTimeoutMs = 15'000;
    int firstByteTimeoutMs = 120'000;
    int idleTimeoutMs = 120'000;
    int totalTimeoutMs = 0;
    int stallMs = 3'000;                       //!< silence after which stalled() is told
    qint64 maxBodyBytes = 512LL * 1024 * 1024; //!< of the decoded body
    int maxEvents = 1'000'000;
    //! As curl -x takes it ("socks5h://host:1080"); "" = the environment's, but never for loopback; "none" =
    //! no proxy.
    QByteArray proxy;
    QString caFile;                //!< PEM; trusted besides the system's authorities
    QString clientCertificateFile; //!< PEM
    QString clientKeyFile;         //!< PEM; may be empty when the certificate's file holds the key
    QString clientKeyPassword;
    bool verifyTls = true;
    bool http1Only = false;
    //! Headers that are not added either where the request has none: "accept", "user-agent".
    QList<QByteArray> withoutHeaders;
};

//! Says what keeps this request from being sent as written: code "invalid-url", "invalid-method" or
//! "invalid-header", `place` the locator ("url", "method", "header:NAME"). Nothing is repaired in silence.
std::optional<Error> checkSendable(const Request &request);

//! One request under way. Owned by the Client's caller through its QObject parent; emits finished() exactly
//! once, always from the event loop and never from within send().
class RunningExchange : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Closes the socket; finished() follows with Outcome::Cancelled. Harmless when it has finished already.
    virtual void cancel() = 0;
    virtual bool isFinished() const = 0;

Q_SIGNALS:
    //! Body bytes handed to the network so far, of so many; batched like bodyReceived(). Not emitted for a
    //! request without a body.
    void uploadProgressed(qint64 sentBytes, qint64 totalBytes);
    void headersReceived(const CozeLens::Response &head);
    //! What arrived since the last signal, decoded; batched to at most one signal in 30 ms or 4 MB. The
    //! transfer is a batch ahead of its slots at most: it waits for the slow ones.
    void bodyReceived(const QByteArray &piece, qint64 totalBytes);
    //! Batched like bodyReceived(), by 2000.
    void eventsReceived(const QList<CozeLens::ServerSentEvent> &events);
    //! Nothing has come from the server for so long, be it of an answer or before one; told first after
    //! SendOptions::stallMs, then every second until bytes come or a limit ends it.
    void stalled(qint64 silentMs);
    void finished(const CozeLens::Exchange &exchange);
};

//! Sends requests, each exactly once and on a connection of its own, so that nothing is ever sent again
//! behind the user's back and the timings of an exchange are its own. Redirects are not followed. Lives in
//! the thread that made it; the transfers run in one thread of the Client's.
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(QObject *parent = nullptr);
    ~Client() override; //!< cancels what is under way

    //! Never null. A request that checkSendable() refuses finishes with Outcome::NetworkError and that
    //! error's code.
    RunningExchange *send(const Request &request, const SendOptions &options, QObject *parent);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace CozeLens
