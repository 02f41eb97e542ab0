// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"

#include <QWidget>

class QSplitter;

namespace CozeLens {

class ErrorCatalogue;
class ErrorTablePane;
class ExplanationView;

//! What the program has to say: the explanation above, the error table below.
class DiagnosisPane : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisPane(const ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    void setLanguage(Language language);
    //! `belongsToRequest`: the request in the window led to it, so that fixes and sending again make sense.
    void showDiagnosis(const Diagnosis &diagnosis, bool belongsToRequest);
    void showWaiting();
    //! The request in the window is another one now: its fixes are no longer offered.
    void detachFromRequest();
    void focusSearch();
    const Diagnosis &diagnosis() const { return m_diagnosis; }
    QSplitter *splitter() const { return m_splitter; }

Q_SIGNALS:
    void locateRequested(const QString &where);
    void fixRequested(const CozeLens::Fix &fix, bool andSend);
    void operationRequested(const QString &operationId);
    void linkActivated(const QString &url);
    void sendAgainRequested();
    //! The answer of a chat that was started without streaming is to be fetched.
    void answerRequested();
    void reportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State { Empty, Waiting, Shown, LookUp };

    void lookUp(const QString &code);
    void rebuild();
    QString remarkTitle() const;

    Language m_language = Language::English;
    State m_state = State::Empty;
    Diagnosis m_diagnosis;
    Diagnosis m_lookUp;
    int m_errorIndex = 0;
    bool m_belongsToRequest = false;
    QSplitter *m_splitter;
    ExplanationView *m_view;
    ErrorTablePane *m_table;
};

} // namespace CozeLens
