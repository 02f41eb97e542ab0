// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace CozeLens {

namespace {

constexpr int startMs = 20'000;

} // namespace

RealServer::~RealServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

bool RealServer::start(const QString &program, const QStringList &arguments, int port)
{
    const QString found =
        QStandardPaths::findExecutable(program).isEmpty()
            ? QStandardPaths::findExecutable(program, {u"/usr/sbin"_qs, u"/usr/local/sbin"_qs})
            : QStandardPaths::findExecutable(program);
    if (found.isEmpty()) {
        m_error = program + u" is not installed (tools/packages.txt names its package)"_qs;
        return false;
    }
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(found, arguments);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < startMs) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
        if (socket.waitForConnected(1000))
            return true;
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            break;
    }
    m_error = program + u" did not start: "_qs + QString::fromUtf8(m_process.readAll());
    return false;
}

void RealServer::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(content) != content.size())
        qFatal("a server's file cannot be written");
}

QByteArray RealServer::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int RealServer::freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    return server.serverPort();
}

bool Nginx::start(const QByteArray &text)
{
    m_port = freePort();
    m_tlsPort = freePort();
    write(u"www/text"_qs, text);
    const QByteArray folder = QFile::encodeName(path({}));
    const QByteArray data = COZELENS_TEST_DATA;
    QByteArray configuration = R"(daemon off; master_process off; pid pid; error_log error.log;
events { worker_connections 64; }
http {
  log_format fields '$request_method|$request_uri|$server_protocol|$status|$http_content_length|'
                    '$http_x_a|$http_user_agent|$http_accept|$http_accept_encoding';
  access_log access.log fields;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  client_max_body_size 0;
  default_type application/json;
  gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;
  server {
    listen 127.0.0.1:PORT;
    listen 127.0.0.1:TLS ssl http2;
    ssl_certificate DATA/tls/valid.pem; ssl_certificate_key DATA/tls/server.key;
    root www;
    location /busy { return 503 "busy"; }
    location /close { return 444; }
    location /moved { return 307 http://127.0.0.1:9/there; }
    location ~ ^/through/(\d+) { proxy_pass http://127.0.0.1:$1; proxy_buffering off; gzip off; }
    location /upload { proxy_pass http://127.0.0.1:PORT/text; proxy_method GET; proxy_pass_request_body off; proxy_set_header Content-Length ""; }
  }
}
)";
    configuration.replace("PORT", QByteArray::number(m_port)).replace("TLS", QByteArray::number(m_tlsPort));
    configuration.replace("DATA", data);
    write(u"nginx.conf"_qs, configuration);
    return RealServer::start(u"nginx"_qs,
                             {u"-p"_qs, QFile::decodeName(folder), u"-c"_qs, path(u"nginx.conf"_qs), u"-e"_qs,
                              path(u"error.log"_qs)},
                             m_tlsPort);
}

QByteArray Nginx::url(const QByteArray &path) const
{
    return "http://localhost:" + QByteArray::number(m_port) + path;
}

QByteArray Nginx::tlsUrl(const QByteArray &path) const
{
    return "https://localhost:" + QByteArray::number(m_tlsPort) + path;
}

QList<QByteArray> RealServer::requests() const
{
    QList<QByteArray> lines = read(u"access.log"_qs).split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

QString Nginx::authorityFile()
{
    return QStringLiteral(COZELENS_TEST_DATA) + u"/tls/authority.pem"_qs;
}

} // namespace CozeLens
