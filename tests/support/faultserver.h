// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>

#include <atomic>
#include <thread>
#include <vector>

namespace CozeLens {

//! What a FaultServer does on one connection once it has read the request. At the end of the script it
//! closes.
class FaultScript
{
public:
    FaultScript &send(const QByteArray &bytes);
    //! The bytes in pieces of this size, with a pause after each.
    FaultScript &sendInPieces(const QByteArray &bytes, qsizetype pieceBytes, int pauseMs);
    FaultScript &sendRepeatedly(const QByteArray &bytes, int times);
    FaultScript &sendEndlessly(const QByteArray &bytes);
    FaultScript &pause(int ms);
    FaultScript &reset();     //!< a TCP reset instead of an orderly end
    FaultScript &halfClose(); //!< ends its own direction and goes on reading
    FaultScript &hold();      //!< keeps the connection open, silent, until the client closes it
    //! Plays the script at once, without waiting for a request.
    FaultScript &withoutReading();
    //! Counts a request's bytes and keeps only the first 64 KiB of them.
    FaultScript &withoutKeeping();
    //! Waits for a complete request in all that was received: after withoutReading() and bytes sent ahead of
    //! it.
    FaultScript &read();

    //! "HTTP/1.1 STATUS", these header lines, Content-Length, and the body.
    static FaultScript answer(const QByteArray &body, const QByteArray &headerLines = {},
                              const QByteArray &status = "200 OK");
    //! The head of a chunked answer; the body is sent by the caller.
    static QByteArray chunkedHead(const QByteArray &headerLines = {});
    static QByteArray chunk(const QByteArray &bytes);

private:
    friend class FaultServer;
    enum class Kind { Send, Pause, Reset, HalfClose, Hold, Read };
    struct Step
    {
        Kind kind;
        QByteArray bytes;
        int count = 1; //!< times, milliseconds; -1 without end
    };

    QList<Step> m_steps;
    bool m_reads = true;
    bool m_keeps = true;
};

//! A server of bare sockets on loopback that plays one fault to everyone who connects, in threads of its own,
//! and counts and keeps what it saw. Thread-safe.
class FaultServer
{
public:
    explicit FaultServer(FaultScript script);
    ~FaultServer();
    Q_DISABLE_COPY_MOVE(FaultServer)

    int port() const { return m_port; }
    QByteArray url(const QByteArray &path = "/") const;

    int connections() const { return m_connections; }
    //! Complete request heads, on all connections.
    int requests() const;
    int openConnections() const { return m_open; }
    //! Every byte received, connection by connection.
    QList<QByteArray> received() const;
    //! How many those were, with the ones that were not kept.
    qint64 receivedBytes() const { return m_receivedBytes; }
    //! Bytes handed to the system, on all connections.
    qint64 sentBytes() const { return m_sentBytes; }
    //! Waits, outside any event loop, until a client has taken nothing more for so long. False when it takes
    //! on and on, for ten seconds.
    bool waitUntilStuck(int ms) const;
    //! When the last bytes were handed to the system, on std::chrono::steady_clock, in nanoseconds.
    qint64 lastSentNs() const { return m_lastSentNs; }

private:
    void acceptLoop();
    void serve(int socket, qsizetype index);
    bool readRequest(int socket, qsizetype index);
    bool readSome(int socket, qsizetype index, int timeoutMs);
    bool play(const FaultScript::Step &step, int socket, qsizetype index);
    bool sendAll(int socket, const QByteArray &bytes);
    void pause(int ms) const;

    FaultScript m_script;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_open = 0;
    std::atomic<qint64> m_receivedBytes = 0;
    std::atomic<qint64> m_lastSentNs = 0;
    std::atomic<qint64> m_sentBytes = 0;
    mutable QMutex m_mutex;
    QList<QByteArray> m_received;
    std::vector<std::thread> m_threads; //!< one a connection; the acceptor adds to them
    std::thread m_acceptor;
};

} // namespace CozeLens
