// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/headerlist.h"
#include "formats/importedrequest.h"
#include "formats/importwarnings.h"

#include <functional>

namespace CozeLens {

//! The content of a file that a command names, "-" for standard input.
using FileReader = std::function<Result<QByteArray>(const QString &name)>;

//! What the options of one curl command, up to --next, have said so far, and the requests that follow.
struct CurlDraft
{
    QByteArray method;
    QList<QByteArray> urls;
    HeaderList headers;
    QList<QByteArray> removed; //!< lower case: headers that curl is told not to send
    QByteArray userAgent;
    QByteArray referer;
    QByteArray range;
    QByteArray cookies;
    QByteArray data;
    QByteArray query;
    QString dataFile; //!< the whole body is in this file
    QString upload;
    QList<ImportedPart> parts;
    ImportedOptions options;
    bool hasData = false;
    bool json = false;
    bool get = false;
    bool head = false;

    //! "Name: value"; "Name:" takes curl's own header away, "Name;" sends one without a value.
    void addHeader(const QByteArray &line, ImportWarnings &warnings);
    //! One request for each address.
    QList<ImportedRequest> requests(ImportWarnings &warnings);

private:
    void addUnlessGiven(const QByteArray &name, const QByteArray &value);
    void addOwnHeaders(ImportWarnings &warnings);
    ImportedBody body() const;
    QByteArray methodFor(const ImportedBody &content) const;
    QByteArray address(QByteArray url, ImportWarnings &warnings) const;
    bool hasTwoBodies() const;
};

} // namespace CozeLens
