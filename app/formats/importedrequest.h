// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace CozeLens {

//! One part of a multipart form: a value, or a file that is read when the request is sent.
struct ImportedPart
{
    QByteArray name;
    QByteArray value;
    QString file;        //!< path as written; empty for a value
    QByteArray fileName; //!< what the server is told; empty: nothing
    QByteArray type;     //!< Content-Type of the part; empty: none

    bool isFile() const { return !file.isEmpty(); }
    bool operator==(const ImportedPart &) const = default;
};

struct ImportedBody
{
    enum class Kind : quint8 {
        None,
        Raw,       //!< `text` as it goes over the wire
        Form,      //!< the same, application/x-www-form-urlencoded
        Multipart, //!< `parts`, the boundary not chosen yet
        File,      //!< the content of `file`, "-" for standard input
    };

    Kind kind = Kind::None;
    QByteArray text;
    QString file;
    QList<ImportedPart> parts;

    bool operator==(const ImportedBody &) const = default;
};

struct ImportedOptions
{
    bool followRedirects = false;
    bool insecure = false;
    bool compressed = false;
    QString proxy;                  //!< as written; empty: not given
    std::optional<double> maxTime;  //!< seconds
    std::optional<QByteArray> user; //!< "name:password" of Basic authentication, as curl's -u takes it

    bool operator==(const ImportedOptions &) const = default;
};

//! A request as somebody wrote it down. Headers are in wire order, as bytes, outer blanks of a name and
//! blanks behind a value kept, because they may be the fault that is looked for. What the tool adds by itself
//! is a header here where it decides what the server understands (Content-Type of -d and --json), and is not
//! where every client adds its own (Host, User-Agent, Accept, Content-Length). Carries secrets: never log it.
struct ImportedRequest
{
    QByteArray method = "GET";
    QByteArray url;
    QList<QPair<QByteArray, QByteArray>> headers;
    ImportedBody body;
    ImportedOptions options;
    QList<Bilingual> warnings; //!< what could not be taken over, or had to be guessed

    bool operator==(const ImportedRequest &) const = default;
};

//! The headers, and Authorization for options.user unless one is there.
QList<QPair<QByteArray, QByteArray>> headersWithUser(const ImportedRequest &request);

} // namespace CozeLens
