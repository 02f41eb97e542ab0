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

namespace {

constexpr size_t MaxStatuses = 1000;

void add(Scan &scan, const Layer &layer, Span found)
{
    const QByteArrayView text = layer.clean.view();
    if (scan.statuses.size() < MaxStatuses)
        scan.statuses.push_back({QString::fromUtf8(text.sliced(found.offset, found.length)),
                                 layer.clean.origin(found),
                                 layer.clean.origin({startOfLine(text, found.offset), 1}).offset});
}

// What may stand before an answer's status; behind any other word it counts something: "line 404: {…}".
bool leadsToStatus(QByteArrayView text, qsizetype at)
{
    static constexpr std::array<QByteArrayView, 10> words{"http",  "status", "code", "returned", "returns",
                                                          "error", "failed", "got",  "with",     "response"};
    qsizetype end = at;
    while (end > 0 && isBlank(text[end - 1]))
        --end;
    if (end == 0 || !isWord(text[end - 1]))
        return true;
    qsizetype begin = end;
    while (begin > 0 && end - begin < 200 && !isSpace(text[begin - 1]))
        --begin;
    const QByteArrayView word = text.sliced(begin, end - begin);
    return word.indexOf('/') >= 0 || std::any_of(words.begin(), words.end(), [word](QByteArrayView one) {
               return word.size() >= one.size() && startsWithNoCase(word, word.size() - one.size(), one);
           });
}

// "401 {…}", "→ 401 {…}", "HTTP 401: {…}", "[401] {…}": the number before the answer's body.
Span statusBefore(QByteArrayView text, qsizetype object)
{
    static constexpr QByteArrayView marks = " \t:-,>=]\"'`";
    qsizetype end = object;
    while (end > 0 && object - end < 8 && marks.indexOf(text[end - 1]) >= 0)
        --end;
    const qsizetype at = end - 3;
    if (end == object || at < 0 || !leadsToStatus(text, at))
        return {};
    const bool good =
        startsWith(text, at, "200") && (at == 0 || isBlank(text[at - 1]) || text[at - 1] == '[');
    const bool place = at > 1 && text[at - 1] == ':' && !isBlank(text[at - 2]); // main.go:404:
    return (good || isFailure(text, at)) && !place && (at == 0 || text[at - 1] != '-') ? Span{at, 3} : Span{};
}

// "status 401", "status code 401", "a status code of 401": without a mark between the name and the number.
Span statusBehind(QByteArrayView text, qsizetype name)
{
    qsizetype at = skipBlanks(text, name + QByteArrayView("tatus").size());
    for (const QByteArrayView word : {QByteArrayView("code"), QByteArrayView("of"), QByteArrayView("was")}) {
        if (startsWithNoCase(text, at, word))
            at = skipBlanks(text, at + word.size());
    }
    return at < text.size() && isBlank(text[at - 1]) && isFailure(text, at) ? Span{at, 3} : Span{};
}

// "扣子接口 401，code 700012006", "the API answered HTTP 401, code: 4100": the status before the name of the
// code. Any other number there ("耗时 500，code …") counts something.
void readStatusesBeforeCodes(Scan &scan, const Layer &layer)
{
    static constexpr std::array<QByteArrayView, 10> leads{"接口", "返回", "状态",   "状态码", "报",
                                                          "报错", "响应", "返回了", "http",   "status"};
    const QByteArrayView text = layer.folded.view();
    for (qsizetype code = text.indexOf("code"); code >= 0 && scan.statuses.size() < MaxStatuses;
         code = text.indexOf("code", code + 4)) {
        qsizetype end = code;
        while (end > 0 && code - end < 4 && (isBlank(text[end - 1]) || text[end - 1] == ','))
            --end;
        if (end == code || end < 3 || !isFailure(text, end - 3))
            continue;
        qsizetype lead = end - 3;
        while (lead > 0 && end - lead < 6 && isBlank(text[lead - 1]))
            --lead;
        const bool told = std::any_of(leads.begin(), leads.end(), [&](QByteArrayView word) {
            return lead >= word.size() && startsWithNoCase(text, lead - word.size(), word);
        });
        const Span found{end - 3, 3};
        if (told && text.sliced(end, code - end).indexOf(',') >= 0)
            scan.statuses.push_back({layer.said(found), layer.inInput(found),
                                     layer.inInput({startOfLine(text, end - 3), 1}).offset});
    }
}

} // namespace

void readStatusesBesideBodies(Scan &scan, const Layer &layer)
{
    if (layer.prose)
        readStatusesBeforeCodes(scan, layer);
    const QByteArrayView text = layer.clean.view();
    for (const Span &object : layer.taken) {
        if (const Span found = statusBefore(text, object.offset); !found.isEmpty())
            add(scan, layer, found);
    }
    size_t next = 0;
    for (qsizetype at = text.indexOf("tatus"); at >= 0 && scan.statuses.size() < MaxStatuses;
         at = text.indexOf("tatus", at + 5)) {
        while (next < layer.taken.size() && layer.taken[next].end() <= at)
            ++next;
        const bool taken = next < layer.taken.size() && layer.taken[next].offset <= at;
        if (const Span found = taken ? Span() : statusBehind(text, at); !found.isEmpty())
            add(scan, layer, found);
    }
    // coze-studio's access log: | http | host | 500 | 118ms | …
    for (qsizetype at = text.indexOf(" | http | "); at >= 0 && scan.statuses.size() < MaxStatuses;
         at = text.indexOf(" | http | ", at + 10)) {
        const qsizetype bar = text.first(nearEndOfLine(text, at, 400)).indexOf(" | ", at + 10);
        if (bar > 0 && isFailure(text, bar + 3))
            add(scan, layer, {bar + 3, 3});
    }
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
            add(scan, layer, found);
    }
    // Postman's and the browsers' line of its own.
    for (qsizetype at = text.indexOf("200 OK"); at >= 0 && seen < Most;
         at = text.indexOf("200 OK", at + 6), ++seen) {
        const qsizetype line = startOfLine(text, at);
        const QByteArrayView before = text.sliced(line, at - line).trimmed();
        if (before == "<--" || (before.isEmpty() && nearEndOfLine(text, at, 80) - at < 60))
            add(scan, layer, {at, 3});
    }
}

} // namespace CozeLens::Reader
