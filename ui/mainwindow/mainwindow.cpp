// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"

#include "catalogue/errorcatalogue.h"
#include "common/dress.h"
#include "common/timing.h"
#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/hints.h"
#include "mainwindow/languageswitch.h"
#include "mainwindow/pastepanes.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/reportexport.h"
#include "mainwindow/topbar.h"
#include "mainwindow/windowstatus.h"
#include "operations/operationcatalogue.h"
#include "request/operationinfo.h"
#include "request/requestpane.h"
#include "response/responsepane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace CozeLens {

namespace {

constexpr QSize PreferredSize(1440, 900);
constexpr QSize SmallestSize(960, 600);

} // namespace

MainWindow::MainWindow(Settings &settings, const QString &sessionFile, std::unique_ptr<SecretStore> secrets,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_session(sessionFile)
    , m_translations(new Translations(this))
    , m_top(new TopBar(this))
    , m_explorer(new ExplorerPane(OperationCatalogue::builtIn(), this))
    , m_request(new RequestPane(this))
    , m_response(new ResponsePane(this))
    , m_diagnosis(new DiagnosisPane(ErrorCatalogue::builtIn(), this))
    , m_status(new WindowStatus(this))
    , m_hints(new Hints(m_console, m_request, m_diagnosis, this))
    , m_profiles(new ProfileDesk(settings, m_console, {m_top, m_request, m_response, m_status},
                                 std::move(secrets), this))
    , m_paste(new PastePanes({&m_console, m_request, m_response, m_diagnosis}, this))
    , m_report(new ReportExport(
          m_settings, [this](ReportLanguage language) { return report(language); }, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_middle(new QSplitter(Qt::Vertical, this))
{
    setObjectName(u"mainWindow"_qs);
    setWindowTitle(u"Coze Lens"_qs);
    layOut();
    wirePanes();
    wirePastes();
    wireTopBar();
    makeShortcuts();
    setAcceptDrops(true);
    qApp->installEventFilter(this);
    dress(this);
    restore();
    restoreSession();
    m_explorer->select(m_request->draft().operationId);
    m_request->bodyEditor()->setFocus();
}

MainWindow::~MainWindow()
{
    // A cell that is still being edited when its pane goes commits what is in it; nobody is left to be told.
    delete m_hints;
    delete m_paste;
    m_request->disconnect(this);
}

void MainWindow::layOut()
{
    m_columns->setObjectName(u"columns"_qs);
    m_middle->setObjectName(u"middle"_qs);
    m_middle->addWidget(m_request);
    m_middle->addWidget(m_response);
    m_middle->setStretchFactor(0, 2);
    m_middle->setStretchFactor(1, 3);
    m_columns->addWidget(m_explorer);
    m_columns->addWidget(m_middle);
    m_columns->addWidget(m_diagnosis);
    m_columns->setStretchFactor(1, 1);
    for (QSplitter *splitter : {m_columns, m_middle}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_explorer->setMinimumWidth(170);
    m_diagnosis->setMinimumWidth(320);
    m_middle->setMinimumWidth(400);

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_columns, 1);
    setCentralWidget(central);
    setStatusBar(m_status);
    setMinimumSize(SmallestSize);
}

void MainWindow::wirePanes()
{
    connect(m_explorer, &ExplorerPane::operationChosen, this, &MainWindow::chooseOperation);
    connect(m_explorer, &ExplorerPane::freeRequestChosen, this, &MainWindow::startFreeRequest);
    const auto keep = [this] {
        m_settings.setWidgetState(m_explorer->objectName(), m_explorer->saveState());
    };
    connect(m_explorer, &ExplorerPane::favouritesChanged, this, keep);
    connect(m_explorer, &ExplorerPane::recentChanged, this, keep);
    connect(m_request, &RequestPane::sendRequested, this, &MainWindow::send);
    connect(m_request, &RequestPane::cancelRequested, &m_console, &Console::cancel);
    connect(m_request, &RequestPane::draftChanged, this, &MainWindow::draftChanged);
    connect(m_request->info(), &OperationInfo::codeChosen, m_diagnosis, &DiagnosisPane::lookUp);
    connect(m_request->info(), &OperationInfo::linkActivated, this, &MainWindow::openLink);

    connect(&m_console, &Console::sendingStarted, this, [this] {
        m_request->setRunning(true);
        m_status->setBusy(true);
        m_paste->leave();
        m_response->showRunning();
        m_diagnosis->showWaiting();
    });
    connect(&m_console, &Console::sendingAbandoned, this, [this] {
        m_request->setRunning(false);
        m_status->setBusy(false);
    });
    connect(&m_console, &Console::headReceived, m_response, &ResponsePane::showHead);
    connect(&m_console, &Console::pieceReceived, m_response, &ResponsePane::showPiece);
    connect(&m_console, &Console::eventsReceived, m_response, &ResponsePane::appendEvents);
    connect(&m_console, &Console::sendingFinished, this, [this](const Exchange &exchange) {
        m_sinceLastByte.start();
        m_exchange = exchange;
        m_request->setRunning(false);
        m_status->setBusy(false);
        m_response->showExchange(exchange);
    });
    connect(m_response, &ResponsePane::bodyShown, this, [this] {
        // The frame that shows it is painted before the event loop comes to this.
        QTimer::singleShot(0, this, [this] {
            if (m_sinceLastByte.isValid() && m_exchange && m_exchange->response)
                qCInfo(timingLog, "response-shown %lld bytes=%lld", m_sinceLastByte.elapsed(),
                       static_cast<qlonglong>(m_exchange->response->body.size()));
            m_sinceLastByte.invalidate();
        });
    });
    connect(&m_console, &Console::failureSeen, this, [this](const Exchange &soFar) { m_exchange = soFar; });
    connect(&m_console, &Console::fetchChanged, m_response, &ResponsePane::showFetch);
    connect(m_response, &ResponsePane::cancelRequested, &m_console, &Console::cancel);
    connect(m_response, &ResponsePane::linkActivated, this, &MainWindow::openLink);
    connect(m_response, &ResponsePane::followRequested, this, [this] {
        if (m_exchange)
            m_console.follow(*m_exchange);
    });
    connect(m_response, &ResponsePane::fetchRequested, m_diagnosis, &DiagnosisPane::answerRequested);
    connect(&m_console, &Console::storeFailed, this,
            [this](const Error &error) { m_status->say(error.text.in(m_language)); });
    connect(&m_console, &Console::diagnosed, this, &MainWindow::showDiagnosis);

    connect(m_diagnosis, &DiagnosisPane::locateRequested, this, &MainWindow::locate);
    connect(m_diagnosis, &DiagnosisPane::errorShown, this, &MainWindow::showErrorPlaces);
    connect(m_diagnosis, &DiagnosisPane::fixRequested, this, &MainWindow::applyFix);
    connect(m_diagnosis, &DiagnosisPane::operationRequested, this, &MainWindow::openNextStep);
    connect(m_diagnosis, &DiagnosisPane::sendAgainRequested, this, &MainWindow::send);
    connect(m_diagnosis, &DiagnosisPane::answerRequested, this, [this] {
        if (m_exchange)
            m_console.fetchAnswer(*m_exchange);
    });
    connect(m_diagnosis, &DiagnosisPane::linkActivated, this, &MainWindow::openLink);
    connect(m_response, &ResponsePane::said, m_status, &WindowStatus::say);
}

void MainWindow::wirePastes()
{
    connect(m_paste, &PastePanes::begun, &m_console, &Console::abandon);
    connect(m_paste, &PastePanes::shown, this, [this] {
        m_diagnosisOfExchange = false;
        Q_EMIT outcomeShown();
    });
    connect(m_paste, &PastePanes::currentTaken, this, [this] { m_sentDraft = m_request->draft(); });
    connect(m_paste, &PastePanes::draftWanted, this, [this](const RequestDraft &draft) {
        m_beforeFix = m_request->draft();
        m_fixedBody = m_beforeFix->body;
        m_request->setDraft(draft);
    });
    connect(m_paste, &PastePanes::said, m_status, &WindowStatus::say);
    connect(m_report, &ReportExport::done, m_status, &WindowStatus::say);
    const auto own = [this] {
        return m_language == Language::Chinese ? ReportLanguage::Chinese : ReportLanguage::English;
    };
    connect(m_diagnosis, &DiagnosisPane::reportRequested, this, [this, own] { m_report->copy(own()); });
    connect(m_diagnosis, &DiagnosisPane::reportInLanguageRequested, m_report, &ReportExport::copy);
    connect(m_diagnosis, &DiagnosisPane::reportFileRequested, this, [this, own] { m_report->save(own()); });
}

void MainWindow::wireTopBar()
{
    connect(m_top, &TopBar::pasteRequested, this, &MainWindow::pasteAndExplain);
    connect(m_top, &TopBar::importRequested, this, &MainWindow::importFromClipboard);
    connect(m_top, &TopBar::copyAsCurlRequested, this, &MainWindow::copyAsCurl);
    connect(m_profiles, &ProfileDesk::refreshed, m_hints, &Hints::refresh);
    connect(m_top, &TopBar::languageChosen, this, &MainWindow::setLanguage);
    connect(m_top, &TopBar::schemeChosen, this, &MainWindow::setScheme);
    connect(m_top, &TopBar::shortcutsRequested, this, &MainWindow::showShortcuts);
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &MainWindow::send);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &MainWindow::send);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &MainWindow::pasteAndExplain);
    // An editor that has the focus takes this for itself; outside of one there is nothing to paste into.
    add(QKeySequence(QKeySequence::Paste), &MainWindow::pasteAndExplain);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), &MainWindow::importFromClipboard);
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &MainWindow::copyAsCurl);
    add(QKeySequence(QKeySequence::Save), [this] { m_response->saveBody(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { m_diagnosis->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_explorer->focusSearch(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { m_profiles->openEditor(); });
    add(QKeySequence(QKeySequence::Undo), &MainWindow::undoFix);
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (!m_paste->cancel())
            m_console.cancel();
    });
}

void MainWindow::restore()
{
    setScheme(m_settings.scheme());
    m_profiles->choose(m_settings.profileId());
    setLanguage(m_settings.language());
    m_explorer->restoreState(m_settings.widgetState(m_explorer->objectName()));
    const QRect screen = this->screen()->availableGeometry();
    resize(PreferredSize.boundedTo(screen.size()));
    restoreGeometry(m_settings.widgetState(objectName()));
    m_hasLayout =
        m_columns->restoreState(m_settings.widgetState(m_columns->objectName())) &&
        m_middle->restoreState(m_settings.widgetState(m_middle->objectName())) &&
        m_diagnosis->splitter()->restoreState(m_settings.widgetState(m_diagnosis->splitter()->objectName()));
}

void MainWindow::restoreSession()
{
    connect(&m_session, &SessionFile::failed, this,
            [this](const Error &error) { m_console.remark(error.code, error.text); });
    const Result<Session> session = m_session.read();
    const bool typed = session && !session->drafts.isEmpty();
    m_request->setDraft(typed ? session->drafts.value(session->current) : firstRequest());
    if (!session)
        m_console.remark(session.error().code, session.error().text);
}

void MainWindow::setLanguage(Language language)
{
    QElapsedTimer timer;
    timer.start();
    m_language = language;
    m_settings.setLanguage(language);
    m_console.setLanguage(language);
    m_translations->use(language);
    m_top->setLanguage(language);
    m_explorer->setLanguage(language);
    m_diagnosis->setLanguage(language);
    m_hints->setLanguage(language);
    QTimer::singleShot(0, this, [timer] { qCInfo(timingLog, "language-switched %lld", timer.elapsed()); });
}

void MainWindow::setScheme(Scheme scheme)
{
    m_settings.setScheme(scheme);
    m_top->setScheme(scheme);
    applyTheme(*qApp, scheme);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (std::exchange(m_hasLayout, true))
        return;
    // Only now the window has its size.
    const int side = qBound(180, width() * 17 / 100, 320);
    const int diagnosis = qBound(335, width() * 30 / 100, 640);
    m_columns->setSizes({side, width() - side - diagnosis, diagnosis});
    m_middle->setSizes({height() * 40 / 100, height() * 60 / 100});
    // Cause and remedy come before the table where there is not room for both.
    const int table = height() < 800 ? 18 : 25;
    m_diagnosis->splitter()->setSizes({height() * (100 - table) / 100, height() * table / 100});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_console.cancel();
    m_session.flush();
    m_settings.setWidgetState(objectName(), saveGeometry());
    for (QSplitter *splitter : {m_columns, m_middle, m_diagnosis->splitter()})
        m_settings.setWidgetState(splitter->objectName(), splitter->saveState());
    QMainWindow::closeEvent(event);
}

} // namespace CozeLens
