// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"
#include "support/faultserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace CozeLens;

namespace {

// What differs from run to run: the port, the times.
QByteArray steady(QByteArray text, int port)
{
    text.replace(QByteArray("127.0.0.1:" + QByteArray::number(port)), "127.0.0.1:PORT");
    static const QRegularExpression times(
        u"\"(\\w+_ms|time|connect|send|wait|receive)\": [0-9]+\\.[0-9]+"_qs);
    static const QRegularExpression started(u"\"startedDateTime\": \"[^\"]+\""_qs);
    static const QRegularExpression size(u"\"headersSize\": [0-9]+"_qs);
    QString result = QString::fromUtf8(text);
    result.replace(times, u"\"\\1\": TIME"_qs);
    result.replace(started, u"\"startedDateTime\": TIME"_qs);
    result.replace(size, u"\"headersSize\": SIZE"_qs);
    // The explanation is held by the tests of `explain`.
    if (const qsizetype diagnosis = result.indexOf(u"  \"diagnosis\": {"); diagnosis >= 0)
        result.truncate(diagnosis);
    return result.toUtf8();
}

} // namespace

//! The whole output, byte for byte, beside files of tests/data/commandline.
class TestSendGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void output_data();
    void output();
};

void TestSendGolden::output_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QStringList>("options");
    const QByteArray error =
        R"({"code":4007,"msg":"auto_save_history","detail":{"logid":"20240708143040790E78"}})";
    const FaultScript answer = FaultScript::answer(
        error,
        "Content-Type: application/json\r\nSet-Cookie: sid=0123456789abcdef; Path=/\r\nX-Tt-Logid: 2024\r\n");
    const QStringList call = {u"-H"_qs, u"Authorization: Bearer pat_abcdefghijklmnop0123"_qs, u"--json"_qs,
                              u"{\"stream\":false}"_qs};
    const QStringList json = {u"--format"_qs, u"json"_qs};
    const QStringList har = {u"--format"_qs, u"har"_qs};
    QTest::newRow("an error as JSON") << u"error.json"_qs << answer << call + json;
    QTest::newRow("an error as HAR") << u"error.har"_qs << answer << call + har;
    QTest::newRow("a stream as JSON")
        << u"stream.json"_qs
        << FaultScript::answer("event: a\ndata: {\"n\":1}\nid: 7\n\n: comment\n\ndata: 你\ndata: 好\n\n",
                               "Content-Type: text/event-stream\r\n")
        << json;
    QTest::newRow("bytes as JSON") << u"bytes.json"_qs
                                   << FaultScript::answer(QByteArray("\x89PNG\0\xff", 6),
                                                          "Content-Type: image/png\r\n")
                                   << json;
    QTest::newRow("no answer as JSON") << u"nothing.json"_qs << FaultScript() << json;
    QTest::newRow("no answer as HAR") << u"nothing.har"_qs << FaultScript() << har;
}

void TestSendGolden::output()
{
    QFETCH(QString, file);
    QFETCH(FaultScript, script);
    QFETCH(QStringList, options);
    FaultServer server(script);
    const CommandRun run = runInTest(QStringList{u"send"_qs} + options +
                                     QStringList{QString::fromUtf8(server.url("/v3/chat?a=%E4%BD%A0"))});
    const QByteArray printed = steady(run.out, server.port());
    QFile golden(QStringLiteral(COZELENS_TEST_DATA "/commandline/") + file);
    QVERIFY2(golden.open(QIODevice::ReadOnly), printed.constData());
    const QByteArrayList expected = golden.readAll().split('\n');
    const QByteArrayList lines = printed.split('\n');
    for (qsizetype i = 0; i < qMin(lines.size(), expected.size()); ++i)
        QCOMPARE(lines[i], expected[i]);
    QCOMPARE(lines.size(), expected.size());
}

QTEST_GUILESS_MAIN(TestSendGolden)
#include "tst_sendgolden.moc"
