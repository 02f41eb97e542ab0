// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/explaintext.h"

#include "base/messages.h"
#include "diagnosis/places.h"

#include <algorithm>

namespace CozeLens {

namespace {

class TextWriter
{
public:
    explicit TextWriter(Language language)
        : m_language(language)
    {
    }

    QByteArray text() const { return m_text; }
    QString label(const QString &id) const { return message(u"commandline."_qs + id).in(m_language); }
    QString in(const Bilingual &text) const { return text.in(m_language); }

    // What came from outside is printed as one line without control characters: a terminal must not obey it.
    void line(const QString &text)
    {
        for (const QChar c : text)
            m_text +=
                c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) ? " " : QString(c).toUtf8();
        m_text += '\n';
    }
    void empty() { m_text += '\n'; }
    void fact(const QString &id, const QString &value)
    {
        if (!value.isEmpty())
            line(label(id) + value);
    }
    void section(const QString &id) { line(label(id)); }

private:
    Language m_language;
    QByteArray m_text;
};

enum class Part { Leading, Possible, Remarks, Others };

Part partOf(const Finding &finding)
{
    if (!finding.explains)
        return Part::Others;
    if (finding.remark)
        return Part::Remarks;
    return finding.certainty == Certainty::Possible ? Part::Possible : Part::Leading;
}

void writeFindings(TextWriter &w, const QList<Finding> &findings, Part part, const QString &heading,
                   const Diagnosis &diagnosis)
{
    static const QString grades[] = {u"certain"_qs, u"likely"_qs, u"possible"_qs};
    bool first = true;
    for (const Finding &finding : findings) {
        if (partOf(finding) != part)
            continue;
        if (first) {
            w.empty();
            w.section(heading);
            first = false;
        }
        w.line(u"  - ["_qs + w.label(grades[static_cast<int>(finding.certainty)]) + u"] "_qs +
               w.in(finding.text));
        if (const QStringList places = visiblePlaces(finding, diagnosis); !places.isEmpty())
            w.line(u"    "_qs + w.label(u"where"_qs) + places.join(u", "_qs));
        for (const Fix &fix : finding.fixes)
            w.line(u"    "_qs + w.label(u"fix"_qs) + w.in(fix.title));
    }
}

bool hasPart(const QList<Finding> &findings, Part part)
{
    return std::any_of(findings.begin(), findings.end(),
                       [part](const Finding &finding) { return partOf(finding) == part; });
}

// After the table's text: what is merely possible, said to be no more than that, and what is wrong beside.
void writeFurtherCauses(TextWriter &w, const QList<Finding> &causes, const Diagnosis &diagnosis)
{
    const bool leading = hasPart(causes, Part::Leading);
    writeFindings(w, causes, Part::Possible,
                  leading || !diagnosis.request ? u"other-causes"_qs : u"nothing-visible"_qs, diagnosis);
    writeFindings(w, causes, Part::Remarks, u"worth-a-look"_qs, diagnosis);
    writeFindings(w, causes, Part::Others, u"also-wrong"_qs, diagnosis);
}

void writeEntry(TextWriter &w, const ErrorEntry &entry)
{
    w.empty();
    w.fact(u"cause"_qs, w.in(entry.cause));
    w.fact(u"remedy"_qs, w.in(entry.remedy));
    static const QString retries[] = {u"retry-no"_qs, u"retry-now"_qs, u"retry-later"_qs};
    w.fact(u"retry"_qs, entry.retryAdvice.isEmpty() ? w.label(retries[static_cast<int>(entry.retry)])
                                                    : w.in(entry.retryAdvice));
    for (const Note &note : entry.notes)
        w.fact(u"note"_qs, w.in(note.text));
    for (const Link &link : entry.links)
        w.line(u"  "_qs + w.in(link.title) + u"  "_qs + link.url);
}

void writeSteps(TextWriter &w, const QList<Bilingual> &steps)
{
    if (steps.isEmpty())
        return;
    w.empty();
    w.section(u"next-steps"_qs);
    for (int i = 0; i < steps.size(); ++i)
        w.line(u"  %1. "_qs.arg(i + 1) + w.in(steps[i]));
}

void writeError(TextWriter &w, const ErrorExplanation &error, const Diagnosis &diagnosis)
{
    const FoundError &found = error.found;
    const QString code = found.code.isNull() ? w.label(u"no-code"_qs) : found.code;
    QString headline = code;
    if (error.entry)
        headline += u"  "_qs + w.in(error.entry->msg);
    const QString origin = !error.entry            ? u"unknown"_qs
                           : error.entry->official ? u"official"_qs
                                                   : u"further"_qs;
    w.line(found.code.isNull() ? headline : QString(headline + u"  ["_qs + w.label(origin) + u']'));
    w.fact(u"msg"_qs, found.msg);
    w.fact(u"logid"_qs, found.logid);
    if (found.httpStatus)
        w.fact(u"status"_qs, QString::number(*found.httpStatus));
    w.fact(u"debug-url"_qs, found.debugUrl);
    if (found.matchedByMessage)
        w.line(w.label(u"matched-by-message"_qs));
    writeFindings(w, error.causes, Part::Leading, diagnosis.request ? u"causes"_qs : u"causes-no-request"_qs,
                  diagnosis);
    if (error.entry)
        writeEntry(w, *error.entry);
    else if (!found.code.isNull())
        w.line(w.in(message(u"diagnosis.unknown-code"_qs, {found.code})));
    writeFurtherCauses(w, error.causes, diagnosis);
    writeSteps(w, error.nextSteps);
}

// By the log's own clock, which names no time zone.
QString timeText(std::optional<qint64> second)
{
    return second ? QDateTime::fromSecsSinceEpoch(*second, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss"_qs)
                  : QString();
}

void writeLog(TextWriter &w, const LogDigest &log)
{
    const QStringList arguments = {QString::number(log.kinds.size()), QString::number(log.errorCount),
                                   QString::number(log.bytes)};
    w.line(w.in(message(u"commandline.log-summary"_qs, arguments)));
    for (const LogErrorKind &kind : log.kinds) {
        const QString first = timeText(kind.firstSecond);
        const QString last = timeText(kind.lastSecond);
        const QString times = first == last ? first : first + u" – "_qs + last;
        w.line(u"  %1 × %2  "_qs.arg(kind.code).arg(kind.count) +
               (times.isEmpty() ? QString() : times + u"  "_qs) + kind.msg.left(120));
    }
    if (log.uncounted > 0)
        w.line(w.in(message(u"commandline.log-uncounted"_qs, {QString::number(log.uncounted)})));
    w.empty();
}

} // namespace

QByteArray explainAsText(const Diagnosis &diagnosis, Language language)
{
    TextWriter writer(language);
    if (diagnosis.log)
        writeLog(writer, *diagnosis.log);
    for (int i = 0; i < diagnosis.errors.size(); ++i) {
        if (i > 0) {
            writer.empty();
            writer.line(u"----"_qs);
        }
        writeError(writer, diagnosis.errors[i], diagnosis);
    }
    if (diagnosis.errors.isEmpty()) {
        writer.line(writer.in(diagnosis.remark));
        for (const Part part : {Part::Leading, Part::Possible, Part::Remarks, Part::Others})
            writeFindings(writer, diagnosis.sideNotes, part, u"worth-a-look"_qs, diagnosis);
        writeSteps(writer, diagnosis.nextSteps);
    }
    return writer.text();
}

QByteArray explainAsText(const Diagnosis &diagnosis, const QString &languages)
{
    QByteArray text;
    if (languages != u"en")
        text += explainAsText(diagnosis, Language::Chinese);
    if (languages == u"both")
        text += '\n';
    if (languages != u"zh")
        text += explainAsText(diagnosis, Language::English);
    return text;
}

} // namespace CozeLens
