// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/objectscore.h"

#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/fieldnames.h"
#include "diagnosis/reading/vendors.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

// What stands beside code and msg in replies of Coze's, in SDKs' error objects and in log records.
bool isFamiliar(QByteArrayView key)
{
    static constexpr std::array<QByteArrayView, 52> keys{"data",
                                                         "detail",
                                                         "debug_url",
                                                         "error",
                                                         "id",
                                                         "event_type",
                                                         "usage",
                                                         "cost",
                                                         "token",
                                                         "execute_id",
                                                         "status",
                                                         "last_error",
                                                         "name",
                                                         "stack",
                                                         "type",
                                                         "raw",
                                                         "rawError",
                                                         "level",
                                                         "time",
                                                         "ts",
                                                         "caller",
                                                         "logger",
                                                         "first_id",
                                                         "last_id",
                                                         "has_more",
                                                         "BaseResp",
                                                         "help_doc",
                                                         "field",
                                                         "param",
                                                         "msg",
                                                         "message",
                                                         "code",
                                                         "logid",
                                                         "log_id",
                                                         "headers",
                                                         "create_time",
                                                         "update_time",
                                                         "interrupt_data",
                                                         "statusCode",
                                                         "http_status",
                                                         "event",
                                                         "url",
                                                         "method",
                                                         "error_code",
                                                         "error_message",
                                                         "error_description",
                                                         "created_at",
                                                         "Detail",
                                                         "Data",
                                                         "response",
                                                         "cause",
                                                         "title"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool saysFailed(QByteArrayView status)
{
    return status.compare("fail", Qt::CaseInsensitive) == 0 ||
           status.compare("failed", Qt::CaseInsensitive) == 0;
}

void chooseMessage(const LooseTree &tree, ObjectFields &fields)
{
    const bool plain = fields.code >= 0;
    const std::array<int, 3> order =
        plain ? std::array<int, 3>{fields.msg, fields.message, fields.errorMessage}
              : std::array<int, 3>{fields.errorMessage, fields.msg, fields.message};
    for (const int node : order) {
        if (node >= 0 && !tree.isContainer(node) && !tree.raw(node).isEmpty()) {
            fields.bestMessage = node;
            return;
        }
    }
}

int codeWeight(CodeKind kind)
{
    switch (kind) {
    case CodeKind::Official:
    case CodeKind::Neighbour:
    case CodeKind::OAuthWord:
        return 2;
    case CodeKind::Collected:
        return 3;
    case CodeKind::Short:
    case CodeKind::HttpNumber:
        return 1;
    case CodeKind::None:
    case CodeKind::Success:
        break;
    }
    return 0;
}

int countOf(const LooseTree &tree, int object)
{
    int count = 0;
    for (int child = tree.node(object).firstChild; child >= 0 && count < 16; child = tree.node(child).next)
        ++count;
    return count;
}

bool hasHan(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'\u4e00' && c <= u'\u9fff'; });
}

// Coze leaves `data` out of an error, or says something in English or of its table.
bool isOfAFramework(const ObjectFields &fields, const FoundError &error, const Signs &signs)
{
    return kindOf(error.code) == CodeKind::Official && fields.hasData && !fields.hasDetail &&
           error.logid.isEmpty() && !signs.coze && !signs.received && hasHan(error.msg) &&
           !isKnownWording(error.msg);
}

} // namespace

bool isUnmarked(const ObjectFields &fields, const FoundError &error, const Signs &signs)
{
    if (isOfAFramework(fields, error, signs))
        return true;
    return fields.message >= 0 && fields.msg < 0 && fields.errorMessage < 0 && fields.debugUrl < 0 &&
           !fields.hasDetail && error.logid.isEmpty() && !signs.coze && !signs.received;
}

ObjectFields fieldsOf(const LooseTree &tree, int object)
{
    ObjectFields fields;
    for (int child = tree.node(object).firstChild; child >= 0; child = tree.node(child).next) {
        const QByteArrayView key = tree.key(child);
        const bool scalar = !tree.isContainer(child);
        const Field field = fieldOf(key);
        if (field == Field::Code && scalar)
            fields.code = child;
        else if (field == Field::ErrorCode && scalar)
            fields.errorCode = child;
        else if (field == Field::Msg && scalar)
            fields.msg = child;
        else if (field == Field::Message && scalar)
            fields.message = child;
        else if (field == Field::ErrorMessage && scalar)
            fields.errorMessage = child;
        else if (field == Field::Logid)
            fields.logid = child;
        else if (field == Field::DebugUrl)
            fields.debugUrl = child;
        else if (key == "execute_status") {
            fields.hasExecuteStatus = true;
            fields.executeFailed = saysFailed(tree.raw(child));
        } else if (key == "error" && scalar && kindOf(tree.text(child)) == CodeKind::OAuthWord)
            fields.oauthError = child;
        else if (field != Field::Status && !isFamiliar(key))
            ++fields.strangers;
        fields.hasDetail = fields.hasDetail || key == "detail";
        if (key == "data") {
            fields.hasData = true;
            fields.dataIsNull = tree.raw(child) == "null";
        }
    }
    // {"error_code":"invalid_request","error":"…"}: the code wins over the word in `error`.
    if (fields.errorCode >= 0 || fields.code >= 0)
        fields.oauthError = -1;
    chooseMessage(tree, fields);
    return fields;
}

int statusOf(const LooseTree &tree, int object)
{
    int at = object;
    for (int steps = 0; at >= 0 && steps < 4; at = tree.node(at).parent, ++steps) {
        if (!tree.isObject(at))
            continue;
        for (int child = tree.node(at).firstChild; child >= 0; child = tree.node(child).next) {
            if (tree.isContainer(child) || fieldOf(tree.key(child)) != Field::Status)
                continue;
            bool ok = false;
            const int value = tree.text(child).toInt(&ok);
            if (ok && value >= 100 && value <= 599)
                return child;
        }
    }
    return -1;
}

bool isRequestBody(const LooseTree &tree, int object)
{
    const auto has = [&](QByteArrayView name) { return tree.member(object, name) >= 0; };
    if (has("code") || has("msg") || has("error_code") || has("last_error"))
        return false;
    return (has("model") && has("messages")) ||
           (has("bot_id") && (has("user_id") || has("additional_messages"))) ||
           (has("workflow_id") && has("parameters")) || has("max_tokens") || has("grant_type");
}

int objectScore(const LooseTree &tree, int object, const ObjectFields &fields, const FoundError &error,
                const Signs &signs)
{
    const CodeKind kind = kindOf(error.code);
    int score = codeWeight(kind);
    const bool lastError = tree.key(object) == "last_error";
    score += lastError ? 3 : 0;
    score += fields.hasExecuteStatus ? 3 : 0;
    score += logidWeight(error.logid);
    score += fields.hasDetail || fields.debugUrl >= 0 ? 1 : 0;
    if (fields.strangers == 0 && fields.bestMessage >= 0)
        ++score;
    score -= std::min(fields.strangers, 3);
    // {"code":4100,"name":"…"}: a code of some goods, not of an answer.
    const int members = countOf(tree, object);
    if (fields.bestMessage < 0 && fields.msg < 0 && fields.errorMessage < 0 && error.logid.isEmpty() &&
        members > 1 && !lastError)
        score -= 2;
    if (fields.message >= 0 && fields.msg < 0 && !lastError)
        score -= isUnmarked(fields, error, signs) ? 2 : 1;
    if (signs.coze)
        score += 2;
    else if (signs.vendor)
        score -= 3;
    if (isVendorObject(tree, object, error))
        score -= 6;
    // ByteDance's other platforms have log ids of the same form beside codes of five to eight digits.
    if (kind == CodeKind::None && error.code.size() >= 5 && error.code.size() <= 8 && !signs.coze &&
        !fields.hasDetail)
        score -= 4;
    // The status numbers are everybody's: a framework's {"code":500,"msg":"系统异常","data":null} is not
    // ours.
    if (kind == CodeKind::HttpNumber && (fields.hasData || hasHan(error.msg)))
        score -= 2;
    // Their own numbers may be of our table too: {"code":4001,"msg":"用户名或密码错误","data":null}.
    if (isOfAFramework(fields, error, signs))
        score -= 3;
    const bool framework = kind == CodeKind::HttpNumber && hasHan(error.msg) && !signs.coze;
    if (score < Plausible + 2 && !framework && isKnownWording(error.msg))
        score += 3;
    return score;
}

} // namespace CozeLens::Reader
