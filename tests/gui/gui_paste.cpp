// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosispane.h"
#include "diagnosis/logkindsmodel.h"
#include "formats/json.h"
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/reportexport.h"
#include "request/requestpane.h"
#include "settings/settings.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <numeric>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;

QByteArray line(int minute, const QByteArray &rest)
{
    return "2026-01-20 09:" + QByteArray::number(minute).rightJustified(2, '0') + ":00 " + rest + '\n';
}

QByteArray busyLog()
{
    QByteArray log;
    for (int i = 0; i < 10; ++i)
        log += line(i, R"(ERROR body={"code":4013,"msg":"model error"})");
    for (int i = 10; i < 13; ++i)
        log += line(i, R"(ERROR body={"code":4007,"msg":"auto_save_history must be true"})");
    return log;
}

const QByteArray Token = "pat_" + QByteArray(60, 'k') + "7f3a";
const QByteArray Curl =
    "curl -X POST 'https://api.coze.cn/v3/chat' -H 'Authorization: Bearer " + Token +
    "' -H 'Content-Type: application/json' -d '{\"bot_id\":\"7342866812345678901\",\"user_id\":\"u\","
    "\"stream\":false,\"auto_save_history\":false}'";
const QByteArray Failed = R"({"code":4007,"msg":"auto_save_history must be true when stream is false"})";

struct Window
{
    explicit Window(Language language = Language::English)
        : settings(folder.filePath(u"settings.ini"_qs))
    {
        settings.setLanguage(language);
        settings.setScheme(Scheme::Light);
        main = std::make_unique<MainWindow>(settings);
        main->resize(1280, 800);
        Test::showActive(*main);
    }

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return main->findChild<Widget *>(name);
    }
    QString text(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label && label->isVisible() ? label->text() : QString();
    }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    bool explain(const QByteArray &pasted) const
    {
        QSignalSpy shown(main.get(), &MainWindow::outcomeShown);
        QApplication::clipboard()->setText(QString::fromUtf8(pasted));
        main->pasteAndExplain();
        return shown.wait(WaitMs);
    }
    bool follow(const QString &link) const
    {
        QSignalSpy shown(main.get(), &MainWindow::outcomeShown);
        Q_EMIT find<QLabel>(u"pasteRequestChoices"_qs)->linkActivated(link);
        return shown.wait(WaitMs);
    }
    void setRequest(const QByteArray &url, const QByteArray &body) const
    {
        RequestDraft draft = main->requestPane()->draft();
        draft.url = url;
        draft.body = body;
        main->requestPane()->setDraft(draft);
    }
    QByteArray body() const { return main->requestPane()->bodyEditor()->bytes(); }
    const Diagnosis &diagnosis() const { return main->diagnosisPane()->diagnosis(); }

    QTemporaryDir folder;
    Settings settings;
    std::unique_ptr<MainWindow> main;
};

} // namespace

class GuiPaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void kindsOfErrorsAreAModel();
    void barsAreAsWideAsPeopleCount_data();
    void barsAreAsWideAsPeopleCount();
    void repeatedErrorsAreATableToChooseFrom();
    void partOfALargeLogIsShown();
    void readingIsGivenUpAtOnce();
    void fileThatChangedIsSaid();
    void severalFilesLieOneBesideTheOther();
    void bareAnswerIsExplainedWithoutARequest();
    void currentRequestIsTakenWhereItFits();
    void requestPastedBesideTheAnswer_data();
    void requestPastedBesideTheAnswer();
    void requestThatCannotBeReadLeavesTheExplanation();
    void requestIsOpenedFixedAndTakenBack();
    void sendingLeavesTheTextWithinReach();
    void everythingIsRetranslated();
    void reportIsHandedOn();
    void reportIsSavedAsAFile();
};

void GuiPaste::kindsOfErrorsAreAModel()
{
    LogKindsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LogKindsOrder order;
    order.setSourceModel(&model);
    const QAbstractItemModelTester orderTester(&order,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QByteArray log = busyLog();
    model.setLog(*explainText(log, std::nullopt, {}).log);
    QCOMPARE(model.rowCount(), 2);
    order.sort(LogKindsModel::CountColumn, Qt::DescendingOrder);
    QCOMPARE(order.index(0, LogKindsModel::CodeColumn).data().toString(), u"4013"_qs);
    QCOMPARE(order.index(0, LogKindsModel::CountColumn).data().toString(), u"10"_qs);
    order.sort(LogKindsModel::LastColumn, Qt::DescendingOrder);
    QCOMPARE(order.index(0, LogKindsModel::CodeColumn).data().toString(), u"4007"_qs);
    QCOMPARE(order.index(0, LogKindsModel::FirstColumn).data().toString(), u"09:10:00"_qs);
    const auto bars =
        order.index(1, LogKindsModel::TimeColumn).data(LogKindsModel::BarsRole).value<QList<qint64>>();
    QCOMPARE(std::accumulate(bars.begin(), bars.end(), qint64(0)), 10);
    const QString toolTip = order.index(1, LogKindsModel::TimeColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.contains(u"30 second"), qPrintable(toolTip));
    model.setLog({});
    QCOMPARE(order.rowCount(), 0);
}

void GuiPaste::barsAreAsWideAsPeopleCount_data()
{
    QTest::addColumn<qint64>("seconds"); // from the first to the last error
    QTest::addColumn<qint64>("width");
    QTest::newRow("one moment") << qint64(0) << qint64(1);
    QTest::newRow("half a minute") << qint64(30) << qint64(1);
    QTest::newRow("ten minutes") << qint64(600) << qint64(30);
    QTest::newRow("a day") << qint64(86'400) << qint64(3600);
    QTest::newRow("a year") << qint64(31'536'000) << qint64(30 * 86'400);
    QTest::newRow("thirty years") << qint64(946'080'000) << qint64(365 * 86'400);
}

void GuiPaste::barsAreAsWideAsPeopleCount()
{
    QFETCH(qint64, seconds);
    QFETCH(qint64, width);
    LogErrorKind kind;
    for (int i = 0; i <= 100; ++i)
        kind.histogram.add(1'700'000'000 + seconds * i / 100);
    kind.firstSecond = 1'700'000'000;
    kind.lastSecond = 1'700'000'000 + seconds;
    const TimeAxis axis = timeAxisOf({{kind}, 101, 1});
    QCOMPARE(axis.width, width);
    QVERIFY(axis.bars >= 1 && axis.bars <= MostBars);
    const QList<qint64> bars = barsOf(kind.histogram, axis);
    QCOMPARE(std::accumulate(bars.begin(), bars.end(), qint64(0)), 101);
}

void GuiPaste::repeatedErrorsAreATableToChooseFrom()
{
    const Window window;
    QVERIFY(window.explain(busyLog()));
    auto *table = window.find<QTableView>(u"logKinds"_qs);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(window.text(u"logSummary"_qs).contains(u"13 errors of 2 kinds"));
    QCOMPARE(window.text(u"errorCode"_qs), u"4007"_qs);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"4007"_qs);

    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(window.text(u"errorCode"_qs), u"4013"_qs);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"4013"_qs);
    QVERIFY(window.find<CodeView>(u"responseBody"_qs)->bytes() == busyLog());
    QCOMPARE(window.diagnosis().errors.first().found.code, u"4013"_qs);
    QCOMPARE(window.find<QLabel>(u"codePill"_qs)->text(), u"code 4013"_qs);
    // An order that was chosen stays while rows are.
    table->horizontalHeader()->setSortIndicator(LogKindsModel::CountColumn, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"4013"_qs);

    QVERIFY(window.explain(Failed));
    QVERIFY(!table->isVisible());
}

void GuiPaste::partOfALargeLogIsShown()
{
    const Window window;
    const QByteArray quiet = line(30, "INFO all is well").repeated(300'000);
    const QByteArray log = line(1, "INFO begins") + quiet + busyLog() + quiet;
    QVERIFY(log.size() > 20'000'000);
    const QString path = window.write(u"server.log"_qs, log);
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.main->explainFiles({path});
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(window.text(u"errorCode"_qs), u"4007"_qs);
    QVERIFY(window.find<QTableView>(u"logKinds"_qs)->isVisible());
    const QByteArray part = window.find<CodeView>(u"responseBody"_qs)->bytes();
    QVERIFY(part.size() > 32'000 && part.size() < 80'000);
    QVERIFY(part.startsWith("2026-") && part.endsWith('\n'));
    QVERIFY(log.contains(part));
    QVERIFY(part.contains("4007"));
    // 1 + 300 000 + 10 lines stand before it.
    QVERIFY2(window.text(u"sizeLabel"_qs).startsWith(u"Line 300,012 of "),
             qPrintable(window.text(u"sizeLabel"_qs)));
    QCOMPARE(window.text(u"pasteName"_qs), u"server.log"_qs);
}

void GuiPaste::readingIsGivenUpAtOnce()
{
    const Window window;
    const QString path = window.write(u"server.log"_qs, busyLog().repeated(60'000));
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.main->explainFiles({path});
    QElapsedTimer timer;
    qint64 shownMs = -1;
    connect(window.main.get(), &MainWindow::outcomeShown, this, [&] { shownMs = timer.elapsed(); });
    timer.start();
    QTest::keyClick(window.main.get(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.isEmpty());
    QVERIFY2(shownMs < 200, qPrintable(QString::number(shownMs)));
    QCOMPARE(window.diagnosis().remarkCode, u"reading-cancelled"_qs);
    // What was given up does not come back.
    QTest::qWait(300);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(window.diagnosis().remarkCode, u"reading-cancelled"_qs);
}

void GuiPaste::fileThatChangedIsSaid()
{
    const Window window;
    const QByteArray quiet = line(30, "INFO all is well").repeated(300'000);
    const QString path = window.write(u"server.log"_qs, quiet + busyLog());
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.main->explainFiles({path});
    QVERIFY(shown.wait(WaitMs));
    window.write(u"server.log"_qs, "rotated\n");
    auto *table = window.find<QTableView>(u"logKinds"_qs);
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(window.diagnosis().remarkCode, u"file-changed"_qs);
}

void GuiPaste::severalFilesLieOneBesideTheOther()
{
    const Window window;
    const QStringList files = {window.write(u"a.json"_qs, Failed), window.write(u"b.log"_qs, busyLog()),
                               window.write(u"c.json"_qs, R"({"code":4008,"msg":"x"})")};
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.main->explainFiles(files);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(window.text(u"errorCode"_qs), u"4007"_qs);
    QCOMPARE(window.text(u"pastePlace"_qs), u"1 of 3"_qs);
    QCOMPARE(window.text(u"pasteName"_qs), u"a.json"_qs);
    QVERIFY(!window.find<QToolButton>(u"previousPaste"_qs)->isEnabled());
    for (const auto &[name, code] :
         {std::pair(u"b.log"_qs, u"4007"_qs), std::pair(u"c.json"_qs, u"4008"_qs)}) {
        window.find<QToolButton>(u"nextPaste"_qs)->click();
        QVERIFY(shown.wait(WaitMs));
        QCOMPARE(window.text(u"pasteName"_qs), name);
        QCOMPARE(window.text(u"errorCode"_qs), code);
    }
    QVERIFY(!window.find<QToolButton>(u"nextPaste"_qs)->isEnabled());
    QVERIFY(!window.find<QTableView>(u"logKinds"_qs)->isVisible());
    window.find<QToolButton>(u"previousPaste"_qs)->click();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(window.find<QTableView>(u"logKinds"_qs)->isVisible());
}

void GuiPaste::bareAnswerIsExplainedWithoutARequest()
{
    const Window window;
    QVERIFY(window.explain(Failed));
    QVERIFY(!window.diagnosis().request);
    QVERIFY(window.text(u"pasteRequestSentence"_qs).contains(u"without a request"));
    QVERIFY(!window.find<QPushButton>(u"fixAndSendButton"_qs));

    QVERIFY(window.follow(u"current"_qs));
    QVERIFY(window.diagnosis().request);
    QCOMPARE(window.diagnosis().errors.first().causes.first().id, u"stream-false-without-history"_qs);
    QVERIFY(window.find<QPushButton>(u"fixAndSendButton"_qs));
    QVERIFY(window.find<CodeView>(u"responseBody"_qs)->bytes() == Failed);

    QVERIFY(window.follow(u"none"_qs));
    QVERIFY(!window.diagnosis().request);
    QVERIFY(window.find<CodeView>(u"responseBody"_qs)->bytes() == Failed);
}

void GuiPaste::currentRequestIsTakenWhereItFits()
{
    const Window window;
    window.setRequest("https://api.coze.cn/v3/chat", R"({"bot_id":"7342866812345678901","user_id":"u"})");
    const auto missing = [](const QByteArray &id) -> QByteArray {
        return R"({"code":4200,"msg":"Requested resource bot_id=)" + id +
               R"( does not exist. Ensure you are the correct resource identifier."})";
    };
    QVERIFY(window.explain(missing("7342866812345678901")));
    QVERIFY(window.diagnosis().request);
    QVERIFY2(window.text(u"pasteRequestSentence"_qs).contains(u"because"),
             qPrintable(window.text(u"pasteRequestSentence"_qs)));

    QVERIFY(window.explain(missing("7342866812345670000")));
    QVERIFY(!window.diagnosis().request);
    QVERIFY(window.text(u"pasteRequestSentence"_qs).contains(u"7342866812345670000"));
}

void GuiPaste::requestPastedBesideTheAnswer_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray body = R"({"bot_id":"7342866812345678901","stream":false,"auto_save_history":false})";
    QTest::newRow("cURL") << Curl;
    QTest::newRow("raw") << QByteArray("POST /v3/chat HTTP/1.1\r\nHost: api.coze.cn\r\n\r\n" + body);
    QTest::newRow("HAR") << QByteArray(R"({"log":{"entries":[{"request":{"method":"POST","headers":[],"url":)"
                                       R"("https://api.coze.cn/v3/chat","postData":{"text":)" +
                                       Json::quoted(QString::fromUtf8(body)) + "}}}]}}");
}

void GuiPaste::requestPastedBesideTheAnswer()
{
    QFETCH(QByteArray, request);
    const Window window;
    QVERIFY(window.explain(Failed));
    const QByteArray typed = window.body();
    QApplication::clipboard()->setText(QString::fromUtf8(request));
    QVERIFY(window.follow(u"clipboard"_qs));
    QVERIFY(window.diagnosis().request);
    QCOMPARE(window.diagnosis().errors.first().causes.first().id, u"stream-false-without-history"_qs);
    QCOMPARE(window.text(u"pasteRequest"_qs), u"POST https://api.coze.cn/v3/chat"_qs);
    QVERIFY(window.find<CodeView>(u"responseBody"_qs)->bytes() == Failed);
    // It is not the one in the editor: nothing there may be changed by it.
    QVERIFY(!window.find<QPushButton>(u"fixButton0"_qs));
    QCOMPARE(window.body(), typed);
}

void GuiPaste::requestThatCannotBeReadLeavesTheExplanation()
{
    const Window window;
    QVERIFY(window.explain(Failed));
    QApplication::clipboard()->setText(u"no request at all, just words"_qs);
    Q_EMIT window.find<QLabel>(u"pasteRequestChoices"_qs)->linkActivated(u"clipboard"_qs);
    QTRY_VERIFY(!window.find<QStatusBar>(u"windowStatus"_qs)->currentMessage().isEmpty());
    QCOMPARE(window.text(u"errorCode"_qs), u"4007"_qs);
}

void GuiPaste::requestIsOpenedFixedAndTakenBack()
{
    const Window window;
    const QByteArray typed = window.body();
    QVERIFY(window.explain("$ " + Curl + '\n' + Failed));
    QVERIFY(window.text(u"pasteRequestSentence"_qs).contains(u"found in the text"));
    QCOMPARE(window.body(), typed);
    QCOMPARE(window.text(u"pasteRequest"_qs), u"POST https://api.coze.cn/v3/chat"_qs);

    QVERIFY(window.follow(u"open"_qs));
    QVERIFY(window.body().contains("\"auto_save_history\":false"));
    QVERIFY(window.text(u"pasteRequestSentence"_qs).contains(u"in the editor"));
    // Taken back, the editor has what it had, and the explanation is about the request in the text again.
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.find<QLabel>(u"pasteRequestChoices"_qs)->setFocus();
    QTest::keyClick(window.main.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.body(), typed);
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(window.text(u"pasteRequestSentence"_qs).contains(u"found in the text"));

    QVERIFY(window.follow(u"open"_qs));
    auto *fix = window.find<QPushButton>(u"fixButton0"_qs);
    QVERIFY(fix);
    fix->click();
    QTRY_VERIFY(window.body().contains("\"auto_save_history\":true"));
    QCOMPARE(window.main->requestPane()->draft().url, QByteArray("https://api.coze.cn/v3/chat"));

    // First the fix is taken back, then the opening: what was there before comes back to the byte.
    window.find<QLabel>(u"pasteRequestChoices"_qs)->setFocus();
    QTest::keyClick(window.main.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(window.body().contains("\"auto_save_history\":false"));
    QCOMPARE(window.main->requestPane()->draft().url, QByteArray("https://api.coze.cn/v3/chat"));
    QTest::keyClick(window.main.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(window.body(), typed);
}

void GuiPaste::sendingLeavesTheTextWithinReach()
{
    const Window window;
    const QString path = window.write(u"b.log"_qs, busyLog());
    QSignalSpy shown(window.main.get(), &MainWindow::outcomeShown);
    window.main->explainFiles({path});
    QVERIFY(shown.wait(WaitMs));
    window.main->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(!window.find<QTableView>(u"logKinds"_qs)->isVisible());
    QVERIFY(window.text(u"pasteRequestChoices"_qs).contains(u"Back to b.log"));
    QVERIFY(window.follow(u"back"_qs));
    QVERIFY(window.find<QTableView>(u"logKinds"_qs)->isVisible());
}

void GuiPaste::everythingIsRetranslated()
{
    const Window window;
    QVERIFY(window.explain(busyLog()));
    Test::BracketTranslator brackets;
    QCoreApplication::installTranslator(&brackets);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(qApp, &change);
    QTRY_VERIFY(window.text(u"logSummary"_qs).startsWith(u'\u300c'));
    QVERIFY(window.text(u"pasteRequestSentence"_qs).startsWith(u'\u300c'));
    QVERIFY(window.text(u"pasteRequestChoices"_qs).contains(u'\u300c'));
    const auto *table = window.find<QTableView>(u"logKinds"_qs);
    for (int column = 0; column < LogKindsModel::ColumnCount; ++column)
        QVERIFY(table->model()->headerData(column, Qt::Horizontal).toString().startsWith(u'\u300c'));
    QCoreApplication::removeTranslator(&brackets);
}

void GuiPaste::reportIsHandedOn()
{
    const Window window;
    QVERIFY(window.explain("$ " + Curl + '\n' + Failed));
    const auto copied = [&](const char *action) {
        QApplication::clipboard()->clear();
        window.find<QMenu>(u"reportMenu"_qs)->findChild<QAction *>(QString::fromLatin1(action))->trigger();
        return QApplication::clipboard()->text();
    };
    const QString zh = copied("copyReportZh");
    QVERIFY(zh.contains(u"诊断报告") && !zh.contains(u"diagnosis report"));
    const QString en = copied("copyReportEn");
    QVERIFY(!en.contains(u"诊断报告") && en.contains(u"diagnosis report"));
    const QString both = copied("copyReportBoth");
    QVERIFY(both.contains(u"诊断报告") && both.contains(u"diagnosis report"));
    for (const QString &report : {zh, en, both}) {
        QVERIFY(report.contains(u"4007") && report.contains(u"auto_save_history\":false"));
        QVERIFY2(!report.contains(QString(12, u'k')), qPrintable(report));
    }
}

void GuiPaste::reportIsSavedAsAFile()
{
    const Window window(Language::Chinese);
    QVERIFY(window.explain(Failed));
    window.find<QMenu>(u"reportMenu"_qs)->findChild<QAction *>(u"saveReport"_qs)->trigger();
    auto *dialog = window.find<QFileDialog>(u"saveReportDialog"_qs);
    QVERIFY(dialog && dialog->isVisible());
    const QString path = window.folder.filePath(u"报告.md"_qs);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("诊断报告"));
    QCOMPARE(window.settings.reportFolder(), QFileInfo(path).absolutePath());

    const std::optional<Error> problem =
        ReportExport::write(window.folder.filePath(u"nowhere/report.md"_qs), "x");
    QVERIFY(problem);
    QVERIFY(problem->text.zh.contains(u"没有保存") && problem->text.en.contains(u"not saved"));
}

QTEST_MAIN(GuiPaste)
#include "gui_paste.moc"
