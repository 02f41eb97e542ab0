// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! One part of a multipart/form-data body (RFC 7578): a value, or a file that is read when it is sent.
struct UploadPart
{
    QByteArray name;
    QByteArray value;                                  //!< ignored where there is a file
    QString file = {};                                 //!< path; empty for a value
    std::optional<QByteArray> fileName = std::nullopt; //!< UTF-8; what the server is told, nullopt: nothing
    QByteArray type = {};                              //!< Content-Type of the part; empty: none

    bool operator==(const UploadPart &) const = default;
};

struct MultipartUpload
{
    QByteArray contentType; //!< the request's, with the boundary
    QList<BodyPiece> pieces;
};

//! Names are written as browsers and curl write them: UTF-8 as it is, with only quote, CR and LF escaped
//! (WHATWG HTML, "multipart/form-data encoding algorithm"), and never with a filename* beside them. The
//! boundary is random and occurs in no value; against the files it has only its 128 random bits.
MultipartUpload multipartUpload(const QList<UploadPart> &parts);

//! The media type by the name's ending, as curl's -F chooses it; "application/octet-stream" for all others.
QByteArray uploadType(const QString &fileName);

} // namespace CozeLens
