// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/gateway.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/statuses.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr qsizetype LookedAt = 16 * 1024;

qsizetype findNoCase(QByteArrayView text, QByteArrayView what, qsizetype from = 0)
{
    for (qsizetype i = from; i + what.size() <= text.size(); ++i) {
        if (lower(text[i]) == what[0] && startsWithNoCase(text, i, what))
            return i;
    }
    return -1;
}

Span between(QByteArrayView text, QByteArrayView open, QByteArrayView close)
{
    qsizetype begin = findNoCase(text, open);
    if (begin < 0)
        return {};
    begin = text.indexOf('>', begin);
    const qsizetype end = begin < 0 ? -1 : findNoCase(text, close, begin);
    if (end < 0)
        return {};
    ++begin;
    Span span{begin, end - begin};
    while (span.length > 0 && isSpace(text[span.offset])) {
        ++span.offset;
        --span.length;
    }
    while (span.length > 0 && isSpace(text[span.end() - 1]))
        --span.length;
    return span.length > 200 ? Span{} : span;
}

// Three digits of an HTTP failure at the beginning of a title, or nothing.
Span statusIn(QByteArrayView text, Span title)
{
    for (qsizetype i = title.offset; i + 3 <= title.end(); ++i) {
        const bool digits =
            (text[i] == '4' || text[i] == '5') && isDigit(text[i + 1]) && isDigit(text[i + 2]);
        const bool alone = (i == 0 || !isWord(text[i - 1])) && (i + 3 >= text.size() || !isWord(text[i + 3]));
        if (digits && alone)
            return {i, 3};
    }
    return {};
}

// Sentences that gateways and load balancers answer with in plain text.
Span plainWording(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 17> wordings{"missing required host header",
                                                             "502 bad gateway",
                                                             "504 gateway time-out",
                                                             "504 gateway timeout",
                                                             "503 service unavailable",
                                                             "503 service temporarily",
                                                             "500 internal server error",
                                                             "upstream connect error",
                                                             "no healthy upstream",
                                                             "upstream request timeout",
                                                             "404 page not found",
                                                             "413 request entity too large",
                                                             "403 forbidden",
                                                             "405 not allowed",
                                                             "429 too many requests",
                                                             "400 bad request",
                                                             "400 the plain http request"};
    for (const QByteArrayView wording : wordings) {
        const qsizetype at = findNoCase(text, wording);
        if (at < 0)
            continue;
        const qsizetype begin = startOfLine(text, at);
        const qsizetype end = endOfLine(text, at);
        return end - begin <= 200 ? Span{begin, end - begin} : Span{at, wording.size()};
    }
    return {};
}

} // namespace

Gateway gatewayOf(QByteArrayView whole)
{
    const QByteArrayView text = whole.first(std::min(whole.size(), LookedAt));
    Gateway page;
    page.html = findNoCase(text, "<html") >= 0 || findNoCase(text, "<!doctype html") >= 0;
    page.title = between(text, "<title", "</title");
    if (page.title.length == 0)
        page.title = between(text, "<h1", "</h1");
    page.status = statusIn(text, page.title);
    page.certain = page.status.length > 0;
    if (page.title.length == 0) {
        page.title = plainWording(text);
        page.status = statusIn(text, page.title);
        page.certain = page.title.length > 0;
    }
    return page;
}

namespace {

// Only with a host of Coze's in the text: the phrase itself is every web server's.
void readStatusPhrase(Scan &scan, const Layer &layer)
{
    const QByteArrayView text = layer.clean.view();
    const QByteArrayView head = text.first(std::min(text.size(), LookedAt));
    const bool host = findNoCase(head, "api.coze.c") >= 0 || findNoCase(head, "ws.coze.c") >= 0 ||
                      findNoCase(head, ".coze.site") >= 0;
    Span status;
    const bool told = std::any_of(scan.candidates.begin(), scan.candidates.end(),
                                  [](const Candidate &one) { return one.score >= Plausible; });
    if (host && !told) {
        status = statusWithReason(head);
        status = status.isEmpty() ? statusByName(head) : status;
    }
    if (status.isEmpty())
        return;
    Candidate candidate;
    candidate.source = Source::Gateway;
    candidate.score = Plausible;
    candidate.error.httpStatus = head.sliced(status.offset, status.length).toInt();
    candidate.extent = layer.clean.origin(status);
    candidate.position = candidate.extent.offset;
    candidate.error.evidence.append(evidence(EvidenceSpan::What::HttpStatus, candidate.extent));
    scan.candidates.push_back(std::move(candidate));
}

} // namespace

void readGateway(Scan &scan, Layer &layer)
{
    const QByteArrayView text = layer.clean.view();
    const Gateway page = gatewayOf(text);
    scan.sawHtml = scan.sawHtml || (page.html && layer.depth == 0);
    const StrayFact *line = scan.statusLines.empty() ? nullptr : &scan.statusLines.back();
    const bool failed = line && line->text.toInt() >= 400;
    if (!failed && !page.certain) {
        readStatusPhrase(scan, layer);
        return;
    }
    Candidate candidate;
    candidate.source = Source::Gateway;
    candidate.score = page.certain ? 2 : 1;
    candidate.score += scan.signs.coze ? 2 : scan.signs.vendor ? -3 : 0;
    FoundError &error = candidate.error;
    if (line) {
        error.httpStatus = line->text.toInt();
        error.evidence.append(evidence(EvidenceSpan::What::HttpStatus, line->input));
    } else if (page.status.length > 0) {
        error.httpStatus = text.sliced(page.status.offset, page.status.length).toInt();
        error.evidence.append(evidence(EvidenceSpan::What::HttpStatus, layer.clean.origin(page.status)));
    }
    if (page.title.length > 0) {
        error.msg = QString::fromUtf8(text.sliced(page.title.offset, page.title.length));
        error.evidence.append(evidence(EvidenceSpan::What::Msg, layer.clean.origin(page.title)));
    } else if (scan.response) {
        error.msg = QString::fromUtf8(scan.response->reason);
    }
    candidate.extent = layer.clean.origin({0, std::max<qsizetype>(1, text.size())});
    candidate.position = error.evidence.isEmpty() ? 0 : error.evidence.first().span.offset;
    scan.candidates.push_back(std::move(candidate));
}

} // namespace CozeLens::Reader
