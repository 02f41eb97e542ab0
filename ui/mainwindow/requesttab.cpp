// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/requesttab.h"

#include "base/timing.h"
#include "catalogue/errorcatalogue.h"
#include "diagnosis/diagnosispane.h"
#include "http/namedfiles.h"
#include "mainwindow/hints.h"
#include "mainwindow/keepidsbar.h"
#include "mainwindow/pastepanes.h"
#include "mainwindow/variablehints.h"
#include "request/authpage.h"
#include "request/operationinfo.h"
#include "request/requestpane.h"
#include "request/variablehelp.h"
#include "response/responsepane.h"
#include "response/transferline.h"
#include "text/codeview.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>

namespace CozeLens {

RequestTab::RequestTab(const std::shared_ptr<CallContext> &context, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_shared(context)
    , m_console(context)
    // A splitter takes whatever it is the parent of for one of its parts: layOut() gives them theirs.
    , m_request(new RequestPane)
    , m_response(new ResponsePane)
    , m_diagnosis(new DiagnosisPane(ErrorCatalogue::builtIn()))
    , m_middle(new QSplitter(Qt::Vertical))
    , m_hints(new Hints(m_console, m_request, m_diagnosis, this))
    , m_paste(new PastePanes({&m_console, m_request, m_response, m_diagnosis}, this))
    , m_ids(new KeepIdsBar(m_response))
    , m_help(new VariableHelp(this))
{
    setObjectName(u"workColumns"_qs);
    layOut();
    wireConsole();
    wireResponse();
    wireDiagnosis();
    wirePastes();
    wireHelp();
    setLanguage();
}

RequestTab::~RequestTab()
{
    m_console.abandon();
    // A cell that is still being edited when its pane goes commits what is in it; nobody is left to be told.
    delete m_hints;
    delete m_paste;
    m_request->disconnect(this);
    m_console.disconnect(this);
}

void RequestTab::layOut()
{
    m_middle->setObjectName(u"middle"_qs);
    m_middle->addWidget(m_request);
    m_middle->addWidget(m_response);
    m_middle->setStretchFactor(0, 2);
    m_middle->setStretchFactor(1, 3);
    addWidget(m_middle);
    addWidget(m_diagnosis);
    setStretchFactor(0, 1);
    for (QSplitter *splitter : {static_cast<QSplitter *>(this), m_middle}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_diagnosis->setMinimumWidth(320);
    m_middle->setMinimumWidth(400);
    if (auto *column = qobject_cast<QBoxLayout *>(m_response->layout()))
        column->addWidget(m_ids);
}

void RequestTab::wireConsole()
{
    connect(&m_console, &Console::sendingStarted, this, [this] {
        m_used = true;
        m_news = Mark::None;
        setRunning(true);
        m_paste->leave();
        m_response->showRunning();
        m_diagnosis->showWaiting();
    });
    connect(&m_console, &Console::sendingAbandoned, this, [this] { setRunning(false); });
    connect(&m_console, &Console::uploadProgressed, m_response, &ResponsePane::showUpload);
    connect(&m_console, &Console::headReceived, m_response, &ResponsePane::showHead);
    connect(&m_console, &Console::pieceReceived, m_response, &ResponsePane::showPiece);
    connect(&m_console, &Console::eventsReceived, m_response, &ResponsePane::appendEvents);
    connect(&m_console, &Console::stalled, m_response, &ResponsePane::showSilence);
    connect(&m_console, &Console::sendingFinished, this, [this](const Exchange &exchange) {
        m_sinceLastByte.start();
        m_exchange = exchange;
        m_exchange->request = withFilesNamed(exchange.request);
        setRunning(false);
        m_response->showExchange(exchange);
    });
    connect(&m_console, &Console::failureSeen, this, [this](const Exchange &soFar) { m_exchange = soFar; });
    connect(&m_console, &Console::fetchChanged, m_response, &ResponsePane::showFetch);
    connect(&m_console, &Console::storeFailed, this,
            [this](const Error &error) { Q_EMIT said(error.text.in(m_shared->language())); });
    connect(&m_console, &Console::diagnosed, this, &RequestTab::showDiagnosis);
    connect(&m_console, &Console::sendingStarted, m_ids, &KeepIdsBar::clear);
    connect(&m_console, &Console::sendingFinished, m_ids, &KeepIdsBar::showExchange);
}

void RequestTab::wireResponse()
{
    connect(m_response, &ResponsePane::bodyShown, this, [this] {
        // The frame that shows it is painted before the event loop comes to this.
        QTimer::singleShot(0, this, [this] {
            if (m_sinceLastByte.isValid() && m_exchange && m_exchange->response)
                qCInfo(timingLog, "response-shown %lld bytes=%lld", m_sinceLastByte.elapsed(),
                       static_cast<qlonglong>(m_exchange->response->body.size()));
            m_sinceLastByte.invalidate();
        });
    });
    connect(m_response, &ResponsePane::cancelRequested, &m_console, &Console::cancel);
    connect(m_response, &ResponsePane::linkActivated, this, &RequestTab::linkActivated);
    connect(m_response, &ResponsePane::followRequested, this, [this] {
        if (m_exchange)
            m_console.follow(*m_exchange);
    });
    connect(m_response, &ResponsePane::fetchRequested, m_diagnosis, &DiagnosisPane::answerRequested);
    connect(m_response, &ResponsePane::said, this, &RequestTab::said);
    connect(m_ids, &KeepIdsBar::keepRequested, this, &RequestTab::keepIdRequested);
    connect(m_response->transferLine(), &TransferLine::bodyLimitRequested, this,
            &RequestTab::bodyLimitRequested);
}

void RequestTab::wireDiagnosis()
{
    connect(m_request, &RequestPane::sendRequested, this, &RequestTab::send);
    connect(m_request, &RequestPane::cancelRequested, &m_console, &Console::cancel);
    connect(m_request, &RequestPane::draftChanged, this, &RequestTab::draftChanged);
    connect(m_request, &RequestPane::cellEdited, this, &RequestTab::changed);
    connect(m_request->info(), &OperationInfo::codeChosen, m_diagnosis, &DiagnosisPane::lookUp);
    connect(m_request->info(), &OperationInfo::linkActivated, this, &RequestTab::linkActivated);
    connect(m_diagnosis, &DiagnosisPane::locateRequested, this, &RequestTab::locate);
    connect(m_diagnosis, &DiagnosisPane::errorShown, this, &RequestTab::showErrorPlaces);
    connect(m_diagnosis, &DiagnosisPane::fixRequested, this, &RequestTab::applyFix);
    connect(m_diagnosis, &DiagnosisPane::operationRequested, this, &RequestTab::openNextStep);
    connect(m_diagnosis, &DiagnosisPane::sendAgainRequested, this, &RequestTab::send);
    connect(m_diagnosis, &DiagnosisPane::answerRequested, this, [this] {
        if (m_exchange)
            m_console.fetchAnswer(*m_exchange);
    });
    connect(m_diagnosis, &DiagnosisPane::linkActivated, this, &RequestTab::linkActivated);
}

void RequestTab::wirePastes()
{
    connect(m_paste, &PastePanes::begun, &m_console, &Console::abandon);
    connect(m_paste, &PastePanes::shown, this, [this] {
        m_used = true;
        m_diagnosisOfExchange = false;
        Q_EMIT outcomeShown();
    });
    connect(m_paste, &PastePanes::currentTaken, this, [this] { m_sentDraft = m_request->draft(); });
    connect(m_paste, &PastePanes::draftWanted, this, [this](const RequestDraft &draft) {
        m_steps.noteReplaced(m_request->draft(), draft);
        m_request->setDraft(draft);
    });
    connect(m_paste, &PastePanes::said, this, &RequestTab::said);
}

void RequestTab::wireHelp()
{
    m_help->watch(m_request->findChild<QLineEdit *>(u"urlEdit"_qs));
    m_help->watch(m_request->bodyEditor());
    for (QTableView *table : m_request->findChildren<QTableView *>())
        m_help->watch(table);
    connect(m_request->findChild<AuthPage *>(), &AuthPage::profileTokenRequested, this,
            &RequestTab::profileEditorRequested);
}

void RequestTab::begin(const RequestDraft &draft, bool sample)
{
    m_settled = draft;
    m_sample = sample ? std::optional(draft) : std::nullopt;
    m_request->setDraft(draft);
}

void RequestTab::commit()
{
    m_draft = m_request->draft();
}

bool RequestTab::isUntouched() const
{
    return m_sample && !m_used && m_draft == *m_sample;
}

RequestTab::Mark RequestTab::mark() const
{
    if (m_console.isRunning())
        return Mark::Running;
    if (m_news != Mark::None)
        return m_news;
    return m_draft == m_settled ? Mark::None : Mark::Edited;
}

void RequestTab::setFront(bool front)
{
    m_front = front;
    if (!front) {
        commit();
        return;
    }
    m_news = Mark::None;
    if (std::exchange(m_languageDue, false)) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(this, &change);
        setLanguage();
    }
    if (std::exchange(m_profileDue, false))
        showProfile();
    Q_EMIT changed();
}

void RequestTab::profileChanged()
{
    if (m_front)
        showProfile();
    else
        m_profileDue = true;
}

void RequestTab::languageChanged()
{
    if (m_front)
        setLanguage();
    else
        m_languageDue = true;
}

void RequestTab::showProfile()
{
    m_request->info()->setSelfHosted(m_shared->profile().selfHosted);
    m_request->setProfileToken(QString::fromUtf8(m_shared->token()));
    m_ids->setKept(m_shared->profile().variables);
    m_response->transferLine()->setBodyLimit(m_shared->profile().connection.bodyLimitMebibytes);
    const Variables variables = m_shared->variables();
    m_help->setVariables(variableHints(variables), variables);
    m_hints->refresh();
}

void RequestTab::setLanguage()
{
    m_diagnosis->setLanguage(m_shared->language());
    m_hints->setLanguage(m_shared->language());
}

RequestTab::Layout RequestTab::panes() const
{
    return {saveState(), m_middle->saveState(), m_diagnosis->splitter()->saveState()};
}

void RequestTab::setPanes(const Layout &layout)
{
    m_hasLayout = restoreState(layout.columns) && m_middle->restoreState(layout.middle) &&
                  m_diagnosis->splitter()->restoreState(layout.diagnosis);
}

// Every text in it is a translation to be looked up; behind another tab that can wait.
bool RequestTab::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && !m_front) {
        m_languageDue = true;
        return true;
    }
    return QSplitter::event(event);
}

void RequestTab::showEvent(QShowEvent *event)
{
    QSplitter::showEvent(event);
    if (std::exchange(m_hasLayout, true))
        return;
    // Only now the window has its size.
    const int diagnosis = qBound(335, window()->width() * 30 / 100, 640);
    setSizes({width() - diagnosis, diagnosis});
    m_middle->setSizes({height() * 40 / 100, height() * 60 / 100});
    // Cause and remedy come before the table where there is not room for both.
    const int table = height() < 720 ? 18 : 25;
    m_diagnosis->splitter()->setSizes({height() * (100 - table) / 100, height() * table / 100});
}

void RequestTab::setRunning(bool running)
{
    m_request->setRunning(running);
    Q_EMIT changed();
}

} // namespace CozeLens
