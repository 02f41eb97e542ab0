// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/statuses.h"

#include "diagnosis/reading/characters.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

bool isFailure(QByteArrayView text, qsizetype at)
{
    return at + 3 <= text.size() && (text[at] == '4' || text[at] == '5') && isDigit(text[at + 1]) &&
           isDigit(text[at + 2]) && (at == 0 || (!isWord(text[at - 1]) && text[at - 1] != '.')) &&
           (at + 3 == text.size() || !isWord(text[at + 3]));
}

} // namespace

Span statusWithReason(QByteArrayView text, qsizetype from)
{
    static constexpr std::array<QByteArrayView, 12> reasons{
        "unauthorized",   "forbidden",         "not found",          "bad request",
        "method not",     "too many requests", "internal server",    "bad gateway",
        "service unavai", "gateway time",      "request entity too", "unsupported media"};
    for (qsizetype i = from; i + 5 < text.size(); ++i) {
        if (!isFailure(text, i))
            continue;
        qsizetype at = i + 3;
        while (at < text.size() && at < i + 7 && (isBlank(text[at]) || text[at] == '(' || text[at] == ':'))
            ++at;
        const bool reason =
            at > i + 3 && std::any_of(reasons.begin(), reasons.end(),
                                      [&](QByteArrayView one) { return startsWithNoCase(text, at, one); });
        if (reason)
            return {i, 3};
    }
    return {};
}

Span statusByName(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 4> names{"status", "statuscode", "returned error",
                                                         "protocol=h2, code"};
    static constexpr QByteArrayView marks = " \t:=\"'";
    for (qsizetype i = 1; i + 3 <= text.size(); ++i) {
        if (!isFailure(text, i) || marks.indexOf(text[i - 1]) < 0)
            continue;
        qsizetype end = i;
        while (end > 0 && i - end < 6 && marks.indexOf(text[end - 1]) >= 0)
            --end;
        const bool named = std::any_of(names.begin(), names.end(), [&](QByteArrayView name) {
            return end >= name.size() && startsWithNoCase(text, end - name.size(), name);
        });
        if (named)
            return {i, 3};
    }
    return {};
}

void readStatusesWithReason(Scan &scan, const Layer &layer)
{
    constexpr qsizetype LookedAt = 256 * 1024;
    constexpr int Most = 100;
    const QByteArrayView text = layer.clean.view().first(std::min(layer.clean.size(), LookedAt));
    int seen = 0;
    for (Span found = statusWithReason(text); !found.isEmpty() && seen < Most;
         found = statusWithReason(text, found.end()), ++seen) {
        const bool taken = std::any_of(layer.taken.begin(), layer.taken.end(), [&found](const Span &span) {
            return found.offset >= span.offset && found.offset < span.end();
        });
        if (!taken)
            scan.statuses.push_back({QString::fromUtf8(text.sliced(found.offset, 3)),
                                     layer.clean.origin(found),
                                     layer.clean.origin({startOfLine(text, found.offset), 1}).offset});
    }
}

} // namespace CozeLens::Reader
