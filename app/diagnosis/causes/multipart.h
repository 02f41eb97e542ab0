// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens::Causes {

//! One part of a form (RFC 7578); spans are bytes of the body.
struct FormPart
{
    QString name;
    QString fileName;
    bool isFile = false; //!< Content-Disposition names a file, even an empty name
    Span whole;          //!< from its delimiter to the next one
    Span head;
    Span content;
};

struct Multipart
{
    QByteArray declared; //!< boundary of the Content-Type; empty when there is none
    QByteArray used;     //!< boundary that the body begins with; empty when it is no multipart body
    bool declaredOccurs = false;
    bool closed = false;   //!< the last delimiter is there
    QList<FormPart> parts; //!< read with `used`, at most 200
};

bool isMultipartType(QByteArrayView contentType);
Multipart readMultipart(QByteArrayView contentType, const QByteArray &body);

} // namespace CozeLens::Causes
