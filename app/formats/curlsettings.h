// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importwarnings.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

//! What curl's options say about the sending rather than the request. Paths are as written.
struct CurlSettings
{
    std::optional<QByteArray> output;     //!< -o
    std::optional<double> connectTimeout; //!< seconds
    std::optional<qint64> maxBodyBytes;   //!< --max-filesize
    QByteArray caFile;
    QByteArray certificate;
    QByteArray key;
    QByteArray keyPassword;
    QByteArray proxyUser;  //!< "name:password"
    QByteArray noProxy;    //!< curl's list of hosts
    bool proxyOff = false; //!< -x ''
    bool verbose = false;
    bool http1 = false;
    bool pathAsIs = false;
    bool globOff = false;
    QList<QByteArray> removedHeaders; //!< lower case

    //! Whether the option is one of these. A value that cannot be is named in the warnings.
    bool take(const QByteArray &option, const QByteArray &value, ImportWarnings &warnings);

    bool operator==(const CurlSettings &) const = default;
};

} // namespace CozeLens
