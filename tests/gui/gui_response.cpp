// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/elidedlabel.h"
#include "guitest.h"
#include "response/bodyformatter.h"
#include "response/eventsmodel.h"
#include "response/rawtext.h"
#include "response/responseheadersmodel.h"
#include "response/responsepane.h"
#include "response/sizes.h"
#include "response/timingsmodel.h"
#include "support/turnwatch.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const QString Logid = u"20240708143040790E78F9318B35A2910B"_qs;

Exchange failedChat()
{
    Response response;
    response.status = 200;
    response.reason = "OK";
    response.httpVersion = "1.1";
    response.headers = {{"Content-Type", "application/json"},
                        {"X-Tt-Logid", Logid.toUtf8()},
                        {"Set-Cookie", "a=1"},
                        {"set-cookie", "b=2"}};
    response.body = "{\"code\":4007,\"msg\":\"auto_save_history must be true\",\"detail\":{\"logid\":\"" +
                    Logid.toUtf8() + "\"}}";
    Exchange exchange;
    exchange.response = response;
    exchange.timings.connectMs = 2;
    exchange.timings.firstByteMs = 100;
    exchange.timings.totalMs = 128;
    return exchange;
}

const QStringList Pointers{u"/code"_qs, u"/msg"_qs, u"/detail/logid"_qs, u"/absent"_qs};

QList<ServerSentEvent> events(int count)
{
    QList<ServerSentEvent> list;
    for (int i = 0; i < count; ++i) {
        list.append({"conversation.message.delta", "{\"n\":" + QByteArray::number(i) + "}", {}, i * 10.0});
    }
    return list;
}

QString boxed(const CodeView *view, int index)
{
    const Span span = view->markedSpans().value(index);
    return QString::fromUtf8(view->bytes().sliced(span.offset, span.length));
}

} // namespace

class TestResponsePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void modelsKeepTheContract();
    void statusAndCodeSideBySide();
    void boxesCodeMessageAndLogid();
    void copiesTheLogid();
    void headersInWireOrder();
    void logidIsPinnedWithItsTime();
    void rawTextIsWhole();
    void eventsGrowWhileTheyArrive();
    void timingsAddUp();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void pastedTextStaysAsItIs();
    void markupStaysText();
    void largeBodyLeavesTheEventLoopFree();
    void newerBodyWins();
    void findAndFold();
    void languageSwitchLosesNothing();
    void numbersForPeople_data();
    void numbersForPeople();
};

void TestResponsePane::modelsKeepTheContract()
{
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    ResponseHeadersModel headers;
    QSortFilterProxyModel filter;
    filter.setSourceModel(&headers);
    filter.setFilterKeyColumn(-1);
    EventsModel stream;
    TimingsModel timings;
    const QAbstractItemModelTester one(&headers, mode);
    const QAbstractItemModelTester two(&filter, mode);
    const QAbstractItemModelTester three(&stream, mode);
    const QAbstractItemModelTester four(&timings, mode);
    headers.setHeaders(failedChat().response->headers);
    filter.setFilterFixedString(u"ookie"_qs);
    QCOMPARE(filter.rowCount(), 2);
    stream.append(events(3));
    stream.append(events(2));
    QCOMPARE(stream.rowCount(), 5);
    stream.setEvents({});
    timings.setTimings(failedChat().timings);
    QCOMPARE(timings.rowCount(), 4);
}

void TestResponsePane::statusAndCodeSideBySide()
{
    ResponsePane pane;
    showActive(pane);
    auto *http = find<QLabel>(pane, "httpPill");
    auto *code = find<QLabel>(pane, "codePill");
    QVERIFY(!http->isVisible());
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    QCOMPARE(http->text(), u"HTTP 200 OK"_qs);
    QCOMPARE(http->property("look").toString(), u"good"_qs);
    QCOMPARE(code->text(), u"code 4007"_qs);
    QCOMPARE(code->property("look").toString(), u"bad"_qs);
    QCOMPARE(find<QLabel>(pane, "timeLabel")->text(), u"128 ms"_qs);
    QVERIFY(code->isVisible());
    pane.setCode(u"0"_qs);
    QCOMPARE(code->property("look").toString(), u"good"_qs);
    pane.showRunning();
    QVERIFY(!code->isVisible());
    QVERIFY(pane.bodyView()->bytes().isEmpty());
}

void TestResponsePane::boxesCodeMessageAndLogid()
{
    ResponsePane pane;
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    const CodeView *body = pane.bodyView();
    QCOMPARE(body->lineCount(), 7);
    QCOMPARE(body->markedSpans().size(), 3);
    QCOMPARE(boxed(body, 0), u"\"code\": 4007"_qs);
    QCOMPARE(boxed(body, 1), u"\"msg\": \"auto_save_history must be true\""_qs);
    QCOMPARE(boxed(body, 2), QString(u"\"logid\": \""_qs + Logid + u'"'));
}

void TestResponsePane::copiesTheLogid()
{
    ResponsePane pane;
    pane.resize(360, 300);
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    showActive(pane);
    QSignalSpy copied(&pane, &ResponsePane::logidCopied);
    QVERIFY(find<QLabel>(pane, "logidLabel")->text().contains(u'\u2026'));
    QTest::mouseClick(find<QPushButton>(pane, "copyLogidButton"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), Logid);
    QCOMPARE(copied.count(), 1);
}

void TestResponsePane::headersInWireOrder()
{
    ResponsePane pane;
    pane.showExchange(failedChat());
    const auto *table = find<QTableView>(pane, "responseHeaders");
    QStringList shown;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        shown.append(table->model()->index(row, 0).data().toString());
    }
    QCOMPARE(shown, (QStringList{u"Content-Type"_qs, u"X-Tt-Logid"_qs, u"Set-Cookie"_qs, u"set-cookie"_qs}));
    QCOMPARE(find<QTabBar>(pane, "responseTabs")->tabText(ResponsePane::HeadersTab), u"Headers 4"_qs);
    find<QLineEdit>(pane, "responseHeadersSearch")->setText(u"B=2"_qs);
    QCOMPARE(table->model()->rowCount(), 1);
    find<QPushButton>(pane, "copyHeadersButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u"\r\n"_qs), 4);
}

void TestResponsePane::logidIsPinnedWithItsTime()
{
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(failedChat());
    pane.showTab(ResponsePane::HeadersTab);
    auto *pinned = find<ElidedLabel>(pane, "pinnedLogid");
    QVERIFY(pinned->isVisible());
    // A log id begins with the server's time, in China.
    QCOMPARE(pinned->fullText(),
             QString(u"X-Tt-Logid: "_qs + Logid + u" · server time 2024-07-08 14:30:40 (UTC+8)"_qs));
    Exchange without = failedChat();
    without.response->headers = {{"Content-Type", "application/json"}};
    pane.showExchange(without);
    QVERIFY(!pinned->isVisible());
}

void TestResponsePane::rawTextIsWhole()
{
    ResponsePane pane;
    const Exchange exchange = failedChat();
    pane.showExchange(exchange);
    pane.showTab(ResponsePane::RawTab);
    const QByteArray raw = pane.rawView()->bytes();
    QVERIFY(raw.startsWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"));
    QVERIFY(raw.endsWith(QByteArray("\r\n\r\n" + exchange.response->body.bytes())));
    Response pasted;
    pasted.body = "only a body";
    QCOMPARE(rawText(pasted), QByteArray("only a body"));
}

void TestResponsePane::eventsGrowWhileTheyArrive()
{
    ResponsePane pane;
    showActive(pane);
    pane.showRunning();
    pane.appendEvents(events(3));
    QCOMPARE(pane.currentTab(), ResponsePane::AnswerTab);
    pane.showTab(ResponsePane::EventsTab);
    auto *table = find<QTableView>(pane, "eventsTable");
    QCOMPARE(table->model()->rowCount(), 3);
    table->setCurrentIndex(table->model()->index(1, 0));
    QCOMPARE(find<CodeView>(pane, "eventDetail")->bytes(), QByteArray("{\n  \"n\": 1\n}"));
    Exchange exchange = failedChat();
    exchange.events = events(5);
    pane.showExchange(exchange, u"0"_qs);
    QCOMPARE(table->model()->rowCount(), 5);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(find<QTabBar>(pane, "responseTabs")->tabText(ResponsePane::EventsTab), u"Events 5"_qs);
    pane.showRunning();
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    QCOMPARE(pane.currentTab(), ResponsePane::BodyTab);
}

void TestResponsePane::timingsAddUp()
{
    TimingsModel model;
    Timings timings;
    timings.dnsMs = 5;
    timings.connectMs = 10;
    timings.sentMs = 9; // a clock that went back draws no bar to the left
    timings.firstByteMs = 1500;
    timings.totalMs = 2000;
    model.setTimings(timings);
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row) {
        shown.append(
            QString(model.index(row, 0).data().toString() + u' ' + model.index(row, 1).data().toString()));
    }
    QCOMPARE(shown, (QStringList{u"Name lookup 5.0 ms"_qs, u"Connecting 5.0 ms"_qs, u"Sending 0.0 ms"_qs,
                                 u"Waiting for the first byte 1.49 s"_qs, u"Receiving 500 ms"_qs,
                                 u"Total 2.00 s"_qs}));
}

void TestResponsePane::saysWhatIsMissing_data()
{
    QTest::addColumn<QString>("case_");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing sent yet") << u"empty"_qs << u"The response appears here"_qs;
    QTest::newRow("under way") << u"running"_qs << u"Waiting for the response"_qs;
    QTest::newRow("empty body") << u"no body"_qs << u"empty body"_qs;
    QTest::newRow("refused") << u"refused"_qs << u"Nobody listens there."_qs;
}

void TestResponsePane::saysWhatIsMissing()
{
    QFETCH(QString, case_);
    QFETCH(QString, words);
    ResponsePane pane;
    showActive(pane);
    Exchange exchange = failedChat();
    if (case_ == u"running") {
        pane.showRunning();
    } else if (case_ == u"no body") {
        exchange.response->body.clear();
        pane.showExchange(exchange);
    } else if (case_ == u"refused") {
        exchange.response.reset();
        exchange.outcome = Outcome::NetworkError;
        exchange.error = NetworkError{
            Phase::Connect, u"refused"_qs, {u"那里没有程序在监听。"_qs, u"Nobody listens there."_qs}, {}};
        pane.showExchange(exchange);
        QCOMPARE(find<QLabel>(pane, "httpPill")->text(), u"No response"_qs);
    }
    const auto *message = find<QLabel>(pane, "responseMessage");
    QVERIFY(message->isVisible());
    // No tab is left empty without a word.
    const bool answered = case_ == u"no body";
    const std::pair<ResponsePane::Tab, const char *> pages[] = {
        {ResponsePane::HeadersTab, "responseHeadersEmpty"},
        {ResponsePane::RawTab, "rawEmpty"},
        {ResponsePane::EventsTab, "eventsEmpty"},
        {ResponsePane::TimingTab, "timingEmpty"},
        {ResponsePane::SentTab, "sentEmpty"},
    };
    for (const auto &[tab, name] : pages) {
        pane.showTab(tab);
        const bool timed = tab == ResponsePane::TimingTab && (answered || case_ == u"refused");
        const bool ofAnswers = tab != ResponsePane::EventsTab && tab != ResponsePane::SentTab;
        const bool filled = (answered && ofAnswers) || timed;
        QVERIFY2(find<QLabel>(pane, name)->isVisible() != filled, name);
        QVERIFY(!find<QLabel>(pane, name)->text().isEmpty());
    }
    pane.showTab(ResponsePane::BodyTab);
    QVERIFY2(message->text().contains(words), qPrintable(message->text()));
}

void TestResponsePane::pastedTextStaysAsItIs()
{
    const QByteArray text = "Error: code=4007 \xff, logid 2024\nstack…";
    ResponsePane pane;
    pane.showPasted(text, {{7, 9}}, u"4007"_qs, u"2024"_qs);
    QCOMPARE(pane.bodyView()->bytes(), text);
    QCOMPARE(boxed(pane.bodyView(), 0), u"code=4007"_qs);
    QCOMPARE(find<QLabel>(pane, "httpPill")->text(), u"Pasted text"_qs);
    QCOMPARE(find<QLabel>(pane, "logidLabel")->text(), u"2024"_qs);
    pane.showTab(ResponsePane::RawTab);
    QCOMPARE(pane.rawView()->bytes(), text);
}

void TestResponsePane::markupStaysText()
{
    Exchange exchange = failedChat();
    exchange.response->reason = "<b>OK</b>";
    exchange.response->headers = {{"X-Tt-Logid", "<i>1</i>"}};
    ResponsePane pane;
    pane.resize(900, 300);
    showActive(pane);
    pane.showExchange(exchange, u"<u>1</u>"_qs);
    for (const char *name : {"httpPill", "codePill", "logidLabel"}) {
        const auto *label = find<QLabel>(pane, name);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->text().contains(u'<'));
    }
}

void TestResponsePane::largeBodyLeavesTheEventLoopFree()
{
    Exchange exchange = failedChat();
    exchange.response->body =
        "{\"code\":4007,\"data\":[" +
        QByteArray("{\"id\":\"7374752000116113452\",\"content\":\"你好\"},").repeated(200'000) + "0]}";
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    const TurnWatch watch;
    pane.showExchange(exchange, u"4007"_qs, Pointers);
    QCOMPARE(shown.count(), 0);
    QVERIFY(pane.bodyView()->bytes().startsWith("{\"code\":4007"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(pane.bodyView()->isLoaded(), 60'000);
    QVERIFY(watch.turns > 0);
    QVERIFY2(watch.longestMs < LongestTurnMs, qPrintable(QString::number(watch.longestMs)));
    QCOMPARE(boxed(pane.bodyView(), 0), u"\"code\": 4007"_qs);
    QVERIFY(pane.bodyView()->lineCount() > 800'000);
}

void TestResponsePane::newerBodyWins()
{
    Exchange large = failedChat();
    large.response->body = "[" + QByteArray("1,").repeated(500'000) + "1]";
    ResponsePane pane;
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    pane.showExchange(large);
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    QCOMPARE(shown.count(), 1);
    BodyFormatter other;
    QSignalSpy formatted(&other, &BodyFormatter::formatted);
    other.format(large.response->body, {});
    QTRY_COMPARE_WITH_TIMEOUT(formatted.count(), 1, 60'000);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(pane.bodyView()->lineCount(), 7);
}

void TestResponsePane::findAndFold()
{
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(failedChat(), u"4007"_qs, Pointers);
    find<QToolButton>(pane, "findButton")->click();
    auto *edit = find<QLineEdit>(pane, "findEdit");
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, u"logid"_qs);
    QCOMPARE(find<QLabel>(pane, "findCount")->text(), u"1 of 1"_qs);
    auto *fold = find<QToolButton>(pane, "foldButton");
    QTRY_VERIFY(fold->isEnabled());
    fold->click();
    QCOMPARE(fold->text(), u"Unfold"_qs);
    const CodeView *body = pane.bodyView();
    QCOMPARE(body->SendScintilla(QsciScintillaBase::SCI_GETLINEVISIBLE, 4UL), 0);
    fold->click();
    QCOMPARE(body->SendScintilla(QsciScintillaBase::SCI_GETLINEVISIBLE, 4UL), 1);
}

void TestResponsePane::languageSwitchLosesNothing()
{
    ResponsePane pane;
    pane.resize(600, 200);
    Exchange exchange = failedChat();
    exchange.response->body = "[" + QByteArray("1,").repeated(300) + "1]";
    exchange.events = events(4);
    showActive(pane);
    pane.showExchange(exchange, u"0"_qs);
    pane.bodyView()->goToLine(200);
    const int scrolled = pane.bodyView()->firstVisibleLine();
    QVERIFY(scrolled > 100);
    BracketTranslator chinese;
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    auto *tabs = find<QTabBar>(pane, "responseTabs");
    QTRY_COMPARE(tabs->tabText(ResponsePane::BodyTab), u"「Body」"_qs);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        QVERIFY2(tabs->tabText(tab).startsWith(u'\u300c'), qPrintable(tabs->tabText(tab)));
    }
    for (const char *name : {"eventsTable", "responseHeaders", "timingTable"}) {
        const QAbstractItemModel *model = find<QTableView>(pane, name)->model();
        QVERIFY2(model->headerData(0, Qt::Horizontal).toString().startsWith(u'\u300c'), name);
    }
    QCOMPARE(pane.bodyView()->firstVisibleLine(), scrolled);
    QCOMPARE(find<QLabel>(pane, "codePill")->text(), u"code 0"_qs);
    pane.clear();
    QVERIFY(find<QLabel>(pane, "responseMessage")->text().startsWith(u'\u300c'));
    QCoreApplication::removeTranslator(&chinese);
    QTRY_COMPARE(tabs->tabText(ResponsePane::BodyTab), u"Body"_qs);
}

void TestResponsePane::numbersForPeople_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no bytes") << sizeText(0) << u"0 B"_qs;
    QTest::newRow("bytes") << sizeText(999) << u"999 B"_qs;
    QTest::newRow("kilobytes") << sizeText(1400) << u"1.4 KB"_qs;
    QTest::newRow("just below a megabyte") << sizeText(999'999) << u"1.0 MB"_qs;
    QTest::newRow("megabytes") << sizeText(52'400'000) << u"52.4 MB"_qs;
    QTest::newRow("gigabytes") << sizeText(1'500'000'000) << u"1.50 GB"_qs;
    QTest::newRow("a fraction of a millisecond") << durationText(0.24) << u"0.2 ms"_qs;
    QTest::newRow("milliseconds") << durationText(128.4) << u"128 ms"_qs;
    QTest::newRow("just below a second") << durationText(999.6) << u"1.00 s"_qs;
    QTest::newRow("seconds") << durationText(2414) << u"2.41 s"_qs;
}

void TestResponsePane::numbersForPeople()
{
    QFETCH(QString, shown);
    QFETCH(QString, expected);
    QCOMPARE(shown, expected);
}

QTEST_MAIN(TestResponsePane)
#include "gui_response.moc"
