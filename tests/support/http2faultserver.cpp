// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/http2faultserver.h"

#include <QtEndian>

#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace CozeLens {

namespace {

constexpr int tickMs = 10;
constexpr int pauseMs = 100;
constexpr qsizetype prefaceBytes = 24;
constexpr qsizetype frameHeadBytes = 9;

int chooseHttp2(SSL *, const unsigned char **out, unsigned char *length, const unsigned char *, unsigned int,
                void *)
{
    static constexpr unsigned char name[] = {'h', '2'};
    *out = name;
    *length = sizeof(name);
    return SSL_TLSEXT_ERR_OK;
}

QByteArray bigEndian(quint32 number)
{
    const quint32 swapped = qToBigEndian(number);
    return QByteArray(reinterpret_cast<const char *>(&swapped), sizeof(swapped));
}

int headersFrames(const QByteArray &received)
{
    int count = 0;
    for (qsizetype at = prefaceBytes; at + frameHeadBytes <= received.size();) {
        const auto *head = reinterpret_cast<const unsigned char *>(received.constData() + at);
        count += head[3] == 1 ? 1 : 0;
        at += frameHeadBytes + (head[0] << 16 | head[1] << 8 | head[2]);
    }
    return count;
}

} // namespace

Http2FaultServer::Http2FaultServer(const QByteArray &frames, const QByteArray &later)
    : m_frames(frames)
    , m_later(later)
    , m_context(SSL_CTX_new(TLS_server_method()))
{
    listen();
}

Http2FaultServer::Http2FaultServer(int latestTls)
    : m_context(SSL_CTX_new(TLS_server_method()))
{
    SSL_CTX_set_max_proto_version(m_context, latestTls);
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    listen();
}

void Http2FaultServer::listen()
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const QByteArray data = COZELENS_TEST_DATA;
    const QByteArray certificate = data + "/tls/valid.pem";
    const QByteArray key = data + "/tls/server.key";
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (SSL_CTX_use_certificate_chain_file(m_context, certificate.constData()) != 1 ||
        SSL_CTX_use_PrivateKey_file(m_context, key.constData(), SSL_FILETYPE_PEM) != 1 ||
        bind(m_listener, any, length) != 0 || ::listen(m_listener, 16) != 0 ||
        getsockname(m_listener, any, &length) != 0)
        qFatal("the HTTP/2 fault server cannot listen on loopback");
    SSL_CTX_set_alpn_select_cb(m_context, &chooseHttp2, nullptr);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

Http2FaultServer::~Http2FaultServer()
{
    m_stopping = true;
    m_thread.join();
    close(m_listener);
    SSL_CTX_free(m_context);
}

QByteArray Http2FaultServer::url() const
{
    return "https://localhost:" + QByteArray::number(m_port) + "/v3/chat";
}

void Http2FaultServer::run()
{
    while (!m_stopping) {
        pollfd waiting = {m_listener, POLLIN, 0};
        if (poll(&waiting, 1, tickMs) <= 0)
            continue;
        const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0)
            serve(socket);
    }
}

void Http2FaultServer::serve(int socket)
{
    ++m_connections;
    const timeval limit = {5, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    SSL *tls = SSL_new(m_context);
    SSL_set_fd(tls, socket);
    if (SSL_accept(tls) == 1)
        talk(tls);
    // A close with bytes unread is a reset, and could overtake the alert or the frames.
    shutdown(socket, SHUT_WR);
    std::array<char, 4096> rest;
    while (recv(socket, rest.data(), rest.size(), 0) > 0) {
    }
    SSL_free(tls);
    close(socket);
}

void Http2FaultServer::talk(ssl_st *tls)
{
    const QByteArray settings = frame(4, 0, 0, {});
    SSL_write(tls, settings.constData(), static_cast<int>(settings.size()));
    QByteArray received;
    std::array<char, 16 * 1024> buffer;
    bool answered = false;
    int counted = 0;
    while (!m_stopping) {
        const int length = SSL_read(tls, buffer.data(), buffer.size());
        if (length <= 0)
            return;
        received.append(buffer.data(), length);
        const int requests = headersFrames(received);
        m_requests += requests - counted;
        counted = requests;
        if (requests > 0 && !answered && !m_frames.isEmpty()) {
            SSL_write(tls, m_frames.constData(), static_cast<int>(m_frames.size()));
            if (!m_later.isEmpty()) {
                poll(nullptr, 0, pauseMs);
                SSL_write(tls, m_later.constData(), static_cast<int>(m_later.size()));
            }
        }
        answered = requests > 0;
        if (answered && m_frames.isEmpty())
            return; // closes without an answer
    }
}

QByteArray Http2FaultServer::frame(int type, int flags, int stream, const QByteArray &payload)
{
    QByteArray head = bigEndian(static_cast<quint32>(payload.size())).sliced(1);
    head += static_cast<char>(type);
    head += static_cast<char>(flags);
    return head + bigEndian(static_cast<quint32>(stream)) + payload;
}

QByteArray Http2FaultServer::goAway(int last, int code)
{
    return frame(7, 0, 0, bigEndian(static_cast<quint32>(last)) + bigEndian(static_cast<quint32>(code)));
}

QByteArray Http2FaultServer::resetStream(int stream, int code)
{
    return frame(3, 0, stream, bigEndian(static_cast<quint32>(code)));
}

} // namespace CozeLens
