// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/pastejob.h"

#include "base/messages.h"
#include "diagnosis/requesttext.h"
#include "formats/importrequest.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace CozeLens {

namespace {

constexpr qint64 Chunk = 1024 * 1024;
constexpr qsizetype CommandTextLimit = 256 * 1024;
constexpr qint64 PipeLimit = 32 * 1024 * 1024; //!< of what can be read only once

using Explain = std::function<Diagnosis(const std::optional<Request> &)>;

PasteOutcome failed(const QString &id, const QStringList &arguments = {})
{
    PasteOutcome outcome;
    outcome.diagnosis.remarkCode = id;
    outcome.diagnosis.remark = message(u"diagnosis."_qs + id, arguments);
    return outcome;
}

QString nameOf(const PasteJob &job)
{
    return QFileInfo(job.path).fileName();
}

FoundError shifted(FoundError error, qint64 offset)
{
    for (EvidenceSpan &found : error.evidence)
        found.span.offset -= offset;
    return error;
}

// The one cURL command that stands beside an answer, as people paste both from a terminal. Of several it is
// not known which led to it.
std::optional<Request> commandIn(const PasteOutcome &outcome)
{
    if (outcome.isPart || outcome.diagnosis.log || outcome.text.size() > CommandTextLimit ||
        !outcome.text.contains("curl "))
        return std::nullopt;
    const Result<QList<ImportedRequest>> commands = importRequests(outcome.text);
    if (!commands || commands->size() != 1)
        return std::nullopt;
    return requestFrom(commands->first());
}

// Takes the request that was chosen, or that fits by itself, and says which.
void explainWith(const PasteJob &job, const Explain &explain, PasteOutcome &outcome)
{
    const bool isOwn = job.choice == PasteRequest::Own && job.own;
    const bool isCurrent = job.choice == PasteRequest::Current && job.current;
    if (isOwn || isCurrent) {
        outcome.diagnosis = explain(isOwn ? job.own : job.current);
        outcome.origin = job.choice;
        outcome.canBeLeftOut = true;
        return;
    }
    outcome.diagnosis = explain(std::nullopt);
    outcome.origin = outcome.diagnosis.request ? PasteRequest::InText : PasteRequest::None;
    if (outcome.diagnosis.request || outcome.diagnosis.errors.isEmpty())
        return;
    if (job.choice != PasteRequest::None) {
        if (const std::optional<Request> command = commandIn(outcome)) {
            outcome.diagnosis = explain(command);
            outcome.origin = PasteRequest::InText;
            outcome.canBeLeftOut = true;
            return;
        }
    }
    if (!job.current)
        return;
    const FoundError &found = outcome.diagnosis.errors.first().found;
    if (!found.logid.isEmpty() && found.logid == job.sentLogid)
        outcome.fit = {RequestFit::Answer::Fits, message(u"diagnosis.fit-logid"_qs)};
    else
        outcome.fit = requestFit(*job.current, shifted(found, outcome.offset), outcome.text);
    if (job.choice == PasteRequest::Automatic && outcome.fit.answer == RequestFit::Answer::Fits) {
        outcome.diagnosis = explain(job.current);
        outcome.origin = PasteRequest::Current;
        outcome.canBeLeftOut = true;
    }
}

PasteOutcome explainWhole(const PasteJob &job, const QByteArray &text)
{
    PasteOutcome outcome;
    outcome.text = text;
    outcome.size = text.size();
    const bool ofKind = job.log && job.kind >= 0 && job.kind < job.log->kinds.size();
    const auto explain = [&](const std::optional<Request> &request) {
        if (!ofKind)
            return explainText(text, request, job.context);
        const LogErrorKind &kind = job.log->kinds[job.kind];
        return explainKind(kind, text.mid(kind.text.offset, kind.text.length), request, job.context);
    };
    explainWith(job, explain, outcome);
    if (ofKind) {
        outcome.kind = job.kind;
        outcome.diagnosis.log = job.log;
    }
    return outcome;
}

// The line that begins at or behind `from`, as far as `bytes` reach.
qint64 nextLine(const QByteArray &bytes, qint64 from)
{
    const qsizetype newline = from <= 0 ? -1 : bytes.indexOf('\n', from - 1);
    return newline < 0 ? std::max<qint64>(0, from) : newline + 1;
}

// Whole lines around the example, and the example within them.
bool readPart(QFile &file, const LogErrorKind &kind, PasteOutcome &outcome)
{
    const qint64 begin = std::max<qint64>(0, kind.text.offset - ShownBytes / 2);
    const qint64 end = std::max<qint64>(begin + ShownBytes, kind.text.end());
    if (!file.seek(begin))
        return false;
    const QByteArray bytes = file.read(end - begin);
    const qint64 first = begin == 0 ? 0 : std::min<qint64>(nextLine(bytes, 1), kind.text.offset - begin);
    qint64 last = bytes.size();
    if (const qsizetype newline = bytes.lastIndexOf('\n');
        bytes.size() == end - begin && begin + newline + 1 > kind.text.end())
        last = newline + 1;
    outcome.text = bytes.mid(first, last - first);
    outcome.offset = begin + first;
    outcome.isPart = true;
    return std::all_of(kind.example.evidence.begin(), kind.example.evidence.end(),
                       [&](const EvidenceSpan &found) {
                           return found.what != EvidenceSpan::What::Code ||
                                  outcome.text.mid(found.span.offset - outcome.offset, found.span.length) ==
                                      kind.code.toUtf8();
                       });
}

qint64 lineAt(QFile &file, qint64 offset, const ReadingProgress &progress)
{
    qint64 line = 1;
    QByteArray buffer(Chunk, Qt::Uninitialized);
    file.seek(0);
    for (qint64 done = 0; done < offset && !progress.cancelled;) {
        const qint64 got = file.read(buffer.data(), std::min(Chunk, offset - done));
        if (got <= 0)
            return 0;
        line += std::count(buffer.cbegin(), buffer.cbegin() + got, '\n');
        done += got;
    }
    return line;
}

PasteOutcome explainPart(const PasteJob &job, QFile &file, const LogDigest &log, ReadingProgress &progress)
{
    const int index = std::clamp<int>(job.kind, 0, static_cast<int>(log.kinds.size()) - 1);
    const LogErrorKind &kind = log.kinds[index];
    PasteOutcome outcome;
    if (!readPart(file, kind, outcome)) {
        outcome = failed(u"file-changed"_qs, {nameOf(job)});
        outcome.diagnosis.log = log;
        outcome.kind = index;
        return outcome;
    }
    outcome.size = log.bytes;
    outcome.kind = index;
    outcome.line = lineAt(file, kind.firstOffset, progress);
    const QByteArray lines = outcome.text.mid(kind.text.offset - outcome.offset, kind.text.length);
    explainWith(
        job,
        [&](const std::optional<Request> &request) { return explainKind(kind, lines, request, job.context); },
        outcome);
    outcome.diagnosis.log = log;
    return outcome;
}

PasteOutcome explainLarge(const PasteJob &job, QFile &file, ReadingProgress &progress)
{
    PasteOutcome outcome;
    outcome.diagnosis = explainDevice(file, std::nullopt, job.context, &progress);
    outcome.size = file.size();
    if (file.error() != QFile::NoError)
        return failed(u"file-unreadable"_qs, {nameOf(job), file.errorString()});
    if (outcome.diagnosis.remarkCode == u"reading-cancelled")
        return outcome;
    if (outcome.diagnosis.log)
        return explainPart(job, file, *outcome.diagnosis.log, progress);
    // No error in it: its beginning shows what it is.
    outcome.isPart = true;
    if (file.seek(0))
        outcome.text = file.read(ShownBytes);
    return outcome;
}

} // namespace

PasteOutcome explainPaste(const PasteJob &job, ReadingProgress &progress)
{
    if (job.path.isEmpty() || !job.text.isEmpty())
        return explainWhole(job, job.text);
    QFile file(job.path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(u"file-unreadable"_qs, {nameOf(job), file.errorString()});
    if (job.log)
        return explainPart(job, file, *job.log, progress);
    if (!file.isSequential() && file.size() > WholeFileBytes)
        return explainLarge(job, file, progress);
    const QByteArray text = file.read(file.isSequential() ? PipeLimit : WholeFileBytes);
    if (file.error() != QFile::NoError)
        return failed(u"file-unreadable"_qs, {nameOf(job), file.errorString()});
    return explainWhole(job, text);
}

} // namespace CozeLens
