// SPDX-License-Identifier: GPL-3.0-or-later
// Explains what was pasted or opened: texts as a whole, logs of any size by their kinds of errors.
#include "diagnosis/diagnosis.h"

#include "diagnosis/curlfailure.h"
#include "diagnosis/explainreading.h"
#include "diagnosis/reading/encoding.h"
#include "diagnosis/reading/logsummary.h"

#include <QIODevice>

#include <algorithm>

namespace CozeLens {

namespace {

// Beyond this a text is a log: it is summed up in one pass instead of being read as a whole.
constexpr qsizetype LogFrom = 8 * 1024 * 1024;
constexpr qsizetype HeadBytes = 256 * 1024; //!< read as a text where a large file tells of no error
constexpr qint64 FewErrors = 3;

// A table of counts says more than the errors themselves only where they repeat.
std::optional<LogDigest> digestWorthShowing(const LogSummary &summary)
{
    if (summary.errorCount() <= FewErrors || summary.errorCount() == summary.kinds().size())
        return std::nullopt;
    return summary.digest();
}

bool canRepeat(const Reading &reading)
{
    return !reading.errors.isEmpty() && reading.form != Form::Code && reading.form != Form::Har &&
           reading.form != Form::Html;
}

// No answer came, so there is nothing of Coze's in it; why none came is still worth saying.
void takeCurlFailure(Diagnosis &diagnosis, const QByteArray &text)
{
    const std::optional<NetworkError> failure = curlFailureIn(text);
    if (!failure)
        return;
    diagnosis.verdict = Verdict::Unknown;
    diagnosis.remarkCode = failure->code;
    diagnosis.remark = failure->detail;
    diagnosis.nextSteps = {failure->nextStep};
}

LogSummary summaryOf(const QByteArray &text)
{
    LogSummary summary;
    summary.feed(text);
    summary.finish();
    return summary;
}

} // namespace

Diagnosis explainText(const QByteArray &given, const std::optional<Request> &request,
                      const DiagnosisContext &context)
{
    const QByteArray text = Reader::asUtf8(given);
    const bool isLog = text.size() >= LogFrom;
    Reading reading = isLog ? Reading() : readText(text);
    if (!isLog && !canRepeat(reading)) {
        Diagnosis diagnosis = explainWhatWasRead(reading, text.trimmed().isEmpty(), request, context);
        if (diagnosis.remarkCode == u"unknown-text" || diagnosis.remarkCode == u"not-coze")
            takeCurlFailure(diagnosis, text);
        return diagnosis;
    }
    const LogSummary summary = summaryOf(text);
    // One large answer is no log: where no line tells of an error, the text may still be one whole body.
    if (isLog)
        reading = summary.errorCount() > 0 ? summary.reading() : readText(text);
    Diagnosis diagnosis = explainWhatWasRead(reading, false, request, context);
    if (isLog && summary.errorCount() > 0)
        diagnosis.log = summary.digest();
    else
        diagnosis.log = digestWorthShowing(summary);
    return diagnosis;
}

Diagnosis explainDevice(QIODevice &device, const std::optional<Request> &request,
                        const DiagnosisContext &context, ReadingProgress *progress)
{
    constexpr qint64 chunk = 1024 * 1024;
    QByteArray head;
    while (head.size() < LogFrom) {
        const QByteArray piece = device.read(LogFrom - head.size());
        if (piece.isEmpty())
            return explainText(head, request, context);
        head += piece;
    }
    LogSummary summary(progress ? &progress->cancelled : nullptr);
    summary.feed(head);
    head.truncate(HeadBytes);
    head.squeeze();
    for (QByteArray piece = device.read(chunk); !piece.isEmpty() && !summary.isCancelled();
         piece = device.read(chunk)) {
        summary.feed(piece);
        if (progress)
            progress->bytesRead = summary.bytesRead();
    }
    summary.finish();
    if (summary.isCancelled()) {
        Diagnosis diagnosis;
        setRemark(diagnosis, u"reading-cancelled"_qs);
        return diagnosis;
    }
    // What was streamed past is gone; the beginning tells at least what it is.
    const bool hasErrors = summary.errorCount() > 0;
    Diagnosis diagnosis =
        explainWhatWasRead(hasErrors ? summary.reading() : readText(head), false, request, context);
    if (hasErrors)
        diagnosis.log = summary.digest();
    return diagnosis;
}

Diagnosis explainKind(const LogErrorKind &kind, const QByteArray &lines,
                      const std::optional<Request> &request, const DiagnosisContext &context)
{
    Reading reading = readText(lines);
    const bool leads = !reading.errors.isEmpty() && reading.errors.first().code == kind.example.code;
    if (!leads) {
        // The lines are another error's as well: what stands around this one cannot be told apart.
        reading.json.clear();
        reading.response.reset();
    }
    reading.errors = {kind.example};
    reading.verdict = Verdict::Error;
    reading.form = Form::Log;
    return explainReading(reading, request, context);
}

} // namespace CozeLens
