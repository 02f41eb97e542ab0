// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/diagnosis.h"
#include "diagnosis/nextstep.h"
#include "diagnosis/report.h"

#include <QScrollArea>

class QVBoxLayout;

namespace CozeLens {

class BilingualBlock;

//! The explanation of one error, built anew for each: its parts depend on what is known. Scrolls by itself.
class ExplanationView : public QScrollArea
{
    Q_OBJECT

public:
    explicit ExplanationView(QWidget *parent = nullptr);

    struct Options
    {
        Language language = Language::English;
        bool canSend = false; //!< there is a request in the window that the explanation belongs to
        //! Fixes of the request in the window are offered, also where there is nothing to send again.
        bool canFix = false;
        bool isLookUp = false; //!< an entry that was looked up in the table, not an error that happened
    };

    void showError(const Diagnosis &diagnosis, int errorIndex, const Options &options);
    void showRemark(const Diagnosis &diagnosis, const QString &title, const Options &options);
    void showEmpty(const QString &text);
    //! `canGoBack`: something was explained before.
    void showBeforeSending(const QList<Finding> &findings, const std::optional<Request> &request,
                           bool canGoBack, const Options &options);

Q_SIGNALS:
    void locateRequested(const QString &where);
    void fixRequested(const CozeLens::Fix &fix, bool andSend);
    void operationRequested(const CozeLens::NextOperation &next);
    void linkActivated(const QString &url);
    void sendAgainRequested();
    //! The answer of a chat that was started without streaming is to be fetched.
    void answerRequested();
    void reportRequested();
    void reportInLanguageRequested(CozeLens::ReportLanguage language);
    void reportFileRequested();
    void errorChosen(int index);
    void backRequested();

private:
    void start();
    void finish();
    void addRule();
    void addFetchAnswer(const Diagnosis &diagnosis);
    QVBoxLayout *addSection(const QString &heading, const QString &name);
    void addErrorChoice(const Diagnosis &diagnosis, int errorIndex);
    void addFindings(const QList<Finding> &findings, const std::optional<Request> &request,
                     const Options &options, const QString &heading, const QString &name);
    QWidget *makeCards(const QList<Finding> &findings, const std::optional<Request> &request,
                       const Options &options, const QString &name);
    //! Folded below one line. Where nothing leads, that line says so plainly, and the call that decides
    //! stands beside it: the one returned, so that the next steps need not repeat it.
    std::optional<NextOperation> addPossible(const QList<Finding> &possible, bool nothingLeads,
                                             const Diagnosis &diagnosis, int errorIndex,
                                             const Options &options);
    QWidget *makeFold(QWidget *body, const QString &text);
    void addEntry(const ErrorEntry &entry, const Options &options);
    void addNotes(const ErrorEntry &entry, const Options &options);
    void addSteps(const Diagnosis &diagnosis, int errorIndex, const Options &options,
                  const std::optional<NextOperation> &shown);
    QList<NextOperation> operationsInOrder(const Diagnosis &diagnosis, int errorIndex,
                                           const Options &options) const;
    QWidget *makeOperationButton(const NextOperation &next, const KnownIds &known, const Options &options);
    void addActions(const Options &options);
    QWidget *makeReportMenu();

    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    QString m_shown;    //!< the error that is shown, by code and log id
    QString m_unfolded; //!< the one whose possible causes were unfolded; a change of language keeps it so
};

} // namespace CozeLens
