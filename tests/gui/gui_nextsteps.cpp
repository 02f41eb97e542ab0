// SPDX-License-Identifier: GPL-3.0-or-later
// What comes after an explanation: next steps that are ready to send, and the other errors of a text.
#include "common/elidedbutton.h"
#include "freshwindow.h"
#include "guitest.h"

#include "catalogue/errorcatalogue.h"
#include "common/elidedbutton.h"
#include "diagnosis/diagnosispane.h"
#include "diagnosis/errortablemodel.h"
#include "diagnosis/findingcard.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/nextdraft.h"
#include "operations/operationcatalogue.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;
const QByteArray Bot = "7481617032355069967";

using Fresh = Test::FreshWindow;

FailingCall sentTo(const QByteArray &url, TokenSource source, const QString &ownToken)
{
    RequestDraft draft;
    draft.url = url;
    draft.tokenSource = source;
    draft.ownToken = ownToken;
    return {Request{"POST", url, {}, {}}, draft, {}};
}

} // namespace

class GuiNextSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void everyCodeShowsStepsAndAdvice_data();
    void everyCodeShowsStepsAndAdvice();
    void everyCodeFitsTheNarrowestPane_data() { everyCodeShowsStepsAndAdvice_data(); }
    void everyCodeFitsTheNarrowestPane();
    void aStepIsReadyToSend();
    void theRequestComesBack();
    void noTokenGoesElsewhere_data();
    void noTokenGoesElsewhere();
    void choosingAnErrorMovesTheMarks();
    void possibleCausesAreFoldedBehindAPlainSentence();
};

void GuiNextSteps::everyCodeShowsStepsAndAdvice_data()
{
    QTest::addColumn<QString>("code");
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries()) {
        if (entry.official || entry.code == u"700012006")
            QTest::newRow(qPrintable(entry.code)) << entry.code;
    }
}

void GuiNextSteps::everyCodeShowsStepsAndAdvice()
{
    QFETCH(QString, code);
    DiagnosisPane pane(ErrorCatalogue::builtIn());
    const Diagnosis diagnosis = explainCode(code);
    for (const Language language : {Language::Chinese, Language::English}) {
        pane.setLanguage(language);
        pane.showDiagnosis(diagnosis, false);
        const ErrorEntry &entry = *diagnosis.errors.first().entry;
        const auto *advice = pane.findChild<QLabel *>(u"retryAdvice"_qs);
        QVERIFY(advice);
        QVERIFY(advice->text().contains(entry.retryAdvice.in(language)));
        QStringList said;
        for (const QLabel *label : pane.findChild<QWidget *>(u"nextSteps"_qs)->findChildren<QLabel *>())
            said.append(label->text());
        QVERIFY(!entry.nextSteps.isEmpty());
        for (const Bilingual &step : entry.nextSteps)
            QVERIFY2(said.join(u'\n').contains(step.in(language)), qPrintable(step.in(language)));
        QCOMPARE(pane.findChildren<QPushButton *>(QRegularExpression(u"^operation-"_qs)).size(),
                 entry.nextOperations.size());
    }
}

// 320 is the least that the window gives the pane; nothing scrolls sideways there, so that what is wider is
// cut.
void GuiNextSteps::everyCodeFitsTheNarrowestPane()
{
    QFETCH(QString, code);
    DiagnosisPane pane(ErrorCatalogue::builtIn());
    pane.resize(320, 700);
    pane.showDiagnosis(explainCode(code), false);
    Test::showActive(pane);
    for (const Language language : {Language::English, Language::Chinese}) {
        pane.setLanguage(language);
        const auto *content = pane.findChild<QWidget *>(u"explanation"_qs);
        QVERIFY(content);
        const QWidget *widest = content;
        for (const QWidget *child : content->findChildren<QWidget *>()) {
            if (child->minimumSizeHint().width() > 260)
                widest = child;
        }
        QVERIFY2(content->minimumSizeHint().width() <= content->parentWidget()->width(),
                 qPrintable(widest->objectName()));
        for (const auto *button : content->findChildren<ElidedButton *>()) {
            const bool roomy = button->width() >= button->sizeHint().width();
            QVERIFY2((button->shownText() == button->text()) == roomy, qPrintable(button->shownText()));
        }
    }
}

void GuiNextSteps::aStepIsReadyToSend()
{
    const Fresh fresh;
    RequestDraft draft = fresh.window->requestPane()->draft();
    draft.body.replace("7342866812345678901", "1");
    fresh.window->requestPane()->setDraft(draft);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    const ErrorExplanation error = fresh.window->diagnosisPane()->diagnosis().errors.first();
    QVERIFY2(!error.nextOperations.isEmpty(), qPrintable(error.found.code));
    auto *button = fresh.window->diagnosisPane()
                       ->findChildren<QPushButton *>(QRegularExpression(u"^operation-bot-retrieve"_qs))
                       .value(0);
    QVERIFY(button);
    QVERIFY(button->toolTip().contains(u"/v1/bots/1"_qs));
    QTest::mouseClick(button, Qt::LeftButton);
    const RequestDraft next = fresh.window->requestPane()->draft();
    QVERIFY2(next.url.startsWith("{{base}}/v1/bots/1"), next.url.constData());
    QCOMPARE(next.tokenSource, TokenSource::Profile);
    QCOMPARE(next.operationId, u"bot-retrieve"_qs);
    const Result<Request> request = fresh.window->console().prepared(next);
    QVERIFY(request);
    QCOMPARE(headerValue(request->headers, "Authorization").value_or(""),
             "Bearer " + fresh.window->console().token());
}

void GuiNextSteps::theRequestComesBack()
{
    const Fresh fresh;
    QVERIFY(fresh.ready);
    const RequestDraft before = fresh.window->requestPane()->draft();
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QTest::mouseClick(fresh.find<QPushButton>(u"operation-chat-retrieve"_qs), Qt::LeftButton);
    QVERIFY(fresh.window->requestPane()->draft() != before);
    auto *table = fresh.find<QTableView>(u"errorTable"_qs);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fresh.window->requestPane()->draft(), before);
}

void GuiNextSteps::noTokenGoesElsewhere_data()
{
    QTest::addColumn<FailingCall>("failing");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("authorization");
    const QByteArray base = "https://api.coze.cn";
    QTest::newRow("the profile's own host")
        << sentTo(base + "/v3/chat", TokenSource::Profile, {}) << QByteArray("{{base}}/v1/users/me")
        << QByteArray("Bearer profile");
    QTest::newRow("sent with the profile that was left since")
        << sentTo("https://api.coze.com/v3/chat", TokenSource::Profile, {})
        << QByteArray("https://api.coze.com/v1/users/me") << QByteArray();
    QTest::newRow("a token of its own, for its own host")
        << sentTo("https://gateway.example:8443/v3/chat", TokenSource::Own, u"mine"_qs)
        << QByteArray("https://gateway.example:8443/v1/users/me") << QByteArray("Bearer mine");
    QTest::newRow("another port is another origin")
        << sentTo("https://api.coze.cn:8443/v3/chat", TokenSource::Profile, {})
        << QByteArray("https://api.coze.cn:8443/v1/users/me") << QByteArray();
    const Request pasted{"POST", "https://api.coze.com/v3/chat", {{"authorization", "Bearer pasted"}}, {}};
    QTest::newRow("a pasted request with its token")
        << FailingCall{pasted, std::nullopt, "profile"} << QByteArray("https://api.coze.com/v1/users/me")
        << QByteArray("Bearer pasted");
    Request masked = pasted;
    masked.headers = {{"Authorization", "Bearer pat_****"}};
    QTest::newRow("a pasted request with a masked token")
        << FailingCall{masked, std::nullopt, "profile"} << QByteArray("https://api.coze.com/v1/users/me")
        << QByteArray();
    Request current = pasted;
    current.url = base + "/v3/chat";
    current.headers = {{"Authorization", "Bearer profile"}};
    QTest::newRow("the profile's token stays named")
        << FailingCall{current, std::nullopt, "profile"} << QByteArray("{{base}}/v1/users/me")
        << QByteArray("Bearer profile");
    QTest::newRow("only an answer") << FailingCall{} << QByteArray("{{base}}/v1/users/me")
                                    << QByteArray("Bearer profile");
    Request odd = pasted;
    odd.url = "file:///etc/passwd";
    QTest::newRow("no web address") << FailingCall{odd, std::nullopt, {}}
                                    << QByteArray("{{base}}/v1/users/me") << QByteArray("Bearer profile");
}

void GuiNextSteps::noTokenGoesElsewhere()
{
    QFETCH(FailingCall, failing);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, authorization);
    Console console;
    console.setProfile(builtInProfile(u"coze-cn"_qs));
    console.setToken("profile");
    const Operation &me = *OperationCatalogue::builtIn().find(u"users-me");
    const RequestDraft draft = nextDraft(me, preparedCall(me, {}, {}), failing, console.base());
    QCOMPARE(draft.url, url);
    const Result<Request> request = console.prepared(draft);
    QVERIFY(request);
    QCOMPARE(headerValue(request->headers, "Authorization").value_or(""), authorization);
}

void GuiNextSteps::possibleCausesAreFoldedBehindAPlainSentence()
{
    const Request request{"GET",
                          "https://api.coze.cn/v1/workspaces",
                          {{"Authorization", "Bearer pat_" + QByteArray(64, 'Z')}},
                          {}};
    DiagnosisPane pane(ErrorCatalogue::builtIn());
    pane.resize(396, 900);
    pane.setLanguage(Language::English);
    pane.showDiagnosis(explainText(R"({"code":4100,"msg":"authentication is invalid"})", request, {}), false);
    Test::showActive(pane);
    const auto *sentence = pane.findChild<QLabel *>(u"nothingVisible"_qs);
    QVERIFY(sentence && !sentence->text().isEmpty());
    auto *toggle = pane.findChild<QToolButton *>(u"possibleCausesToggle"_qs);
    QVERIFY(toggle);
    QVERIFY2(toggle->text().contains(u"2"), qPrintable(toggle->text()));
    const auto cards = [&pane] {
        return pane.findChild<QWidget *>(u"possibleCauses"_qs)->findChildren<FindingCard *>();
    };
    QCOMPARE(cards().size(), 2);
    QVERIFY(!cards().first()->isVisible());
    // The call that decides is there once, beside the sentence.
    const QRegularExpression me(u"^operation-users-me"_qs);
    QCOMPARE(pane.findChild<QWidget *>(u"possibleCauses"_qs)->findChildren<QPushButton *>(me).size(), 1);
    QCOMPARE(pane.findChildren<QPushButton *>(me).size(), 1);
    // Nothing is wider than a narrow pane, whatever the font.
    pane.resize(300, 900);
    const auto *view = pane.findChild<QScrollArea *>(u"explanationView"_qs);
    QTRY_VERIFY2(view->widget()->width() <= view->viewport()->width(),
                 qPrintable(QString::number(view->widget()->width())));
    const auto *badge = pane.findChild<QLabel *>(u"errorBadge"_qs);
    QTRY_VERIFY(badge->width() >= badge->sizeHint().width());
    // By keyboard, by mouse, and a change of language keeps it open.
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(cards().first()->isVisible());
    pane.setLanguage(Language::Chinese);
    QTRY_VERIFY(cards().size() == 2 && cards().first()->isVisible());
    toggle = pane.findChild<QToolButton *>(u"possibleCausesToggle"_qs);
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!cards().first()->isVisible());
}

void GuiNextSteps::choosingAnErrorMovesTheMarks()
{
    const Fresh fresh;
    const QByteArray text = "ERROR call failed: {\"code\":4100,\"msg\":\"authentication is invalid\"}\n"
                            "later\n"
                            "ERROR call failed: {\"code\":4016,\"msg\":\"Conversation occupied\"}\n";
    QApplication::clipboard()->setText(QString::fromUtf8(text));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->pasteAndExplain();
    QVERIFY(shown.wait(WaitMs));
    const QList<ErrorExplanation> errors = fresh.window->diagnosisPane()->diagnosis().errors;
    QCOMPARE(errors.size(), 2);
    const auto *view = fresh.find<CodeView>(u"responseBody"_qs);
    const auto *table = fresh.find<QTableView>(u"errorTable"_qs);
    for (const int index : {1, 0}) {
        auto *choice = fresh.find<QComboBox>(u"errorChoice"_qs);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
        const QString code = errors[index].found.code;
        QTRY_COMPARE(fresh.find<QLabel>(u"errorCode"_qs)->text(), code);
        const QList<Span> marks = view->markedSpans();
        QVERIFY(!marks.isEmpty());
        const qsizetype line = text.indexOf(code.toUtf8());
        for (const Span &mark : marks)
            QVERIFY(mark.offset >= text.lastIndexOf('\n', line) && mark.end() <= text.indexOf('\n', line));
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), code);
        QVERIFY(fresh.find<QLabel>(u"codePill"_qs)->text().contains(code));
    }
}

QTEST_MAIN(GuiNextSteps)
#include "gui_nextsteps.moc"
