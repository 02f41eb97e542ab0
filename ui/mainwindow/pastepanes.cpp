// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/pastepanes.h"

#include "common/uilanguage.h"
#include "diagnosis/causes.h"
#include "diagnosis/diagnosispane.h"
#include "diagnosis/pastebar.h"
#include "diagnosis/requesttext.h"
#include "http/redaction.h"
#include "mainwindow/console.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/intake.h"
#include "request/requestpane.h"
#include "response/responsepane.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr int SlowMs = 150;
constexpr qint64 RequestFileLimit = 4 * 1024 * 1024;

QList<Span> marksOf(const PasteOutcome &outcome)
{
    QList<Span> marks;
    if (outcome.diagnosis.errors.isEmpty())
        return marks;
    for (const EvidenceSpan &found : outcome.diagnosis.errors.first().found.evidence) {
        const Span span{found.span.offset - static_cast<qsizetype>(outcome.offset), found.span.length};
        if (span.offset >= 0 && span.end() <= outcome.text.size())
            marks.append(span);
    }
    std::sort(marks.begin(), marks.end(), [](const Span &a, const Span &b) { return a.offset < b.offset; });
    return marks;
}

} // namespace

PastePanes::PastePanes(const Panes &panes, QObject *parent)
    : QObject(parent)
    , m_panes(panes)
    , m_bar(panes.diagnosis->pasteBar())
    , m_desk([this] { return around(); })
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(SlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_panes.diagnosis->showReading(); });
    connect(&m_desk, &PasteDesk::readingStarted, this, &PastePanes::readingStarted);
    connect(&m_desk, &PasteDesk::progressed, this, [this](qint64 bytes, qint64 total) {
        if (!m_slow.isActive())
            m_bar->showReading(bytes, total);
    });
    connect(&m_desk, &PasteDesk::explained, this, &PastePanes::show);
    connect(m_panes.diagnosis, &DiagnosisPane::kindChosen, &m_desk, &PasteDesk::chooseKind);
    wireBar();
}

PastePanes::~PastePanes() = default;

void PastePanes::wireBar()
{
    connect(m_bar, &PasteBar::previousRequested, this, [this] { m_desk.show(m_desk.index() - 1); });
    connect(m_bar, &PasteBar::nextRequested, this, [this] { m_desk.show(m_desk.index() + 1); });
    connect(m_bar, &PasteBar::backRequested, this, [this] { m_desk.show(m_desk.index()); });
    connect(m_bar, &PasteBar::cancelRequested, this, &PastePanes::cancel);
    connect(m_bar, &PasteBar::currentRequestChosen, this, [this] { m_desk.choose(PasteRequest::Current); });
    connect(m_bar, &PasteBar::noRequestChosen, this, [this] { m_desk.choose(PasteRequest::None); });
    connect(m_bar, &PasteBar::clipboardRequestChosen, this, &PastePanes::pasteRequest);
    connect(m_bar, &PasteBar::requestDropped, this, &PastePanes::takeRequest);
    connect(m_bar, &PasteBar::openRequested, this, &PastePanes::openInEditor);
}

PasteDesk::Surroundings PastePanes::around() const
{
    PasteDesk::Surroundings around;
    const Result<Request> current = m_panes.console->prepared(m_panes.request->draft());
    if (current)
        around.current = *current;
    if (around.current && m_sent && *around.current == *m_sent)
        around.sentLogid = m_sentLogid;
    around.context = m_panes.console->context();
    return around;
}

void PastePanes::paste()
{
    const QMimeData *clipboard = QApplication::clipboard()->mimeData();
    const QStringList files = Intake::filesIn(clipboard);
    if (!files.isEmpty()) {
        openFiles(files);
        return;
    }
    const Result<QByteArray> text = Intake::fromMime(clipboard);
    if (text)
        m_desk.openText(*text);
    else
        m_panes.console->remark(text.error().code, text.error().text);
}

void PastePanes::openFiles(const QStringList &paths)
{
    m_desk.openFiles(paths);
}

void PastePanes::setSent(const Request &request, const QString &logid)
{
    m_sent = request;
    m_sentLogid = logid;
}

void PastePanes::readingStarted()
{
    m_shown = true;
    m_slow.start();
    Q_EMIT begun();
}

void PastePanes::leave()
{
    m_slow.stop();
    m_desk.leave();
    m_shown = false;
    m_outcome = {};
    m_beforeOpening.reset();
    if (m_desk.count() > 0)
        m_bar->showWayBack(QFileInfo(m_desk.path()).fileName());
    else
        m_bar->showNothing();
}

void PastePanes::show(const PasteOutcome &outcome)
{
    m_slow.stop();
    m_outcome = outcome;
    m_panes.request->clearMarks();
    if (isInEditor())
        Q_EMIT currentTaken();
    showText();
    m_panes.diagnosis->showDiagnosis(outcome.diagnosis, isInEditor(), outcome.kind);
    showHead();
    if (isInEditor())
        markRequest();
    Q_EMIT shown();
}

void PastePanes::showText()
{
    const Diagnosis &diagnosis = m_outcome.diagnosis;
    const FoundError found = diagnosis.errors.isEmpty() ? FoundError() : diagnosis.errors.first().found;
    const QString code =
        diagnosis.verdict == Verdict::Success && !diagnosis.responseBody.isEmpty() ? u"0"_qs : found.code;
    if (m_outcome.text.isEmpty() && m_outcome.size == 0 && !diagnosis.remarkCode.isEmpty())
        m_panes.response->clear();
    else
        m_panes.response->showPasted(m_outcome.text, marksOf(m_outcome), code, found.logid,
                                     diagnosis.response);
    if (m_outcome.isPart)
        m_panes.response->setPart({m_outcome.line, m_outcome.offset, m_outcome.size});
}

void PastePanes::showHead()
{
    PasteHead head;
    head.index = m_desk.index();
    head.count = m_desk.count();
    head.name = QFileInfo(m_desk.path()).fileName();
    head.hasError = !m_outcome.diagnosis.errors.isEmpty();
    head.currentOffered = m_panes.console->prepared(m_panes.request->draft()).has_value();
    switch (m_outcome.origin) {
    case PasteRequest::InText:
        head.with = PasteHead::With::RequestInText;
        break;
    case PasteRequest::Current:
        head.with = PasteHead::With::CurrentRequest;
        break;
    case PasteRequest::Own:
        head.with = PasteHead::With::OwnRequest;
        break;
    default:
        break;
    }
    head.canBeLeftOut = m_outcome.canBeLeftOut;
    head.canOpen = m_outcome.diagnosis.request && !isInEditor();
    head.byItself = isInEditor() && !m_outcome.fit.reason.en.isEmpty();
    if (head.byItself || m_outcome.fit.answer == RequestFit::Answer::Contradicts)
        head.reason = m_outcome.fit.reason;
    if (const std::optional<Request> &request = m_outcome.diagnosis.request) {
        const Request masked = redacted(*request);
        head.request = QString::fromUtf8(masked.method + ' ' + masked.url.left(2000));
    }
    m_bar->showHead(head);
}

void PastePanes::markRequest()
{
    const Diagnosis &diagnosis = m_outcome.diagnosis;
    // Places are of the body as it would be sent; they fit the editor where no variable stands in it.
    if (diagnosis.errors.isEmpty() || !diagnosis.request ||
        m_panes.request->draft().body != diagnosis.request->body)
        return;
    QList<Span> spans;
    for (const Finding &finding : diagnosis.errors.first().causes) {
        if (!finding.explains || finding.certainty == Certainty::Possible)
            continue;
        for (const QString &where : finding.where) {
            if (const std::optional<Span> span = bodySpan(diagnosis.request->body, where))
                spans.append(*span);
        }
    }
    m_panes.request->setBodyMarks(spans);
}

void PastePanes::pasteRequest()
{
    const QMimeData *clipboard = QApplication::clipboard()->mimeData();
    const QStringList files = Intake::filesIn(clipboard);
    if (!files.isEmpty()) {
        takeRequestFile(files.first());
        return;
    }
    const Result<QByteArray> text = Intake::fromMime(clipboard);
    if (text)
        takeRequest(*text);
    else
        Q_EMIT said(text.error().text.in(uiLanguage()));
}

void PastePanes::takeRequest(const QByteArray &text)
{
    const Result<Request> request = requestFromText(text);
    if (request)
        m_desk.choose(PasteRequest::Own, *request);
    else
        Q_EMIT said(request.error().text.in(uiLanguage())); // the explanation stays
}

bool PastePanes::takesRequests(const QWidget *widget) const
{
    return m_shown && (widget == m_bar || m_bar->isAncestorOf(widget));
}

void PastePanes::takeRequestFile(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly))
        takeRequest(file.read(RequestFileLimit));
    else
        Q_EMIT said(tr("%1 cannot be read.").arg(QFileInfo(path).fileName()));
}

void PastePanes::openInEditor()
{
    if (!m_outcome.diagnosis.request)
        return;
    m_openedFrom = m_outcome.origin == PasteRequest::InText ? PasteRequest::Automatic : m_outcome.origin;
    m_beforeOpening = m_panes.request->draft();
    Q_EMIT draftWanted(draftFor(*m_outcome.diagnosis.request));
    m_desk.choose(PasteRequest::Current);
    Q_EMIT said(tr("The request is in the editor now. Ctrl+Z brings back the one that was there."));
}

void PastePanes::draftChanged()
{
    if (!m_shown || !m_beforeOpening || m_panes.request->draft() != *m_beforeOpening)
        return;
    // Opening it was taken back: the request is a stranger to the editor again.
    m_beforeOpening.reset();
    m_desk.choose(m_openedFrom);
}

bool PastePanes::isElsewhere(const QString &where)
{
    if (!m_shown || isInEditor() || where.startsWith(u"response:") || !m_outcome.diagnosis.request)
        return false;
    Q_EMIT said(tr("This is about the request beside the text. Open it in the editor to go there."));
    return true;
}

QByteArray PastePanes::report(const Diagnosis &diagnosis, ReportLanguage language) const
{
    return reportFor(diagnosis, std::nullopt, language, m_outcome.text, m_outcome.offset);
}

} // namespace CozeLens
