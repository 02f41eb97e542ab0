// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultserver.h"

#include <QElapsedTimer>
#include <QThread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace CozeLens {

namespace {

// How soon a thread sees that the server is to stop.
constexpr int tickMs = 10;
constexpr qsizetype keptBytes = 64 * 1024;

QByteArray headerValueIn(const QByteArray &head, const QByteArray &lowerCaseName)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(QByteArray(lowerCaseName + ':')))
            return line.sliced(lowerCaseName.size() + 1).trimmed();
    }
    return {};
}

// `count` is that of all bytes, of which these may be the first.
bool isComplete(const QByteArray &bytes, qint64 count)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = bytes.first(end);
    if (headerValueIn(head, "transfer-encoding").toLower() == "chunked")
        return bytes.endsWith("0\r\n\r\n");
    return count >= end + 4 + headerValueIn(head, "content-length").toLongLong();
}

} // namespace

FaultScript &FaultScript::send(const QByteArray &bytes)
{
    m_steps.append({Kind::Send, bytes});
    return *this;
}

FaultScript &FaultScript::sendInPieces(const QByteArray &bytes, qsizetype pieceBytes, int pauseMs)
{
    for (qsizetype i = 0; i < bytes.size(); i += pieceBytes) {
        send(bytes.mid(i, pieceBytes));
        pause(pauseMs);
    }
    return *this;
}

FaultScript &FaultScript::sendRepeatedly(const QByteArray &bytes, int times)
{
    m_steps.append({Kind::Send, bytes, times});
    return *this;
}

FaultScript &FaultScript::sendEndlessly(const QByteArray &bytes)
{
    return sendRepeatedly(bytes, -1);
}

FaultScript &FaultScript::pause(int ms)
{
    m_steps.append({Kind::Pause, {}, ms});
    return *this;
}

FaultScript &FaultScript::reset()
{
    m_steps.append({Kind::Reset, {}});
    return *this;
}

FaultScript &FaultScript::halfClose()
{
    m_steps.append({Kind::HalfClose, {}});
    return *this;
}

FaultScript &FaultScript::hold()
{
    m_steps.append({Kind::Hold, {}});
    return *this;
}

FaultScript &FaultScript::withoutReading()
{
    m_reads = false;
    return *this;
}

FaultScript &FaultScript::withoutKeeping()
{
    m_keeps = false;
    return *this;
}

FaultScript &FaultScript::read()
{
    m_steps.append({Kind::Read, {}});
    return *this;
}

FaultScript FaultScript::answer(const QByteArray &body, const QByteArray &headerLines,
                                const QByteArray &status)
{
    return FaultScript().send("HTTP/1.1 " + status + "\r\n" + headerLines +
                              "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

QByteArray FaultScript::chunkedHead(const QByteArray &headerLines)
{
    return "HTTP/1.1 200 OK\r\n" + headerLines + "Transfer-Encoding: chunked\r\n\r\n";
}

QByteArray FaultScript::chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

FaultServer::FaultServer(FaultScript script)
    : m_script(std::move(script))
    , m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), length) != 0 ||
        listen(m_listener, 64) != 0 ||
        getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        qFatal("the fault server cannot listen on loopback");
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

FaultServer::~FaultServer()
{
    m_stopping = true;
    m_acceptor.join();
    for (std::thread &thread : m_threads)
        thread.join();
    close(m_listener);
}

QByteArray FaultServer::url(const QByteArray &path) const
{
    return "http://127.0.0.1:" + QByteArray::number(m_port) + path;
}

int FaultServer::requests() const
{
    qsizetype heads = 0;
    for (const QByteArray &bytes : received())
        heads += bytes.count(" HTTP/1.1\r\n");
    return static_cast<int>(heads);
}

QList<QByteArray> FaultServer::received() const
{
    const QMutexLocker lock(&m_mutex);
    return m_received;
}

void FaultServer::acceptLoop()
{
    while (!m_stopping) {
        pollfd waiting = {m_listener, POLLIN, 0};
        if (poll(&waiting, 1, tickMs) <= 0)
            continue;
        const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        const int on = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
        qsizetype index = 0;
        {
            const QMutexLocker lock(&m_mutex);
            index = m_received.size();
            m_received.append(QByteArray());
        }
        ++m_connections;
        ++m_open;
        m_threads.emplace_back([this, socket, index] { serve(socket, index); });
    }
}

void FaultServer::serve(int socket, qsizetype index)
{
    if (!m_script.m_reads || readRequest(socket, index)) {
        for (const FaultScript::Step &step : m_script.m_steps) {
            if (!play(step, socket, index))
                break;
        }
    }
    close(socket);
    --m_open;
}

bool FaultServer::readRequest(int socket, qsizetype index)
{
    const qint64 before = m_script.m_keeps ? 0 : m_receivedBytes.load();
    while (!m_stopping) {
        if (!readSome(socket, index, tickMs))
            return false;
        const QMutexLocker lock(&m_mutex);
        const qint64 count = m_script.m_keeps ? m_received[index].size() : m_receivedBytes - before;
        if (isComplete(m_received[index], count))
            return true;
    }
    return false;
}

// False when the client has closed.
bool FaultServer::readSome(int socket, qsizetype index, int timeoutMs)
{
    pollfd waiting = {socket, POLLIN, 0};
    if (poll(&waiting, 1, timeoutMs) <= 0)
        return true;
    std::array<char, 64 * 1024> buffer;
    const ssize_t length = recv(socket, buffer.data(), buffer.size(), 0);
    if (length <= 0)
        return false;
    const QMutexLocker lock(&m_mutex);
    m_receivedBytes += length;
    if (m_script.m_keeps || m_received[index].size() < keptBytes)
        m_received[index].append(buffer.data(), length);
    return true;
}

bool FaultServer::play(const FaultScript::Step &step, int socket, qsizetype index)
{
    switch (step.kind) {
    case FaultScript::Kind::Send:
        for (int i = 0; step.count < 0 || i < step.count; ++i) {
            if (!sendAll(socket, step.bytes))
                return false;
        }
        return true;
    case FaultScript::Kind::Pause:
        pause(step.count);
        return !m_stopping;
    case FaultScript::Kind::Reset: {
        const linger now = {1, 0};
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
        return false;
    }
    case FaultScript::Kind::Read:
        return readRequest(socket, index);
    case FaultScript::Kind::HalfClose:
        shutdown(socket, SHUT_WR);
        return true;
    case FaultScript::Kind::Hold:
        while (!m_stopping && readSome(socket, index, tickMs)) {
        }
        return false;
    }
    return false;
}

bool FaultServer::sendAll(int socket, const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        if (m_stopping)
            return false;
        pollfd waiting = {socket, POLLOUT, 0};
        if (poll(&waiting, 1, tickMs) <= 0)
            continue;
        const ssize_t length = ::send(socket, bytes.data() + sent, static_cast<size_t>(bytes.size() - sent),
                                      MSG_NOSIGNAL | MSG_DONTWAIT);
        if (length > 0) {
            sent += length;
            m_sentBytes += length;
        } else if (errno != EAGAIN && errno != EINTR) {
            return false;
        }
    }
    m_lastSentNs = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    return true;
}

bool FaultServer::waitUntilStuck(int ms) const
{
    QElapsedTimer clock;
    clock.start();
    while (!clock.hasExpired(10'000)) {
        const qint64 before = m_sentBytes;
        pause(ms);
        if (before > 0 && before == m_sentBytes)
            return true;
    }
    return false;
}

void FaultServer::pause(int ms) const
{
    QElapsedTimer clock;
    clock.start();
    while (!m_stopping && clock.elapsed() < ms)
        QThread::msleep(static_cast<unsigned long>(std::clamp<qint64>(ms - clock.elapsed(), 0, tickMs)));
}

} // namespace CozeLens
