// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/report.h"
#include "mainwindow/console.h"
#include "mainwindow/sessionfile.h"
#include "settings/secretstore.h"
#include "settings/settings.h"

#include <QElapsedTimer>
#include <QMainWindow>

class QSplitter;

namespace CozeLens {

class DiagnosisPane;
class ExplorerPane;
class Hints;
class PastePanes;
class ProfileDesk;
class ReportExport;
class RequestPane;
class ResponsePane;
class WindowStatus;
class TopBar;
class Translations;

//! The one window: lays the panes out, joins them to the console, and keeps what is remembered between
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

    Console &console() { return m_console; }
    RequestPane *requestPane() const { return m_request; }
    ProfileDesk *profileDesk() const { return m_profiles; }
    DiagnosisPane *diagnosisPane() const { return m_diagnosis; }

    void setLanguage(Language language);
    void setScheme(Scheme scheme);
    //! Reads the files in a worker and explains what they hold, the first to begin with.
    void explainFiles(const QStringList &paths);
    void pasteAndExplain();
    void send();

Q_SIGNALS:
    //! The panes show the outcome of a request or of a pasted text.
    void outcomeShown();

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void wirePanes();
    void wireTopBar();
    void makeShortcuts();
    void restore();
    void restoreSession();

    void chooseOperation(const QString &id);
    void openNextStep(const NextOperation &next);
    void startFreeRequest();
    void showDiagnosis(const Diagnosis &diagnosis, Console::Source source);
    void showErrorPlaces(int index);
    void markRequest(const ErrorExplanation &error);
    void locate(const QString &where);
    void applyFix(const Fix &fix, bool andSend);
    void undoFix();
    void draftChanged();
    void wirePastes();
    QByteArray report(ReportLanguage language) const;
    void importFromClipboard();
    void copyAsCurl();
    void openLink(const QString &url);
    void showShortcuts();

    Settings &m_settings;
    Console m_console;
    SessionFile m_session;
    Language m_language = Language::English;
    std::optional<Exchange> m_exchange;
    bool m_diagnosisOfExchange = false;
    bool m_hasLayout = false;
    RequestDraft m_sentDraft;
    std::optional<RequestDraft> m_beforeFix;
    QByteArray m_fixedBody; //!< what the fix made of the body
    bool m_fetchAnswer = false;
    QElapsedTimer m_sinceLastByte;

    Translations *m_translations;
    TopBar *m_top;
    ExplorerPane *m_explorer;
    RequestPane *m_request;
    ResponsePane *m_response;
    DiagnosisPane *m_diagnosis;
    WindowStatus *m_status;
    Hints *m_hints;
    ProfileDesk *m_profiles;
    PastePanes *m_paste;
    ReportExport *m_report;
    QSplitter *m_columns;
    QSplitter *m_middle;
};

} // namespace CozeLens
