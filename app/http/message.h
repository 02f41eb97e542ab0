// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"
#include "http/body.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace CozeLens {

//! One header field as it stands on the wire: the name's case kept, the value without outer blanks.
struct Header
{
    QByteArray name;
    QByteArray value;

    bool operator==(const Header &) const = default;
};

//! In wire order, duplicates kept (RFC 9110 section 5.3).
using Headers = QList<Header>;

//! The first value of this name, compared without case; nullopt when there is none.
std::optional<QByteArray> headerValue(const Headers &headers, QByteArrayView name);

//! A stretch of a request's body: bytes, or a file that is read from the disk while it is being sent.
struct BodyPiece
{
    QByteArray bytes; //!< ignored where there is a file
    QString file;     //!< path of a regular file
    //! What the file contributed; told by the exchange, -1 before. The content itself is never kept.
    qint64 fileBytes = -1;

    bool operator==(const BodyPiece &) const = default;
};

//! What is to be sent, or was sent. `url` is absolute and already free of {{variables}}; it is kept as bytes
//! so that what a user typed wrongly can be shown as it is.
struct Request
{
    QByteArray method = "GET";
    QByteArray url;
    Headers headers;
    QByteArray body;
    //! When not empty the body is these, one after the other, and `body` is ignored.
    QList<BodyPiece> pieces = {};

    bool operator==(const Request &) const = default;
};

//! Something about an answer's bytes that a reader has to know. Codes: "nul", "invalid-utf8", "charset",
//! "unknown-encoding", "not-encoded", "not-read", "extra-bytes", "length", "event-too-long".
struct Damage
{
    QString code;
    Bilingual text;

    bool operator==(const Damage &) const = default;
};

//! What came back. `status` 0 means that there was no status line (a pasted body, for instance).
struct Response
{
    int status = 0;
    QByteArray reason;
    QByteArray httpVersion; //!< "1.1", "2"; empty when unknown
    Headers headers;
    Body body;              //!< decoded by Content-Encoding, otherwise as it came
    qint64 wireBytes = 0;   //!< body bytes on the wire, before decoding
    bool truncated = false; //!< the body was cut at a limit or by the connection's end

    QList<Damage> damages = {};

    bool operator==(const Response &) const = default;
};

} // namespace CozeLens
