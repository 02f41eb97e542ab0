// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/report.h"
#include "mainwindow/console.h"
#include "mainwindow/draftsteps.h"

#include <QElapsedTimer>
#include <QSplitter>

namespace CozeLens {

class DiagnosisPane;
class Hints;
class KeepIdsBar;
class PastePanes;
class RequestPane;
class ResponsePane;
class VariableHelp;

//! One request with all that belongs to it: where it is written, what came back, what that means, and the way
//! to undo what was done to it. What tabs have in common they take from the context. Goes on while another
//! tab is in front; then it only keeps for later what costs time to show.
class RequestTab : public QSplitter
{
    Q_OBJECT

public:
    //! What a tab says of itself while another is in front.
    enum class Mark { None, Edited, Running, Good, Bad };
    //! How the panes share the room; empty: as the window's size suggests.
    struct Layout
    {
        QByteArray columns;
        QByteArray middle;
        QByteArray diagnosis;
    };

    explicit RequestTab(const std::shared_ptr<CallContext> &context, QWidget *parent = nullptr);
    ~RequestTab() override;

    Console &console() { return m_console; }
    RequestPane *requestPane() const { return m_request; }
    ResponsePane *responsePane() const { return m_response; }
    DiagnosisPane *diagnosisPane() const { return m_diagnosis; }
    PastePanes *pastes() const { return m_paste; }

    //! The request that it begins with. `sample`: made by the program, so nothing is lost when another takes
    //! its place.
    void begin(const RequestDraft &draft, bool sample);
    //! As it was typed last.
    const RequestDraft &draft() const { return m_draft; }
    //! Takes over what is in a cell that is still being edited.
    void commit();
    //! Still as the program made it, nothing sent and nothing explained.
    bool isUntouched() const;
    Mark mark() const;

    //! In front from now on, or not any more; what waited for it is done.
    void setFront(bool front);
    //! The profile, its token or its variables have changed.
    void profileChanged();
    void languageChanged();
    Layout panes() const;
    void setPanes(const Layout &layout);

    void send();
    void undoFix();
    //! The request on the clipboard; says so when there is none.
    void copyAsCurl();
    //! Esc: stops reading a text, or else the call.
    void cancel();
    QByteArray report(ReportLanguage language) const;

Q_SIGNALS:
    //! draft(), mark() or whether a call runs may be another.
    void changed();
    //! The panes show the outcome of a request or of a pasted text.
    void outcomeShown();
    void operationShown(const QString &id);
    void operationUsed(const QString &id);
    void said(const QString &sentence);
    void linkActivated(const QString &url);
    void profileEditorRequested();
    void keepIdRequested(const QString &name, const QString &value);
    void bodyLimitRequested(int mebibytes);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void wireConsole();
    void wireResponse();
    void wireDiagnosis();
    void wirePastes();
    void wireHelp();
    void showProfile();
    void setLanguage();

    void openNextStep(const NextOperation &next);
    void showDiagnosis(const Diagnosis &diagnosis, Console::Source source);
    void showErrorPlaces(int index);
    void markRequest(const ErrorExplanation &error);
    void locate(const QString &where);
    void applyFix(const Fix &fix, bool andSend);
    void draftChanged();
    void setRunning(bool running);

    std::shared_ptr<CallContext> m_shared;
    Console m_console;
    RequestPane *m_request;
    ResponsePane *m_response;
    DiagnosisPane *m_diagnosis;
    QSplitter *m_middle;
    Hints *m_hints;
    PastePanes *m_paste;
    KeepIdsBar *m_ids;
    VariableHelp *m_help;

    RequestDraft m_draft;
    std::optional<RequestDraft> m_sample; //!< as it was put here; none: somebody's own
    RequestDraft m_settled;               //!< as it was put here or sent last
    RequestDraft m_sentDraft;
    std::optional<Exchange> m_exchange;
    bool m_diagnosisOfExchange = false;
    DraftSteps m_steps;
    bool m_fetchAnswer = false;
    QElapsedTimer m_sinceLastByte;

    bool m_front = false;
    bool m_used = false; //!< sent, or a text was explained in it
    Mark m_news = Mark::None;
    bool m_languageDue = false;
    bool m_profileDue = true;
    bool m_hasLayout = false;
};

} // namespace CozeLens
