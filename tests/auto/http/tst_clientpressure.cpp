// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that send faster than the receiver reads: the transfer waits, and memory stays as it was.
#include "compressed.h"
#include "exchangerun.h"

#include "http/contentdecoder.h"
#include "http/transfermailbox.h"
#include "support/faultserver.h"

using namespace CozeLens;

namespace {

constexpr int StopMs = 200;
// What the system itself keeps for a connection on loopback, in both of its ends.
constexpr qint64 SystemBytes = 16 * 1024 * 1024;

const QByteArray Event = "event:conversation.message.delta\ndata:{\"content\":\"x\"}\n\n";

Request get(const FaultServer &server)
{
    return {"GET", server.url(), {}, {}};
}

} // namespace

class TestClientPressure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheReceiver_data();
    void waitsForTheReceiver();
    void theReceiversTimeIsNotTheServers();
    void bombsAreHandedOnInPortions_data();
    void bombsAreHandedOnInPortions();
    void endlessPaddingEnds();
    void tooManyEventsEnd();
};

void TestClientPressure::waitsForTheReceiver_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::newRow("a body") << FaultScript()
                                   .send(FaultScript::chunkedHead())
                                   .sendEndlessly(FaultScript::chunk(QByteArray(100'000, 'x')));
    QTest::newRow("events") << FaultScript()
                                   .send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"))
                                   .sendEndlessly(FaultScript::chunk(Event.repeated(1000)));
}

void TestClientPressure::waitsForTheReceiver()
{
    QFETCH(FaultScript, script);
    const FaultServer server(script);
    ExchangeRun run(get(server));
    run.keepsBody = false;
    // Nobody runs this thread's event loop.
    QVERIFY(server.waitUntilStuck(300));
    const qint64 stuckAt = server.sentBytes();
    QVERIFY2(stuckAt < TransferMailbox::maxBytes + SystemBytes, qPrintable(QString::number(stuckAt)));
    QTRY_VERIFY(server.sentBytes() > stuckAt + 4 * TransferMailbox::maxBytes);
    constexpr auto piece = qsizetype(ContentDecoder::pieceBytes);
    QVERIFY2(run.largestPiece <= TransferMailbox::maxBytes + piece,
             qPrintable(QString::number(run.largestPiece)));
    QVERIFY2(run.largestBatch <= TransferMailbox::maxEvents + piece / Event.size() + 1,
             qPrintable(QString::number(run.largestBatch)));
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY2(run.finishedMs - run.cancelledMs < StopMs,
             qPrintable(QString::number(run.finishedMs - run.cancelledMs)));
    QTRY_COMPARE(server.openConnections(), 0);
    // What was handed on is what is kept, in order.
    QCOMPARE(run.result.response->body.size(), run.pieceBytes);
    QVERIFY(run.events == run.result.events);
}

void TestClientPressure::theReceiversTimeIsNotTheServers()
{
    const FaultServer server(FaultScript()
                                 .send("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
                                 .sendRepeatedly(QByteArray(1'000'000, 'x'), 50));
    SendOptions options;
    options.idleTimeoutMs = 300;
    options.stallMs = 200;
    ExchangeRun run(get(server), options);
    run.keepsBody = false;
    QVERIFY(server.waitUntilStuck(800));
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.pieceBytes, 50'000'000);
    QVERIFY(run.stalls.isEmpty());
}

void TestClientPressure::bombsAreHandedOnInPortions_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("wire");
    const QByteArray zeros(100'000'000, '0');
    QTest::newRow("gzip") << QByteArray("gzip") << deflated({zeros}, 31);
    QTest::newRow("br") << QByteArray("br") << brotli(zeros);
    QTest::newRow("zstd") << QByteArray("zstd") << zstd(zeros);
    QTest::newRow("gzip in br") << QByteArray("br, gzip") << deflated({brotli(zeros)}, 31);
}

void TestClientPressure::bombsAreHandedOnInPortions()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, wire);
    const FaultServer server(FaultScript::answer(wire, "Content-Encoding: " + encoding + "\r\n"));
    ExchangeRun run(get(server));
    run.keepsBody = false;
    QTRY_VERIFY(run.pieceBytes > TransferMailbox::maxBytes);
    QCOMPARE(run.finishes, 0);
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY2(run.finishedMs - run.cancelledMs < StopMs,
             qPrintable(QString::number(run.finishedMs - run.cancelledMs)));
    QCOMPARE(run.result.outcome, Outcome::Cancelled);
    QVERIFY(run.largestPiece <= TransferMailbox::maxBytes + qsizetype(ContentDecoder::pieceBytes));
    QVERIFY(run.pieceBytes < 100'000'000);

    ExchangeRun whole(get(server));
    whole.keepsBody = false;
    QVERIFY(whole.wait());
    QCOMPARE(whole.result.outcome, Outcome::Finished);
    QCOMPARE(whole.result.response->body.size(), 100'000'000);
    QCOMPARE(whole.result.response->wireBytes, wire.size());
}

void TestClientPressure::endlessPaddingEnds()
{
    const FaultServer server(FaultScript()
                                 .send(FaultScript::chunkedHead("Content-Encoding: gzip\r\n"))
                                 .send(FaultScript::chunk(deflated({"all there is"}, 31)))
                                 .sendEndlessly(FaultScript::chunk(QByteArray(100'000, '\0'))));
    SendOptions options;
    options.maxBodyBytes = 20'000'000;
    ExchangeRun run(get(server), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"too-large"_qs);
    QCOMPARE(run.result.response->body, "all there is");
}

void TestClientPressure::tooManyEventsEnd()
{
    const FaultServer server(FaultScript()
                                 .send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"))
                                 .sendEndlessly(FaultScript::chunk(Event.repeated(100))));
    SendOptions options;
    options.maxEvents = 10'000;
    ExchangeRun run(get(server), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"too-many-events"_qs);
    QVERIFY(run.result.error->detail.en.contains(u"10,000"));
    QVERIFY(run.result.events.size() >= 10'000 && run.result.events.size() < 11'000);
    QVERIFY(run.result.response->truncated);
    QTRY_COMPARE(server.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestClientPressure)
#include "tst_clientpressure.moc"
