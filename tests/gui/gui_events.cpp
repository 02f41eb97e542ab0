// SPDX-License-Identifier: GPL-3.0-or-later
#include "answersamples.h"
#include "guitest.h"
#include "response/answerpage.h"
#include "response/answerview.h"
#include "response/eventsmodel.h"
#include "response/eventspage.h"
#include "response/responsepane.h"
#include "support/turnwatch.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

class TestEventsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void eventsAreFilteredAndCounted();
    void streamsHaveARate();
    void manyEventsLeaveTheEventLoopFree();
};

void TestEventsPage::eventsAreFilteredAndCounted()
{
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    EventsPage page;
    page.resize(700, 400);
    showActive(page);
    const QAbstractItemModelTester tester(page.model(), mode);
    page.append({sse("conversation.message.delta", {{u"content"_qs, u"Alpha"_qs}}, 100),
                 sse("conversation.message.delta", {{u"content"_qs, u"beta"_qs}}, 600),
                 sse("done", {}, 2600)});
    const auto *table = find<QTableView>(page, "eventsTable");
    const auto *count = find<QLabel>(page, "eventCount");
    QCOMPARE(count->text(),
             u"3 event(s) \u00b7 0.8 a second \u00b7 first after 100 ms \u00b7 longest gap 2.00 s"_qs);
    QCOMPARE(table->model()->index(1, EventsModel::Gap).data().toString(), u"+500 ms"_qs);
    auto *names = find<QComboBox>(page, "eventNames");
    QCOMPARE(names->count(), 3);
    QCOMPARE(names->itemText(1), u"conversation.message.delta (2)"_qs);
    names->setCurrentIndex(1);
    Q_EMIT names->activated(1);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    find<QTableView>(page, "eventsTable")->setCurrentIndex(table->model()->index(1, 0));
    QVERIFY(page.detail()->bytes().contains("beta"));
    find<QLineEdit>(page, "eventSearch")->setText(u"ALPHA"_qs);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(page.detail()->bytes().isEmpty()); // nothing of another list stays on display
    QVERIFY(count->text().startsWith(u"1 of 3 events"));
    // What comes now is looked through as well, and the row that was chosen stays.
    find<QTableView>(page, "eventsTable")->setCurrentIndex(table->model()->index(0, 0));
    QCOMPARE(page.detail()->bytes(), QByteArray("{\n  \"content\": \"Alpha\"\n}"));
    page.append({sse("conversation.message.delta", {{u"content"_qs, u"alphabet"_qs}}, 2700)});
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex().row(), 0);
    QCOMPARE(table->model()->index(1, EventsModel::Gap).data().toString(), u"+100 ms"_qs);
    names->setCurrentIndex(0);
    Q_EMIT names->activated(0);
    find<QLineEdit>(page, "eventSearch")->clear();
    QTRY_COMPARE(table->model()->rowCount(), 4);
}

void TestEventsPage::streamsHaveARate()
{
    ResponsePane pane;
    showActive(pane);
    Exchange exchange;
    exchange.response = Response();
    exchange.timings.firstByteMs = 5;
    exchange.timings.totalMs = 500;
    for (int i = 0; i < 41; ++i)
        exchange.events.append(sse("conversation.message.delta", {{u"n"_qs, i}}, i * 10));
    pane.showExchange(exchange);
    pane.showTab(ResponsePane::TimingTab);
    const auto *rate = find<QLabel>(pane, "eventRate");
    QVERIFY(rate->isVisible());
    QVERIFY2(rate->text().startsWith(u"41 event(s) · 100 a second · longest gap 10"),
             qPrintable(rate->text()));
    const QAbstractItemModel *model = find<QTableView>(pane, "timingTable")->model();
    QStringList phases;
    for (int row = 0; row < model->rowCount(); ++row)
        phases.append(model->index(row, 0).data().toString());
    QVERIFY2(phases.contains(u"Until the first event"_qs), qPrintable(phases.join(u'|')));
    exchange.events.clear();
    pane.showExchange(exchange);
    QVERIFY(!rate->isVisible());
}

void TestEventsPage::manyEventsLeaveTheEventLoopFree()
{
    constexpr int Count = 100'000;
    QList<ServerSentEvent> events;
    events.reserve(Count);
    for (int i = 0; i < Count; ++i) {
        QByteArray data =
            R"({"id":"7382159494123470858","conversation_id":"7381473525342978089","role":"assistant",)"
            R"("type":"answer","content":"word )" +
            QByteArray::number(i) + (i % 10 == 0 ? R"(\n)" : "") +
            R"(","content_type":"text","chat_id":"7382159487131697202"})";
        events.append({"conversation.message.delta", data, {}, i * 0.1});
    }
    ResponsePane pane;
    pane.resize(800, 500);
    showActive(pane);
    pane.showRunning();
    TurnWatch turns;
    pane.appendEvents(events);
    QTRY_VERIFY_WITH_TIMEOUT(pane.answerPage()->isComplete(), 90'000);
    QCOMPARE(pane.answerPage()->answer().messages.first().pieces, Count);
    QVERIFY(pane.answerPage()->view()->toPlainText().contains(u"word 99999"));
    pane.showTab(ResponsePane::EventsTab);
    QCoreApplication::processEvents();
    find<QLineEdit>(pane, "eventSearch")->setText(u"word 9999"_qs);
    const auto *table = find<QTableView>(pane, "eventsTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 11, 60'000);
    Exchange exchange;
    exchange.events = events;
    exchange.response = Response();
    pane.showExchange(exchange, u"0"_qs);
    QCoreApplication::processEvents();
    QVERIFY2(turns.longestMs < LongestTurnMs, qPrintable(u"blocked for %1 ms"_qs.arg(turns.longestMs)));
}

QTEST_MAIN(TestEventsPage)
#include "gui_events.moc"
