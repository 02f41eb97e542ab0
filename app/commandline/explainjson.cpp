// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/explainjson.h"

#include <QStringList>

namespace CozeLens {

namespace {

QString name(Verdict verdict)
{
    static const QString names[] = {u"error"_qs, u"success"_qs, u"not-coze"_qs, u"unknown"_qs};
    return names[static_cast<int>(verdict)];
}

QString name(Form form)
{
    static const QString names[] = {u"json"_qs, u"http"_qs, u"sse"_qs, u"sdk"_qs, u"log"_qs,
                                    u"text"_qs, u"html"_qs, u"har"_qs, u"code"_qs};
    return names[static_cast<int>(form)];
}

QString name(EvidenceSpan::What what)
{
    static const QString names[] = {u"code"_qs, u"msg"_qs, u"logid"_qs, u"http_status"_qs};
    return names[static_cast<int>(what)];
}

QString name(Retry retry)
{
    static const QString names[] = {u"no"_qs, u"now"_qs, u"later"_qs};
    return names[static_cast<int>(retry)];
}

QString name(Certainty certainty)
{
    static const QString names[] = {u"certain"_qs, u"likely"_qs, u"possible"_qs};
    return names[static_cast<int>(certainty)];
}

void write(Json::Writer &w, const Bilingual &text)
{
    w.beginObject().key("zh").string(text.zh).key("en").string(text.en).endObject();
}

void write(Json::Writer &w, const QList<EvidenceSpan> &evidence)
{
    w.beginArray();
    for (const EvidenceSpan &span : evidence) {
        w.beginObject();
        w.key("what").string(name(span.what));
        w.key("offset").number(qint64(span.span.offset));
        w.key("length").number(qint64(span.span.length));
        w.endObject();
    }
    w.endArray();
}

void write(Json::Writer &w, const ErrorEntry *entry)
{
    if (!entry) {
        w.null();
        return;
    }
    w.beginObject();
    w.key("code").string(entry->code);
    w.key("official").boolean(entry->official);
    w.key("msg");
    write(w, entry->msg);
    w.key("cause");
    write(w, entry->cause);
    w.key("remedy");
    write(w, entry->remedy);
    w.key("retry").string(name(entry->retry));
    w.key("links").beginArray();
    for (const Link &link : entry->links) {
        w.beginObject().key("title");
        write(w, link.title);
        w.key("url").string(link.url).endObject();
    }
    w.endArray();
    w.key("notes").beginArray();
    for (const Note &note : entry->notes)
        write(w, note.text);
    w.endArray();
    w.endObject();
}

void write(Json::Writer &w, const Fix &fix)
{
    w.beginObject();
    w.key("safety").string(fix.safety == Safety::Safe ? u"safe"_qs : u"maybe"_qs);
    w.key("title");
    write(w, fix.title);
    w.key("set").beginArray();
    for (const Change &change : fix.changes) {
        w.beginObject().key("where").string(change.where).key("value");
        if (change.json.isNull())
            w.null();
        else
            w.raw(change.json);
        w.endObject();
    }
    w.endArray();
    w.endObject();
}

void write(Json::Writer &w, const Finding &finding)
{
    w.beginObject();
    w.key("id").string(finding.id);
    w.key("certainty").string(name(finding.certainty));
    w.key("explains").boolean(finding.explains);
    w.key("where").beginArray();
    for (const QString &where : finding.where)
        w.string(where);
    w.endArray();
    w.key("text");
    write(w, finding.text);
    w.key("fix");
    if (finding.fixes.isEmpty())
        w.null();
    else
        write(w, finding.fixes.first());
    w.endObject();
}

void write(Json::Writer &w, const ErrorExplanation &error)
{
    const FoundError &found = error.found;
    w.beginObject();
    w.key("code").stringOrNull(found.code);
    w.key("msg").stringOrNull(found.msg);
    w.key("logid").stringOrNull(found.logid);
    w.key("http_status").numberOrNull(found.httpStatus);
    w.key("debug_url").stringOrNull(found.debugUrl);
    w.key("evidence");
    write(w, found.evidence);
    w.key("entry");
    write(w, error.entry);
    w.key("causes").beginArray();
    for (const Finding &finding : error.causes)
        write(w, finding);
    w.endArray();
    w.key("next_steps").beginArray();
    for (const Bilingual &step : error.nextSteps)
        write(w, step);
    w.endArray();
    w.endObject();
}

// A success may still hide a fault of the request ("conversation_id in the body is ignored"), and an answer
// without a code has a cause as well ("a web page, not API data"). It takes the place of an error, with the
// code that the wire bore: 0 or none. What merely deserves a look stays in side_notes.
std::optional<ErrorExplanation> faultWithoutError(const Diagnosis &diagnosis)
{
    const QList<Finding> &notes = diagnosis.sideNotes;
    const bool answered = diagnosis.response && diagnosis.response->status > 0;
    const bool success = diagnosis.verdict == Verdict::Success;
    if (!(success || (answered && diagnosis.verdict == Verdict::Unknown)) || !diagnosis.errors.isEmpty() ||
        notes.isEmpty() || !notes.first().explains || notes.first().remark ||
        notes.first().certainty == Certainty::Possible)
        return std::nullopt;
    ErrorExplanation fault;
    if (success)
        fault.found.code = u"0"_qs;
    if (diagnosis.response && diagnosis.response->status > 0)
        fault.found.httpStatus = diagnosis.response->status;
    if (diagnosis.response) {
        if (const auto logid = headerValue(diagnosis.response->headers, "X-Tt-Logid"))
            fault.found.logid = QString::fromUtf8(*logid);
    }
    fault.causes = notes;
    return fault;
}

void writeTime(Json::Writer &w, std::optional<qint64> second)
{
    w.stringOrNull(second
                       ? QDateTime::fromSecsSinceEpoch(*second, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_qs)
                       : QString());
}

void write(Json::Writer &w, const LogErrorKind &kind)
{
    w.beginObject();
    w.key("code").stringOrNull(kind.code);
    w.key("msg").stringOrNull(kind.msg);
    w.key("count").number(kind.count);
    w.key("first_time");
    writeTime(w, kind.firstSecond);
    w.key("last_time");
    writeTime(w, kind.lastSecond);
    w.key("first_offset").number(kind.firstOffset);
    w.key("last_offset").number(kind.lastOffset);
    w.key("last_logid")
        .stringOrNull(kind.lastLogid.isEmpty() ? QString() : QString::fromUtf8(kind.lastLogid));
    w.key("histogram");
    if (kind.histogram.isEmpty()) {
        w.null();
    } else {
        w.beginObject();
        w.key("start");
        writeTime(w, kind.histogram.start());
        w.key("bucket_seconds").number(kind.histogram.width());
        w.key("counts").beginArray();
        for (const qint64 count : kind.histogram.counts())
            w.number(count);
        w.endArray();
        w.endObject();
    }
    w.endObject();
}

// Beyond the documented members, like side_notes. Times are the log's own, which names no time zone.
void write(Json::Writer &w, const std::optional<LogDigest> &log)
{
    if (!log) {
        w.null();
        return;
    }
    w.beginObject();
    w.key("errors").number(log->errorCount);
    w.key("bytes").number(log->bytes);
    w.key("uncounted").number(log->uncounted);
    w.key("kinds").beginArray();
    for (const LogErrorKind &kind : log->kinds)
        write(w, kind);
    w.endArray();
    w.endObject();
}

} // namespace

void writeDiagnosis(Json::Writer &w, const Diagnosis &diagnosis)
{
    w.beginObject();
    w.key("verdict").string(name(diagnosis.verdict));
    w.key("form").string(name(diagnosis.form));
    w.key("errors").beginArray();
    for (const ErrorExplanation &error : diagnosis.errors)
        write(w, error);
    if (const std::optional<ErrorExplanation> fault = faultWithoutError(diagnosis))
        write(w, *fault);
    w.endArray();
    // Beyond the documented members: what stands out where there is no code to explain, a success above all.
    w.key("side_notes").beginArray();
    for (const Finding &finding : diagnosis.sideNotes)
        write(w, finding);
    w.endArray();
    w.key("log");
    write(w, diagnosis.log);
    w.endObject();
}

QByteArray explainJson(const Diagnosis &diagnosis)
{
    Json::Writer writer;
    writeDiagnosis(writer, diagnosis);
    return writer.text();
}

} // namespace CozeLens
