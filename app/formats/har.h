// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/headerlist.h"
#include "formats/importedrequest.h"

#include <QDateTime>

namespace CozeLens {

struct HarRequest
{
    QByteArray method;
    QByteArray url;
    QByteArray httpVersion = "1.1";
    HeaderList headers;
    std::optional<QByteArray> body; //!< nullopt: none; what is not UTF-8 is written in base64
    QList<ImportedPart> params;     //!< of a form whose bytes are not at hand; `body` is empty then
    bool bodyLeftOut = false;       //!< there was one, but it cannot be shown
    qint64 headersSize = -1;
    qint64 bodySize = -1;
};

struct HarResponse
{
    int status = 0; //!< 0: there is none
    QByteArray reason;
    QByteArray httpVersion;
    HeaderList headers;
    QByteArray body;
    qint64 bodySize = 0;  //!< decoded
    qint64 wireSize = -1; //!< of the body as it was sent; -1: unknown
    QString error;        //!< why there is no complete one
};

//! Lengths of the phases in milliseconds; -1 where one did not happen. `connect` contains `ssl`.
struct HarTimes
{
    double dns = -1;
    double connect = -1;
    double ssl = -1;
    double send = 0;
    double wait = 0;
    double receive = 0;
    double total = 0;
};

struct HarEntry
{
    QDateTime started;
    HarRequest request;
    HarResponse response;
    HarTimes times;
};

//! An HTTP Archive 1.2 (W3C draft of 2012), as browsers write it. `version` is that of the program.
QByteArray toHar(const QList<HarEntry> &entries, const QString &version);

//! The request of an entry without a response. Files are named, never read.
HarEntry harEntry(const ImportedRequest &request, const QDateTime &now);

} // namespace CozeLens
