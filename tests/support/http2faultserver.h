// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <atomic>
#include <thread>

struct ssl_ctx_st;
struct ssl_st;

namespace CozeLens {

//! An HTTP/2 server over TLS, frame by frame (RFC 9113), that reads one request on every connection, answers
//! it with these bytes, and closes. Counts what it saw.
class Http2FaultServer
{
public:
    //! `frames` are sent once the first HEADERS frame has come, behind the settings.
    //! `later` follow a moment after, in a record of their own.
    explicit Http2FaultServer(const QByteArray &frames, const QByteArray &later = {});
    //! Demands a client certificate in the handshake, at the latest of this version (TLS1_2_VERSION …).
    explicit Http2FaultServer(int latestTls);
    ~Http2FaultServer();
    Q_DISABLE_COPY_MOVE(Http2FaultServer)

    QByteArray url() const;
    int connections() const { return m_connections; }
    //! HEADERS frames, on all connections.
    int requests() const { return m_requests; }

    static QByteArray frame(int type, int flags, int stream, const QByteArray &payload);
    //! Refuses streams above `last` (type 7).
    static QByteArray goAway(int last, int code);
    static QByteArray resetStream(int stream, int code); //!< type 3

private:
    void listen();
    void run();
    void serve(int socket);
    void talk(ssl_st *tls);

    QByteArray m_frames;
    QByteArray m_later;
    ssl_ctx_st *m_context = nullptr;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_requests = 0;
    std::thread m_thread;
};

} // namespace CozeLens
