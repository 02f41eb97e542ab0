// SPDX-License-Identifier: GPL-3.0-or-later
// The guards of the response pane: a body with many bytes, many lines, endless lines or any depth leaves the
// event loop free, whatever its reader does, and is nowhere copied. tests/bench has the numbers.
#include "common/workers.h"
#include "guitest.h"
#include "http/bodywriter.h"
#include "response/bodyformatter.h"
#include "response/hexview.h"
#include "response/responsepane.h"
#include "support/loopwatch.h"
#include "support/memory.h"
#include "support/readeracts.h"
#include "support/turnwatch.h"
#include "text/codeview.h"

#include <QSignalSpy>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr double MemoryTimes = 30; // it keeps what is freed for a while
#else
constexpr double MemoryTimes = 3;
#endif
constexpr int WaitMs = 120'000;

Body received(const QByteArray &bytes)
{
    BodyWriter writer;
    writer.add(bytes);
    writer.finish();
    return writer.take();
}

Exchange answered(const Body &body)
{
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->headers = {{"Content-Type", "application/json"}};
    exchange.response->body = body;
    return exchange;
}

const QByteArray Record =
    R"({"id":7512049638368051237,"role":"assistant","type":"answer","content":"The weather )"
    R"(in Hangzhou is fine 今天天气很好","created_at":1719821234,"meta":{"tokens":[12,345]}})";

QByteArray listOf(const QByteArray &item, qsizetype bytes)
{
    return "{\"code\":0,\"data\":[" + QByteArray(item + ',').repeated(bytes / (item.size() + 1)) + "0]}";
}

QByteArray dense()
{
    return listOf("{\"id\":7512049638368051237,\"n\":[1,2,3]}", 20'000'000);
}

void turn()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class TestSizes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void leavesTheLoopFree_data();
    void leavesTheLoopFree();
    void holdsLittleMemory_data();
    void holdsLittleMemory();
    void copiesNoBody();
    void stopsWhenGivenUp();
    void marksWithoutLayingOutAgain();
    void takesAHundredThousandEvents();
};

void TestSizes::leavesTheLoopFree_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("atLeastLines");
    QTest::newRow("20 MB in more than a million lines") << dense() << 1'000'000;
    QTest::newRow("a line of 10 MB") << QByteArray("{\"audio\":\"" + QByteArray(10'000'000, 'A') + "\"}")
                                     << 3;
    QTest::newRow("100,000 levels") << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']')) << 9;
    QTest::newRow("20 MB that are no JSON") << QByteArray(dense() + '!') << 1;
    QTest::newRow("10 MB of Chinese") << listOf("\"今天天气很好，适合出去走走。\"", 10'000'000) << 100'000;
}

void TestSizes::leavesTheLoopFree()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, atLeastLines);
    ResponsePane pane;
    pane.resize(900, 700);
    showActive(pane);
    pane.showExchange(answered(Body("{\"warm\":\"up\"}")));
    turn();
    const Exchange exchange = answered(received(bytes));
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    LoopWatch watch;
    const auto check = [&watch](const char *what) {
        turn();
        const QByteArray said = QByteArray(what) + ": " + QByteArray::number(watch.longestCpu()) + " ms";
        QVERIFY2(watch.longestCpu() < LongestTurnMs, said.constData());
        watch.reset();
    };
    pane.showExchange(exchange);
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, WaitMs);
    check("showing");
    QVERIFY(pane.bodyView()->lineCount() >= atLeastLines);
    const QList<ReaderAct> acts = actsOfReading(pane) + actsOfLooking(pane);
    for (const ReaderAct &act : acts) {
        watch.reset();
        act.begin();
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(pane), WaitMs);
        check(act.name);
    }
    pane.clear();
    check("giving it up");
}

void TestSizes::holdsLittleMemory_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("1 MB of records") << listOf(Record, 1'000'000);
    QTest::newRow("20 MB of records") << listOf(Record, 20'000'000);
    QTest::newRow("a line of 20 MB") << QByteArray("{\"audio\":\"" + QByteArray(20'000'000, 'A') + "\"}");
    QTest::newRow("more than a million lines") << dense();
    QTest::newRow("no JSON") << QByteArray(dense() + '!');
    QTest::newRow("Chinese") << listOf("\"今天天气很好，适合出去走走。\"", 20'000'000);
}

void TestSizes::holdsLittleMemory()
{
    QFETCH(QByteArray, bytes);
    ResponsePane pane;
    pane.resize(900, 700);
    showActive(pane);
    // Fonts and code that any first body loads are no cost of this one.
    pane.showExchange(answered(received(listOf(Record, 2'000'000))));
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(pane), WaitMs);
    pane.clear();
    turn();
    const double size = double(bytes.size());
    const Exchange exchange = answered(received(bytes));
    bytes.clear();
    // Threads' heaps that another body has grown come and go by chance: the least of three counts.
    double least = 1e9;
    for (int i = 0; i < 3 && least >= MemoryTimes; ++i) {
        pane.clear();
        turn();
        forgetPeakMemory();
        const double before = memoryBytes("VmRSS");
        QVERIFY(before > 0);
        QSignalSpy shown(&pane, &ResponsePane::bodyShown);
        pane.showExchange(exchange, u"0"_qs, {u"/code"_qs});
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, WaitMs);
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(pane), WaitMs);
        turn();
        least = std::min(least, (memoryBytes("VmHWM") - before) / size);
    }
    QVERIFY2(least < MemoryTimes, QByteArray::number(least).constData());
}

void TestSizes::copiesNoBody()
{
    const Exchange exchange = answered(received(dense() + '!'));
    QVERIFY(exchange.response->body.isInFile());
    ResponsePane pane;
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    pane.showExchange(exchange);
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, WaitMs);
    // There was nothing to lay out, so the file itself is on display.
    QCOMPARE(static_cast<const void *>(pane.bodyView()->shown().data()),
             static_cast<const void *>(exchange.response->body.data()));
    pane.showTab(ResponsePane::RawTab);
    QCOMPARE(static_cast<const void *>(pane.findChild<HexView *>()->bytes().data()),
             static_cast<const void *>(exchange.response->body.data()));
    QTRY_VERIFY_WITH_TIMEOUT(pane.rawView()->isLoaded() && pane.rawView()->largeText().isInFile(), WaitMs);
}

void TestSizes::stopsWhenGivenUp()
{
    const Body body = received(dense());
    const std::atomic_bool cancelled = true;
    CpuTime time;
    (void)formattedBody(body, {u"/code"_qs}, {}, &cancelled);
    QVERIFY2(time.ms() < LongestTurnMs / 5, QByteArray::number(time.ms()).constData());
    ResponsePane pane;
    showActive(pane);
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    pane.showExchange(answered(body));
    QTRY_VERIFY(workers().activeThreadCount() > 0);
    pane.clear();
    QTRY_COMPARE(workers().activeThreadCount(), 0);
    QCOMPARE(shown.count(), 0);
}

void TestSizes::marksWithoutLayingOutAgain()
{
    ResponsePane pane;
    showActive(pane);
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    pane.showExchange(answered(received(dense())));
    pane.setMarks({u"/code"_qs}); // before it is laid out
    QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, WaitMs);
    QTRY_COMPARE_WITH_TIMEOUT(pane.bodyView()->markedSpans().size(), 1, WaitMs);
    const void *text = pane.bodyView()->shown().data();
    pane.setMarks({u"/code"_qs, u"/data/0/id"_qs}); // and behind it
    QTRY_COMPARE_WITH_TIMEOUT(pane.bodyView()->markedSpans().size(), 2, WaitMs);
    QCOMPARE(static_cast<const void *>(pane.bodyView()->shown().data()), text);
    QCOMPARE(shown.count(), 1);
}

void TestSizes::takesAHundredThousandEvents()
{
    QList<ServerSentEvent> events;
    for (int i = 0; i < 100'000; ++i) {
        events.append(
            {"conversation.message.delta",
             "{\"id\":\"1\",\"role\":\"assistant\",\"type\":\"answer\",\"content\":\"word \",\"n\":" +
                 QByteArray::number(i) + '}',
             {},
             double(i)});
    }
    ResponsePane pane;
    pane.resize(900, 700);
    showActive(pane);
    pane.showRunning();
    turn();
    LoopWatch watch;
    for (qsizetype i = 0; i < events.size(); i += 500) {
        pane.appendEvents(events.mid(i, 500));
        pane.showTab(i % 1000 ? ResponsePane::EventsTab : ResponsePane::AnswerTab);
        QCoreApplication::processEvents();
    }
    Exchange whole = answered(Body("data: {}\n\n"));
    whole.events = events;
    pane.showExchange(whole);
    turn();
    QVERIFY2(watch.longestCpu() < LongestTurnMs, QByteArray::number(watch.longestCpu()).constData());
}

QTEST_MAIN(TestSizes)
#include "gui_sizes.moc"
