// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/report.h"
#include "mainwindow/requesttab.h"
#include "mainwindow/sessionfile.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QMainWindow>

class QSplitter;

namespace CozeLens {

class DiagnosisPane;
class ExplorerPane;
class ProfileDesk;
class ReportExport;
class RequestPane;
class RequestTabs;
class WindowStatus;
class TopBar;
class Translations;

//! The one window: what there is once beside the requests in their tabs, and what is remembered between
//! starts.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! `settings` outlives the window. `sessionFile` is where what is being typed is kept (see SessionFile).
    //! Without `secrets` tokens live for the session.
    explicit MainWindow(Settings &settings, const QString &sessionFile = {},
                        std::unique_ptr<SecretStore> secrets = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    RequestTabs *tabs() const { return m_tabs; }
    ProfileDesk *profileDesk() const { return m_profiles; }
    //! Of the tab in front.
    RequestTab *tab() const;
    Console &console() const { return tab()->console(); }
    RequestPane *requestPane() const { return tab()->requestPane(); }
    DiagnosisPane *diagnosisPane() const { return tab()->diagnosisPane(); }

    void setLanguage(Language language);
    void setScheme(Scheme scheme);
    //! Reads the files in a worker and explains what they hold, the first to begin with.
    void explainFiles(const QStringList &paths);
    void pasteAndExplain();
    void send();

Q_SIGNALS:
    //! The panes in front show the outcome of a request or of a pasted text.
    void outcomeShown();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void wirePanes();
    void wireTab(RequestTab *tab);
    void wireTopBar();
    void makeShortcuts();
    void makeTabShortcuts();
    void restore();
    void restoreSession();
    void keepSession();

    void chooseOperation(const QString &id);
    void startFreeRequest();
    void showFront();
    void refuse(const Error &error);
    void importFromClipboard();
    void openLink(const QString &url);
    void showShortcuts();

    Settings &m_settings;
    std::shared_ptr<CallContext> m_context;
    SessionFile m_session;
    bool m_hasLayout = false;
    QString m_shownOperation;

    Translations *m_translations;
    TopBar *m_top;
    ExplorerPane *m_explorer;
    RequestTabs *m_tabs;
    WindowStatus *m_status;
    ProfileDesk *m_profiles;
    ReportExport *m_report;
    QSplitter *m_columns;
};

} // namespace CozeLens
