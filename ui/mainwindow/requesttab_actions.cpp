// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/requesttab.h"

#include "diagnosis/causes.h"
#include "diagnosis/diagnosispane.h"
#include "diagnosis/report.h"
#include "diagnosis/requesttext.h"
#include "formats/exportcurl.h"
#include "http/namedfiles.h"
#include "http/redaction.h"
#include "mainwindow/draftfix.h"
#include "mainwindow/draftupload.h"
#include "mainwindow/hints.h"
#include "mainwindow/nextdraft.h"
#include "mainwindow/pastepanes.h"
#include "operations/operationcatalogue.h"
#include "request/requestpane.h"
#include "response/responsepane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>

namespace CozeLens {

namespace {

// The one run of bytes in which two texts differ.
Json::TextEdit difference(const QByteArray &before, const QByteArray &after)
{
    qsizetype head = 0;
    const qsizetype shorter = std::min(before.size(), after.size());
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    return {{head, before.size() - head - tail}, after.mid(head, after.size() - head - tail)};
}

// Code, message and logid stand beside each other in Coze's envelopes; pointers that are not there mark
// nothing.
QStringList pointersOf(const FoundError &found)
{
    if (found.codePointer.isNull())
        return {};
    const QString base = found.codePointer.left(found.codePointer.lastIndexOf(u'/'));
    return {found.codePointer,           QString(base + u"/msg"),
            QString(base + u"/message"), QString(base + u"/error_message"),
            u"/detail/logid"_qs,         u"/error/logid"_qs};
}

QList<Span> spansOf(const FoundError &found)
{
    QList<Span> spans;
    for (const EvidenceSpan &evidence : found.evidence)
        spans.append(evidence.span);
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.offset < b.offset; });
    return spans;
}

} // namespace

void RequestTab::send()
{
    m_request->clearMarks();
    m_fetchAnswer = false;
    m_sentDraft = m_request->draft();
    const std::optional<Error> problem = m_console.send(m_sentDraft);
    if (!problem) {
        m_settled = m_sentDraft;
        Q_EMIT operationUsed(m_sentDraft.operationId);
        Q_EMIT changed();
        return;
    }
    m_request->setProblem(*problem);
    m_console.remark(problem->code, problem->text);
}

void RequestTab::openNextStep(const NextOperation &next)
{
    const Operation *operation = OperationCatalogue::builtIn().find(next.id);
    if (!operation)
        return;
    const Diagnosis &diagnosis = m_diagnosis->diagnosis();
    KnownIds known;
    FailingCall failing;
    if (!m_diagnosis->isLookUp()) {
        known = knownIds(diagnosis, m_diagnosis->errorIndex());
        failing.request = diagnosis.request;
        failing.profileToken = m_console.token();
        if (m_diagnosisOfExchange)
            failing.draft = m_sentDraft;
    }
    const RequestDraft draft =
        nextDraft(*operation, preparedCall(*operation, next.with, known), failing, m_console.base());
    m_steps.noteReplaced(m_request->draft(), draft);
    m_request->setDraft(draft);
    Q_EMIT operationShown(next.id);
    Q_EMIT said(tr("Made ready to send. Ctrl+Z brings the previous request back."));
}

void RequestTab::showDiagnosis(const Diagnosis &diagnosis, Console::Source source)
{
    m_diagnosisOfExchange = source != Console::Source::Remark;
    m_paste->leave();
    const bool ofRequest = source == Console::Source::Exchange;
    m_diagnosis->showDiagnosis(diagnosis, ofRequest);
    const FoundError found = diagnosis.errors.isEmpty() ? FoundError() : diagnosis.errors.first().found;
    const QString code =
        diagnosis.verdict == Verdict::Success && !diagnosis.responseBody.isEmpty() ? u"0"_qs : found.code;
    if (m_diagnosisOfExchange) {
        m_response->setCode(code);
        m_response->setMarks(pointersOf(found));
        if (ofRequest) {
            showErrorPlaces(0);
            m_paste->setSent(*diagnosis.request, found.logid);
        }
    }
    // Who had the request mended and sent wants the answer, which without streaming has to be asked for.
    if (std::exchange(m_fetchAnswer, false) && ofRequest && m_exchange)
        m_console.fetchAnswer(*m_exchange);
    if (m_console.isRunning())
        return;
    if (!m_front && m_diagnosisOfExchange)
        m_news = diagnosis.verdict == Verdict::Success ? Mark::Good : Mark::Bad;
    Q_EMIT changed();
    Q_EMIT outcomeShown();
}

void RequestTab::showErrorPlaces(int index)
{
    const Diagnosis &diagnosis = m_diagnosis->diagnosis();
    if (index >= diagnosis.errors.size())
        return;
    const ErrorExplanation &error = diagnosis.errors[index];
    if (m_diagnosisOfExchange) {
        m_response->setMarks(pointersOf(error.found));
        markRequest(error);
    } else {
        m_response->setPastedMarks(spansOf(error.found));
        m_response->setCode(error.found.code);
        m_response->setLogid(error.found.logid);
    }
}

void RequestTab::markRequest(const ErrorExplanation &error)
{
    if (!m_exchange)
        return;
    QList<Span> spans;
    for (const Finding &finding : error.causes) {
        if (!finding.explains || finding.certainty == Certainty::Possible)
            continue;
        for (const QString &where : finding.where) {
            if (const std::optional<Span> span = bodySpan(m_exchange->request.body, where))
                spans.append(*span);
        }
    }
    // Places are of the body that was sent; they fit the editor as long as nothing was typed since.
    if (m_request->draft().body == m_exchange->request.body)
        m_request->setBodyMarks(spans);
}

void RequestTab::locate(const QString &where)
{
    if (where.startsWith(u"response:header:"))
        m_response->showTab(ResponsePane::HeadersTab);
    else if (where == u"response:status")
        m_response->showTab(ResponsePane::RawTab);
    else if (where.startsWith(u"response:"))
        m_response->showTab(ResponsePane::BodyTab);
    else if (!m_paste->isElsewhere(where))
        m_request->showPlace(where, placeInBody(m_request->draft().body, where, m_diagnosis->findings()));
}

void RequestTab::applyFix(const Fix &fix, bool andSend)
{
    const RequestDraft before = m_request->draft();
    const Result<RequestDraft> after = fixedDraft(before, fix, m_console.base(), m_console.token());
    if (!after) {
        Q_EMIT said(after.error().text.in(m_shared->language()));
        return;
    }
    RequestDraft rest = *after;
    rest.body = before.body;
    if (rest != before)
        m_request->setDraft(rest);
    if (after->body != before.body)
        m_request->applyBodyEdits({difference(before.body, after->body)});
    if (rest != before) // the body alone is the editor's business
        m_steps.noteFixed(before, *after);
    m_request->clearMarks();
    Q_EMIT said(tr("Changed. Ctrl+Z in the request takes it back."));
    if (andSend) {
        send();
        m_fetchAnswer = true;
    }
}

// Reached when no editor has the focus that has something to undo by itself.
void RequestTab::undoFix()
{
    CodeView *editor = m_request->bodyEditor();
    const RequestDraft now = m_request->draft();
    const bool typedSince = !m_steps.isBodyOf(now) && editor->isUndoAvailable();
    if (!m_steps.isFor(now) || typedSince || m_steps.hasEditorPart())
        editor->undo(); // draftChanged() takes back the rest of a fix
    else
        m_request->setDraft(m_steps.takeBack(now));
}

void RequestTab::draftChanged()
{
    m_request->clearMarks();
    // Fixes and sending again are about the request that was sent; another operation has nothing to do with
    // them.
    const RequestDraft now = m_request->draft();
    m_draft = now;
    Q_EMIT changed();
    // A fix of more than the body is one step: the editor took its part back, the rest goes with it.
    if (m_steps.editorTookBack(now) && m_steps.isFor(now)) {
        m_request->setDraft(m_steps.takeBack(now));
        return;
    }
    if (now.operationId != m_sentDraft.operationId || now.path != m_sentDraft.path)
        m_diagnosis->detachFromRequest();
    m_paste->draftChanged();
}

QByteArray RequestTab::report(ReportLanguage language) const
{
    if (m_paste->isShown())
        return m_paste->report(m_diagnosis->diagnosis(), language);
    return reportFor(m_diagnosis->diagnosis(), m_diagnosisOfExchange ? m_exchange : std::nullopt, language);
}

void RequestTab::copyAsCurl()
{
    const Result<Request> request = m_console.prepared(m_request->draft());
    if (!request) {
        m_request->setProblem(request.error());
        m_console.remark(request.error().code, request.error().text);
        return;
    }
    ImportedRequest exported = importedFrom(redacted(withFilesNamed(*request)));
    const RequestDraft draft = m_request->draft();
    if (draft.multipart)
        exportParts(exported, draft.parts, m_console.variables());
    QApplication::clipboard()->setText(QString::fromUtf8(toCurl(exported)));
    Q_EMIT said(tr("Copied as cURL with the token masked."));
}

void RequestTab::cancel()
{
    if (!m_paste->cancel())
        m_console.cancel();
}

} // namespace CozeLens
