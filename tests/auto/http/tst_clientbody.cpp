// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies: encodings, limits, size, and streams while they come.
#include "compressed.h"
#include "exchangerun.h"

#include "support/faultserver.h"

#include <QAbstractEventDispatcher>

#include <ctime>

using namespace CozeLens;

namespace {

Request get(const FaultServer &server)
{
    return {"GET", server.url(), {}, {}};
}

double threadCpuMs()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

//! The longest time that one turn of this thread's event loop has computed. In processor time, because on a
//! machine that is busy with other work the clock on the wall says nothing about us.
class LoopWatch : public QObject
{
public:
    LoopWatch()
    {
        // From one sleep to the next; asleep the thread takes no processor time.
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            const double now = threadCpuMs();
            longestMs = qMax(longestMs, now - m_began);
            m_began = now;
            ++turns;
        });
    }

    double longestMs = 0;
    int turns = 0;

private:
    double m_began = threadCpuMs();
};

} // namespace

class TestClientBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void namesADamagedEncoding_data();
    void namesADamagedEncoding();
    void showsWhatWasNeverEncoded_data();
    void showsWhatWasNeverEncoded();
    void stopsABomb_data();
    void stopsABomb();
    void stopsAnEndlessBody();
    void takesFiftyMegabytesWithoutBlocking();
    void keepsBytesAsTheyCame();
    void dropsNothingBehindAShortContentLength();
    void namesALyingLength_data();
    void namesALyingLength();
    void namesTheDamage_data();
    void namesTheDamage();
    void showsEventsAsTheyCome_data();
    void showsEventsAsTheyCome();
    void losesNoEventOfABurst_data();
    void losesNoEventOfABurst();
    void keepsTheRestOfAStream();
    void hasNoEventsInOtherTypes();
    void answersToHeadWithoutBody_data();
    void answersToHeadWithoutBody();
};

void TestClientBody::decodes_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    const QByteArray text = QByteArray("{\"msg\":\"你好\"}").repeated(5000);
    const QByteArray gzip = deflated({text}, 31);
    QTest::newRow("gzip") << QByteArray("gzip") << gzip << text;
    QTest::newRow("gzip by its old name, in capitals") << QByteArray("X-GZIP") << gzip << text;
    QTest::newRow("two gzip members") << QByteArray("gzip") << gzip + gzip << text + text;
    QTest::newRow("gzip with padding") << QByteArray("gzip") << gzip + QByteArray(20, '\0') << text;
    QTest::newRow("deflate with its frame") << QByteArray("deflate") << deflated({text}, 15) << text;
    QTest::newRow("deflate without its frame") << QByteArray("deflate") << deflated({text}, -15) << text;
    QTest::newRow("br") << QByteArray("br") << brotli(text) << text;
    QTest::newRow("zstd") << QByteArray("zstd") << zstd(text) << text;
    QTest::newRow("one over the other") << QByteArray("gzip, br") << brotli(gzip) << text;
    QTest::newRow("identity") << QByteArray("identity") << text << text;
    QTest::newRow("unknown: as it came") << QByteArray("utf-8") << text << text;
    QTest::newRow("nothing, said to be gzip") << QByteArray("gzip") << QByteArray() << QByteArray();
}

void TestClientBody::decodes()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, wire);
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding +
                            "\r\nContent-Length: " + QByteArray::number(wire.size()) + "\r\n\r\n";
    FaultServer atOnce(FaultScript().send(head + wire));
    FaultServer inPieces(
        FaultScript().send(head).sendInPieces(wire, qMax<qsizetype>(1, wire.size() / 23), 1));
    for (const FaultServer *server : {&atOnce, &inPieces}) {
        ExchangeRun run(get(*server));
        QVERIFY(run.wait());
        QCOMPARE(run.result.outcome, Outcome::Finished);
        QTEST(run.result.response->body.bytes(), "body");
        QTEST(run.body, "body");
        QCOMPARE(run.result.response->wireBytes, wire.size());
        QCOMPARE(run.totalBytes, run.body.size());
    }
}

void TestClientBody::namesADamagedEncoding_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QString>("code");
    const QByteArray text(100'000, 'x');
    for (const auto &[name, wire] : {std::pair<QByteArray, QByteArray>{"gzip", deflated({text}, 31)},
                                     {"br", brotli(text)},
                                     {"zstd", zstd(text)}}) {
        QTest::addRow("%s cut short", name.constData())
            << name << wire.chopped(wire.size() / 2) << u"cut-encoding"_qs;
        QTest::addRow("%s that is something else", name.constData())
            << name << QByteArray("{\"code\":4000}  \xff\xff\xff\xff\xff") << u"bad-encoding"_qs;
    }
}

void TestClientBody::namesADamagedEncoding()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, wire);
    FaultServer server(FaultScript::answer(wire, "Content-Encoding: " + encoding + "\r\n"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QVERIFY(run.result.response->truncated);
    QCOMPARE(run.result.response->status, 200);
}

void TestClientBody::showsWhatWasNeverEncoded_data()
{
    QTest::addColumn<QByteArray>("encoding");
    // Not deflate: without its frame almost any bytes decode to something.
    for (const char *encoding : {"gzip", "br", "zstd", "gzip, br"})
        QTest::newRow(encoding) << QByteArray(encoding);
}

// A gateway that decodes and leaves the header.
void TestClientBody::showsWhatWasNeverEncoded()
{
    QFETCH(QByteArray, encoding);
    const QByteArray text = R"({"code":4100,"msg":"authentication is invalid","more":"扣子"})";
    const QByteArray head = "Content-Encoding: " + encoding + "\r\nContent-Type: application/json\r\n";
    for (const FaultScript &script :
         {FaultScript::answer(text, head), FaultScript()
                                               .send("HTTP/1.1 200 OK\r\n" + head + "Content-Length: " +
                                                     QByteArray::number(text.size()) + "\r\n\r\n")
                                               .sendInPieces(text, 1, 2)}) {
        FaultServer server(script);
        ExchangeRun run(get(server));
        QVERIFY(run.wait());
        QCOMPARE(run.errorCode(), QString());
        QCOMPARE(run.result.response->body, text);
        QCOMPARE(run.body, text);
        QCOMPARE(run.result.response->damages.size(), 1);
        QCOMPARE(run.result.response->damages.constFirst().code, u"not-encoded"_qs);
    }
}

void TestClientBody::stopsABomb_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("wire");
    const QByteArray zeros(300'000'000, '\0');
    QTest::newRow("gzip") << QByteArray("gzip") << deflated({zeros}, 31);
    QTest::newRow("zstd") << QByteArray("zstd") << zstd(zeros);
    QTest::newRow("gzip in gzip") << QByteArray("gzip, gzip") << deflated({deflated({zeros}, 31)}, 31);
}

void TestClientBody::stopsABomb()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, wire);
    FaultServer server(FaultScript::answer(wire, "Content-Encoding: " + encoding + "\r\n"));
    SendOptions options;
    options.maxBodyBytes = 8 * 1024 * 1024;
    ExchangeRun run(get(server), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"too-large"_qs);
    QVERIFY2(run.result.error->detail.en.contains(u"8 MiB"_qs), qPrintable(run.result.error->detail.en));
    QVERIFY(run.result.error->detail.zh.contains(u"8 MiB"_qs));
    QCOMPARE(run.result.response->body.size(), options.maxBodyBytes);
    QVERIFY(run.result.response->truncated);
}

void TestClientBody::stopsAnEndlessBody()
{
    FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\n\r\n").sendEndlessly(QByteArray(10'000, 'x')));
    SendOptions options;
    options.maxBodyBytes = 1'000'000;
    ExchangeRun run(get(server), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"too-large"_qs);
    QCOMPARE(run.result.response->body.size(), 1'000'000);
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
}

void TestClientBody::takesFiftyMegabytesWithoutBlocking()
{
    constexpr qsizetype megabyte = 1'000'000;
    QByteArray piece;
    for (int i = 0; piece.size() < megabyte; ++i)
        piece += QByteArray::number(i);
    piece.truncate(megabyte);
    FaultServer server(
        FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n").sendRepeatedly(piece, 50));
    LoopWatch watch;
    ExchangeRun run(get(server));
    run.keepsBody = false;
    QVERIFY(run.waitInLoop());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.result.response->body.size(), 50 * megabyte);
    for (int i = 0; i < 50; ++i)
        QVERIFY(run.result.response->body.view().sliced(i * megabyte, megabyte) == piece);
    QCOMPARE(run.pieceBytes, 50 * megabyte);
    QCOMPARE(run.totalBytes, 50 * megabyte);
    QVERIFY2(watch.turns > 2 && watch.longestMs > 0.01 && watch.longestMs < 50,
             qPrintable(u"%1 ms"_qs.arg(watch.longestMs)));
    // One signal in 30 ms or 4 MB, and the last with what the end brings.
    QVERIFY2(run.pieces <= run.finishedMs / 30 + 50 / 4 + 2,
             qPrintable(u"%1 in %2 ms"_qs.arg(run.pieces).arg(run.finishedMs)));
    qInfo("50 MB in %lld ms, %d signals, longest turn of the loop %.1f ms",
          static_cast<long long>(run.finishedMs), run.pieces, watch.longestMs);
}

void TestClientBody::keepsBytesAsTheyCame()
{
    QByteArray body;
    for (int i = 0; i < 512; ++i)
        body += static_cast<char>(i * 7);
    body += "\r\n\0\xff\xfe 你好";
    FaultServer server(FaultScript::answer(body, "Content-Type: application/octet-stream\r\n"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QCOMPARE(run.result.response->body, body);
}

void TestClientBody::dropsNothingBehindAShortContentLength()
{
    FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhalf of it"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QCOMPARE(run.result.response->body, "half");
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.result.response->damages.size(), 1);
    QCOMPARE(run.result.response->damages.constFirst().code, u"extra-bytes"_qs);
}

void TestClientBody::namesALyingLength_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text"); // none: nothing is wrong
    QTest::newRow("two lengths") << QByteArray("Content-Length: 2\r\nContent-Length: 5\r\n")
                                 << QByteArray("{}abc") << QByteArray("{}abc") << u"(2, 5); 5 bytes"_qs;
    QTest::newRow("the same twice") << QByteArray("Content-Length: 2\r\nContent-Length: 2\r\n")
                                    << QByteArray("{}") << QByteArray("{}") << QString();
    QTest::newRow("beyond all numbers")
        << QByteArray("Content-Length: 99999999999999999999\r\n") << QByteArray("{}") << QByteArray("{}")
        << u"(99999999999999999999)"_qs;
    QTest::newRow("beside chunks") << QByteArray("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")
                                   << QByteArray("2\r\n{}\r\n0\r\n\r\n") << QByteArray("{}") << u"chunked"_qs;
}

void TestClientBody::namesALyingLength()
{
    QFETCH(QByteArray, lines);
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\n" + lines + "\r\n" + wire));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), QString());
    QCOMPARE(run.result.response->body, body);
    const QList<Damage> damages = run.result.response->damages;
    QCOMPARE(damages.size(), text.isEmpty() ? 0 : 1);
    if (text.isEmpty())
        return;
    QCOMPARE(damages.constFirst().code, u"length"_qs);
    QVERIFY2(damages.constFirst().text.en.contains(text), qPrintable(damages.constFirst().text.en));
}

void TestClientBody::namesTheDamage_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<QString>("number"); // in the first text
    const QByteArray json = "Content-Type: application/json\r\n";
    const QStringList none;
    const auto row = [](const char *name, const QByteArray &headers, const QByteArray &body,
                        const QStringList &codes, const QString &number = {}) {
        QTest::newRow(name) << headers << body << codes << number;
    };
    row("nothing wrong", json, "{\"a\":\"扣子😀\"}", none);
    row("an empty body", json, "", none);
    row("NUL bytes", json, QByteArray("{\"a\":\0\0}", 8), {u"nul"_qs}, u"5"_qs);
    row("a byte that begins nothing", json, "12345678\xff", {u"invalid-utf8"_qs}, u"8"_qs);
    row("a character cut short by another", json, "abc\xe6\x89\"", {u"invalid-utf8"_qs}, u"3"_qs);
    row("a character cut short by the end", json, "abcd\xe6\x89", {u"invalid-utf8"_qs}, u"4"_qs);
    row("an overlong slash", json, "\xc0\xaf", {u"invalid-utf8"_qs}, u"2"_qs);
    row("half of a surrogate pair", json, "\xed\xa0\x80", {u"invalid-utf8"_qs}, u"0"_qs);
    row("beyond Unicode", json, "\xf4\x90\x80\x80", {u"invalid-utf8"_qs}, u"0"_qs);
    row("both", json, QByteArray("\0\xff", 2), {u"nul"_qs, u"invalid-utf8"_qs}, u"1"_qs);
    row("GBK, and said so", "Content-Type: text/html; charset=GBK\r\n", "\xbf\xdb\xd7\xd3", {u"charset"_qs},
        u"gbk"_qs);
    row("UTF-16, and said so", "Content-Type: text/plain;charset=\"utf-16\"\r\n",
        QByteArray("\xff\xfe\x63\x00", 4), {u"charset"_qs}, u"utf-16"_qs);
    row("an event stream in GBK", "Content-Type: text/event-stream\r\n", "data:\xbf\xdb\n\n",
        {u"invalid-utf8"_qs}, u"5"_qs);
    row("speech", "Content-Type: audio/mpeg\r\n", QByteArray("\xff\xfb\0\0", 4), none);
    row("an encoding nobody knows", json + "Content-Encoding: rot13\r\n", "\xff", {u"unknown-encoding"_qs},
        u"rot13"_qs);
}

void TestClientBody::namesTheDamage()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, codes);
    QFETCH(QString, number);
    FaultServer whole(FaultScript::answer(body, headers));
    FaultServer inBytes(FaultScript()
                            .send("HTTP/1.1 200 OK\r\n" + headers +
                                  "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n")
                            .sendInPieces(body, 1, 2));
    for (const FaultServer *server : {&whole, &inBytes}) {
        ExchangeRun run(get(*server));
        QVERIFY(run.wait());
        QCOMPARE(run.result.outcome, Outcome::Finished);
        QVERIFY(run.result.response->body == body);
        QStringList found;
        for (const Damage &damage : run.result.response->damages) {
            found.append(damage.code);
            QVERIFY(!damage.text.zh.isEmpty() && !damage.text.en.isEmpty());
        }
        QCOMPARE(found, codes);
        if (!codes.isEmpty())
            QVERIFY2(run.result.response->damages.constFirst().text.en.contains(number),
                     qPrintable(run.result.response->damages.constFirst().text.en));
    }
}

void TestClientBody::showsEventsAsTheyCome_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("plain") << false;
    QTest::newRow("gzip, flushed after each event") << true;
}

void TestClientBody::showsEventsAsTheyCome()
{
    QFETCH(bool, compressed);
    QList<QByteArray> events;
    for (int i = 0; i < 8; ++i)
        events.append("event:delta\ndata:{\"n\":" + QByteArray::number(i) + "}\n\n");
    QList<QByteArray> wire = events;
    if (compressed) {
        wire.clear();
        deflated(events, 31, &wire);
    }
    FaultScript script;
    script.send(FaultScript::chunkedHead("Content-Type: text/event-stream; charset=utf-8\r\n" +
                                         QByteArray(compressed ? "Content-Encoding: gzip\r\n" : "")));
    for (const QByteArray &piece : wire)
        script.send(FaultScript::chunk(piece)).pause(120);
    script.send(FaultScript::chunk({}));

    // The best of three, because the machine may be busy with other work.
    double latest = 1e9;
    for (int attempt = 0; attempt < 3 && latest > 100; ++attempt) {
        FaultServer server(script);
        ExchangeRun run(get(server));
        QVERIFY(run.wait());
        QCOMPARE(run.result.outcome, Outcome::Finished);
        QCOMPARE(run.events.size(), 8);
        QVERIFY(run.events == run.result.events);
        QCOMPARE(run.events[7].data, "{\"n\":7}");
        QCOMPARE(run.eventBatches, 8);
        double worst = 0;
        for (qsizetype i = 0; i < run.events.size(); ++i) {
            worst = qMax(worst, run.eventSeenMs[static_cast<size_t>(i)] - run.events[i].atMs);
            if (i > 0)
                QVERIFY(run.events[i].atMs - run.events[i - 1].atMs > 60);
        }
        latest = qMin(latest, worst);
    }
    QVERIFY2(latest <= 100, qPrintable(u"%1 ms"_qs.arg(latest)));
}

void TestClientBody::losesNoEventOfABurst_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one, with the head and the end in one segment") << 1;
    QTest::newRow("ten thousand") << 10'000;
}

void TestClientBody::losesNoEventOfABurst()
{
    QFETCH(int, count);
    QByteArray body;
    for (int i = 0; i < count; ++i)
        body += "id: " + QByteArray::number(i) + "\nevent: Message\ndata: {\"content\":\"" +
                QByteArray(300, 'x') + "\"}\n\n";
    FaultServer server(FaultScript::answer(body, "Content-Type: text/event-stream\r\n"));
    for (int attempt = 0; attempt < 5; ++attempt) {
        ExchangeRun run(get(server));
        QVERIFY(run.wait());
        QCOMPARE(run.result.events.size(), count);
        QVERIFY(run.events == run.result.events);
        QCOMPARE(run.events.last().id, QByteArray::number(count - 1));
        QCOMPARE(run.result.response->body.size(), body.size());
    }
    QCOMPARE(server.requests(), 5);
}

void TestClientBody::keepsTheRestOfAStream()
{
    const QByteArray body = "event:a\ndata:1\n\n{\"code\":4100,\"msg\":\"x\"}";
    FaultServer server(FaultScript::answer(body, "content-type: Text/Event-Stream\r\n"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QCOMPARE(run.result.events.size(), 1);
    QCOMPARE(run.result.response->body, body);
}

void TestClientBody::hasNoEventsInOtherTypes()
{
    FaultServer server(FaultScript::answer("data:1\n\n", "Content-Type: application/json\r\n"));
    ExchangeRun run(get(server));
    QVERIFY(run.wait());
    QVERIFY(run.result.events.isEmpty());
    QVERIFY(run.events.isEmpty());
}

void TestClientBody::answersToHeadWithoutBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a plain HEAD") << QByteArray();
    QTest::newRow("a HEAD with a body") << QByteArray("{}");
}

void TestClientBody::answersToHeadWithoutBody()
{
    QFETCH(QByteArray, body);
    FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").hold());
    ExchangeRun run({"HEAD", server.url(), {}, body});
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.result.response->status, 200);
    QVERIFY(server.received().value(0).startsWith("HEAD / HTTP/1.1\r\n"));
    QVERIFY(server.received().value(0).endsWith(QByteArray("\r\n\r\n" + body)));
}

QTEST_GUILESS_MAIN(TestClientBody)
#include "tst_clientbody.moc"
