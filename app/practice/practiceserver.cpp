// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practiceserver.h"

#include "base/messages.h"
#include "practice/httpbridge.h"
#include "practice/loopbackcertificate.h"

#include <httplib.h>

#include <atomic>
#include <thread>

namespace CozeLens {

namespace {

constexpr auto Loopback = "127.0.0.1";
constexpr int IdleSeconds = 1;
constexpr int ReadSeconds = 5;
constexpr size_t Workers = 24; // each open stream keeps one

// httplib's own options let two servers share a port, and half of the calls would go to the other one.
void exclusive(socket_t socket)
{
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, reinterpret_cast<const char *>(&yes), sizeof(yes));
}

void configure(httplib::Server &server)
{
    server.set_socket_options(exclusive);
    server.set_tcp_nodelay(true);
    // One request a connection: nothing idles, so that stopping need not wait for anybody.
    server.set_keep_alive_max_count(1);
    server.set_keep_alive_timeout(IdleSeconds);
    server.set_read_timeout(ReadSeconds, 0);
    server.set_write_timeout(ReadSeconds, 0);
    server.set_payload_max_length(Practice::LargestRequest);
    server.new_task_queue = [] { return new httplib::ThreadPool(Workers); };
}

} // namespace

struct PracticeServer::Running
{
    std::unique_ptr<httplib::Server> server;
    QByteArray authorityPem;
    Practice::HttpBridge bridge;
    std::thread listener;
    std::atomic<bool> ended = false;
    quint16 port = 0;
};

PracticeServer::PracticeServer() = default;

PracticeServer::~PracticeServer()
{
    stop();
}

Result<quint16> PracticeServer::start(quint16 port, Transport transport)
{
    const auto error = [port](const QString &code) {
        return tl::unexpected(Error{code, QString::number(port), message(code, {QString::number(port)})});
    };
    if (m_running)
        return error(u"practice.already-running"_qs);
    try {
        auto running = std::make_unique<Running>();
        if (transport == Transport::Tls) {
            const auto made = Practice::LoopbackCertificate::make();
            if (!made)
                return error(u"practice.no-certificate"_qs);
            running->authorityPem = made->authorityPem;
            running->server = std::make_unique<httplib::SSLServer>(made->certificate.get(), made->key.get());
            if (!running->server->is_valid())
                return error(u"practice.no-certificate"_qs);
        } else {
            running->server = std::make_unique<httplib::Server>();
        }
        httplib::Server &server = *running->server;
        configure(server);
        running->bridge.attach(server);
        const int bound = port == 0 ? server.bind_to_any_port(Loopback)
                                    : (server.bind_to_port(Loopback, port) ? int(port) : -1);
        if (bound <= 0)
            return error(u"practice.port-in-use"_qs);
        running->port = quint16(bound);
        running->listener = std::thread([self = running.get()] {
            self->server->listen_after_bind();
            self->ended = true;
        });
        while (!server.is_running() && !running->ended)
            std::this_thread::yield();
        m_running = std::move(running);
        return m_running->port;
    } catch (const std::exception &) {
        return error(u"practice.no-thread"_qs);
    }
}

void PracticeServer::stop()
{
    if (!m_running)
        return;
    m_running->bridge.stop();
    m_running->server->stop();
    m_running->listener.join();
    m_running.reset();
}

bool PracticeServer::isRunning() const
{
    return m_running != nullptr;
}

QString PracticeServer::baseUrl() const
{
    if (!m_running)
        return {};
    const QString scheme = m_running->authorityPem.isEmpty() ? u"http"_qs : u"https"_qs;
    return scheme + u"://127.0.0.1:"_qs + QString::number(m_running->port);
}

QByteArray PracticeServer::authorityPem() const
{
    return m_running ? m_running->authorityPem : QByteArray();
}

} // namespace CozeLens
