// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace CozeLens::Reader {

//! What a name in JSON, a log line or an SDK's text stands for, in any of its spellings (coze/protocol.md
//! sections 3, 4 and 8).
enum class Field : quint8 {
    None,
    Code,         //!< code
    ErrorCode,    //!< error_code, errorCode
    ForeignCode,  //!< errcode: WeChat and DingTalk
    Msg,          //!< msg, errmsg
    Message,      //!< message
    ErrorMessage, //!< error_message, errorMessage, error_description
    Logid,
    DebugUrl,
    Status, //!< an HTTP status
    Other,  //!< known to follow a message: help doc, detail, param, field, data, error
};

//! `name` may be dotted ("last_error.code"); the last part counts.
Field fieldOf(QByteArrayView name);

inline bool isCodeField(Field field)
{
    return field == Field::Code || field == Field::ErrorCode;
}
inline bool isMessageField(Field field)
{
    return field == Field::Msg || field == Field::Message || field == Field::ErrorMessage;
}

//! The same for the Chinese names that people write: 错误码, 错误信息, 日志ID …; sets the name's length in
//! bytes.
Field chineseField(QByteArrayView text, qsizetype at, qsizetype *length);

} // namespace CozeLens::Reader
