// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/mainwindow.h"

#include "base/timing.h"
#include "common/dress.h"
#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/intake.h"
#include "mainwindow/languageswitch.h"
#include "mainwindow/pastepanes.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/reportexport.h"
#include "mainwindow/requesttabs.h"
#include "mainwindow/topbar.h"
#include "mainwindow/windowstatus.h"
#include "operations/operationcatalogue.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QScreen>
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
    , m_context(std::make_shared<CallContext>())
    , m_session(sessionFile)
    , m_translations(new Translations(this))
    , m_top(new TopBar(this))
    , m_explorer(new ExplorerPane(OperationCatalogue::builtIn(), this))
    , m_tabs(new RequestTabs(m_context, this))
    , m_status(new WindowStatus(this))
    , m_profiles(new ProfileDesk(settings, *m_context, {m_top, m_status}, std::move(secrets), this))
    , m_report(new ReportExport(
          m_settings, [this](ReportLanguage language) { return tab()->report(language); }, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(u"mainWindow"_qs);
    setWindowTitle(u"Coze Lens"_qs);
    layOut();
    wirePanes();
    wireTopBar();
    makeShortcuts();
    makeTabShortcuts();
    setAcceptDrops(true);
    qApp->installEventFilter(this);
    dress(this);
    restore();
    restoreSession();
    m_tabs->current()->requestPane()->bodyEditor()->setFocus();
}

MainWindow::~MainWindow()
{
    m_session.flush(); // asks the tabs
    m_tabs->disconnect(this);
    delete m_tabs;
}

RequestTab *MainWindow::tab() const
{
    return m_tabs->current();
}

void MainWindow::layOut()
{
    m_columns->setObjectName(u"columns"_qs);
    m_columns->addWidget(m_explorer);
    m_columns->addWidget(m_tabs);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_explorer->setMinimumWidth(170);

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
    connect(m_report, &ReportExport::done, m_status, &WindowStatus::say);
    connect(m_tabs, &RequestTabs::made, this, &MainWindow::wireTab);
    connect(m_tabs, &RequestTabs::said, m_status, &WindowStatus::say);
    connect(m_tabs, &RequestTabs::currentChanged, this, [this] { m_shownOperation = QString(); });
    connect(m_tabs, &RequestTabs::changed, this, &MainWindow::showFront);
}

// What is not the business of one request alone. A tab behind another one says nothing to the window.
void MainWindow::wireTab(RequestTab *tab)
{
    const auto ifFront = [this, tab](const auto &act) {
        return [this, tab, act](const auto &...arguments) {
            if (tab == m_tabs->current())
                act(arguments...);
        };
    };
    connect(tab, &RequestTab::outcomeShown, this, ifFront([this] { Q_EMIT outcomeShown(); }));
    connect(tab, &RequestTab::said, this, ifFront([this](const QString &text) { m_status->say(text); }));
    connect(tab, &RequestTab::operationUsed, m_explorer, &ExplorerPane::noteUse);
    connect(tab, &RequestTab::linkActivated, this, &MainWindow::openLink);
    connect(tab, &RequestTab::profileEditorRequested, m_profiles, &ProfileDesk::openEditor);
    connect(tab, &RequestTab::keepIdRequested, m_profiles, &ProfileDesk::keepId);
    connect(tab, &RequestTab::bodyLimitRequested, m_profiles, &ProfileDesk::raiseBodyLimit);
    const auto own = [this] {
        return m_context->language() == Language::Chinese ? ReportLanguage::Chinese : ReportLanguage::English;
    };
    DiagnosisPane *diagnosis = tab->diagnosisPane();
    connect(diagnosis, &DiagnosisPane::reportRequested, this, [this, own] { m_report->copy(own()); });
    connect(diagnosis, &DiagnosisPane::reportInLanguageRequested, m_report, &ReportExport::copy);
    connect(diagnosis, &DiagnosisPane::reportFileRequested, this, [this, own] { m_report->save(own()); });
}

void MainWindow::wireTopBar()
{
    connect(m_top, &TopBar::pasteRequested, this, &MainWindow::pasteAndExplain);
    connect(m_top, &TopBar::importRequested, this, &MainWindow::importFromClipboard);
    connect(m_top, &TopBar::copyAsCurlRequested, this, [this] { tab()->copyAsCurl(); });
    connect(m_profiles, &ProfileDesk::refreshed, m_tabs, &RequestTabs::profileChanged);
    connect(m_profiles, &ProfileDesk::refreshed, this,
            [this] { m_explorer->setSelfHosted(m_context->profile().selfHosted); });
    // Later, for there is no tab to say it in while the window is being made.
    connect(m_profiles, &ProfileDesk::refused, this, &MainWindow::refuse, Qt::QueuedConnection);
    connect(m_top, &TopBar::languageChosen, this, &MainWindow::setLanguage);
    connect(m_top, &TopBar::schemeChosen, this, &MainWindow::setScheme);
    connect(m_top, &TopBar::shortcutsRequested, this, &MainWindow::showShortcuts);
    connect(m_top, &TopBar::forgetRequested, this, [this] {
        console().forgetSeen();
        m_status->say(tr("Forgotten what earlier calls taught"));
    });
}

void MainWindow::refuse(const Error &error)
{
    console().remark(error.code, error.text);
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
    m_hasLayout = m_columns->restoreState(m_settings.widgetState(m_columns->objectName()));
    m_tabs->setPanes({m_settings.widgetState(u"workColumns"_qs), m_settings.widgetState(u"middle"_qs),
                      m_settings.widgetState(u"diagnosisSplitter"_qs)});
}

void MainWindow::restoreSession()
{
    connect(&m_session, &SessionFile::failed, this, &MainWindow::refuse);
    const Result<Session> session = m_session.read();
    m_tabs->restore(session.value_or(Session()), firstRequest());
    m_profiles->restore(session ? session->profiles : QList<ProfileDraft>());
    connect(m_profiles, &ProfileDesk::draftsChanged, this, &MainWindow::keepSession);
    if (!session)
        refuse(session.error());
}

void MainWindow::keepSession()
{
    m_session.keep([this] {
        Session session = m_tabs->session();
        session.profiles = m_profiles->unsaved();
        return session;
    });
}

// The explorer follows when the request is another, and not while somebody walks through it.
void MainWindow::showFront()
{
    keepSession();
    m_status->setBusy(console().isRunning());
    const QString id = tab()->draft().operationId;
    if (id == m_shownOperation && !m_shownOperation.isNull())
        return;
    m_shownOperation = id.isNull() ? u""_qs : id;
    m_explorer->select(id);
}

void MainWindow::setLanguage(Language language)
{
    QElapsedTimer timer;
    timer.start();
    m_settings.setLanguage(language);
    m_context->setLanguage(language);
    m_translations->use(language);
    m_top->setLanguage(language);
    m_explorer->setLanguage(language);
    m_tabs->languageChanged();
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
    m_columns->setSizes({side, width() - side});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_tabs->cancelAll();
    m_session.flush();
    const RequestTab::Layout panes = m_tabs->panes();
    m_settings.setWidgetState(objectName(), saveGeometry());
    m_settings.setWidgetState(m_columns->objectName(), m_columns->saveState());
    m_settings.setWidgetState(u"workColumns"_qs, panes.columns);
    m_settings.setWidgetState(u"middle"_qs, panes.middle);
    m_settings.setWidgetState(u"diagnosisSplitter"_qs, panes.diagnosis);
    QMainWindow::closeEvent(event);
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != this)
        return QMainWindow::eventFilter(watched, event);
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove ||
        event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList files = Intake::filesIn(drop->mimeData());
        if (!files.isEmpty()) {
            drop->acceptProposedAction();
            if (event->type() == QEvent::Drop && requestPane()->takesFiles(widget))
                requestPane()->takeFiles(files, widget->mapToGlobal(drop->position().toPoint()));
            else if (event->type() == QEvent::Drop && tab()->pastes()->takesRequests(widget))
                tab()->pastes()->takeRequestFile(files.first());
            else if (event->type() == QEvent::Drop)
                explainFiles(files);
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace CozeLens
