// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens {

//! One parameter as it stands in a URL. Spans are bytes of that URL.
struct UrlParameter
{
    enum class Place { Path, Query };
    Place place = Place::Query;
    QString name;  //!< percent-encoding resolved
    QString value; //!< the same; empty for a path segment that is still ":name"
    Span nameSpan; //!< as written; empty for path parameters
    Span valueSpan;
    Span whole; //!< name, "=" and value

    bool operator==(const UrlParameter &) const = default;
};

//! Path parameters in the order of `path` (the operation's path with its :names; may be empty), then the
//! query's in their order, duplicates kept. Works on URLs with {{variables}} and on broken ones.
QList<UrlParameter> urlParameters(const QByteArray &url, const QString &path);

//! The URL with only these bytes changed. What is written in is percent-encoded as far as needed;
//! {{variables}} stay.
QByteArray withParameterValue(const QByteArray &url, const UrlParameter &parameter, const QString &value);
QByteArray withParameterName(const QByteArray &url, const UrlParameter &parameter, const QString &name);
QByteArray withoutParameter(const QByteArray &url, const UrlParameter &parameter);
QByteArray withNewParameter(const QByteArray &url, const QString &name, const QString &value);

} // namespace CozeLens
