// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/json.h"

#include <QDateTime>

namespace CozeLens {

//! What a value in an answer is, beyond its JSON type. Pure; any thread.
struct ValueHint
{
    enum class Kind : quint8 {
        None,
        Time, //!< a Unix time in seconds or milliseconds: `time` is set
        Url,  //!< an absolute http or https address: `text` is it
        Json, //!< a string that holds a JSON object or array (the `data` of a workflow): `text` is that
    };
    Kind kind = Kind::None;
    QDateTime time; //!< UTC
    QString text;
};

//! `key` is the member's name; an item of an array goes by the name of its array. A time is one by its name
//! (created_at, expires_in is none) and by lying between 2001 and 2100.
ValueHint valueHint(QStringView key, Json::Kind kind, const QByteArray &raw);

//! The server's time that a log id begins with: 14 digits YYYYMMDDhhmmss of UTC+8. Invalid when they are no
//! time between 2015 and tomorrow.
QDateTime logidTime(QStringView logid);

} // namespace CozeLens
