// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosis.h"

#include "base/messages.h"
#include "catalogue/errorcatalogue.h"
#include "diagnosis/causes.h"
#include "diagnosis/explainreading.h"
#include "formats/json.h"
#include "formats/jsonplaces.h"
#include "http/namedfiles.h"

#include <algorithm>

namespace CozeLens {

namespace {

// Without the request only what the reply itself proves can be said; a rule that looked at an empty request
// would blame the emptiness.
QList<Finding> causesFor(const std::optional<Request> &request, const std::optional<Response> &response,
                         const FoundError *error, const QString &code, const DiagnosisContext &context)
{
    if (request)
        return findCauses(*request, response.value_or(Response{}), code, error, context);
    QList<Finding> findings = findCauses({}, response.value_or(Response{}), code, error, context);
    findings.removeIf([](const Finding &finding) {
        return !std::all_of(finding.where.begin(), finding.where.end(),
                            [](const QString &where) { return where.startsWith(u"response:"); });
    });
    for (Finding &finding : findings)
        finding.fixes.clear();
    return findings;
}

bool isBinary(const Response &response)
{
    const QByteArray type = headerValue(response.headers, "Content-Type").value_or(QByteArray()).toLower();
    return type.startsWith("audio/") || type.startsWith("image/") || type.startsWith("video/") ||
           type.startsWith("application/octet-stream") || response.body.left(1024).contains('\0');
}

QString remarkForResponse(const Response &response)
{
    if (response.body.view().trimmed().isEmpty())
        return u"empty-body"_qs;
    if (isBinary(response))
        return u"binary"_qs;
    if (Json::isValid(response.body.view()))
        return u"json-without-code"_qs;
    return u"not-json"_qs;
}

} // namespace

void setRemark(Diagnosis &diagnosis, const QString &code, const QStringList &arguments)
{
    diagnosis.remarkCode = code;
    diagnosis.remark = message(u"diagnosis."_qs + code, arguments);
}

Diagnosis explainReading(const Reading &reading, const std::optional<Request> &request,
                         const DiagnosisContext &given)
{
    Diagnosis diagnosis;
    diagnosis.verdict = reading.verdict;
    diagnosis.form = reading.form;
    diagnosis.request = request ? request : reading.request;
    DiagnosisContext context = given;
    context.requestBodyUnknown = !request && reading.requestBodyUnknown;
    diagnosis.response = reading.response;
    diagnosis.responseBody =
        reading.json.isEmpty() && reading.response ? reading.response->body : Body(reading.json);

    for (const FoundError &found : reading.errors) {
        ErrorExplanation explanation;
        explanation.found = found;
        explanation.entry = found.code.isNull() ? nullptr : ErrorCatalogue::builtIn().find(found.code);
        advise(explanation);
        // The request belongs to the error that is to be acted on; what else a log holds came from other
        // requests.
        if (diagnosis.errors.isEmpty())
            explanation.causes = causesFor(diagnosis.request, reading.response, &found, found.code, context);
        diagnosis.errors.append(explanation);
    }
    if (diagnosis.errors.isEmpty() && reading.verdict == Verdict::Success) {
        setRemark(diagnosis, u"success"_qs);
        diagnosis.sideNotes = causesFor(diagnosis.request, reading.response, nullptr, u"0"_qs, context);
    }
    return diagnosis;
}

Diagnosis explainWhatWasRead(const Reading &reading, bool isEmpty, const std::optional<Request> &request,
                             const DiagnosisContext &context)
{
    Diagnosis diagnosis = explainReading(reading, request, context);
    if (!diagnosis.errors.isEmpty() || diagnosis.verdict == Verdict::Success)
        return diagnosis;
    if (isEmpty)
        setRemark(diagnosis, u"empty-text"_qs);
    else if (diagnosis.verdict == Verdict::NotCoze)
        setRemark(diagnosis, u"not-coze"_qs);
    else if (!reading.unmarkedCode.isEmpty())
        setRemark(diagnosis, u"code-without-mark"_qs, {reading.unmarkedCode});
    else
        setRemark(diagnosis, u"unknown-text"_qs);
    if (diagnosis.remarkCode == u"code-without-mark")
        diagnosis.nextSteps = {message(u"diagnosis.step-code-without-mark"_qs, {reading.unmarkedCode})};
    // An answer without a code, such as a page of HTML, still tells where the request went.
    const bool answered = reading.response && reading.response->status > 0;
    if (request && answered && diagnosis.verdict == Verdict::Unknown)
        diagnosis.sideNotes = causesFor(request, reading.response, nullptr, {}, context);
    else if (request)
        diagnosis.sideNotes = checkBeforeSending(*request, context);
    return diagnosis;
}

namespace {

constexpr qsizetype MaxSuccessBytes = 1024 * 1024;

// What is a success without looking like the envelope of one: the OAuth calls answer with the token alone, or
// with what leads to it, and a code of 0 may stand by itself. Empty for anything else.
QString otherSuccess(const Exchange &exchange)
{
    const int status = exchange.response->status;
    // Such an answer is small.
    if (exchange.response->body.size() > MaxSuccessBytes)
        return {};
    const auto document = Json::Document::parse(exchange.response->body);
    if (status < 200 || status >= 300 || !document || !document->root().is(Json::Kind::Object))
        return {};
    const Json::Value root = document->root();
    const bool issued =
        root[u"access_token"].is(Json::Kind::String) || root[u"device_code"].is(Json::Kind::String);
    if (issued && exchange.request.url.contains("/oauth2/"))
        return u"oauth-success"_qs;
    return root.size() == 1 && root[u"code"].raw() == "0" ? u"success"_qs : QString();
}

} // namespace

Diagnosis explainExchange(const Exchange &sent, const DiagnosisContext &context)
{
    Exchange exchange = sent;
    exchange.request = withFilesNamed(sent.request);
    Diagnosis diagnosis;
    if (exchange.response)
        diagnosis = explainReading(readResponse(*exchange.response), exchange.request, context);
    diagnosis.request = exchange.request;
    if (!diagnosis.errors.isEmpty())
        return diagnosis;

    if (exchange.error) {
        // A success that was cut off is no success: what is missing may have been the error.
        diagnosis.verdict = Verdict::Unknown;
        diagnosis.remarkCode = exchange.error->code;
        diagnosis.remark = exchange.error->detail;
        diagnosis.nextSteps = {exchange.error->nextStep};
    } else if (exchange.response && diagnosis.verdict != Verdict::Success) {
        if (const QString success = otherSuccess(exchange); !success.isEmpty()) {
            diagnosis.verdict = Verdict::Success;
            setRemark(diagnosis, success);
            diagnosis.sideNotes = causesFor(exchange.request, exchange.response, nullptr, u"0"_qs, context);
            return diagnosis;
        }
        const QString remark = remarkForResponse(*exchange.response);
        const bool good = exchange.response->status >= 200 && exchange.response->status < 300;
        if (good && remark == u"binary")
            diagnosis.verdict = Verdict::Success;
        setRemark(diagnosis, remark, {QString::number(exchange.response->status)});
        diagnosis.nextSteps = {message(u"diagnosis.step-"_qs + remark)};
    }
    if (diagnosis.sideNotes.isEmpty() && diagnosis.verdict != Verdict::Success)
        diagnosis.sideNotes = causesFor(exchange.request, exchange.response, nullptr, {}, context);
    return diagnosis;
}

Diagnosis explainCode(const QString &code)
{
    Diagnosis diagnosis;
    diagnosis.form = Form::Code;
    ErrorExplanation explanation;
    explanation.entry = ErrorCatalogue::builtIn().find(code);
    if (!explanation.entry) {
        setRemark(diagnosis, u"unknown-code"_qs, {code});
        diagnosis.nextSteps = {message(u"diagnosis.step-report-logid"_qs)};
        return diagnosis;
    }
    diagnosis.verdict = Verdict::Error;
    explanation.found.code = code;
    explanation.found.evidence = {{EvidenceSpan::What::Code, {0, code.toUtf8().size()}}};
    advise(explanation);
    diagnosis.errors = {explanation};
    return diagnosis;
}

} // namespace CozeLens
