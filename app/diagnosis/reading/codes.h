// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace CozeLens::Reader {

//! What can be said of a code from its look and from the table.
enum class CodeKind : quint8 {
    None,       //!< no code of Coze's that we know of
    Success,    //!< 0
    Official,   //!< a row of Coze's table
    Collected,  //!< known from evidence, long enough not to be met by chance
    Short,      //!< known from evidence, but a number of three or four digits that others use too
    Neighbour,  //!< unknown, in a range that Coze's services count in
    HttpNumber, //!< 400, 401, 500 …: what SDKs and coze-studio put into `code`
    OAuthWord,  //!< "invalid_client"
};

CodeKind kindOf(QStringView code);

//! Digits (at most 12, one leading minus) or an OAuth word: what may stand in a code's place at all.
bool looksLikeCode(QStringView code);

//! How far a log id can be trusted to be one of Coze's: 3 whole form (14 digits of time, hex), 2 a sample
//! with masked parts, 1 something else that was called a log id, 0 nothing.
int logidWeight(QStringView logid);

//! The log ids of coze-studio.
bool isUuid(QStringView logid);

//! Whether the table knows this wording.
bool isKnownWording(QStringView msg);

//! Whether a message that was cut short or added to begins as one of this code's wordings does.
bool beginsAsWordingOf(QStringView code, QStringView msg);

} // namespace CozeLens::Reader
