// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that break the rules of HTTP, one by one: what is shown of each, and what is said.
#include "exchangerun.h"

#include "support/faultserver.h"

using namespace CozeLens;

namespace {

const QByteArray ok = "HTTP/1.1 200 OK\r\n";
const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

FaultScript sends(const QByteArray &bytes)
{
    return FaultScript().send(bytes);
}

} // namespace

class TestClientWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatCanBeShown_data();
    void showsWhatCanBeShown();
    void saysWhatIsBroken_data();
    void saysWhatIsBroken();
    void showsNoSecretThatComesBack();
};

void TestClientWire::showsWhatCanBeShown_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("damages");
    const auto row = [](const char *name, const QByteArray &wire, const QByteArray &body, int status = 200,
                        const QStringList &damages = {}) {
        QTest::newRow(name) << wire << status << body << damages;
    };
    const QByteArray two = "Content-Length: 2\r\n\r\nok";
    row("identity as a transfer encoding", ok + "Transfer-Encoding: identity\r\n" + two, "ok");
    row("chunked in any case", ok + "Transfer-Encoding: ChunkeD\r\n\r\n2\r\nok\r\n0\r\n\r\n", "ok");
    row("chunks with extensions", chunked + "2;a=b\r\nok\r\n0;c\r\n\r\n", "ok");
    row("a blank behind the chunk's size", chunked + "2 \r\nok\r\n0\r\n\r\n", "ok");
    row("chunks with bare line feeds", chunked + "2\nok\n0\n\n", "ok");
    row("chunks with zeros before the size", chunked + "0002\r\nok\r\n0000\r\n\r\n", "ok");
    row("a blank before the colon", ok + "X-A : 1\r\nContent-Length : 2\r\n\r\nok", "ok");
    row("a header without a name", ok + ": 1\r\n" + two, "ok");
    row("bytes that are no UTF-8 in a header", ok + "X-A: caf\xe9\r\n" + two, "ok");
    row("a long header", ok + "X-A: " + QByteArray(90'000, 'x') + "\r\n" + two, "ok");
    row("http in small letters", "http/1.1 200 OK\r\n" + two, "ok");
    row("version 2 in a status line", "HTTP/2 200\r\n" + two, "ok");
    row("two blanks in the status line", "HTTP/1.1  200  OK\r\n" + two, "ok");
    row("another protocol that nobody asked for", "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\nbinary",
        "binary", 101);
    row("a length that is none", ok + "Content-Length: 0x2\r\n\r\nok", "", 200,
        {u"extra-bytes"_qs, u"length"_qs});
    row("two lengths in one line", ok + "Content-Length: 2, 5\r\n\r\nok", "ok", 200, {u"length"_qs});
    row("a body where there is none", "HTTP/1.1 204 No Content\r\n" + two, "", 204, {u"extra-bytes"_qs});
    row("a length where there is no body", "HTTP/1.1 304 Not Modified\r\nContent-Length: 200\r\n\r\n", "",
        304);
    row("a second answer behind the first", ok + two + ok + two, "ok", 200, {u"extra-bytes"_qs});
}

void TestClientWire::showsWhatCanBeShown()
{
    QFETCH(QByteArray, wire);
    FaultServer server(FaultScript().send(wire));
    ExchangeRun run({"POST", server.url(), {}, "{}"});
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QVERIFY(run.result.response);
    QTEST(run.result.response->status, "status");
    QTEST(run.result.response->body.bytes(), "body");
    QStringList damages;
    for (const Damage &damage : run.result.response->damages)
        damages.append(damage.code);
    QTEST(damages, "damages");
    QCOMPARE(server.requests(), 1);
}

void TestClientWire::saysWhatIsBroken_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const FaultScript &script, const QString &code,
                        const QString &said = {}, const QByteArray &kept = {}) {
        QTest::newRow(name) << script << code << kept << said;
    };
    const QByteArray endless(1000, 'x');
    row("an unknown transfer encoding", sends(ok + "Transfer-Encoding: rot13\r\n\r\nplain"),
        u"bad-transfer-encoding"_qs, u"Transfer-Encoding"_qs);
    row("the same in chunks", sends(ok + "Transfer-Encoding: rot13, chunked\r\n\r\n5\r\nplain\r\n0\r\n\r\n"),
        u"bad-transfer-encoding"_qs);
    row("a transfer encoding that was not applied", sends(ok + "Transfer-Encoding: gzip\r\n\r\nplain"),
        u"bad-transfer-encoding"_qs);
    row("chunks that are none", sends(chunked + "{\"code\":0}"), u"bad-chunk"_qs);
    row("a chunk's size without end", FaultScript().send(chunked).sendEndlessly("00000000"), u"bad-chunk"_qs);
    row("a chunk's size beyond all numbers", sends(chunked + "FFFFFFFFFFFFFFFFF\r\nplain"), u"bad-chunk"_qs);
    row("a chunk's size below zero", sends(chunked + "-5\r\nplain"), u"bad-chunk"_qs);
    row("a chunk longer than it says", sends(chunked + "5\r\nplainplain\r\n0\r\n\r\n"), u"bad-chunk"_qs, {},
        "plain");
    row("trailers without end",
        FaultScript().send(chunked + "5\r\nplain\r\n0\r\n").sendEndlessly("X-A: 1\r\n"), u"header-flood"_qs,
        u"trailers"_qs, "plain");
    row("interim answers without end", FaultScript().sendEndlessly("HTTP/1.1 103 Early\r\nX: y\r\n\r\n"),
        u"header-flood"_qs);
    row("a header line of 200 KB", sends(ok + "X-A: " + endless.repeated(200) + "\r\n\r\n"),
        u"header-flood"_qs);
    row("a NUL in a header", sends(ok + QByteArray("X-A: a\0b\r\n\r\nok", 14)), u"bad-header"_qs,
        u"NUL byte"_qs);
    row("a header line without a colon", sends(ok + "nonsense\r\n\r\nok"), u"bad-header"_qs, u"no colon"_qs);
    row("a length below zero", sends(ok + "Content-Length: -5\r\n\r\nok"), u"bad-header"_qs,
        u"Content-Length"_qs);
    row("no length behind its name", sends(ok + "Content-Length:\r\n\r\nok"), u"bad-header"_qs,
        u"Content-Length"_qs);
    row("a mail server", sends("220 mail.example ESMTP\r\n"), u"not-http"_qs,
        u"220 mail.example ESMTP\\r\\n"_qs);
    row("a page without a head", sends("<html>hello"), u"not-http"_qs, u"<html>hello"_qs);
    row("bytes", sends(QByteArray("\0\x01\xff", 3)), u"not-http"_qs, u"\\x00\\x01\\xff"_qs);
    row("a status that is none", sends("HTTP/1.1 abc OK\r\n\r\nok"), u"bad-header|not-http"_qs);
    row("a status of two digits", sends("HTTP/1.1 20 OK\r\n\r\nok"), u"bad-header|not-http"_qs);
    row("a blank line before the answer", sends("\r\n" + ok + "\r\nok"), u"not-http"_qs, u"\\r\\n"_qs);
    row("a radio stream", sends("ICY 200 OK\r\n\r\nok"), u"not-http"_qs, u"ICY 200 OK"_qs);
}

void TestClientWire::saysWhatIsBroken()
{
    QFETCH(FaultScript, script);
    QFETCH(QString, code);
    QFETCH(QByteArray, kept);
    QFETCH(QString, said);
    FaultServer server(script);
    ExchangeRun run({"POST", server.url(), {}, "{}"});
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    // A status line that is none: libcurl's versions see more or less in it.
    QVERIFY2(code.split(u'|').contains(run.errorCode()), qPrintable(run.errorCode()));
    QCOMPARE(run.result.error->phase, Phase::Receive);
    QCOMPARE(run.result.response ? run.result.response->body.bytes() : QByteArray(), kept);
    const Bilingual detail = run.result.error->detail;
    QVERIFY2(detail.en.contains(said), qPrintable(detail.en));
    for (const QString &text :
         {detail.en, detail.zh, run.result.error->nextStep.en, run.result.error->nextStep.zh}) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(!text.contains(u'{') && !text.contains(u".."_qs) && !text.contains(u".。"_qs),
                 qPrintable(text));
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QCOMPARE(server.connections(), 1);
}

// A port that sends everything back sends the token back too.
void TestClientWire::showsNoSecretThatComesBack()
{
    const QByteArray token = "pat_0123456789abcdefghijABCD";
    FaultServer server(FaultScript().send("you said: Bearer " + token));
    ExchangeRun run({"POST", server.url(), {{"Authorization", "Bearer " + token}}, "{}"});
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"not-http"_qs);
    QVERIFY(run.result.error->detail.en.contains(u"you said: Bearer pat_••••••••"_qs));
    QVERIFY(!run.result.error->detail.en.contains(QString::fromLatin1(token)));
}

QTEST_GUILESS_MAIN(TestClientWire)
#include "tst_clientwire.moc"
