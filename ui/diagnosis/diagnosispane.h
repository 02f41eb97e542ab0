// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"
#include "diagnosis/report.h"

#include <QWidget>

class QSplitter;

namespace CozeLens {

class ErrorCatalogue;
class ErrorTablePane;
class ExplanationView;
class LogKindsPane;
class PasteBar;

//! What the program has to say: the explanation above, the error table below.
class DiagnosisPane : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisPane(const ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    void setLanguage(Language language);
    //! `belongsToRequest`: the request in the window led to it, so that fixes and sending again make sense.
    //! `kind`: the one of diagnosis.log that is explained; -1: the one that the first error is of.
    void showDiagnosis(const Diagnosis &diagnosis, bool belongsToRequest, int kind = -1);
    //! What stands out in the request that has not been sent yet; what was explained comes back on demand.
    //! `request` is the one that was looked at, if it could be put together.
    void showBeforeSending(const QList<Finding> &findings, const std::optional<Request> &request);
    //! The same, if that is what is shown.
    void refreshBeforeSending(const QList<Finding> &findings, const std::optional<Request> &request);
    void showWaiting();
    //! A text is being read; the kinds of errors of a log stay.
    void showReading();
    //! The request in the window is another one now: its fixes are no longer offered.
    void detachFromRequest();
    void focusSearch();
    //! Shows what the error table says of a code.
    void lookUp(const QString &code);
    const Diagnosis &diagnosis() const { return m_diagnosis; }
    int errorIndex() const { return m_errorIndex; }
    //! An entry of the table is on display, not an error that happened.
    bool isLookUp() const { return m_state == State::LookUp; }
    //! Those on display.
    QList<Finding> findings() const;
    QSplitter *splitter() const { return m_splitter; }
    //! The head above the explanation of a pasted text.
    PasteBar *pasteBar() const { return m_pasteBar; }

Q_SIGNALS:
    void locateRequested(const QString &where);
    void fixRequested(const CozeLens::Fix &fix, bool andSend);
    //! The next step is to be made ready to send; knownIds() of diagnosis() fill it.
    void operationRequested(const CozeLens::NextOperation &next);
    void linkActivated(const QString &url);
    void sendAgainRequested();
    //! The answer of a chat that was started without streaming is to be fetched.
    void answerRequested();
    //! As asked for: in the language of the window, in one that was chosen, into a file.
    void reportRequested();
    void reportInLanguageRequested(CozeLens::ReportLanguage language);
    void reportFileRequested();
    //! A kind of diagnosis().log was chosen to be explained.
    void kindChosen(int kind);
    //! Another error of the same text or answer is shown now: its index.
    void errorShown(int index);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Empty, Waiting, Shown, LookUp, BeforeSending };

    QWidget *makeExplanation();
    void refreshKinds();
    void rebuild();
    QString remarkTitle() const;

    Language m_language = Language::English;
    State m_state = State::Empty;
    Diagnosis m_diagnosis;
    Diagnosis m_lookUp;
    QList<Finding> m_hints;
    std::optional<Request> m_hintRequest;
    State m_beforeHints = State::Empty;
    int m_errorIndex = 0;
    int m_kind = -1;
    bool m_belongsToRequest = false;
    bool m_reading = false;
    QSplitter *m_splitter;
    PasteBar *m_pasteBar;
    LogKindsPane *m_kinds;
    ExplanationView *m_view;
    ErrorTablePane *m_table;
};

} // namespace CozeLens
