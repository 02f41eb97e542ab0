// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire.h"

#include "practice/practicetoken.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>

namespace {

constexpr int Patience = 10000;

bool readMore(QTcpSocket &socket, QByteArray &buffer)
{
    if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(Patience))
        return false;
    buffer += socket.readAll();
    return true;
}

void readHead(WireReply &reply, QTcpSocket &socket, QByteArray &buffer)
{
    while (!buffer.contains("\r\n\r\n")) {
        if (!readMore(socket, buffer))
            return;
    }
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    buffer.remove(0, end + 4);
    reply.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
}

void readChunks(WireReply &reply, QTcpSocket &socket, QByteArray &buffer, const QElapsedTimer &clock)
{
    while (true) {
        qsizetype end = buffer.indexOf("\r\n");
        while (end < 0) {
            if (!readMore(socket, buffer))
                return;
            end = buffer.indexOf("\r\n");
        }
        const qsizetype size = buffer.left(end).toLongLong(nullptr, 16);
        while (buffer.size() < end + 2 + size + 2) {
            if (!readMore(socket, buffer))
                return;
        }
        if (size == 0) {
            reply.complete = true;
            return;
        }
        reply.body += buffer.mid(end + 2, size);
        reply.chunkMs.append(clock.elapsed());
        buffer.remove(0, end + 2 + size + 2);
    }
}

} // namespace

QByteArray WireReply::header(const QByteArray &name) const
{
    return all(name).value(0);
}

QList<QByteArray> WireReply::all(const QByteArray &name) const
{
    QList<QByteArray> values;
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

QJsonObject WireReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray WireReply::code() const
{
    static const QRegularExpression pattern(QStringLiteral("^\\{\"code\":(\\d+),\"msg\":"));
    return pattern.match(QString::fromUtf8(body)).captured(1).toLatin1();
}

QString WireReply::msg() const
{
    return json().value(QStringLiteral("msg")).toString();
}

QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       const QByteArray &headers)
{
    QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers;
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return text + "\r\n" + body;
}

QByteArray authorized(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                      const QByteArray &moreHeaders)
{
    return requestText(method, target, body,
                       "Authorization: Bearer " + CozeLens::practiceToken() + "\r\n" +
                           (body.isEmpty() ? "" : "Content-Type: application/json\r\n") + moreHeaders);
}

QByteArray multipart(const QByteArray &target,
                     const QList<std::pair<QByteArray, QByteArray>> &partsAsHeadersAndBody)
{
    QByteArray body;
    for (const auto &[headers, content] : partsAsHeadersAndBody)
        body += "--limit\r\nContent-Disposition: form-data; " + headers + "\r\n\r\n" + content + "\r\n";
    body += "--limit--\r\n";
    return requestText("POST", target, body,
                       "Authorization: Bearer " + CozeLens::practiceToken() +
                           "\r\nContent-Type: multipart/form-data; boundary=limit\r\n");
}

WireReply exchange(quint16 port, const QByteArray &request)
{
    WireReply reply;
    QElapsedTimer clock;
    clock.start();
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(Patience))
        return reply;
    socket.write(request);
    while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(Patience)) {
    }

    QByteArray buffer;
    readHead(reply, socket, buffer);
    if (reply.header("Transfer-Encoding") == "chunked") {
        readChunks(reply, socket, buffer, clock);
        return reply;
    }
    const qsizetype length = reply.header("Content-Length").toLongLong();
    while (buffer.size() < length && readMore(socket, buffer)) {
    }
    reply.body = buffer;
    reply.complete = reply.status > 0 && buffer.size() == length;
    return reply;
}
