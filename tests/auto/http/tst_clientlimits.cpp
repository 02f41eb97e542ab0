// SPDX-License-Identifier: GPL-3.0-or-later
// How an exchange ends before its end: limits, Cancel, and objects that go away.
#include "exchangerun.h"

#include "support/faultserver.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace CozeLens;

namespace {

//! A port on loopback on which nobody gets an answer: its queue of one connection is full.
class StuckPort
{
public:
    StuckPort()
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_listener, any, length) != 0 || listen(m_listener, 0) != 0 ||
            getsockname(m_listener, any, &length) != 0)
            qFatal("no port on loopback");
        m_port = ntohs(address.sin_port);
        for (int &socket : m_fillers) {
            socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            (void)connect(socket, any, length);
        }
    }
    ~StuckPort()
    {
        for (const int socket : m_fillers)
            close(socket);
        close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(StuckPort)

    QByteArray url(const QByteArray &scheme = "http") const
    {
        return scheme + "://127.0.0.1:" + QByteArray::number(m_port) + "/";
    }

private:
    int m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int m_port = 0;
    int m_fillers[4] = {};
};

const QByteArray openHead = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n";

Request post(const QByteArray &url, const QByteArray &body = "{}")
{
    return {"POST", url, {{"Content-Type", "application/json"}}, body};
}

} // namespace

class TestClientLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelsAtAnyMoment_data();
    void cancelsAtAnyMoment();
    void cancelsWhileConnecting();
    void cancelsWhileLookingUp();
    void cancelsBeforeItBegan();
    void ignoresCancelAfterTheEnd();
    void timesOut_data();
    void timesOut();
    void timesOutWhileConnecting();
    void doesNotTimeOutWhileBytesCome();
    void saysThatAStreamStalls();
    void refusesWhatCannotBeSent();
    void saysThatNobodyListens();
    void survivesTheEndOfItsObjects_data();
    void survivesTheEndOfItsObjects();
    void runsSeveralAtOnce();
};

void TestClientLimits::cancelsAtAnyMoment_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Phase>("phase");
    QTest::newRow("in the TLS handshake")
        << FaultScript().withoutReading().hold() << QByteArray("https") << QByteArray("{}") << Phase::Tls;
    QTest::newRow("while the request is being sent")
        << FaultScript().withoutReading().pause(600).hold() << QByteArray("http")
        << QByteArray(50'000'000, 'x') << Phase::Send;
    QTest::newRow("while waiting for the answer")
        << FaultScript().hold() << QByteArray("http") << QByteArray("{}") << Phase::Receive;
    QTest::newRow("within the head") << FaultScript().send("HTTP/1.1 200 OK\r\nX-A").hold()
                                     << QByteArray("http") << QByteArray("{}") << Phase::Receive;
    QTest::newRow("within the body") << FaultScript().send(openHead + "half").hold() << QByteArray("http")
                                     << QByteArray("{}") << Phase::Receive;
    QTest::newRow("in a flood") << FaultScript()
                                       .send(FaultScript::chunkedHead())
                                       .sendEndlessly(FaultScript::chunk(QByteArray(9000, 'x')))
                                << QByteArray("http") << QByteArray("{}") << Phase::Receive;
}

void TestClientLimits::cancelsAtAnyMoment()
{
    QFETCH(FaultScript, script);
    QFETCH(QByteArray, scheme);
    QFETCH(QByteArray, body);
    FaultServer server(script);
    ExchangeRun run(post(server.url().replace(0, 4, scheme), body));
    QTRY_COMPARE(server.connections(), 1);
    QTest::qWait(150); // long enough to be where the row says
    QCOMPARE(run.finishes, 0);
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY2(run.finishedMs - run.cancelledMs < 200,
             qPrintable(QString::number(run.finishedMs - run.cancelledMs)));
    QCOMPARE(run.result.outcome, Outcome::Cancelled);
    QCOMPARE(run.errorCode(), u"cancelled"_qs);
    QTEST(run.result.error->phase, "phase");
    QVERIFY(run.isFinished());
    QTRY_COMPARE(server.openConnections(), 0);
    run.cancel();
    QTest::qWait(50);
    QCOMPARE(run.finishes, 1);
    QCOMPARE(server.connections(), 1);
    if (run.result.response)
        QVERIFY(run.result.response->truncated);
}

void TestClientLimits::cancelsWhileConnecting()
{
    const StuckPort port;
    ExchangeRun run(post(port.url()));
    QTest::qWait(100);
    QCOMPARE(run.finishes, 0);
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY(run.finishedMs - run.cancelledMs < 200);
    QCOMPARE(run.result.outcome, Outcome::Cancelled);
    QCOMPARE(run.result.error->phase, Phase::Connect);
    QVERIFY(run.result.sentHead.isEmpty());
}

void TestClientLimits::cancelsWhileLookingUp()
{
    // However long the system's resolver takes for a name that is not there.
    ExchangeRun run(post("http://cancelled.invalid/"));
    QTest::qWait(1);
    run.cancel();
    QVERIFY(run.wait());
    QVERIFY(run.finishedMs - run.cancelledMs < 200);
    QVERIFY(run.errorCode() == u"cancelled" || run.errorCode() == u"host-not-found");
    QCOMPARE(run.result.error->phase, Phase::Dns);
    QElapsedTimer clock;
    clock.start();
    run.deleteClient(); // nor does the end of the program wait for the resolver
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

void TestClientLimits::cancelsBeforeItBegan()
{
    FaultServer server(FaultScript().hold());
    ExchangeRun run(post(server.url()));
    run.cancel();
    QCOMPARE(run.finishes, 0); // never from within a call
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Cancelled);
    QCOMPARE(run.finishes, 1);
}

void TestClientLimits::ignoresCancelAfterTheEnd()
{
    FaultServer server(FaultScript::answer("ok"));
    ExchangeRun run(post(server.url()));
    QVERIFY(run.wait());
    run.cancel();
    QTest::qWait(50);
    QCOMPARE(run.finishes, 1);
    QCOMPARE(run.result.outcome, Outcome::Finished);
}

void TestClientLimits::timesOut_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QString>("code");
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("a TLS handshake that is not answered")
        << FaultScript().withoutReading().hold() << QByteArray("https") << u"timed-out-connect"_qs
        << Phase::Tls << QByteArray();
    QTest::newRow("no first byte") << FaultScript().hold() << QByteArray("http") << u"timed-out-first-byte"_qs
                                   << Phase::Receive << QByteArray();
    QTest::newRow("silence within the head")
        << FaultScript().send("HTTP/1.1 200 OK\r\n").hold() << QByteArray("http") << u"timed-out-idle"_qs
        << Phase::Receive << QByteArray();
    QTest::newRow("silence within the body")
        << FaultScript().send(openHead + "half").hold() << QByteArray("http") << u"timed-out-idle"_qs
        << Phase::Receive << QByteArray("half");
    QTest::newRow("a body without end")
        << FaultScript().send(openHead).sendInPieces(QByteArray(500, 'x'), 1, 20) << QByteArray("http")
        << u"timed-out-total"_qs << Phase::Receive << QByteArray("x");
}

void TestClientLimits::timesOut()
{
    QFETCH(FaultScript, script);
    QFETCH(QByteArray, scheme);
    QFETCH(QString, code);
    QFETCH(QByteArray, kept);
    FaultServer server(script);
    SendOptions options;
    options.connectTimeoutMs = 300;
    options.firstByteTimeoutMs = 400;
    options.idleTimeoutMs = 500;
    options.totalTimeoutMs = 1500;
    ExchangeRun run(post(server.url().replace(0, 4, scheme)), options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::TimedOut);
    QCOMPARE(run.errorCode(), code);
    QTEST(run.result.error->phase, "phase");
    QVERIFY(!run.result.error->detail.zh.contains(u'{') && !run.result.error->detail.en.contains(u'{'));
    QVERIFY(!run.result.error->detail.en.contains(u'%'));
    QVERIFY(run.finishedMs >= 290);
    if (!kept.isEmpty())
        QVERIFY(run.result.response->body.startsWith(kept));
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
}

void TestClientLimits::timesOutWhileConnecting()
{
    const StuckPort port;
    SendOptions options;
    options.connectTimeoutMs = 300;
    ExchangeRun run(post(port.url()), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"timed-out-connect"_qs);
    QCOMPARE(run.result.outcome, Outcome::TimedOut);
    QCOMPARE(run.result.error->phase, Phase::Connect);
    QVERIFY(run.result.error->detail.en.contains(u"0.3"_qs));
}

void TestClientLimits::doesNotTimeOutWhileBytesCome()
{
    FaultServer server(FaultScript()
                           .send("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n")
                           .sendInPieces(QByteArray(20, 'x'), 1, 50));
    SendOptions options;
    options.idleTimeoutMs = 700;
    options.firstByteTimeoutMs = 700;
    options.connectTimeoutMs = 700;
    ExchangeRun run(post(server.url()), options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QVERIFY(run.result.timings.totalMs.value_or(0) > 900);
}

void TestClientLimits::saysThatAStreamStalls()
{
    FaultServer server(FaultScript()
                           .send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata:1\n\n")
                           .pause(1700)
                           .send("data:2\n\n")
                           .hold());
    SendOptions options;
    options.stallMs = 200;
    options.idleTimeoutMs = 2500;
    ExchangeRun run(post(server.url()), options);
    QTRY_COMPARE(run.events.size(), 2);
    // After 200 ms, and a second later.
    const qsizetype first = run.stalls.size();
    QVERIFY2(first == 2, qPrintable(QString::number(first)));
    QVERIFY(run.stalls[0] >= 200 && run.stalls[1] >= run.stalls[0] + 1000);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"timed-out-idle"_qs);
    QVERIFY(run.stalls.size() > first);
    QVERIFY(run.stalls[first] < 1700); // counted anew since the second event

    FaultServer waiting(FaultScript().pause(600).send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    ExchangeRun before(post(waiting.url()), options);
    QVERIFY(before.wait());
    QCOMPARE(before.stalls.size(), 1); // nor does waiting for an answer go unnoticed
}

void TestClientLimits::refusesWhatCannotBeSent()
{
    ExchangeRun run(post("http://host/a b"));
    QCOMPARE(run.finishes, 0);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"invalid-url"_qs);
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QVERIFY(run.result.error->detail.en.contains(u"14"_qs));
    QVERIFY(!run.result.error->nextStep.isEmpty());
    QVERIFY(run.result.sentHead.isEmpty());
    QVERIFY(run.isFinished());
}

void TestClientLimits::saysThatNobodyListens()
{
    QByteArray url;
    {
        const FaultServer gone{FaultScript()};
        url = gone.url();
    }
    ExchangeRun run(post(url));
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"refused"_qs);
    QCOMPARE(run.result.error->phase, Phase::Connect);
    QVERIFY(!run.result.timings.dnsMs && !run.result.timings.connectMs && !run.result.timings.firstByteMs);
}

void TestClientLimits::survivesTheEndOfItsObjects_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::newRow("while waiting") << FaultScript().hold();
    QTest::newRow("in a flood") << FaultScript()
                                       .send(FaultScript::chunkedHead())
                                       .sendEndlessly(FaultScript::chunk(QByteArray(9000, 'x')));
}

void TestClientLimits::survivesTheEndOfItsObjects()
{
    QFETCH(FaultScript, script);
    FaultServer server(script);
    ExchangeRun first(post(server.url()));
    ExchangeRun second(post(server.url()));
    QTRY_COMPARE(server.connections(), 2);
    first.deleteExchange();
    second.deleteClient();
    QVERIFY(second.wait(1000));
    QCOMPARE(second.result.outcome, Outcome::Cancelled);
    QCOMPARE(second.finishes, 1);
    QCOMPARE(first.finishes, 0);
    QTRY_COMPARE(server.openConnections(), 0);
    second.cancel();

    // A slot that deletes the one who calls it.
    FaultServer answering(FaultScript::answer("ok"));
    Client client;
    bool told = false;
    RunningExchange *running = client.send(post(answering.url()), {}, nullptr);
    connect(running, &RunningExchange::headersReceived, this, [&] {
        told = true;
        delete running;
    });
    QTRY_VERIFY(told);
}

void TestClientLimits::runsSeveralAtOnce()
{
    FaultServer slow(FaultScript().pause(300).send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    Client client;
    QObject owner;
    int finished = 0;
    for (int i = 0; i < 20; ++i) {
        RunningExchange *running = client.send(post(slow.url()), {}, &owner);
        connect(running, &RunningExchange::finished, this, [&](const Exchange &exchange) {
            QCOMPARE(exchange.outcome, Outcome::Finished);
            ++finished;
        });
    }
    QElapsedTimer clock;
    clock.start();
    QTRY_COMPARE(finished, 20);
    QVERIFY2(clock.elapsed() < 3000, "one after the other they take six seconds");
    QCOMPARE(slow.connections(), 20);
    QCOMPARE(slow.requests(), 20);
}

QTEST_GUILESS_MAIN(TestClientLimits)
#include "tst_clientlimits.moc"
