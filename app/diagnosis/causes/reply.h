// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/evidence.h"
#include "formats/json.h"

namespace CozeLens::Causes {

//! What the checks may know of an answer (coze/causes.md section 1). The pointers are into `document`.
struct Reply
{
    bool present = false;
    int status = 0;
    bool hasJson = false;
    bool isStream = false; //!< server-sent events
    bool isHtml = false;
    QString gatewayTitle;    //!< "504" where the page itself says so
    bool missesHost = false; //!< "missing required Host header"
    bool envelope = false;   //!< JSON that speaks as Coze does: a code, an error code or a chat
    Json::Document document; //!< the body, or the data of the failing event
    QString code;            //!< null: none
    QString codePointer;
    QString msg;
    QString msgPointer;
    QString insidePointer; //!< where an error sits inside a success; null when it does not
    QString logid;
    QString logidWhere;              //!< locator
    std::optional<qint64> date;      //!< Unix seconds of the Date header
    std::optional<qint64> logidTime; //!< Unix seconds of the log id, which is China time
    QByteArray contentType;

    //! Best knowledge of the server's time: Date, else the log id.
    std::optional<qint64> serverTime() const { return date ? date : logidTime; }
};

Reply readReply(const std::optional<Response> &response, const FoundError *error);

} // namespace CozeLens::Causes
