// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosispane.h"

#include "diagnosis/errortablepane.h"
#include "diagnosis/explanationview.h"
#include "diagnosis/logkindspane.h"
#include "diagnosis/pastebar.h"

#include <QEvent>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace CozeLens {

namespace {

bool saysTheSame(const Diagnosis &one, const Diagnosis &other)
{
    const auto same = [](const ErrorExplanation &a, const ErrorExplanation &b) {
        return a.found.code == b.found.code && a.found.msg == b.found.msg && a.found.logid == b.found.logid &&
               a.found.httpStatus == b.found.httpStatus && a.entry == b.entry && a.causes == b.causes &&
               a.nextSteps == b.nextSteps;
    };
    return !one.errors.isEmpty() &&
           std::equal(one.errors.begin(), one.errors.end(), other.errors.begin(), other.errors.end(), same);
}

} // namespace

DiagnosisPane::DiagnosisPane(const ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_pasteBar(new PasteBar(this))
    , m_kinds(new LogKindsPane(this))
    , m_view(new ExplanationView(this))
    , m_table(new ErrorTablePane(catalogue, m_splitter))
{
    setObjectName(u"diagnosisPane"_qs);
    m_splitter->setObjectName(u"diagnosisSplitter"_qs);
    m_splitter->insertWidget(0, makeExplanation());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);

    connect(m_view, &ExplanationView::locateRequested, this, &DiagnosisPane::locateRequested);
    connect(m_view, &ExplanationView::fixRequested, this, &DiagnosisPane::fixRequested);
    connect(m_view, &ExplanationView::operationRequested, this, &DiagnosisPane::operationRequested);
    connect(m_view, &ExplanationView::linkActivated, this, &DiagnosisPane::linkActivated);
    connect(m_view, &ExplanationView::sendAgainRequested, this, &DiagnosisPane::sendAgainRequested);
    connect(m_view, &ExplanationView::answerRequested, this, &DiagnosisPane::answerRequested);
    connect(m_view, &ExplanationView::reportRequested, this, &DiagnosisPane::reportRequested);
    connect(m_view, &ExplanationView::reportInLanguageRequested, this,
            &DiagnosisPane::reportInLanguageRequested);
    connect(m_view, &ExplanationView::reportFileRequested, this, &DiagnosisPane::reportFileRequested);
    connect(m_kinds, &LogKindsPane::kindChosen, this, &DiagnosisPane::kindChosen);
    connect(m_view, &ExplanationView::errorChosen, this, [this](int index) {
        m_errorIndex = index;
        rebuild();
        Q_EMIT errorShown(index);
    });
    connect(m_view, &ExplanationView::backRequested, this, [this] {
        m_state = m_beforeHints;
        rebuild();
    });
    connect(m_table, &ErrorTablePane::codeChosen, this, &DiagnosisPane::lookUp);
    rebuild();
}

QWidget *DiagnosisPane::makeExplanation()
{
    auto *explanation = new QWidget(m_splitter);
    auto *column = new QVBoxLayout(explanation);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pasteBar);
    column->addWidget(m_kinds);
    column->addWidget(m_view, 1);
    return explanation;
}

void DiagnosisPane::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    m_table->setLanguage(language);
    rebuild();
}

void DiagnosisPane::showDiagnosis(const Diagnosis &diagnosis, bool belongsToRequest, int kind)
{
    // An error in a stream is explained when it comes and again at the end: what is being read stays put.
    const bool same = m_state == State::Shown && !diagnosis.log && !m_diagnosis.log &&
                      m_belongsToRequest == belongsToRequest && saysTheSame(m_diagnosis, diagnosis);
    m_kind = kind;
    m_reading = false;
    m_diagnosis = diagnosis;
    if (same)
        return;
    m_belongsToRequest = belongsToRequest;
    m_errorIndex = 0;
    m_hints.clear();
    m_state = State::Shown;
    rebuild();
    m_view->verticalScrollBar()->setValue(0);
}

void DiagnosisPane::showBeforeSending(const QList<Finding> &findings, const std::optional<Request> &request)
{
    if (m_state == State::Empty || m_state == State::Waiting || m_state == State::Shown)
        m_beforeHints = m_state;
    m_state = State::BeforeSending;
    m_hints = findings;
    m_hintRequest = request;
    rebuild();
    m_view->verticalScrollBar()->setValue(0);
}

void DiagnosisPane::refreshBeforeSending(const QList<Finding> &findings,
                                         const std::optional<Request> &request)
{
    if (m_state != State::BeforeSending || (findings == m_hints && request == m_hintRequest))
        return;
    m_hints = findings;
    m_hintRequest = request;
    rebuild();
}

QList<Finding> DiagnosisPane::findings() const
{
    if (m_state == State::BeforeSending)
        return m_hints;
    return m_diagnosis.errors.isEmpty() ? m_diagnosis.sideNotes : m_diagnosis.errors[m_errorIndex].causes;
}

void DiagnosisPane::showWaiting()
{
    m_state = State::Waiting;
    m_reading = false;
    m_diagnosis = {};
    rebuild();
}

void DiagnosisPane::showReading()
{
    const std::optional<LogDigest> log = m_diagnosis.log;
    m_state = State::Waiting;
    m_reading = true;
    m_diagnosis = {};
    m_diagnosis.log = log;
    rebuild();
}

void DiagnosisPane::refreshKinds()
{
    m_kinds->setVisible(m_diagnosis.log.has_value());
    if (!m_diagnosis.log)
        return;
    m_kinds->setLog(*m_diagnosis.log);
    if (m_state != State::Shown || m_diagnosis.errors.isEmpty())
        return;
    const int first = kindOf(*m_diagnosis.log, m_diagnosis.errors[m_errorIndex].found);
    m_kinds->setCurrent(m_kind >= 0 ? m_kind : first);
}

void DiagnosisPane::detachFromRequest()
{
    if (std::exchange(m_belongsToRequest, false) && m_state == State::Shown)
        rebuild();
}

void DiagnosisPane::lookUp(const QString &code)
{
    const bool explained = m_state == State::Shown && !m_diagnosis.errors.isEmpty() &&
                           m_diagnosis.errors[m_errorIndex].found.code == code;
    m_lookUp = explainCode(code);
    m_state = explained ? State::Shown : State::LookUp;
    rebuild();
    m_view->verticalScrollBar()->setValue(0);
}

void DiagnosisPane::focusSearch()
{
    m_table->focusSearch();
}

void DiagnosisPane::rebuild()
{
    const int scrolled = m_view->verticalScrollBar()->value();
    ExplanationView::Options options{m_language, m_belongsToRequest, false};
    QString highlighted;
    switch (m_state) {
    case State::Empty:
        m_view->showEmpty(
            tr("Send the request with Ctrl+Enter, or paste a response, a log or an error message with "
               "Ctrl+Shift+V. What went wrong, why, and what to change is explained here.\n\n"
               "Any code can be looked up in the table below."));
        break;
    case State::Waiting:
        m_view->showEmpty(m_reading ? tr("Reading the text…") : tr("Waiting for the answer…"));
        break;
    case State::Shown:
        if (m_diagnosis.errors.isEmpty()) {
            m_view->showRemark(m_diagnosis, remarkTitle(), options);
        } else {
            highlighted = m_diagnosis.errors[m_errorIndex].found.code;
            m_view->showError(m_diagnosis, m_errorIndex, options);
        }
        break;
    case State::LookUp:
        options.isLookUp = true;
        options.canSend = false;
        highlighted = m_lookUp.errors.isEmpty() ? QString() : m_lookUp.errors.first().found.code;
        if (m_lookUp.errors.isEmpty())
            m_view->showRemark(m_lookUp, remarkTitle(), options);
        else
            m_view->showError(m_lookUp, 0, options);
        break;
    case State::BeforeSending:
        m_view->showBeforeSending(m_hints, m_hintRequest, m_beforeHints == State::Shown, options);
        break;
    }
    refreshKinds();
    m_table->highlight(highlighted);
    m_view->verticalScrollBar()->setValue(scrolled);
}

QString DiagnosisPane::remarkTitle() const
{
    const QString &code = m_diagnosis.remarkCode;
    if (m_diagnosis.verdict == Verdict::Success)
        return tr("Success");
    if (m_diagnosis.verdict == Verdict::NotCoze)
        return tr("Not a Coze error");
    if (code == u"cancelled" || code == u"reading-cancelled")
        return tr("Cancelled");
    static const QStringList unsendable{u"unknown-variable"_qs, u"file-not-chosen"_qs, u"file-missing"_qs,
                                        u"file-not-regular"_qs, u"upload-unreadable"_qs};
    if (code.startsWith(u"invalid-") || unsendable.contains(code))
        return tr("Not sent");
    if (code == u"file-gone")
        return tr("No complete answer");
    if (code.startsWith(u"clipboard-") || code.endsWith(u"-text") || code.startsWith(u"file-") ||
        code == u"request-unreadable")
        return tr("Nothing to explain");
    if (code == u"code-without-mark")
        return tr("Perhaps not a Coze error");
    if (code == u"empty-body" || code == u"not-json" || code == u"json-without-code")
        return tr("No error code");
    return tr("No complete answer");
}

void DiagnosisPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace CozeLens
