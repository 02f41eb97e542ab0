// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/foreigncodes.h"

#include "diagnosis/reading/characters.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

bool isOfAnotherThing(QByteArrayView word)
{
    static constexpr std::array<QByteArrayView, 23> others{
        "exit",         "exited",  "zip",    "postal",  "area",   "country", "close", "closed",
        "qr",           "key",     "source", "stock",   "promo",  "item",    "sku",   "event",
        "verification", "captcha", "with",   "product", "invite", "warning", "where"};
    return std::any_of(others.begin(), others.end(), [&](QByteArrayView other) {
        return word.size() == other.size() && startsWithNoCase(word, 0, other);
    });
}

bool endsWithAnotherThing(QByteArrayView before)
{
    static constexpr std::array<QByteArrayView, 15> others{"股票", "基金", "证券", "邮政", "邮编",
                                                           "城市", "国家", "地区", "商品", "产品",
                                                           "优惠", "邀请", "验证", "激活", "退出"};
    return std::any_of(others.begin(), others.end(),
                       [before](QByteArrayView other) { return before.endsWith(other); });
}

} // namespace

bool isForeignCode(QByteArrayView text, const KeyValue &code)
{
    qsizetype end = code.key.offset;
    while (end > code.line && isBlank(text[end - 1]))
        --end;
    qsizetype begin = end;
    while (begin > code.line && isLetter(text[begin - 1]))
        --begin;
    // A socket that was closed says why: code=4001, reason=…
    qsizetype next = code.value.end();
    while (next < text.size() && next - code.value.end() < 4 && !isLetter(text[next]))
        ++next;
    return startsWithNoCase(text, next, "reason") || isOfAnotherThing(text.sliced(begin, end - begin)) ||
           endsWithAnotherThing(text.first(end));
}

} // namespace CozeLens::Reader
