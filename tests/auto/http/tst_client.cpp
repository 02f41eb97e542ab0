// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangerun.h"

#include "support/faultserver.h"

using namespace CozeLens;

namespace {

Request get(const FaultServer &server, const Headers &headers = {})
{
    return {"GET", server.url("/v1/bot?id=1"), headers, {}};
}

Request chat(const FaultServer &server)
{
    return {"POST",
            server.url("/v3/chat"),
            {{"Content-Type", "application/json"}},
            R"({"bot_id":"7512049638368051237"})"};
}

} // namespace

class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCameBack();
    void readsUnusualHeads_data();
    void readsUnusualHeads();
    void showsWhatWasSent_data();
    void showsWhatWasSent();
    void sendsOnce_data();
    void sendsOnce();
};

void TestClient::showsWhatCameBack()
{
    FaultServer server(FaultScript::answer(R"({"code":0})",
                                           "X-A: 1\r\nx-a: 2\r\nSet-Cookie: a=1\r\nX-Tt-Logid: 2025\r\n"
                                           "Set-Cookie: b=2\r\nX-Empty:\r\n"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QVERIFY(!run.result.error);
    QVERIFY(run.result.response);
    const Response &response = *run.result.response;
    QCOMPARE(response.status, 200);
    QCOMPARE(response.reason, "OK");
    QCOMPARE(response.httpVersion, "1.1");
    const Headers expected = {
        {"X-A", "1"},          {"x-a", "2"},    {"Set-Cookie", "a=1"},   {"X-Tt-Logid", "2025"},
        {"Set-Cookie", "b=2"}, {"X-Empty", ""}, {"Content-Length", "10"}};
    QVERIFY(response.headers == expected);
    QCOMPARE(response.body, R"({"code":0})");
    QCOMPARE(response.wireBytes, 10);
    QVERIFY(!response.truncated);
    QCOMPARE(run.heads, 1);
    QCOMPARE(run.body, response.body);
    QCOMPARE(run.finishes, 1);
}

void TestClient::readsUnusualHeads_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("header"); // X-A
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &wire, int status, const char *reason,
                        const char *version, const char *header, const char *body) {
        QTest::newRow(name) << wire << status << QByteArray(reason) << QByteArray(version)
                            << QByteArray(header) << QByteArray(body);
    };
    row("interim answers are passed over",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-A: early\r\n\r\n"
        "HTTP/1.1 201 Created\r\nX-A: late\r\nContent-Length: 2\r\n\r\nok",
        201, "Created", "1.1", "late", "ok");
    row("no reason", "HTTP/1.1 404\r\nX-A: 1\r\nContent-Length: 0\r\n\r\n", 404, "", "1.1", "1", "");
    row("a Chinese reason", "HTTP/1.1 500 出错了\r\nX-A: 扣子\r\nContent-Length: 0\r\n\r\n", 500, "出错了",
        "1.1", "扣子", "");
    row("version 1.0, ended by closing", "HTTP/1.0 200 OK\r\nX-A: 1\r\n\r\nok", 200, "OK", "1.0", "1", "ok");
    row("bare line feeds", "HTTP/1.1 200 OK\nX-A: 1\nContent-Length: 2\n\nok", 200, "OK", "1.1", "1", "ok");
    row("a folded line", "HTTP/1.1 200 OK\r\nX-A: one\r\n  two\r\nContent-Length: 2\r\n\r\nok", 200, "OK",
        "1.1", "one two", "ok");
    row("blanks around a value", "HTTP/1.1 200 OK\r\nX-A:  \t1 2 \r\nContent-Length: 2\r\n\r\nok", 200, "OK",
        "1.1", "1 2", "ok");
    row("a trailer behind the chunks",
        FaultScript::chunkedHead() + FaultScript::chunk("ok") + "0\r\nX-A: last\r\n\r\n", 200, "OK", "1.1",
        "last", "ok");
    row("no content", "HTTP/1.1 204 No Content\r\nX-A: 1\r\n\r\n", 204, "No Content", "1.1", "1", "");
    row("status 999", "HTTP/1.1 999 Mine\r\nX-A: 1\r\nContent-Length: 0\r\n\r\n", 999, "Mine", "1.1", "1",
        "");
}

void TestClient::readsUnusualHeads()
{
    QFETCH(QByteArray, wire);
    FaultServer atOnce(FaultScript().send(wire));
    FaultServer byteByByte(FaultScript().sendInPieces(wire, 1, 1));
    for (const FaultServer *server : {&atOnce, &byteByByte}) {
        ExchangeRun run(get(*server));
        QVERIFY(run.wait());
        QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
        const Response &response = *run.result.response;
        QTEST(response.status, "status");
        QTEST(response.reason, "reason");
        QTEST(response.httpVersion, "version");
        QTEST(headerValue(response.headers, "X-A").value_or(QByteArray()), "header");
        QTEST(response.body.bytes(), "body");
        QCOMPARE(run.heads, 1);
    }
}

void TestClient::showsWhatWasSent_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QList<QByteArrayList>>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("head"); // between the Host line and the end

    const QByteArray defaults = "User-Agent: coze-lens\r\nAccept: */*\r\n";
    const QByteArray encodings = "Accept-Encoding: gzip, deflate, br, zstd\r\n";
    using Lines = QList<QByteArrayList>;
    QTest::newRow("a plain GET") << QByteArray("GET") << Lines() << QByteArray() << defaults + encodings;
    QTest::newRow("order, case and duplicates kept")
        << QByteArray("GET") << Lines{{"x-B", "2"}, {"X-a", "1"}, {"x-b", "3"}, {"AUTHORIZATION", "Bearer x"}}
        << QByteArray() << defaults + "x-B: 2\r\nX-a: 1\r\nx-b: 3\r\nAUTHORIZATION: Bearer x\r\n" + encodings;
    QTest::newRow("an empty value") << QByteArray("GET") << Lines{{"X-Empty", ""}} << QByteArray()
                                    << defaults + "X-Empty:\r\n" + encodings;
    QTest::newRow("a POST without a content type has none")
        << QByteArray("POST") << Lines() << QByteArray("a=b")
        << defaults + encodings + "Content-Length: 3\r\n";
    QTest::newRow("an empty POST") << QByteArray("POST") << Lines() << QByteArray()
                                   << defaults + encodings + "Content-Length: 0\r\n";
    QTest::newRow("a GET with a body")
        << QByteArray("GET") << Lines() << QByteArray("{}") << defaults + encodings + "Content-Length: 2\r\n";
    QTest::newRow("a DELETE with a body") << QByteArray("DELETE") << Lines() << QByteArray("{}")
                                          << defaults + encodings + "Content-Length: 2\r\n";
    QTest::newRow("a method of one's own")
        << QByteArray("PURGE") << Lines() << QByteArray() << defaults + encodings;
    QTest::newRow("a large POST does not wait for 100-continue")
        << QByteArray("POST") << Lines() << QByteArray(2'000'000, 'x')
        << defaults + encodings + "Content-Length: 2000000\r\n";
    QTest::newRow("the user's encodings, agent and accept")
        << QByteArray("GET")
        << Lines{{"accept-encoding", "identity"}, {"User-Agent", "me"}, {"Accept", "a/b"}} << QByteArray()
        << QByteArray("accept-encoding: identity\r\nUser-Agent: me\r\nAccept: a/b\r\n");
    QTest::newRow("characters outside ASCII in a value")
        << QByteArray("GET") << Lines{{"X-Name", "扣子"}} << QByteArray()
        << defaults + "X-Name: 扣子\r\n" + encodings;
}

void TestClient::showsWhatWasSent()
{
    QFETCH(QByteArray, method);
    QFETCH(QList<QByteArrayList>, headers);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, head);
    Request request{method, {}, {}, body};
    for (const QByteArrayList &line : headers)
        request.headers.append({line[0], line[1]});
    FaultServer server(FaultScript::answer("ok"));
    request.url = server.url("/a/../b%2f?q=1&q=%E4%BD%A0");

    ExchangeRun run(request);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    const QByteArray host = "127.0.0.1:" + QByteArray::number(server.port());
    const QByteArray expected =
        method + " /a/../b%2f?q=1&q=%E4%BD%A0 HTTP/1.1\r\nHost: " + host + "\r\n" + head + "\r\n";
    QCOMPARE(run.result.sentHead, expected);
    QCOMPARE(server.received().value(0), expected + body);
    QCOMPARE(run.result.request.headers.size(), expected.count('\n') - 2);
    QVERIFY(run.result.request.headers.first() == (Header{"Host", host}));
    QCOMPARE(run.result.request.body, body);
}

void TestClient::sendsOnce_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("kept");

    const QByteArray promise = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";
    QTest::newRow("closes without an answer") << FaultScript() << u"closed"_qs << QByteArray();
    QTest::newRow("resets without an answer") << FaultScript().reset() << u"reset"_qs << QByteArray();
    QTest::newRow("half-closes without an answer")
        << FaultScript().halfClose().hold() << u"closed"_qs << QByteArray();
    QTest::newRow("closes in the middle of the head")
        << FaultScript().send("HTTP/1.1 200 OK\r\nX-A: 1\r\n") << u"closed-early"_qs << QByteArray();
    QTest::newRow("closes in the middle of the body")
        << FaultScript().send(promise + "half").pause(20) << u"closed-early"_qs << QByteArray("half");
    QTest::newRow("half-closes in the middle of the body")
        << FaultScript().send(promise + "half").halfClose().hold() << u"closed-early"_qs
        << QByteArray("half");
    QTest::newRow("resets in the middle of the body")
        << FaultScript().send(promise + "half").pause(200).reset() << u"reset"_qs << QByteArray("half");
    QTest::newRow("cuts a chunk short") << FaultScript().send(FaultScript::chunkedHead() + "64\r\nhalf")
                                        << u"closed-early"_qs << QByteArray("half");
    QTest::newRow("ends without the last chunk")
        << FaultScript().send(FaultScript::chunkedHead() + FaultScript::chunk("half")) << u"closed-early"_qs
        << QByteArray("half");
    QTest::newRow("breaks a chunk")
        << FaultScript().send(FaultScript::chunkedHead() + FaultScript::chunk("half") + "xyz\r\n").hold()
        << u"bad-chunk"_qs << QByteArray("half");
    QTest::newRow("is no HTTP server")
        << FaultScript().send("220 mail.example ESMTP\r\n").hold() << u"not-http"_qs << QByteArray();
    QTest::newRow("speaks before it is asked, not HTTP")
        << FaultScript().withoutReading().send("SSH-2.0-OpenSSH_9.2\r\n").hold() << u"not-http"_qs
        << QByteArray();
    QTest::newRow("answers with bare text and closes")
        << FaultScript().send("hello") << u"not-http"_qs << QByteArray();
    QTest::newRow("floods with headers") << FaultScript()
                                                .send("HTTP/1.1 200 OK\r\n")
                                                .sendEndlessly("X-Flood: " + QByteArray(1000, 'x') + "\r\n")
                                         << u"header-flood"_qs << QByteArray();
    QTest::newRow("sends one endless header line")
        << FaultScript().send("HTTP/1.1 200 OK\r\nX-Flood: ").sendEndlessly(QByteArray(1000, 'x'))
        << u"header-flood"_qs << QByteArray();
    QTest::newRow("an interim answer, then nothing")
        << FaultScript().send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") << u"closed"_qs
        << QByteArray();
    QTest::newRow("a header line without a colon")
        << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nhalf") << u"bad-header"_qs
        << QByteArray();
    QTest::newRow("a redirect") << FaultScript::answer("", "Location: http://127.0.0.1:9/\r\n",
                                                       "307 Temporary Redirect")
                                << QString() << QByteArray();
    QTest::newRow("asks for a password")
        << FaultScript::answer("no", "WWW-Authenticate: Basic realm=x\r\n", "401 Unauthorized") << QString()
        << QByteArray("no");
    QTest::newRow("refuses the expectation")
        << FaultScript::answer("no", {}, "417 Expectation Failed") << QString() << QByteArray("no");
    QTest::newRow("says that it is busy")
        << FaultScript::answer("no", "Retry-After: 0\r\n", "503 Busy") << QString() << QByteArray("no");
}

void TestClient::sendsOnce()
{
    QFETCH(FaultScript, script);
    QFETCH(QString, code);
    QFETCH(QByteArray, kept);
    FaultServer server(script);
    ExchangeRun run(chat(server));
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), code);
    QCOMPARE(run.result.outcome, code.isEmpty() ? Outcome::Finished : Outcome::NetworkError);
    if (run.result.response) {
        QCOMPARE(run.result.response->body, kept);
        QCOMPARE(run.result.response->truncated, !code.isEmpty());
    } else {
        QVERIFY(kept.isEmpty());
    }
    if (run.result.error) {
        QVERIFY(!run.result.error->detail.zh.isEmpty() && !run.result.error->detail.en.isEmpty());
        QVERIFY(!run.result.error->nextStep.zh.isEmpty() && !run.result.error->nextStep.en.isEmpty());
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
    QVERIFY(server.requests() <= 1);
    QCOMPARE(run.finishes, 1);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
