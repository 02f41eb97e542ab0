// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/finish.h"

#include "diagnosis/reading/characters.h"
#include "diagnosis/reading/codes.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

constexpr qsizetype NearBytes = 4000; //!< a log id further away than this is somebody else's

using What = EvidenceSpan::What;

const EvidenceSpan *evidenceOf(const FoundError &error, What what)
{
    for (const EvidenceSpan &found : error.evidence) {
        if (found.what == what)
            return &found;
    }
    return nullptr;
}

void setLogid(FoundError &error, const QString &logid, Span input)
{
    error.logid = logid;
    error.evidence.append(evidence(What::Logid, input));
}

void setStatus(FoundError &error, int status, Span input)
{
    error.httpStatus = status;
    error.evidence.append(evidence(What::HttpStatus, input));
}

bool contains(Span outer, qsizetype place)
{
    return place >= outer.offset && place < outer.end();
}

// {"code":500,"error":{"code":4028,"msg":"…"}}: a service that passes the error on names its own number
// around Coze's.
bool isShell(const Candidate &outer, const std::vector<Candidate> &candidates)
{
    const QString &shell = outer.error.codePointer;
    if (outer.source != Source::Json || kindOf(outer.error.code) != CodeKind::HttpNumber)
        return false;
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate &inner) {
        const QString &pointer = inner.error.codePointer;
        return inner.extent == outer.extent && inner.source == Source::Json && inner.score >= Plausible &&
               pointer.size() > shell.size() &&
               pointer.startsWith(QStringView(shell).first(shell.lastIndexOf(u'/') + 1)) &&
               kindOf(inner.error.code) != CodeKind::HttpNumber;
    });
}

// Java and proxies wrap the reply into a message of their own, with the HTTP status as the code: the inner
// code is what Coze said, the outer one is the status.
void unwrap(std::vector<Candidate> &candidates)
{
    std::vector<char> dropped(candidates.size(), 0);
    for (size_t outer = 0; outer < candidates.size(); ++outer) {
        if (isShell(candidates[outer], candidates)) {
            dropped[outer] = 1;
            continue;
        }
        const EvidenceSpan *msg = evidenceOf(candidates[outer].error, What::Msg);
        if (!msg || candidates[outer].error.code.isEmpty())
            continue;
        // They are in the order of their places.
        const auto first =
            std::lower_bound(candidates.begin(), candidates.end(), msg->span.offset,
                             [](const Candidate &one, qsizetype place) { return one.position < place; });
        for (auto inner = static_cast<size_t>(first - candidates.begin());
             inner < candidates.size() && candidates[inner].position < msg->span.end(); ++inner) {
            Candidate &found = candidates[inner];
            if (inner == outer || dropped[inner] || found.error.code.isEmpty() ||
                !contains(msg->span, found.position) || found.source == Source::Prose)
                continue;
            const FoundError &shell = candidates[outer].error;
            if (kindOf(shell.code) == CodeKind::Official && kindOf(found.error.code) == CodeKind::None) {
                dropped[inner] = 1; // "code: 4000, msg: bad field: code: 5, …": the message speaks of a code
                continue;
            }
            const int status = shell.code.toInt();
            const EvidenceSpan *code = evidenceOf(shell, What::Code);
            if (!found.error.httpStatus && code && status >= 400 && status <= 599)
                setStatus(found.error, status, code->span);
            if (const EvidenceSpan *logid = evidenceOf(shell, What::Logid);
                logid && found.error.logid.isEmpty())
                setLogid(found.error, shell.logid, logid->span);
            found.score = std::max(found.score, candidates[outer].score);
            dropped[outer] = 1;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < candidates.size(); ++i) {
        if (!dropped[i])
            std::swap(candidates[kept++], candidates[i]);
    }
    candidates.resize(kept);
}

bool overlap(Span a, Span b)
{
    return a.offset < b.end() && b.offset < a.end();
}

// A phrase without a code ("HTTP error: 401") tells nothing more where a code stands beside it.
void dropCodeless(std::vector<Candidate> &candidates)
{
    const bool coded = std::any_of(candidates.begin(), candidates.end(),
                                   [](const Candidate &one) { return !one.error.code.isEmpty(); });
    if (!coded)
        return;
    const std::vector<Candidate> all = candidates;
    candidates.erase(
        std::remove_if(candidates.begin(), candidates.end(),
                       [&all](const Candidate &one) {
                           if (!one.error.code.isEmpty())
                               return false;
                           return one.source != Source::Event ||
                                  std::any_of(all.begin(), all.end(), [&one](const Candidate &other) {
                                      return !other.error.code.isEmpty() && overlap(one.extent, other.extent);
                                  });
                       }),
        candidates.end());
}

// SDKs put the HTTP status into `code` where the body was not Coze's own JSON.
void readStatusCodes(std::vector<Candidate> &candidates)
{
    for (Candidate &one : candidates) {
        const EvidenceSpan *code = evidenceOf(one.error, What::Code);
        if (code && one.source == Source::Sdk && !one.error.httpStatus &&
            kindOf(one.error.code) == CodeKind::HttpNumber)
            setStatus(one.error, one.error.code.toInt(), code->span);
    }
}

// Statuses that stand on the line of a codeless candidate belong to the code that stands there too.
void giveStatuses(Scan &scan)
{
    const std::vector<Candidate> all = scan.candidates;
    for (Candidate &one : scan.candidates) {
        if (one.error.httpStatus || one.error.code.isEmpty())
            continue;
        for (const Candidate &other : all) {
            const EvidenceSpan *status = evidenceOf(other.error, What::HttpStatus);
            if (other.error.code.isEmpty() && status && other.source == Source::Sdk &&
                overlap(one.extent, other.extent)) {
                setStatus(one.error, *other.error.httpStatus, status->span);
                break;
            }
        }
    }
}

// "CozeApiException: The token … (ErrorCode: 4101, LogId: …)": the phrase's message belongs to the code in
// it.
void giveMessages(Scan &scan, QByteArrayView input)
{
    const std::vector<Candidate> all = scan.candidates;
    for (Candidate &one : scan.candidates) {
        const EvidenceSpan *code = evidenceOf(one.error, What::Code);
        if (!code || !one.error.msg.isEmpty() || one.source == Source::Prose)
            continue;
        for (const Candidate &other : all) {
            if (!other.error.code.isEmpty() || other.source != Source::Sdk)
                continue;
            const EvidenceSpan *msg = evidenceOf(other.error, What::Msg);
            if (!msg || !contains(msg->span, code->span.offset))
                continue;
            const QByteArrayView said = input.sliced(msg->span.offset, code->span.offset - msg->span.offset);
            const QByteArrayView before = said.first(std::max<qsizetype>(0, said.lastIndexOf('('))).trimmed();
            if (before.size() < 6)
                continue;
            one.error.msg = QString::fromUtf8(before);
            one.error.evidence.append(evidence(What::Msg, {msg->span.offset, before.size()}));
            break;
        }
    }
}

// A table or a list of codes is documentation: nothing failed.
void dropCodeLists(std::vector<Candidate> &candidates)
{
    constexpr qsizetype Many = 4;
    QSet<QString> told;
    for (const Candidate &one : candidates) {
        if (one.source == Source::Prose)
            told.insert(one.error.code);
    }
    if (told.size() < Many)
        return;
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                    [](const Candidate &one) { return one.source == Source::Prose; }),
                     candidates.end());
}

int richness(const Candidate &one)
{
    const FoundError &error = one.error;
    return (error.logid.isEmpty() ? 0 : 4) + (error.msg.isEmpty() ? 0 : 4) + (one.json.isEmpty() ? 0 : 2) +
           (error.httpStatus ? 1 : 0) + (error.debugUrl.isEmpty() ? 0 : 1) +
           (one.source == Source::Prose ? -3 : 0);
}

bool sameMessage(const QString &a, const QString &b)
{
    if (a.isEmpty() || b.isEmpty() || a == b)
        return true;
    const QString shorter = (a.size() < b.size() ? a : b).simplified();
    const QString longer = (a.size() < b.size() ? b : a).simplified();
    return longer.startsWith(shorter.first(std::min<qsizetype>(shorter.size(), 60))) ||
           longer.contains(shorter);
}

bool sameError(const Candidate &a, const Candidate &b)
{
    if (a.error.code != b.error.code)
        return false;
    if (!a.error.logid.isEmpty() && !b.error.logid.isEmpty())
        return a.error.logid == b.error.logid;
    if (a.source == Source::Prose || b.source == Source::Prose)
        return true;
    return sameMessage(a.error.msg, b.error.msg);
}

void join(Candidate &kept, const Candidate &other)
{
    FoundError &error = kept.error;
    const auto take = [&](What what) {
        if (const EvidenceSpan *found = evidenceOf(other.error, what))
            error.evidence.append(*found);
    };
    if (error.msg.isEmpty() && !other.error.msg.isEmpty()) {
        error.msg = other.error.msg;
        take(What::Msg);
    }
    if (error.logid.isEmpty() && !other.error.logid.isEmpty()) {
        error.logid = other.error.logid;
        take(What::Logid);
    }
    if (!error.httpStatus && other.error.httpStatus) {
        error.httpStatus = other.error.httpStatus;
        take(What::HttpStatus);
    }
    if (error.debugUrl.isEmpty())
        error.debugUrl = other.error.debugUrl;
    if (kept.json.isEmpty()) {
        kept.json = other.json;
        error.codePointer = other.error.codePointer;
    }
    kept.failingEvent = kept.failingEvent || other.failingEvent;
    kept.score = std::max(kept.score, other.score);
}

void joinRepeats(std::vector<Candidate> &candidates)
{
    constexpr size_t MaxDistinct = 200;
    std::vector<Candidate> kept;
    for (Candidate &one : candidates) {
        const auto twin = std::find_if(kept.begin(), kept.end(),
                                       [&](const Candidate &other) { return sameError(one, other); });
        if (twin == kept.end()) {
            if (kept.size() < MaxDistinct)
                kept.push_back(std::move(one));
            else
                kept.back() = std::move(one); // the last one stays, whatever the number
            continue;
        }
        const Source sdk =
            one.source == Source::Sdk || twin->source == Source::Sdk ? Source::Sdk : twin->source;
        if (richness(one) > richness(*twin))
            std::swap(one, *twin);
        join(*twin, one);
        twin->position = std::max(twin->position, one.position);
        twin->source = twin->source == Source::Log || twin->source == Source::KeyValue ? sdk : twin->source;
    }
    candidates = std::move(kept);
}

qsizetype distance(const Candidate &one, qsizetype place)
{
    if (place < one.extent.offset)
        return one.extent.offset - place;
    return place >= one.extent.end() ? place - one.extent.end() + 1 : 0;
}

Candidate *nearest(std::vector<Candidate> &candidates, qsizetype place)
{
    Candidate *found = nullptr;
    for (Candidate &one : candidates) {
        if (!found || distance(one, place) < distance(*found, place))
            found = &one;
    }
    return found;
}

void giveStrayLogids(Scan &scan, QByteArrayView input)
{
    const auto isTaken = [&scan](const QString &logid) {
        return std::any_of(scan.candidates.begin(), scan.candidates.end(),
                           [&](const Candidate &one) { return one.error.logid == logid; });
    };
    for (const int round : {0, 1}) { // first what stands on the same line
        for (const StrayFact &stray : scan.logids) {
            Candidate *one = nearest(scan.candidates, stray.input.offset);
            if (!one || !one->error.logid.isEmpty() || isTaken(stray.text))
                continue;
            const qsizetype away = distance(*one, stray.input.offset);
            if (away > NearBytes)
                continue;
            const qsizetype begin = std::min(stray.input.offset, one->extent.offset);
            const bool sameLine = input.sliced(begin, std::min(away, input.size() - begin)).indexOf('\n') < 0;
            const bool own = logidWeight(stray.text) >= 2 || isUuid(stray.text);
            if (round == 0 ? sameLine : (away < NearBytes && own))
                setLogid(one->error, stray.text, stray.input);
        }
    }
}

bool sameStatus(const std::vector<StrayFact> &statuses)
{
    return std::all_of(statuses.begin(), statuses.end(),
                       [&statuses](const StrayFact &one) { return one.text == statuses.front().text; });
}

void giveStrayStatuses(Scan &scan, QByteArrayView input)
{
    for (Candidate &one : scan.candidates) {
        if (one.error.httpStatus)
            continue;
        const StrayFact *line = nullptr;
        for (const StrayFact &status : scan.statusLines) {
            if (status.input.offset <= one.position)
                line = &status;
        }
        const EvidenceSpan *msg = evidenceOf(one.error, What::Msg);
        for (const StrayFact &status : scan.statuses) {
            if (line)
                break;
            if (msg &&
                contains(msg->span, status.input.offset)) // what a message speaks of is not the answer's
                continue;
            const qsizetype begin = std::min(status.input.offset, one.extent.offset);
            const qsizetype end = std::max(status.input.end(), one.extent.offset);
            if (end - begin > NearBytes)
                continue;
            const bool sameLine = input.sliced(begin, end - begin).indexOf('\n') < 0;
            // Behind an empty line the text speaks of something else: a blog goes on, an answer does not.
            const QByteArrayView between =
                status.input.offset > one.extent.end()
                    ? input.sliced(one.extent.end(), status.input.offset - one.extent.end())
                    : QByteArrayView();
            const bool apart = between.indexOf("\n\n") >= 0 || between.indexOf("\n\r\n") >= 0;
            const bool only =
                !apart && sameStatus(scan.statuses) && scan.candidates.size() == 1 && end - begin < NearBytes;
            if (sameLine || only)
                line = &status;
        }
        if (line)
            setStatus(one.error, line->text.toInt(), line->input);
    }
}

void giveHarFacts(Scan &scan)
{
    for (Candidate &one : scan.candidates) {
        for (const HarExchange &exchange : scan.exchanges) {
            if (!contains(exchange.extent, one.position))
                continue;
            if (!one.error.httpStatus && exchange.response.status > 0)
                setStatus(one.error, exchange.response.status, exchange.statusEvidence.span);
            if (one.error.logid.isEmpty() && !exchange.logid.isEmpty())
                setLogid(one.error, exchange.logid, exchange.logidSpan);
        }
    }
}

int rank(const Candidate &one)
{
    const CodeKind kind = kindOf(one.error.code);
    int value = 0;
    if (one.error.code.isEmpty())
        value = 4;
    else if (kind == CodeKind::HttpNumber)
        value = 2;
    if (one.source == Source::Prose || one.source == Source::Wording || one.source == Source::Gateway)
        value += 3;
    return value;
}

// The one to act on first: an error that Coze named before a number or sentence in prose. Of equals, in what
// goes on in time (a log with retries, a stream, the requests of a HAR file, exceptions with their causes
// behind them) the last, because the earlier ones have been tried again or are its shells; otherwise the
// first.
void order(Scan &scan, QByteArrayView input)
{
    const bool timeline = scan.sawLog || scan.sawHar || scan.sawEvents || scan.statusLines.size() > 1 ||
                          input.indexOf("Caused by:") >= 0 ||
                          input.indexOf("During handling of the above exception") >= 0;
    std::stable_sort(scan.candidates.begin(), scan.candidates.end(),
                     [timeline](const Candidate &a, const Candidate &b) {
                         if (rank(a) != rank(b))
                             return rank(a) < rank(b);
                         return timeline ? a.position > b.position : a.position < b.position;
                     });
}

} // namespace

void settle(Scan &scan, QByteArrayView input)
{
    std::vector<Candidate> &candidates = scan.candidates;
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.position < b.position; });
    unwrap(candidates);
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                    [](const Candidate &one) { return one.score < Plausible; }),
                     candidates.end());
    dropCodeLists(candidates);
    giveHarFacts(scan);
    giveStatuses(scan);
    giveMessages(scan, input);
    readStatusCodes(candidates);
    dropCodeless(candidates);
    joinRepeats(candidates);
    giveStrayLogids(scan, input);
    giveStrayStatuses(scan, input);
    for (Candidate &one : candidates) {
        if (one.error.debugUrl.isEmpty() && candidates.size() == 1)
            one.error.debugUrl = scan.debugUrl;
    }
    order(scan, input);
}

} // namespace CozeLens::Reader
