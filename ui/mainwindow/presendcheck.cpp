// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/presendcheck.h"

#include "diagnosis/causes.h"
#include "formats/jsonplaces.h"
#include "settings/variablefaults.h"

#include <QTimer>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype LongestSearchedBody = 8 * 1024 * 1024;
constexpr int MostTold = 8; // of the body's variables; all are marked

// What keeps a request from being put together is a finding like any other.
Finding findingOf(const Error &error)
{
    Finding finding;
    finding.id = error.code;
    finding.certainty = Certainty::Certain;
    finding.explains = true;
    finding.text = error.text;
    finding.where = {error.place.isEmpty() ? u"url"_qs : error.place};
    return finding;
}

// Variables that cannot be filled in: all of them, not only the first that keeps the request from being sent.
void addVariableFaults(const PreSendCheck::Question &question, PreSendCheck::Answer &answer)
{
    for (const auto &[where, text] : question.texts) {
        for (const VariableFault &fault : variableFaults(text, question.variables)) {
            Error error = fault.error;
            error.place = where;
            const Finding finding = findingOf(error);
            if (!answer.findings.contains(finding))
                answer.findings.append(finding);
        }
    }
    if (question.body.size() > LongestSearchedBody)
        return;
    int told = 0;
    QList<std::pair<Span, Bilingual>> places;
    for (const VariableFault &fault : variableFaults(question.body, question.variables, Unknown::Stays)) {
        places.append({fault.span, fault.error.text});
        if (++told > MostTold)
            continue;
        Finding finding = findingOf(fault.error);
        const auto value = Json::valueAt(question.body, fault.span.offset);
        finding.where = {u"body:"_qs + (value ? value->pointer : QString())};
        finding.bodyOffset = fault.span.offset;
        // Braces of a prompt are sent as they stand; only a circle keeps the request from being sent.
        const bool stays = fault.error.code == u"variable-stays";
        finding.certainty = stays ? Certainty::Possible : Certainty::Certain;
        const auto same = [&](const Finding &other) { return other.text == finding.text; };
        if (std::none_of(answer.findings.begin(), answer.findings.end(), same))
            answer.findings.append(finding);
    }
    answer.places = places + answer.places;
}

// A slip is a point; the character there is marked, or the one before where the text ends too early.
Span spanOfSlip(const QByteArray &body, qsizetype offset)
{
    qsizetype start = qBound<qsizetype>(0, offset, body.size() - 1);
    while (start > 0 && isspace(uchar(body[start])))
        --start;
    qsizetype end = start + 1;
    while (end < body.size() && (uchar(body[end]) & 0xC0) == 0x80)
        ++end;
    return {start, end - start};
}

} // namespace

std::optional<Span> placeInBody(const QByteArray &body, const QString &where, const QList<Finding> &findings)
{
    if (where == u"body:" && !body.isEmpty()) {
        for (const Finding &finding : findings) {
            if (finding.bodyOffset && finding.where.contains(where))
                return spanOfSlip(body, *finding.bodyOffset);
        }
    }
    return bodySpan(body, where);
}

PreSendCheck::Answer lookBeforeSending(const PreSendCheck::Question &question)
{
    PreSendCheck::Answer answer;
    if (!question.request) {
        addVariableFaults(question, answer);
        const Finding refusal = findingOf(question.request.error());
        const auto same = [&](const Finding &other) { return other.id == refusal.id; };
        if (std::none_of(answer.findings.begin(), answer.findings.end(), same))
            answer.findings.prepend(refusal);
        return answer;
    }
    answer.request = *question.request;
    answer.findings = checkBeforeSending(*answer.request, question.context);
    for (const Finding &finding : std::as_const(answer.findings)) {
        for (const QString &where : finding.where) {
            const std::optional<Span> span = placeInBody(question.body, where, {finding});
            // The whole body as a place says nothing about where to look.
            if (span && !span->isEmpty() && (where != u"body:" || finding.bodyOffset))
                answer.places.append({*span, finding.text});
        }
    }
    addVariableFaults(question, answer);
    return answer;
}

PreSendCheck::PreSendCheck(std::function<Question()> question, QObject *parent)
    : QObject(parent)
    , m_question(std::move(question))
    , m_pause(new QTimer(this))
{
    m_worker.setMaxThreadCount(1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMs);
    connect(m_pause, &QTimer::timeout, this, &PreSendCheck::look);
}

PreSendCheck::~PreSendCheck()
{
    // The worker's answer goes to this object; it must not outlive it.
    m_worker.clear();
    m_worker.waitForDone();
}

void PreSendCheck::requestChanged()
{
    ++m_generation;
    m_pause->start();
}

void PreSendCheck::look()
{
    const quint64 generation = m_generation;
    m_worker.clear(); // one that has not begun would look at what is no longer there
    m_worker.start([this, generation, question = m_question()] {
        const Answer answer = lookBeforeSending(question);
        QMetaObject::invokeMethod(this, [this, generation, answer] {
            if (generation == m_generation)
                take(answer);
        });
    });
}

void PreSendCheck::take(const Answer &answer)
{
    m_answer = answer;
    Q_EMIT checked();
}

QList<HintMark> PreSendCheck::marks(Language language) const
{
    QList<HintMark> marks;
    for (const auto &[span, text] : m_answer.places)
        marks.append({span, text.in(language)});
    return marks;
}

} // namespace CozeLens
