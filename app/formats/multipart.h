// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/span.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

//! One part of a multipart/form-data body that is to be written.
struct FormPart
{
    QByteArray name;
    QByteArray content;
    std::optional<QByteArray>
        fileName;    //!< UTF-8 as it is; one parameter only, because servers stumble over filename*
    QByteArray type; //!< empty: no Content-Type line
};

//! The body for Content-Type `multipart/form-data; boundary=…` (RFC 7578, names escaped as WHATWG and curl
//! do).
QByteArray multipartBody(const QList<FormPart> &parts, const QByteArray &boundary);

//! A boundary that occurs in none of the parts.
QByteArray newBoundary(const QList<FormPart> &parts);

//! One part of a body that was read, with its places in it.
struct PartSpan
{
    QByteArray name; //!< empty when it has none
    std::optional<QByteArray> fileName;
    QByteArray type;
    Span headers; //!< without the empty line
    Span content;
    bool operator==(const PartSpan &) const = default;
};

struct MultipartSpans
{
    QList<PartSpan> parts;
    bool isClosed = false; //!< the closing delimiter is there
};

//! Error "no-boundary" for an empty boundary or one that does not occur as a delimiter, "too-many-parts" for
//! over 10,000.
Result<MultipartSpans> parseMultipart(QByteArrayView body, QByteArrayView boundary);

//! The boundary parameter of a Content-Type value; nullopt when there is none.
std::optional<QByteArray> boundaryOf(const QByteArray &contentType);

} // namespace CozeLens
