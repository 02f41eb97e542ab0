// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

//! One HTTP/1.1 exchange over a real socket, byte by byte, without any HTTP client between the test and the
//! wire.
struct WireReply
{
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;       //!< chunks joined
    QList<qint64> chunkMs; //!< when each chunk came in, from the first byte of the request
    bool complete = false; //!< ended as HTTP says, not by a dropped connection

    QByteArray header(const QByteArray &name) const;
    QList<QByteArray> all(const QByteArray &name) const;
    QJsonObject json() const;
    QByteArray code() const; //!< the envelope's code, as written
    QString msg() const;
};

QByteArray requestText(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &headers = {});
//! With the practice token and, where there is a body, Content-Type: application/json.
QByteArray authorized(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                      const QByteArray &moreHeaders = {});
QByteArray multipart(const QByteArray &target,
                     const QList<std::pair<QByteArray, QByteArray>> &partsAsHeadersAndBody);
WireReply exchange(quint16 port, const QByteArray &request);
