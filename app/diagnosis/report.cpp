// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/report.h"

#include "base/messages.h"
#include "diagnosis/places.h"
#include "http/redaction.h"

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype BodyLimit = 16 * 1024;
// Read beyond the limit, so that a secret that lies across it is known for one and masked whole.
constexpr qsizetype Margin = 4 * 1024;
constexpr qsizetype CellLimit = 2000;

// At most `limit` bytes that end with a whole character.
QByteArray cutAt(const QByteArray &text, qsizetype limit)
{
    qsizetype end = std::min(text.size(), limit);
    while (end > 0 && end < text.size() && (static_cast<uchar>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.left(end);
}

bool isPlain(const QByteArray &text)
{
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<uchar>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
    return !control && QString::fromUtf8(text).toUtf8() == text;
}

// What others wrote is shown as they wrote it and is never markup.
QString asText(QString text)
{
    return text.replace(u'<', u"\\<"_qs);
}

// Between back-quotes, more of them than in any run inside (CommonMark, code spans).
QString asCode(const QString &text)
{
    QString fence(u'`');
    while (text.contains(fence))
        fence += u'`';
    const QString blank = text.contains(u'`') ? u" "_qs : QString();
    return fence + blank + text.simplified() + blank + fence;
}

class Report
{
public:
    explicit Report(Language language)
        : m_language(language)
    {
    }

    QByteArray text() const { return m_text; }
    QString label(const QString &id, const QStringList &arguments = {}) const
    {
        return message(u"report."_qs + id, arguments).in(m_language);
    }
    void heading(const QString &id) { m_text += "\n### " + label(id).toUtf8() + "\n\n"; }
    void line(const QString &text) { m_text += text.toUtf8() + '\n'; }

    // A table cell: one line, and no pipe that would end the cell.
    void row(const QString &id, const QString &value)
    {
        if (value.isEmpty())
            return;
        QString cell = QString::fromUtf8(redacted(value.toUtf8())).simplified();
        if (cell.size() > CellLimit)
            cell = cell.left(CellLimit) + u'…';
        cell = asText(cell).replace(u'|', u"\\|"_qs);
        m_text += "| " + label(id).toUtf8() + " | " + cell.toUtf8() + " |\n";
    }

    // The fence is longer than any run of back-quotes inside, so that nothing in the text can end it.
    // `whole`: the size of what `text` is the beginning of.
    void fenced(const QByteArray &text, const QByteArray &kind, qsizetype whole = 0)
    {
        const QByteArray shown = cutAt(text, BodyLimit);
        qsizetype longest = 2;
        qsizetype run = 0;
        for (const char c : shown) {
            run = c == '`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        const QByteArray fence(longest + 1, '`');
        m_text += fence + kind + '\n' + shown + (shown.endsWith('\n') ? "" : "\n") + fence + '\n';
        if (shown.size() < text.size() || whole > BodyLimit)
            line(label(u"cut"_qs, {QString::number(std::max(whole, text.size()))}));
    }

    // The beginning of a body, masked; of a form with files the lines that are text.
    QByteArray body(const QByteArray &begin, qsizetype size) const
    {
        const QByteArray shown = redacted(begin);
        if (isPlain(cutAt(shown, BodyLimit)))
            return shown;
        const QByteArray left = label(u"binary"_qs, {QString::number(size)}).toUtf8();
        if (!begin.trimmed().startsWith("--"))
            return left;
        QByteArrayList lines;
        for (const QByteArray &line : shown.split('\n')) {
            if (isPlain(line))
                lines.append(line);
            else if (lines.isEmpty() || lines.last() != left)
                lines.append(left);
        }
        return lines.join('\n');
    }

    Language language() const { return m_language; }

private:
    Language m_language;
    QByteArray m_text;
};

QByteArray headerText(const Headers &headers)
{
    QByteArray text;
    for (const Header &header : headers)
        text += header.name + ": " + header.value + '\n';
    return text;
}

// The first 14 digits of a log id are the server's clock, which is China's.
QString timeOfLogid(const QString &logid)
{
    const QDateTime time = QDateTime::fromString(logid.left(14), u"yyyyMMddHHmmss"_qs);
    return time.isValid() ? time.toString(u"yyyy-MM-ddTHH:mm:ss"_qs) + u"+08:00"_qs : QString();
}

// Whole words: a secret that was cut in two would not be known for one.
QByteArray aroundTheError(const QByteArray &text, qsizetype at)
{
    if (text.size() <= BodyLimit)
        return text;
    const qsizetype wanted = std::max<qsizetype>(0, at - BodyLimit / 2);
    qsizetype begin = wanted == 0 ? 0 : text.lastIndexOf('\n', wanted) + 1;
    static constexpr QByteArrayView breaks = "\n \"',;";
    if (begin < wanted - BodyLimit / 4) {
        begin = wanted;
        while (begin < text.size() && breaks.indexOf(text[begin]) < 0)
            ++begin;
    }
    qsizetype end = std::min(text.size(), wanted + BodyLimit * 3 / 4);
    while (end < text.size() && end > begin && breaks.indexOf(text[end]) < 0)
        --end;
    QByteArray part = text.mid(begin, end - begin);
    // The same for keys, which are many lines.
    const qsizetype keyEnd = part.indexOf("-----END");
    const qsizetype keyBegin = part.indexOf("-----BEGIN");
    if (keyEnd >= 0 && (keyBegin < 0 || keyBegin > keyEnd))
        part = part.mid(keyEnd);
    if (part.lastIndexOf("-----BEGIN") > part.lastIndexOf("-----END"))
        part.truncate(part.lastIndexOf("-----BEGIN"));
    return part;
}

void writeText(Report &report, const Diagnosis &diagnosis, const QByteArray &text, qint64 offset)
{
    if (text.trimmed().isEmpty() || text.trimmed() == diagnosis.responseBody.trimmed())
        return;
    const QList<EvidenceSpan> evidence =
        diagnosis.errors.isEmpty() ? QList<EvidenceSpan>() : diagnosis.errors.first().found.evidence;
    const qsizetype at = evidence.isEmpty() ? 0 : evidence.first().span.offset - offset;
    report.heading(u"text"_qs);
    report.fenced(redacted(aroundTheError(text, std::clamp<qsizetype>(at, 0, text.size()))), {});
    if (text.size() > BodyLimit)
        report.line(report.label(u"text-cut"_qs));
}

void writeFacts(Report &report, const Diagnosis &diagnosis, const std::optional<Exchange> &exchange)
{
    report.line(u"| "_qs + report.label(u"item"_qs) + u" | "_qs + report.label(u"value"_qs) +
                u" |\n|---|---|"_qs);
    if (!diagnosis.errors.isEmpty()) {
        const FoundError &found = diagnosis.errors.first().found;
        report.row(u"code"_qs, found.code);
        report.row(u"msg"_qs, found.msg);
        report.row(u"logid"_qs, found.logid);
        report.row(u"status"_qs, found.httpStatus ? QString::number(*found.httpStatus) : QString());
        report.row(u"debug-url"_qs, found.debugUrl);
    } else {
        report.row(u"result"_qs, diagnosis.remark.in(report.language()));
    }
    if (exchange && exchange->timings.startedAt.isValid())
        report.row(u"time"_qs, exchange->timings.startedAt.toOffsetFromUtc(8 * 3600).toString(Qt::ISODate));
    else if (!exchange && !diagnosis.errors.isEmpty())
        report.row(u"time-of-logid"_qs, timeOfLogid(diagnosis.errors.first().found.logid));
    if (exchange && exchange->timings.totalMs)
        report.row(u"duration"_qs, QString::number(qRound(*exchange->timings.totalMs)) + u" ms"_qs);
}

QString placesText(const Finding &finding, const Diagnosis &diagnosis)
{
    QStringList places;
    for (const QString &place : visiblePlaces(finding, diagnosis))
        places.append(asCode(redacted(place)));
    return places.isEmpty() ? QString() : u" ("_qs + places.join(u", "_qs) + u')';
}

void writeCause(Report &report, const Diagnosis &diagnosis)
{
    if (diagnosis.errors.isEmpty())
        return;
    const ErrorExplanation &first = diagnosis.errors.first();
    const Language language = report.language();
    report.heading(u"cause"_qs);
    for (const Finding &finding : first.causes) {
        if (!finding.explains || finding.remark || finding.certainty == Certainty::Possible)
            continue;
        static const QString grades[] = {u"certain"_qs, u"likely"_qs, u"possible"_qs};
        const QString grade = report.label(grades[static_cast<int>(finding.certainty)]);
        report.line(u"- **"_qs + grade + u"** "_qs +
                    asText(redacted(finding.text.in(language)).simplified()) +
                    placesText(finding, diagnosis));
    }
    if (first.entry) {
        report.line(u"- "_qs + report.label(u"table-cause"_qs) + first.entry->cause.in(language));
        report.line(u"- "_qs + report.label(u"table-remedy"_qs) + first.entry->remedy.in(language));
    } else {
        report.line(u"- "_qs + report.label(u"no-entry"_qs));
    }
}

void writeRequest(Report &report, const Request &request)
{
    Request head = request;
    head.body.clear();
    head.pieces.clear();
    const Request masked = redacted(head);
    const QByteArray body = report.body(request.body.left(BodyLimit + Margin), request.body.size());
    report.heading(u"request"_qs);
    report.fenced(masked.method + ' ' + masked.url + '\n' + headerText(masked.headers) +
                      (body.isEmpty() ? QByteArray() : '\n' + body),
                  "http", request.body.size());
}

void writeResponse(Report &report, const Response &response)
{
    Response head = response;
    head.body = Body();
    const Response masked = redacted(head);
    const QByteArray body = report.body(response.body.left(BodyLimit + Margin), response.body.size());
    report.heading(u"response"_qs);
    report.fenced("HTTP/" + masked.httpVersion + ' ' + QByteArray::number(masked.status) + ' ' +
                      masked.reason + '\n' + headerText(masked.headers) + '\n' + body,
                  "http", response.body.size());
}

QByteArray reportIn(Language language, const Diagnosis &diagnosis, const std::optional<Exchange> &exchange,
                    const QByteArray &text, qint64 textOffset)
{
    Report report(language);
    report.line(u"## "_qs + report.label(u"title"_qs) + u'\n');
    writeFacts(report, diagnosis, exchange);
    writeCause(report, diagnosis);
    if (exchange)
        writeRequest(report, exchange->request);
    else if (diagnosis.request)
        writeRequest(report, *diagnosis.request);
    if (exchange && exchange->response) {
        writeResponse(report, *exchange->response);
    } else if (!exchange && diagnosis.response && diagnosis.response->status > 0) {
        writeResponse(report, *diagnosis.response);
    } else if (!diagnosis.responseBody.isEmpty()) {
        report.heading(u"response"_qs);
        const Body &body = diagnosis.responseBody;
        report.fenced(report.body(body.left(BodyLimit + Margin), body.size()), {}, body.size());
    }
    if (!exchange)
        writeText(report, diagnosis, text, textOffset);
    return report.text();
}

} // namespace

QByteArray reportFor(const Diagnosis &diagnosis, const std::optional<Exchange> &exchange,
                     ReportLanguage language, const QByteArray &text, qint64 textOffset)
{
    switch (language) {
    case ReportLanguage::Chinese:
        return reportIn(Language::Chinese, diagnosis, exchange, text, textOffset);
    case ReportLanguage::English:
        return reportIn(Language::English, diagnosis, exchange, text, textOffset);
    case ReportLanguage::Both:
        break;
    }
    return reportIn(Language::Chinese, diagnosis, exchange, text, textOffset) + "\n---\n\n" +
           reportIn(Language::English, diagnosis, exchange, text, textOffset);
}

} // namespace CozeLens
