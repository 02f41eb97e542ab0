// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/loosetree.h"
#include "diagnosis/reading/scan.h"

namespace CozeLens::Reader {

//! The members of one object that matter for telling an error, as node numbers; -1 where there is none.
struct ObjectFields
{
    int code = -1;
    int errorCode = -1;
    int oauthError = -1; //!< "error": "invalid_grant"
    int msg = -1;
    int message = -1;
    int errorMessage = -1;
    int bestMessage = -1; //!< the one that says most for the code that is there
    int logid = -1;
    int debugUrl = -1;
    int strangers = 0; //!< members that no envelope of Coze's has
    bool hasData = false;
    bool hasDetail = false;
    bool hasExecuteStatus = false;
    bool executeFailed = false;
    bool dataIsNull = false;
};

ObjectFields fieldsOf(const LooseTree &tree, int object);

//! The member that tells the HTTP status beside an error ("status": 401), -1 when there is none.
int statusOf(const LooseTree &tree, int object);

//! An envelope or body of another vendor's: WeChat, Tencent Cloud, OpenAI, DashScope, Baidu, JSON-RPC …
bool isVendorTree(const LooseTree &tree);

//! A body that is sent and not answered.
bool isRequestBody(const LooseTree &tree, int object);

//! Nothing but a number and a text in a form that Coze does not write: it may be anybody's.
bool isUnmarked(const ObjectFields &fields, const FoundError &error, const Signs &signs);

//! How much speaks for this being an error of Coze's.
int objectScore(const LooseTree &tree, int object, const ObjectFields &fields, const FoundError &error,
                const Signs &signs);

} // namespace CozeLens::Reader
