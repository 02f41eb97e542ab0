// SPDX-License-Identifier: GPL-3.0-or-later
// The cases in which HTTP libraries send a request a second time by themselves.
#include "exchangerun.h"

#include "support/faultserver.h"

#include <QTemporaryDir>

using namespace CozeLens;

namespace {

const QByteArray asksForMore = "HTTP/1.1 100 Continue\r\n\r\n";

QByteArray refusal(const QByteArray &status, const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 2\r\n\r\nno";
}

} // namespace

class TestClientOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesNoConnectionTwice_data();
    void usesNoConnectionTwice();
    void obeysOneExpectation_data();
    void obeysOneExpectation();
    void showsARefusalBeforeTheEndOfTheBody_data();
    void showsARefusalBeforeTheEndOfTheBody();
    void answersNoChallenge_data();
    void answersNoChallenge();
    void faultsWithALargeBody_data();
    void faultsWithALargeBody();
    void saysThatTheBodyIsNotTaken();
    void framesChunksAsShown();
    void asksAProxyOnce_data();
    void asksAProxyOnce();
};

// The request on a connection that the server has given up meanwhile is what libraries send again.
void TestClientOnce::usesNoConnectionTwice_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::newRow("kept open") << FaultScript::answer("{}").hold();
    QTest::newRow("closed behind the answer") << FaultScript::answer("{}");
    QTest::newRow("reset behind the answer") << FaultScript::answer("{}").pause(20).reset();
    QTest::newRow("half-closed behind the answer") << FaultScript::answer("{}").halfClose().hold();
    QTest::newRow("without an answer") << FaultScript();
}

void TestClientOnce::usesNoConnectionTwice()
{
    QFETCH(FaultScript, script);
    FaultServer server(script);
    Client client;
    for (int number = 1; number <= 3; ++number) {
        int finishes = 0;
        QObject parent;
        RunningExchange *running =
            client.send({"POST", server.url("/" + QByteArray::number(number)), {}, "{}"}, {}, &parent);
        connect(running, &RunningExchange::finished, &parent, [&] { ++finishes; });
        QTRY_COMPARE(finishes, 1);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.connections(), number);
        QCOMPARE(server.requests(), number);
        QVERIFY(server.received().constLast().startsWith(
            QByteArray("POST /" + QByteArray::number(number) + ' ')));
    }
}

void TestClientOnce::obeysOneExpectation_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<bool>("bodyGoes");
    const QByteArray chunked =
        "HTTP/1.1 417 Expectation Failed\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n";
    const auto unread = [] { return FaultScript().withoutReading().pause(100); };
    QTest::newRow("is told to go on")
        << unread().send(asksForMore).read().send(refusal("200 OK")) << 200 << true;
    QTest::newRow("is told nothing") << FaultScript::answer("no") << 200 << true;
    QTest::newRow("refused with 417")
        << unread().send(refusal("417 Expectation Failed")).hold() << 417 << false;
    QTest::newRow("refused with 417 in chunks") << unread().send(chunked).hold() << 417 << false;
    QTest::newRow("refused with 401") << unread().send(refusal("401 Unauthorized")).hold() << 401 << false;
    QTest::newRow("refused with 413") << unread().send(refusal("413 Too Large")).hold() << 413 << false;
    QTest::newRow("told to go on and refused then")
        << unread().send(asksForMore).read().send(refusal("417 Expectation Failed")) << 417 << true;
    QTest::newRow("closed") << FaultScript().withoutReading().pause(100) << 0 << false;
    QTest::newRow("reset") << FaultScript().withoutReading().pause(100).reset() << 0 << false;
}

void TestClientOnce::obeysOneExpectation()
{
    QFETCH(FaultScript, script);
    QFETCH(int, status);
    QFETCH(bool, bodyGoes);
    const QByteArray body(100'000, 'b');
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"body"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(body) == body.size());
    file.close();
    for (const bool fromFile : {false, true}) {
        FaultServer server(script);
        Request request{"POST", server.url("/v3/chat"), {{"Expect", "100-continue"}}, {}};
        if (fromFile)
            request.pieces = {{{}, file.fileName()}};
        else
            request.body = body;
        ExchangeRun run(request);
        QVERIFY(run.wait());
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.connections(), 1);
        QVERIFY(server.requests() <= 1);
        QCOMPARE(run.result.outcome, status ? Outcome::Finished : Outcome::NetworkError);
        if (status) {
            QVERIFY(run.result.response);
            QCOMPARE(run.result.response->status, status);
            // What is not there is named.
            const QList<Damage> damages = run.result.response->damages;
            const bool isRead = damages.isEmpty() || damages.constFirst().code != u"not-read"_qs;
            QCOMPARE(isRead, run.result.response->body == "no");
            QCOMPARE(isRead, !headerValue(run.result.response->headers, "Transfer-Encoding"));
            QCOMPARE(server.received().at(0),
                     QByteArray(run.result.sentHead + (bodyGoes ? body : QByteArray())));
        }
    }
}

void TestClientOnce::showsARefusalBeforeTheEndOfTheBody_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"401 Unauthorized", "413 Payload Too Large", "429 Too Many Requests"})
        QTest::newRow(status) << QByteArray(status);
}

// The server has read a part of a large body and wants no more of it.
void TestClientOnce::showsARefusalBeforeTheEndOfTheBody()
{
    QFETCH(QByteArray, status);
    FaultServer server(FaultScript()
                           .withoutReading()
                           .withoutKeeping()
                           .pause(100)
                           .send(refusal(status, "Connection: close\r\n"))
                           .hold());
    ExchangeRun run({"POST", server.url("/v1/files/upload"), {}, QByteArray(50'000'000, 'x')});
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(run.result.response->status, status.left(3).toInt());
    QCOMPARE(run.result.response->body, "no");
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
}

void TestClientOnce::answersNoChallenge_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("401 Basic") << refusal("401 Unauthorized", "WWW-Authenticate: Basic realm=x\r\n");
    QTest::newRow("401 Digest") << refusal(
        "401 Unauthorized", "WWW-Authenticate: Digest realm=\"x\", nonce=\"1\", qop=\"auth\"\r\n");
    QTest::newRow("401 NTLM") << refusal("401 Unauthorized", "WWW-Authenticate: NTLM\r\n");
    QTest::newRow("401 Negotiate") << refusal("401 Unauthorized", "WWW-Authenticate: Negotiate\r\n");
    QTest::newRow("401 nothing") << refusal("401 Unauthorized");
    QTest::newRow("407 from a server")
        << refusal("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=x\r\n");
    QTest::newRow("408") << refusal("408 Request Timeout", "Connection: close\r\n");
    QTest::newRow("421") << refusal("421 Misdirected Request");
    QTest::newRow("425") << refusal("425 Too Early");
    QTest::newRow("426") << refusal("426 Upgrade Required", "Upgrade: h2c\r\nConnection: Upgrade\r\n");
    QTest::newRow("429") << refusal("429 Too Many Requests", "Retry-After: 0\r\n");
    QTest::newRow("511") << refusal("511 Network Authentication Required");
    for (const char *status :
         {"300 Choices", "301 Moved", "302 Found", "303 Other", "305 Proxy", "307 Moved", "308 Moved"})
        QTest::newRow(status) << refusal(status, "Location: /elsewhere\r\n");
    QTest::newRow("a refresh") << refusal("200 OK", "Refresh: 0; url=/elsewhere\r\n");
    QTest::newRow("another way") << refusal("200 OK",
                                            "Alt-Svc: h2=\":1\"\r\nStrict-Transport-Security: max-age=9\r\n");
}

void TestClientOnce::answersNoChallenge()
{
    QFETCH(QByteArray, answer);
    FaultServer server(FaultScript().send(answer).hold());
    for (const QByteArray &user : {QByteArray(), QByteArray("me:hunter2@")}) {
        const int before = server.connections();
        ExchangeRun run({"POST", server.url("/v3/chat").replace("//", QByteArray("//" + user)), {}, "{}"});
        QVERIFY(run.wait());
        QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
        QCOMPARE(run.result.response->status, answer.mid(9, 3).toInt());
        QCOMPARE(run.result.response->body, "no");
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.connections(), before + 1);
        QCOMPARE(server.received().constLast(), QByteArray(run.result.sentHead + "{}"));
        QCOMPARE(run.result.sentHead.contains("\r\nAuthorization: Basic bWU6aHVudGVyMg==\r\n"),
                 !user.isEmpty());
    }
}

void TestClientOnce::faultsWithALargeBody_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QStringList>("codes"); // a broken pipe and a reset are the same to the user
    const QStringList broken = {u"closed"_qs, u"reset"_qs};
    QTest::newRow("closes in the middle of it") << FaultScript().withoutReading().pause(200) << broken;
    QTest::newRow("resets in the middle of it")
        << FaultScript().withoutReading().pause(200).reset() << broken;
    QTest::newRow("closes behind it") << FaultScript().withoutKeeping() << QStringList{u"closed"_qs};
    QTest::newRow("resets behind it") << FaultScript().withoutKeeping().reset() << QStringList{u"reset"_qs};
    QTest::newRow("half-closes behind it")
        << FaultScript().withoutKeeping().halfClose().hold() << QStringList{u"closed"_qs};
}

void TestClientOnce::faultsWithALargeBody()
{
    QFETCH(FaultScript, script);
    QFETCH(QStringList, codes);
    FaultServer server(script);
    ExchangeRun run({"POST", server.url("/v1/files/upload"), {}, QByteArray(30'000'000, 'x')});
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QVERIFY2(codes.contains(run.errorCode()), qPrintable(run.errorCode()));
    QVERIFY(!run.result.response);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
    QVERIFY(server.requests() <= 1);
}

void TestClientOnce::saysThatTheBodyIsNotTaken()
{
    FaultServer server(FaultScript().withoutReading().pause(10'000));
    SendOptions options;
    options.firstByteTimeoutMs = 500;
    options.stallMs = 200;
    ExchangeRun run({"POST", server.url("/v1/files/upload"), {}, QByteArray(30'000'000, 'x')}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::TimedOut);
    QCOMPARE(run.result.error->phase, Phase::Send);
    QVERIFY(!run.stalls.isEmpty());
    QCOMPARE(run.errorCode(), u"timed-out-sending"_qs);
}

// Who asks for chunks gets them; the head and the content are shown as they went.
void TestClientOnce::framesChunksAsShown()
{
    FaultServer server(FaultScript::answer("{}"));
    ExchangeRun run({"POST", server.url(), {{"Transfer-Encoding", "chunked"}}, "{\"a\":1}"});
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QVERIFY(!run.result.sentHead.contains("Content-Length"));
    QCOMPARE(server.received().at(0), QByteArray(run.result.sentHead + "7\r\n{\"a\":1}\r\n0\r\n\r\n"));
}

void TestClientOnce::asksAProxyOnce_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("answer");
    for (const char *scheme : {"http", "https"}) {
        for (const char *way : {"Basic realm=x", "Digest realm=\"x\", nonce=\"1\"", "NTLM", "Negotiate"}) {
            QTest::addRow("%s, %s", scheme, way)
                << QByteArray(scheme)
                << refusal("407 Proxy Authentication Required",
                           "Proxy-Authenticate: " + QByteArray(way) + "\r\n");
        }
    }
}

void TestClientOnce::asksAProxyOnce()
{
    QFETCH(QByteArray, scheme);
    QFETCH(QByteArray, answer);
    FaultServer proxy(FaultScript().send(answer).hold());
    for (const QByteArray &user : {QByteArray(), QByteArray("me:hunter2@")}) {
        const int before = proxy.connections();
        SendOptions options;
        options.proxy = "http://" + user + "127.0.0.1:" + QByteArray::number(proxy.port());
        ExchangeRun run({"POST", scheme + "://no-such-host.invalid/v3/chat", {}, "{}"}, options);
        QVERIFY(run.wait());
        QTRY_COMPARE(proxy.openConnections(), 0);
        QCOMPARE(proxy.connections(), before + 1);
        const QByteArray received = proxy.received().constLast();
        QCOMPARE(received.contains("\r\nProxy-Authorization: Basic bWU6aHVudGVyMg==\r\n"), !user.isEmpty());
        if (scheme == "http") {
            QCOMPARE(run.result.outcome, Outcome::Finished);
            QCOMPARE(run.result.response->status, 407);
            QVERIFY(received.startsWith("POST http://no-such-host.invalid/v3/chat HTTP/1.1\r\n"));
            QCOMPARE(received, QByteArray(run.result.sentHead + "{}"));
        } else {
            QCOMPARE(run.errorCode(), user.isEmpty() ? u"proxy-wants-auth"_qs : u"proxy-auth"_qs);
            QVERIFY(received.startsWith("CONNECT no-such-host.invalid:443 HTTP/1.1\r\n"));
            QVERIFY(run.result.sentHead.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestClientOnce)
#include "tst_clientonce.moc"
