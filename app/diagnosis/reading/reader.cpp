// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/evidence.h"

#include "diagnosis/reading/bare.h"
#include "diagnosis/reading/envelope.h"
#include "diagnosis/reading/events.h"
#include "diagnosis/reading/excerpt.h"
#include "diagnosis/reading/finish.h"
#include "diagnosis/reading/gateway.h"
#include "diagnosis/reading/httpblocks.h"
#include "diagnosis/reading/keyvalues.h"
#include "diagnosis/reading/normalise.h"
#include "diagnosis/reading/prose.h"
#include "diagnosis/reading/sdklines.h"
#include "diagnosis/reading/statuses.h"

#include <algorithm>

namespace CozeLens {

using namespace Reader;

namespace {

constexpr qsizetype MinBudget = 64 * 1024;
constexpr qsizetype MaxBudget = 128LL * 1024 * 1024;
// A body that came is read as a whole up to here; reading takes several times its size.
constexpr qsizetype WholeBytes = 1024 * 1024;

bool hasCode(const Scan &scan)
{
    return std::any_of(scan.candidates.begin(), scan.candidates.end(), [](const Candidate &one) {
        return one.score >= Plausible && !one.error.code.isEmpty();
    });
}

void readLayer(Scan &scan, Layer &layer)
{
    readEvents(scan, layer);
    readObjects(scan, layer);
    readSdkLines(scan, layer);
    readKeyValues(scan, layer);
    readInlineStatuses(scan, layer);
    readStatusesBesideBodies(scan, layer);
    if (layer.depth == 0)
        readStatusesWithReason(scan, layer);
    if (layer.prose)
        readProse(scan, layer);
}

void readAll(Scan &scan, Layer &layer)
{
    if (readBareCode(scan, layer))
        return;
    skipCommandLines(layer);
    readHttpBlocks(scan, layer);
    scan.sawLog = looksLikeLog(layer.clean.view());
    readLayer(scan, layer);
    readBareLogids(scan, layer);
    if (MappedText objects = foldedObjects(layer.clean); objects.size() > 0)
        scan.addLayer(std::move(objects), 1, false);
    if (MappedText objects = percentDecodedObjects(layer.clean); objects.size() > 0)
        scan.addLayer(std::move(objects), 1, false);
    while (!scan.layers.empty()) {
        Layer inner = std::move(scan.layers.front());
        scan.layers.pop_front();
        readLayer(scan, inner);
    }
    // Only where no code explains the text: pages of gateways, and messages by their wording.
    if (!hasCode(scan) && !scan.success) {
        readWordings(scan, layer);
        if (!hasCode(scan))
            readGateway(scan, layer);
    }
}

Form formOf(const Scan &scan)
{
    if (scan.sawHar)
        return Form::Har;
    const Candidate *first = scan.candidates.empty() ? nullptr : &scan.candidates.front();
    if (scan.sawHtml && (!first || first->error.code.isEmpty()))
        return Form::Html;
    if (scan.sawHttp)
        return Form::Http;
    if (scan.sawEvents)
        return Form::Sse;
    if (!first)
        return scan.sawObject ? Form::Json : scan.sawLog ? Form::Log : Form::Text;
    switch (first->source) {
    case Source::Bare:
        return Form::Code;
    case Source::Sdk:
        return Form::Sdk;
    case Source::Json:
    case Source::Event:
    case Source::Har:
        return scan.sawSdk ? Form::Sdk : scan.sawLog ? Form::Log : Form::Json;
    case Source::Log:
        return scan.sawSdk ? Form::Sdk : Form::Log;
    case Source::KeyValue:
    case Source::Prose:
    case Source::Gateway:
    case Source::Wording:
        break;
    }
    return scan.sawLog ? Form::Log : Form::Text;
}

Verdict verdictOf(const Scan &scan, bool doubtful)
{
    if (!scan.candidates.empty())
        return Verdict::Error;
    if (scan.success && !scan.vendorReply)
        return Verdict::Success;
    if (scan.vendorReply || (doubtful && scan.signs.vendor && !scan.signs.coze))
        return Verdict::NotCoze;
    return Verdict::Unknown;
}

void showExchange(Reading &reading, Scan &scan, const Layer &layer)
{
    const Candidate *first = scan.candidates.empty() ? nullptr : &scan.candidates.front();
    reading.request = std::move(scan.request);
    reading.requestBodyUnknown = scan.requestBodyUnknown;
    reading.response = std::move(scan.response);
    if (first)
        reading.json = first->json;
    for (const HarExchange &exchange : scan.exchanges) {
        const bool own =
            first ? first->position >= exchange.extent.offset && first->position < exchange.extent.end()
                  : true;
        if (own) {
            reading.request = exchange.request;
            reading.requestBodyUnknown = false;
            reading.response = exchange.response;
        }
    }
    if (reading.response)
        return;
    if (scan.sawEvents) {
        reading.response = Response();
        reading.response->body = layer.clean.bytes();
    } else if (!reading.json.isEmpty()) {
        reading.response = Response();
        reading.response->body = reading.json;
    } else if (scan.success && layer.clean.bytes().trimmed().startsWith('{')) {
        reading.response = Response();
        reading.response->body = layer.clean.bytes().trimmed();
    }
}

Reading readBytes(const QByteArray &text, const Response *received)
{
    Scan scan;
    scan.budget = std::clamp(text.size() * 4, MinBudget, MaxBudget);
    Layer layer = makeLayer(cleaned(text), 0, received == nullptr);
    scan.signs = signsOf(layer.clean.view());
    scan.signs.received = received != nullptr;
    if (received && headerValue(received->headers, "x-tt-logid"))
        scan.signs.coze = true;
    readAll(scan, layer);
    const bool doubtful = !scan.candidates.empty();
    settle(scan, text);
    Reading reading;
    reading.form = formOf(scan);
    reading.verdict = verdictOf(scan, doubtful);
    for (const Candidate &one : scan.candidates)
        reading.errors.append(one.error);
    if (reading.verdict == Verdict::Unknown)
        reading.unmarkedCode = scan.unmarkedCode;
    showExchange(reading, scan, layer);
    return reading;
}

// The pages of gateways have a title; anything else that failed is told by its status alone.
FoundError bareFailure(const Response &response)
{
    FoundError error;
    error.httpStatus = response.status;
    const Gateway page = gatewayOf(response.body.view());
    error.msg = page.title.length > 0
                    ? QString::fromUtf8(response.body.mid(page.title.offset, page.title.length))
                    : QString::fromUtf8(response.reason);
    if (page.title.length > 0)
        error.evidence.append(evidence(EvidenceSpan::What::Msg, page.title));
    return error;
}

} // namespace

Reading readText(const QByteArray &text)
{
    return readBytes(text, nullptr);
}

Reading readResponse(const Response &response)
{
    Reading reading;
    if (response.body.size() <= WholeBytes) {
        reading = readBytes(response.body, &response);
    } else {
        const Excerpt excerpt = excerptOf(response.body.view());
        reading = readBytes(excerpt.text, &response);
        for (FoundError &error : reading.errors) {
            for (EvidenceSpan &found : error.evidence)
                found.span = excerpt.inBody(found.span);
        }
    }
    reading.response = response;
    if (reading.errors.isEmpty() && response.status >= 400 && reading.verdict != Verdict::NotCoze) {
        const bool html = gatewayOf(response.body.view()).html;
        reading.errors.append(bareFailure(response));
        reading.verdict = Verdict::Error;
        reading.form = html ? Form::Html : Form::Http;
    }
    const QString logid = [&response] {
        for (const char *name : {"x-tt-logid", "x-log-id"}) {
            if (const auto value = headerValue(response.headers, name))
                return QString::fromUtf8(*value);
        }
        return QString();
    }();
    for (FoundError &error : reading.errors) {
        if (response.status > 0)
            error.httpStatus = response.status;
        if (error.logid.isEmpty())
            error.logid = logid;
    }
    return reading;
}

} // namespace CozeLens
