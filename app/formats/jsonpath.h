// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"

#include <atomic>

//! JSONPath over a JSON text (RFC 9535 without function extensions but length()). What it finds are places in
//! the text, so number text, escapes and order stay as they are. Pure; any thread.
namespace CozeLens::Json {

struct PathFault
{
    //! "expression" (the place is in it), "text" (the text is no JSON, or too large), "cancelled".
    QString code;
    qsizetype offset = 0;
    Bilingual text;
};

struct PathMatches
{
    Document document;   //!< what the values belong to
    QList<Value> values; //!< in the order of the RFC: by segment, each in the order of the text
    bool more = false;   //!< there are more than PathLimit
};

constexpr qsizetype PathLimit = 100'000;

//! `cancelled` may become true at any time: the answer comes within milliseconds.
tl::expected<PathMatches, PathFault> findPath(const QByteArray &text, QStringView expression,
                                              const std::atomic_bool *cancelled = nullptr);

//! The one path that leads to this value: $.data[0]['odd name'].
QString pathOf(const Value &value);

//! The matches as a JSON array, laid out like a body.
QByteArray asArray(const QList<Value> &values);

} // namespace CozeLens::Json
