// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2: against nginx, and against a server that answers with bare frames.
#include "exchangerun.h"

#include "http/contentdecoder.h"
#include "http/transfermailbox.h"

#include "support/http2faultserver.h"
#include "support/realserver.h"

#include <csignal>

using namespace CozeLens;

namespace {

using Frames = Http2FaultServer;

SendOptions trusting()
{
    SendOptions options;
    options.caFile = Nginx::authorityFile();
    options.firstByteTimeoutMs = 5000;
    options.idleTimeoutMs = 5000;
    return options;
}

//! The value of this header in the head that is shown as sent.
QByteArray shown(const Exchange &exchange, const QByteArray &name)
{
    for (const QByteArray &line : exchange.sentHead.split('\n')) {
        if (line.toLower().startsWith(QByteArray(name.toLower() + ':')))
            return line.mid(name.size() + 1).trimmed();
    }
    return "-"; // as nginx logs what is not there
}

} // namespace

class TestClientHttp2 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // As the program does: a peer that goes away while OpenSSL writes is an error, not the end.
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void showsWhatNginxSaw_data();
    void showsWhatNginxSaw();
    void decodesWhatNginxCompressed();
    void waitsForASlowReceiver();
    void sendsOnceToNginx_data();
    void sendsOnceToNginx();
    void sendsOnceWhateverTheFrames_data();
    void sendsOnceWhateverTheFrames();
    void keepsThePartBeforeAReset_data();
    void keepsThePartBeforeAReset();
    void answersNoChallenge_data();
    void answersNoChallenge();
    void uploadsOverHttp2();
};

void TestClientHttp2::showsWhatNginxSaw_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("HTTP/1.1") << false << QByteArray("GET") << QByteArray();
    QTest::newRow("HTTP/2") << true << QByteArray("GET") << QByteArray();
    QTest::newRow("HTTP/2 with a body") << true << QByteArray("POST") << QByteArray(R"({"a":"扣子"})");
}

void TestClientHttp2::showsWhatNginxSaw()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, body);
    Nginx nginx;
    QVERIFY2(nginx.start(R"({"code":0})"), qPrintable(nginx.error()));
    const QByteArray path = body.isEmpty() ? "/text?q=1&q=2" : "/busy?q=1&q=2";
    Request request{method, tls ? nginx.tlsUrl(path) : nginx.url(path), {{"X-A", "one two"}}, body};
    if (!body.isEmpty())
        request.headers.append(Header{"Content-Type", "application/json"});
    ExchangeRun run(request, trusting());
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(run.result.response->httpVersion, tls ? "2" : "1.1");
    QTRY_COMPARE(nginx.requests().size(), 1);
    const QList<QByteArray> seen = nginx.requests().constFirst().split('|');
    QCOMPARE(seen.size(), 9);
    const QByteArray line = run.result.sentHead.first(run.result.sentHead.indexOf("\r\n"));
    QCOMPARE(line, seen[0] + ' ' + seen[1] + (tls ? " HTTP/2" : " HTTP/1.1"));
    QCOMPARE(seen[2], tls ? "HTTP/2.0" : "HTTP/1.1");
    QCOMPARE(shown(run.result, "Content-Length"), seen[4]);
    QCOMPARE(shown(run.result, "X-A"), seen[5]);
    QCOMPARE(shown(run.result, "User-Agent"), seen[6]);
    QCOMPARE(shown(run.result, "Accept"), seen[7]);
    QCOMPARE(shown(run.result, "Accept-Encoding"), seen[8]);
    QVERIFY(run.result.sentHead.endsWith("\r\n\r\n"));
    QVERIFY(run.result.request.headers.size() >= 4);
}

void TestClientHttp2::decodesWhatNginxCompressed()
{
    const QByteArray text = "[" + QByteArray("{\"id\":\"7512049638368051237\"},").repeated(200'000) + "{}]";
    Nginx nginx;
    QVERIFY2(nginx.start(text), qPrintable(nginx.error()));
    for (const QByteArray &url : {nginx.tlsUrl("/text"), nginx.url("/text")}) {
        ExchangeRun run({"GET", url, {}, {}}, trusting());
        QVERIFY(run.wait());
        QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
        const Response &response = *run.result.response;
        QCOMPARE(headerValue(response.headers, "content-encoding"), "gzip");
        QVERIFY(response.body == text);
        QVERIFY(response.body.isInFile());
        QVERIFY(response.wireBytes > 0 && response.wireBytes < text.size() / 10);
        QVERIFY(response.damages.isEmpty());
    }
}

void TestClientHttp2::waitsForASlowReceiver()
{
    QByteArray text;
    for (int i = 0; text.size() < 60'000'000; ++i)
        text += QByteArray::number(i) + ' ';
    Nginx nginx;
    QVERIFY2(nginx.start(text), qPrintable(nginx.error()));
    ExchangeRun run({"GET", nginx.tlsUrl("/text"), {{"Accept-Encoding", "identity"}}, {}}, trusting());
    run.keepsBody = false;
    run.whileTakingAPiece = [] {
        QElapsedTimer busy;
        busy.start();
        while (!busy.hasExpired(30)) {
        }
    };
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(run.result.response->httpVersion, "2");
    QVERIFY(run.result.response->body == text);
    QVERIFY(run.largestPiece <= TransferMailbox::maxBytes + qsizetype(ContentDecoder::pieceBytes));
}

void TestClientHttp2::sendsOnceToNginx_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status"); // 0: no answer
    for (const bool tls : {false, true}) {
        const char *version = tls ? "HTTP/2" : "HTTP/1.1";
        QTest::addRow("%s busy", version) << tls << QByteArray("/busy") << 503;
        QTest::addRow("%s closed without an answer", version) << tls << QByteArray("/close") << 0;
        QTest::addRow("%s redirected", version) << tls << QByteArray("/moved") << 307;
        QTest::addRow("%s not found", version) << tls << QByteArray("/nowhere") << 404;
    }
}

void TestClientHttp2::sendsOnceToNginx()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    Nginx nginx;
    QVERIFY2(nginx.start("text"), qPrintable(nginx.error()));
    ExchangeRun run({"POST", tls ? nginx.tlsUrl(path) : nginx.url(path), {}, "{}"}, trusting());
    QVERIFY(run.wait());
    QCOMPARE(run.result.response ? run.result.response->status : 0, status);
    QCOMPARE(run.result.outcome, status ? Outcome::Finished : Outcome::NetworkError);
    QTRY_COMPARE(nginx.requests().size(), 1);
    ExchangeRun other({"GET", nginx.url("/last"), {}, {}}); // whatever came before it is in the log by now
    QVERIFY(other.wait());
    QTRY_COMPARE(nginx.requests().size(), 2);
}

void TestClientHttp2::sendsOnceWhateverTheFrames_data()
{
    QTest::addColumn<QByteArray>("frames");
    const int noError = 0;
    const int internalError = 2;
    const int refusedStream = 7;
    const int http11Required = 13;
    QTest::newRow("refuses the stream") << Frames::resetStream(1, refusedStream);
    QTest::newRow("goes away before the stream") << Frames::goAway(0, noError);
    QTest::newRow("goes away and refuses")
        << Frames::goAway(0, noError) + Frames::resetStream(1, refusedStream);
    QTest::newRow("goes away with the stream, then silence ends")
        << Frames::goAway(1, noError) + Frames::resetStream(1, internalError);
    QTest::newRow("breaks the stream") << Frames::resetStream(1, internalError);
    QTest::newRow("wants HTTP/1.1") << Frames::resetStream(1, http11Required);
    QTest::newRow("sends a frame that is none") << QByteArray(64, '\xff');
    QTest::newRow("closes") << QByteArray();
}

void TestClientHttp2::sendsOnceWhateverTheFrames()
{
    QFETCH(QByteArray, frames);
    SendOptions options = trusting();
    options.firstByteTimeoutMs = 1500;
    for (const QByteArray &body : {QByteArray("{}"), QByteArray(3'000'000, 'x')}) {
        Http2FaultServer server(frames);
        ExchangeRun run({"POST", server.url(), {{"Content-Type", "application/json"}}, body}, options);
        QVERIFY(run.wait());
        QVERIFY(run.result.outcome == Outcome::NetworkError || run.result.outcome == Outcome::TimedOut);
        QVERIFY(run.result.error && !run.result.error->detail.isEmpty() &&
                !run.result.error->nextStep.isEmpty());
        QVERIFY(!run.result.response);
        QTest::qWait(100);
        QCOMPARE(server.requests(), 1);
        QCOMPARE(server.connections(), 1);
        QVERIFY(run.result.sentHead.count("/v3/chat") == 1);
    }
}

void TestClientHttp2::keepsThePartBeforeAReset_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("later");
    for (const QByteArray &part : {QByteArray(R"({"code":0,"ms)"), QByteArray()}) {
        const char *what = part.isEmpty() ? "head" : "part";
        QTest::addRow("%s, INTERNAL_ERROR", what) << part << Frames::resetStream(1, 2);
        QTest::addRow("%s, REFUSED_STREAM", what) << part << Frames::resetStream(1, 7);
        QTest::addRow("%s, CANCEL", what) << part << Frames::resetStream(1, 8);
        QTest::addRow("%s, GOAWAY for it", what) << part << Frames::goAway(0, 0);
    }
}

void TestClientHttp2::keepsThePartBeforeAReset()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, later);
    constexpr int dataType = 0;
    constexpr int headersType = 1;
    constexpr int endsHeaders = 4;
    // HPACK: the eighth of the static table is ":status: 200".
    QByteArray frames = Frames::frame(headersType, endsHeaders, 1, "\x88");
    if (!part.isEmpty())
        frames += Frames::frame(dataType, 0, 1, part);
    Http2FaultServer server(frames, later);
    ExchangeRun run({"POST", server.url(), {}, "{}"}, trusting());
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"http2-early"_qs);
    QVERIFY(run.result.response);
    QVERIFY(run.result.response->truncated);
    QCOMPARE(run.result.response->body, part);
    QTest::qWait(100); // for what would come now
    QCOMPARE(server.requests(), 1);
    QCOMPARE(server.connections(), 1);
}

void TestClientHttp2::answersNoChallenge_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {307, 401, 407, 408, 417, 421, 425, 429, 503})
        QTest::addRow("%d", status) << status;
}

void TestClientHttp2::answersNoChallenge()
{
    QFETCH(int, status);
    constexpr int headersType = 1;
    constexpr int endsStreamAndHeaders = 5;
    // HPACK: a literal field without indexing, its name the eighth of the static table, ":status".
    const QByteArray head = "\x08\x03" + QByteArray::number(status);
    // The answer comes while the body is on its way, or is held back.
    for (const Headers &headers : {Headers(), Headers{{"Expect", "100-continue"}}}) {
        Http2FaultServer server(Frames::frame(headersType, endsStreamAndHeaders, 1, head));
        ExchangeRun run({"POST", server.url(), headers, "{}"}, trusting());
        QVERIFY(run.wait());
        QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
        QCOMPARE(run.result.response->status, status);
        QCOMPARE(run.result.response->httpVersion, "2");
        QTest::qWait(100); // for what would come now
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.requests(), 1);
    }
}

void TestClientHttp2::uploadsOverHttp2()
{
    Nginx nginx;
    QVERIFY2(nginx.start("taken"), qPrintable(nginx.error()));
    nginx.write(u"large"_qs, QByteArray(9'000'000, 'x'));
    ExchangeRun run({"POST", nginx.tlsUrl("/upload"), {}, {}, {{"head", {}}, {{}, nginx.path(u"large"_qs)}}},
                    trusting());
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(run.result.response->body, "taken");
    QCOMPARE(run.uploads.last(), qMakePair(qint64(9'000'004), qint64(9'000'004)));
}

QTEST_GUILESS_MAIN(TestClientHttp2)
#include "tst_clienthttp2.moc"
