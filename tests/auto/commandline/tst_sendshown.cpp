// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"

#include "formats/json.h"
#include "support/faultserver.h"
#include "support/memory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Good = R"({"code":0,"msg":""})";
const QByteArray JsonType = "Content-Type: application/json\r\n";

QStringList sendTo(const FaultServer &server, const QStringList &options)
{
    return QStringList{u"send"_qs} + options + QStringList{QString::fromLatin1(server.url("/v3/chat?a=1"))};
}

} // namespace

//! What `send` shows beside what was on the wire.
class TestSendShown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verboseIsWhatWasReceived();
    void verboseIsNothingWhenNothingWasSent();
    void verboseShowsWhatTheProxyGot();
    void jsonKeepsALargeText();
    void jsonIsWhatWasReceived_data();
    void jsonIsWhatWasReceived();
    void aTerminalObeysNobody_data();
    void aTerminalObeysNobody();
    void aTerminalObeysNobodyAcrossPieces();
    void aTokenThatComesBackIsMasked_data();
    void aTokenThatComesBackIsMasked();
    void takesALargeAnswerInLittleMemory_data();
    void takesALargeAnswerInLittleMemory();
};

void TestSendShown::verboseIsWhatWasReceived()
{
    FaultServer server(FaultScript::answer(Good, JsonType));
    CommandRun run = runInTest(
        sendTo(server, {u"-v"_qs, u"-d"_qs, u"x"_qs, u"-H"_qs, u"x-B: 1"_qs, u"-H"_qs, u"X-b;"_qs}));
    QCOMPARE(run.status, 0);
    QByteArray expected;
    for (const QByteArray &line : QByteArray(server.received().at(0)).replace("\r", "").split('\n')) {
        if (line.isEmpty())
            break;
        expected += "> " + line + '\n';
    }
    QVERIFY(expected.startsWith("> POST /v3/chat?a=1 HTTP/1.1\n> Host: "));
    QCOMPARE(run.err.replace("X-b: \n", "X-b:\n"), QByteArray(expected + ">\n"));
}

void TestSendShown::verboseIsNothingWhenNothingWasSent()
{
    const CommandRun run = runInTest({u"send"_qs, u"-v"_qs, u"http://127.0.0.1:1/"_qs});
    QCOMPARE(run.status, 3);
    QVERIFY(!run.err.contains("> GET"));
}

void TestSendShown::verboseShowsWhatTheProxyGot()
{
    FaultServer proxy(FaultScript::answer("", {}, "502 Bad Gateway"));
    const QStringList arguments = {u"send"_qs, u"-v"_qs, u"-x"_qs,
                                   u"http://me:hunter2@127.0.0.1:%1"_qs.arg(proxy.port()),
                                   u"https://api.example/x"_qs};
    const CommandRun run = runInTest(arguments);
    QVERIFY2(run.err.startsWith("> CONNECT api.example:443 HTTP/1.1\n> Host: api.example:443\n"),
             run.err.constData());
    QVERIFY(!run.err.contains("bWU6aHVudGVyMg==") && !run.err.contains("hunter2"));
    QVERIFY(run.err.contains("> Proxy-Authorization: "));
    const CommandRun open = runInTest(arguments + QStringList{u"--show-secrets"_qs});
    const QByteArray sent = proxy.received().value(1).trimmed();
    QVERIFY(sent.contains("Proxy-Authorization: Basic bWU6aHVudGVyMg=="));
    const QByteArray lines = "> " + QByteArray(sent).replace("\r\n", "\n> ") + "\n>\n";
    QVERIFY2(open.err.startsWith(lines), open.err.constData());
}

// Written in pieces, and the pieces join to what one would be: no character is cut.
void TestSendShown::jsonKeepsALargeText()
{
    QByteArray body = "\xEF\xBB\xBF";
    for (int i = 0; body.size() < 1'500'000; ++i)
        body += "扣子😀\"\\\n\t\x01\x7f\xEF\xBB\xBF" + QByteArray::number(i);
    FaultServer server(FaultScript::answer(body, "Content-Type: text/plain\r\n"));
    const CommandRun run = runInTest(sendTo(server, {u"--format"_qs, u"json"_qs}));
    QVERIFY(run.out.contains(
        Json::quoted(QString(QChar(QChar::ByteOrderMark) + QString::fromUtf8(body.mid(3))))));
}

void TestSendShown::jsonIsWhatWasReceived_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("input");
    const auto row = [](const char *name, const QStringList &options, const QByteArray &input = {}) {
        QTest::newRow(name) << options << input;
    };
    row("a GET", {});
    row("JSON", {u"--json"_qs, u"{\"a\":\"扣子\"}"_qs});
    row("headers twice, empty and left out",
        {u"-H"_qs, u"x-B: 2"_qs, u"-H"_qs, u"X-b: 1"_qs, u"-H"_qs, u"X-Empty;"_qs, u"-H"_qs, u"Accept:"_qs,
         u"-H"_qs, u"User-Agent:"_qs});
    row("a form", {u"-F"_qs, u"a=1"_qs, u"-F"_qs, u"file=@-;filename=x.txt"_qs}, "content");
    row("chunks", {u"-H"_qs, u"Transfer-Encoding: chunked"_qs, u"-d"_qs, u"abc"_qs});
    row("a user", {u"-u"_qs, u"me:hunter2"_qs});
    row("HEAD", {u"-I"_qs});
}

void TestSendShown::jsonIsWhatWasReceived()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, input);
    FaultServer server(FaultScript::answer(Good, JsonType));
    const CommandRun run = runInTest(
        sendTo(server, options + QStringList{u"--format"_qs, u"json"_qs, u"--show-secrets"_qs}), input);
    const QByteArray received = server.received().value(0);
    const qsizetype end = received.indexOf("\r\n\r\n");
    const QByteArrayList lines = received.first(end).replace("\r", "").split('\n');
    const QJsonObject request = QJsonDocument::fromJson(run.out).object().value(u"request").toObject();
    QVERIFY2(!request.isEmpty(), run.err.constData());
    QVERIFY(lines.constFirst().startsWith(QByteArray(request.value(u"method").toString().toUtf8() + ' ')));
    const QJsonArray headers = request.value(u"headers").toArray();
    QCOMPARE(headers.size(), lines.size() - 1);
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArray name = headers.at(i).toArray().at(0).toString().toUtf8();
        const QByteArray value = headers.at(i).toArray().at(1).toString().toUtf8();
        QCOMPARE(QByteArray(name + ": " + value).trimmed(), lines.at(i + 1).trimmed());
    }
    if (!received.contains("chunked"))
        QCOMPARE(request.value(u"body_bytes").toInt(), int(received.size() - end - 4));
}

void TestSendShown::aTerminalObeysNobody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("a body") << QByteArray("text/plain");
    QTest::newRow("a stream") << QByteArray("text/event-stream");
}

void TestSendShown::aTerminalObeysNobody()
{
    QFETCH(QByteArray, type);
    const QByteArray orders = "\x1b[2J \xc2\x9b"
                              "31m \x07\x08\x7f \xc2\x85 ü";
    FaultServer server(FaultScript::answer("data: " + orders + "\n\n",
                                           "Content-Type: " + type + "\r\nX-A: " + orders + "\r\n"));
    for (const bool terminal : {false, true}) {
        QBuffer in;
        QBuffer out;
        QBuffer err;
        for (QBuffer *buffer : {&in, &out, &err})
            buffer->open(QIODevice::ReadWrite);
        runCommand(sendTo(server, {}), {&in, &out, &err, Language::English, terminal});
        // To a file or a program it goes as it came.
        QCOMPARE(out.data().contains(orders), !terminal);
        QVERIFY(out.data().contains(" ü"));
        if (!terminal)
            continue;
        for (const char *order : {"\x1b", "\x07", "\x08", "\x7f", "\xc2\x9b", "\xc2\x85"})
            QVERIFY2(!out.data().contains(order), order);
    }
}

void TestSendShown::aTokenThatComesBackIsMasked_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("printed") << QStringList();
    QTest::newRow("as JSON") << QStringList{u"--format"_qs, u"json"_qs};
}

// A server of one's own may have tokens that look like any other word.
void TestSendShown::aTokenThatComesBackIsMasked()
{
    QFETCH(QStringList, options);
    const QStringList header = {u"-H"_qs, u"Authorization: Bearer just.like.any.other.word"_qs};
    FaultServer server(FaultScript::answer("{\"got\":\"just.like.any.other.word\"}", JsonType));
    const CommandRun masked = runInTest(sendTo(server, options + header));
    QVERIFY2(masked.out.contains("••••••••word"), masked.out.constData());
    QVERIFY2(!masked.out.contains("any.other.word"), masked.out.constData());
    const CommandRun shown = runInTest(sendTo(server, options + header + QStringList{u"--show-secrets"_qs}));
    QVERIFY2(shown.out.contains("just.like.any.other.word"), shown.out.constData());
}

void TestSendShown::takesALargeAnswerInLittleMemory_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("saved") << QStringList{u"-o"_qs, u"/dev/null"_qs};
    QTest::newRow("printed") << QStringList();
    QTest::newRow("printed with its secrets") << QStringList{u"--show-secrets"_qs};
}

void TestSendShown::aTerminalObeysNobodyAcrossPieces()
{
    // The pieces end somewhere among these; wherever, a control lies across it.
    const QByteArray body = "." + QByteArray("\xc2\x9b").repeated(400'000);
    for (const int shift : {0, 1}) {
        FaultServer server(FaultScript::answer(body.mid(shift), "Content-Type: text/plain\r\n"));
        QBuffer in;
        QBuffer out;
        QBuffer err;
        for (QBuffer *buffer : {&in, &out, &err})
            QVERIFY(buffer->open(QIODevice::ReadWrite));
        runCommand(sendTo(server, {}), {&in, &out, &err, Language::English, true});
        QVERIFY(!out.data().contains("\xc2\x9b"));
        QVERIFY(out.data().contains(QByteArray(800'000, ' ')));
    }
}

// Its pages count as ours while they are read, but there is no second of any.
void TestSendShown::takesALargeAnswerInLittleMemory()
{
    QFETCH(QStringList, options);
    const QByteArray piece = QByteArray("{\"a\":\"" + QByteArray(100'000, 'x') + "\"},");
    constexpr int times = 1500;
    const qint64 bytes = piece.size() * times + 3;
    FaultServer server(FaultScript()
                           .send("HTTP/1.1 200 OK\r\n" + JsonType +
                                 "Content-Length: " + QByteArray::number(bytes) + "\r\n\r\n[")
                           .sendRepeatedly(piece, times)
                           .send("0]"));
    // The peak of the row before is no peak of this one.
    Test::forgetPeakMemory();
    const double before = Test::memoryBytes("VmHWM");
    QVERIFY(before > 0);
    QBuffer in;
    QBuffer err;
    QFile out(u"/dev/null"_qs);
    for (QIODevice *device : {static_cast<QIODevice *>(&in), static_cast<QIODevice *>(&err)})
        QVERIFY(device->open(QIODevice::ReadWrite));
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    QCOMPARE(runCommand(sendTo(server, options), {&in, &out, &err, Language::English}), 1);
    QCOMPARE(err.data().contains(QByteArray::number(bytes)), options.contains(u"-o"_qs));
    const double grown = Test::memoryBytes("VmHWM") - before;
    QVERIFY2(grown < double(bytes) * 1.25, QByteArray::number(grown).constData());
}

QTEST_GUILESS_MAIN(TestSendShown)
#include "tst_sendshown.moc"
