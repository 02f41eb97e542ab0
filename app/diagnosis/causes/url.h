// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace CozeLens::Causes {

//! One `name=value` of a query as it stands in the URL. `name` and `value` are decoded ("+" is a blank).
struct QueryItem
{
    QString name;
    QString value;
    Span span;      //!< name, sign and value
    Span valueSpan; //!< empty behind the name when there is no "="
};

//! A URL taken apart without mending anything: spans are bytes of the URL as written.
struct UrlParts
{
    Span host; //!< with the port
    Span path; //!< as written, not decoded
    Span query;
    Span fragment;       //!< with its "#"
    QByteArray hostName; //!< lower case, without port and final dot
    QByteArray port;
    QList<QueryItem> items;

    //! The first item of this name; nullptr when there is none.
    const QueryItem *item(QStringView name) const;
};

UrlParts parseUrl(const QByteArray &url);

//! Without blanks, invisible and full-width characters, with single, plain slashes and none at the end.
QByteArray cleanedPath(const QByteArray &path);

//! Percent-decoded; "+" becomes a blank when `plus`.
QString percentDecoded(QByteArrayView text, bool plus);

//! Everything but unreserved characters (RFC 3986) as %XX.
QByteArray percentEncoded(QStringView text);

} // namespace CozeLens::Causes
