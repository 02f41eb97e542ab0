// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/vendors.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"
#include "diagnosis/reading/needles.h"
#include "diagnosis/reading/objectscore.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

bool isFeishuCode(QStringView code)
{
    return code.size() == 8 && code.startsWith(u"9999");
}

// "InvalidApiKey", "AuthFailure.SignatureExpire", "invalid_param": a code in words that is none of OAuth's.
bool isWordCode(QByteArrayView code)
{
    return !code.isEmpty() && isLetter(code[0]) && kindOf(QString::fromUtf8(code)) != CodeKind::OAuthWord;
}

bool hasAny(const LooseTree &tree, int object, std::initializer_list<QByteArrayView> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QByteArrayView name) { return tree.member(object, name) >= 0; });
}

// {"error":{"message":…,"type":…,"code":…}}, as OpenAI, Ark, Anthropic and everyone compatible has it.
bool isOpenAiError(const LooseTree &tree, int object)
{
    const int error = tree.member(object, "error");
    if (!tree.isObject(error) || tree.member(object, "code") >= 0)
        return false;
    const int code = tree.member(error, "code");
    const bool word = code >= 0 && !tree.isContainer(code) && isWordCode(tree.raw(code));
    return tree.member(error, "message") >= 0 && (tree.member(error, "type") >= 0 || word);
}

// Feishu and TikTok write error.log_id, Douyin extra.logid, in the same form as Coze's error.logid.
bool isSister(const LooseTree &tree, int object)
{
    const int error = tree.member(object, "error");
    const int extra = tree.member(object, "extra");
    return (tree.isObject(error) && tree.member(error, "log_id") >= 0) ||
           (tree.isObject(extra) && hasAny(tree, extra, {"logid", "sub_error_code"}));
}

bool isTencent(const LooseTree &tree, int object)
{
    if (hasAny(tree, object, {"codeDesc"}))
        return true;
    const int response = tree.member(object, "Response");
    return tree.isObject(response) && hasAny(tree, response, {"RequestId", "Error"});
}

bool isWordEnvelope(const LooseTree &tree, int object)
{
    for (const QByteArrayView name : {QByteArrayView("code"), QByteArrayView("Code")}) {
        const int code = tree.member(object, name);
        if (code >= 0 && !tree.isContainer(code) && isWordCode(tree.raw(code)) &&
            hasAny(tree, object, {"message", "Message", "request_id", "RequestId", "status"}))
            return true;
    }
    return false;
}

bool isVendorShape(const LooseTree &tree, int object)
{
    return hasAny(tree, object,
                  {"errcode", "errmsg", "jsonrpc", "base_resp", "error_msg", "choices", "HostId",
                   "permission_violations", "troubleshooter", "ResponseMetadata", "err_no", "sub_error_code",
                   "err_tips", "RequestId", "errno", "ret", "retcode", "openid"}) ||
           isOpenAiError(tree, object) || isTencent(tree, object) || isWordEnvelope(tree, object) ||
           isSister(tree, object);
}

// The names that leave no doubt, for saying "this is another vendor's".
bool isCertainVendor(const LooseTree &tree, int object)
{
    const int code = tree.member(object, "code");
    if (code >= 0 && !tree.isContainer(code) && isFeishuCode(QString::fromUtf8(tree.raw(code))))
        return true;
    const bool wechat = hasAny(tree, object, {"errcode"}) && hasAny(tree, object, {"errmsg", "msgid"});
    return wechat ||
           hasAny(tree, object,
                  {"jsonrpc", "base_resp", "error_msg", "choices", "HostId", "ResponseMetadata", "err_no"}) ||
           isSister(tree, object) || isOpenAiError(tree, object) || isTencent(tree, object) ||
           isWordEnvelope(tree, object) ||
           (tree.member(object, "model") >= 0 && tree.member(object, "messages") >= 0);
}

} // namespace

bool isVendorTree(const LooseTree &tree)
{
    return tree.isObject(0) && isCertainVendor(tree, 0);
}

bool isVendorMessage(QStringView msg)
{
    static constexpr std::array<QByteArrayView, 13> phrases{
        "user rejected",
        "user denied",
        "by the user",
        "requested method and/or account",
        "does not support the requested method",
        "provider does not support",
        "wallet",
        "metamask",
        "disconnected from all chains",
        "tenant_access_token",
        "invalid access token for authorization",
        "app_access_token",
        "feishu.cn",
    };
    static const Needles needles(phrases, true);
    bool found = false;
    needles.search(msg.toUtf8(), [&found](int, qsizetype) { return !(found = true); });
    return found;
}

bool isVendorObject(const LooseTree &tree, int object, const FoundError &error)
{
    if (isFeishuCode(error.code) || isVendorMessage(error.msg))
        return true;
    int steps = 0;
    for (int at = object; at >= 0 && steps < 4; at = tree.node(at).parent, ++steps) {
        if (tree.isObject(at) && isVendorShape(tree, at))
            return true;
    }
    return false;
}

} // namespace CozeLens::Reader
