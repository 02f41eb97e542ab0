// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/topic.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/needles.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr qsizetype Looked = 16 * 1024;
constexpr qsizetype Alone = 60; //!< bytes: twenty Chinese characters with the number among them

constexpr std::array<QByteArrayView, 42> ofCalls{
    "api",    "sdk",  "http",     "bot",    "agent",      "workflow", "token",      "oauth",  "request",
    "respon", "chat", "endpoint", "logid",  "log_id",     "invoke",   "stream",     "接口",   "调用",
    "请求",   "响应", "智能体",   "工作流", "令牌",       "鉴权",     "对话",       "会话",   "知识库",
    "插件",   "返回", "授权",     "报错",   "模型",       "错误信息", "last_error", "log id", "msg",
    "程序",   "脚本", "代码运行", "python", "javascript", "chatbot"};

// What a question about a number by itself is made of.
constexpr std::array<QByteArrayView, 34> plain{
    "error", "errors",  "code", "codes", "err",   "errcode", "errorcode", "status", "what",
    "is",    "the",     "does", "mean",  "means", "how",     "to",        "fix",    "solve",
    "i",     "get",     "got",  "a",     "an",    "of",      "msg",       "number", "no",
    "help",  "getting", "why",  "with",  "this",  "keep",    "failed"};

// "both" speaks of no bot, nor "rapid" of an API; longer words are stems.
bool isWordAt(QByteArrayView text, qsizetype at, qsizetype size)
{
    if (!isLetter(text[at]))
        return true;
    if (at > 0 && isLetter(text[at - 1]))
        return false;
    const qsizetype end = at + size;
    return size > 4 || end >= text.size() || !isLetter(text[end]) || text[end] == 's';
}

} // namespace

bool speaksOfCalls(QByteArrayView text)
{
    static const Needles needles(ofCalls, true);
    const QByteArrayView head = text.first(std::min(text.size(), Looked)).trimmed();
    bool found = false;
    needles.search(head, [&found, head](int needle, qsizetype at) {
        found = isWordAt(head, at, ofCalls[std::size_t(needle)].size());
        return !found;
    });
    if (found || head.size() > Alone)
        return found;
    for (qsizetype at = 0; at < head.size();) {
        qsizetype end = at;
        while (end < head.size() && isLetter(head[end]))
            ++end;
        const QByteArrayView word = head.sliced(at, end - at);
        const bool known =
            word.isEmpty() || std::any_of(plain.begin(), plain.end(), [word](QByteArrayView one) {
                return one.size() == word.size() && startsWithNoCase(word, 0, one);
            });
        if (!known)
            return false;
        at = std::max(end, at + 1);
    }
    return true;
}

} // namespace CozeLens::Reader
