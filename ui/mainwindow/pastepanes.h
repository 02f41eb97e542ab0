// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/report.h"
#include "mainwindow/pastedesk.h"
#include "request/requestdraft.h"

#include <QTimer>

namespace CozeLens {

class Console;
class DiagnosisPane;
class PasteBar;
class RequestPane;
class ResponsePane;

//! Joins the desk of pasted texts to the panes: shows each with its explanation, the request beside it and
//! the ways to change that, and keeps fixes to the request that is in the editor.
class PastePanes : public QObject
{
    Q_OBJECT

public:
    struct Panes
    {
        Console *console;
        RequestPane *request;
        ResponsePane *response;
        DiagnosisPane *diagnosis;
    };

    //! All of them outlive it.
    explicit PastePanes(const Panes &panes, QObject *parent = nullptr);
    ~PastePanes() override;

    //! What is in the clipboard: files or text; else says why there is nothing to explain.
    void paste();
    void openFiles(const QStringList &paths);
    //! The request of this exchange is what the editor holds, until it is changed.
    void setSent(const Request &request, const QString &logid);
    //! Something else than a pasted text is shown from now on.
    void leave();
    //! Esc: stops reading; false when nothing is read.
    bool cancel() { return m_desk.cancel(); }
    //! A place in a request that is not in the editor; says so.
    bool isElsewhere(const QString &where);
    //! True when the widget is where a dropped file is a request.
    bool takesRequests(const QWidget *widget) const;
    void takeRequestFile(const QString &path);
    void draftChanged();

    bool isShown() const { return m_shown; }
    QByteArray report(const Diagnosis &diagnosis, ReportLanguage language) const;
    PasteDesk &desk() { return m_desk; }

Q_SIGNALS:
    //! A pasted text is going to be shown.
    void begun();
    void shown();
    //! The request in the editor is the one that is explained.
    void currentTaken();
    //! This is to be the request in the editor.
    void draftWanted(const CozeLens::RequestDraft &draft);
    void said(const QString &sentence);

private:
    PasteDesk::Surroundings around() const;
    void wireBar();
    void readingStarted();
    void show(const PasteOutcome &outcome);
    void showText();
    void showHead();
    void markRequest();
    void takeRequest(const QByteArray &text);
    void pasteRequest();
    void openInEditor();
    bool isInEditor() const { return m_outcome.origin == PasteRequest::Current; }

    Panes m_panes;
    PasteBar *m_bar;
    PasteDesk m_desk;
    PasteOutcome m_outcome;
    bool m_shown = false;
    QTimer m_slow; //!< what is there at once does not flash
    std::optional<Request> m_sent;
    QString m_sentLogid;
    std::optional<RequestDraft> m_beforeOpening;
    PasteRequest m_openedFrom = PasteRequest::None;
};

} // namespace CozeLens
