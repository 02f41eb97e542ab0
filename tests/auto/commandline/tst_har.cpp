// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"
#include "support/faultserver.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Bad = R"({"code":4007,"msg":"m","detail":{"logid":"20240708143040790E78F9318B35A2910B"}})";
const QByteArray Json = "Content-Type: application/json\r\n";

QStringList send(const QByteArray &url, const QStringList &options)
{
    return QStringList{u"send"_qs} + options + QStringList{QString::fromUtf8(url)};
}

QJsonObject jsonOf(const CommandRun &run)
{
    return QJsonDocument::fromJson(run.out).object();
}

QJsonObject firstEntry(const CommandRun &run)
{
    return jsonOf(run).value(u"log").toObject().value(u"entries").toArray().at(0).toObject();
}

} // namespace

//! `send --format har` and `export`.
class TestHar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void harIsValid();
    void harWithoutResponse();
    void harOfAnUpload();
    void exportsCurl();
    void exportsHar();
    void exportRefuses_data();
    void exportRefuses();
};

void TestHar::harIsValid()
{
    FaultServer server(FaultScript::answer(Bad, Json + "Set-Cookie: a=b; Path=/\r\nSet-Cookie: c=d\r\n"));
    const CommandRun run = runInTest(
        send(server.url("/v3/chat?q=%E4%BD%A0&e="), {u"--json"_qs, u"{}"_qs, u"--format"_qs, u"har"_qs}));
    QCOMPARE(run.status, 1);
    const QJsonObject log = jsonOf(run).value(u"log").toObject();
    QCOMPARE(log.value(u"version").toString(), u"1.2"_qs);
    QVERIFY(log.value(u"creator").toObject().value(u"name").isString());
    QVERIFY(log.value(u"creator").toObject().value(u"version").isString());
    const QJsonObject entry = log.value(u"entries").toArray().at(0).toObject();
    QVERIFY(QDateTime::fromString(entry.value(u"startedDateTime").toString(), Qt::ISODateWithMs).isValid());
    QVERIFY(entry.value(u"cache").isObject());
    const QJsonObject request = entry.value(u"request").toObject();
    for (const char *member :
         {"method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"})
        QVERIFY2(request.contains(QLatin1String(member)), member);
    QCOMPARE(request.value(u"queryString").toArray().at(0).toObject().value(u"value").toString(), u"你"_qs);
    QCOMPARE(request.value(u"queryString").toArray().size(), 2);
    QCOMPARE(request.value(u"postData").toObject().value(u"text").toString(), u"{}"_qs);
    QCOMPARE(request.value(u"postData").toObject().value(u"mimeType").toString(), u"application/json"_qs);
    const QJsonObject response = entry.value(u"response").toObject();
    for (const char *member : {"status", "statusText", "httpVersion", "cookies", "headers", "content",
                               "redirectURL", "headersSize", "bodySize"})
        QVERIFY2(response.contains(QLatin1String(member)), member);
    QCOMPARE(response.value(u"cookies").toArray().size(), 2);
    QCOMPARE(response.value(u"content").toObject().value(u"text").toString().toUtf8(), Bad);
    const QJsonObject timings = entry.value(u"timings").toObject();
    QCOMPARE(timings.value(u"ssl").toDouble(), -1.0);
    QCOMPARE(timings.value(u"dns").toDouble(), -1.0);
    double sum = 0;
    for (const char *phase : {"blocked", "dns", "connect", "send", "wait", "receive"})
        sum += qMax(0.0, timings.value(QLatin1String(phase)).toDouble(-1000));
    QVERIFY(qAbs(sum - entry.value(u"time").toDouble()) < 0.1);

    // Our own importer reads it back.
    const CommandRun back = runInTest({u"import"_qs}, run.out);
    QCOMPARE(back.status, 0);
    const QJsonObject imported = jsonOf(back).value(u"requests").toArray().at(0).toObject();
    QCOMPARE(imported.value(u"method").toString(), u"POST"_qs);
    QCOMPARE(imported.value(u"url").toString().toUtf8(), server.url("/v3/chat?q=%E4%BD%A0&e="));
    QCOMPARE(imported.value(u"body").toObject().value(u"text").toString(), u"{}"_qs);
}

void TestHar::harWithoutResponse()
{
    FaultServer server{FaultScript()};
    const CommandRun run = runInTest(send(server.url(), {u"--format"_qs, u"har"_qs}));
    QCOMPARE(run.status, 3);
    const QJsonObject entry =
        jsonOf(run).value(u"log").toObject().value(u"entries").toArray().at(0).toObject();
    QCOMPARE(entry.value(u"response").toObject().value(u"status").toInt(-1), 0);
    QVERIFY(entry.value(u"time").toDouble() > 0);
}

void TestHar::harOfAnUpload()
{
    FaultServer server(FaultScript::answer(Bad, Json));
    const QString self = QStringLiteral(COZELENS_SOURCE_DIR "/README.md");
    const CommandRun run =
        runInTest(send(server.url(), {u"-F"_qs, u"file=@\""_qs + self + u'"', u"--format"_qs, u"har"_qs}));
    QCOMPARE(run.status, 1);
    const QJsonObject request = firstEntry(run).value(u"request").toObject();
    QVERIFY(request.value(u"bodySize").toInt() > 1000);
    const QJsonObject data = request.value(u"postData").toObject();
    QVERIFY(data.value(u"mimeType").toString().startsWith(u"multipart/form-data; boundary="));
    QVERIFY(!data.value(u"comment").toString().isEmpty());
    QCOMPARE(data.value(u"text").toString(), QString());
}

void TestHar::exportsCurl()
{
    const QByteArray json =
        R"({"requests":[{"method":"PUT","url":"https://a.example/x","headers":[["A","it's"]],)"
        R"("body":{"kind":"raw","text":"{}"}},{"method":"GET","url":"https://b.example/"}]})";
    const CommandRun run = runInTest({u"export"_qs, u"--as"_qs, u"curl"_qs}, json);
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray("curl 'https://a.example/x' \\\n  -X 'PUT' \\\n  -H 'A: it'\\''s' \\\n"
                                 "  -H 'Content-Type:' \\\n  --data-raw '{}'\n\n"
                                 "curl 'https://b.example/'\n"));
}

void TestHar::exportsHar()
{
    const QByteArray command = "curl https://a.example/x?q=1 -H 'A: 1' -u n:p -F f=@a.txt -F n=v";
    const CommandRun run = runInTest({u"export"_qs, u"--as=har"_qs, u"-"_qs}, command);
    QCOMPARE(run.status, 0);
    const QJsonObject request = firstEntry(run).value(u"request").toObject();
    QCOMPARE(request.value(u"method").toString(), u"POST"_qs);
    QCOMPARE(request.value(u"headers").toArray().at(1).toObject().value(u"value").toString(),
             u"Basic bjpw"_qs);
    const QJsonObject part =
        request.value(u"postData").toObject().value(u"params").toArray().at(0).toObject();
    QCOMPARE(part.value(u"fileName").toString(), u"a.txt"_qs);
    QCOMPARE(firstEntry(run).value(u"response").toObject().value(u"status").toInt(-1), 0);
}

void TestHar::exportRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("no form") << QStringList{} << QByteArray("curl, har");
    QTest::newRow("a form that is not there")
        << QStringList{u"--as"_qs, u"cobol"_qs} << QByteArray("curl, har");
    QTest::newRow("no value") << QStringList{u"--as"_qs} << QByteArray("--as");
    QTest::newRow("an option") << QStringList{u"--bogus"_qs} << QByteArray("--bogus");
    QTest::newRow("no such file") << QStringList{u"--as"_qs, u"curl"_qs, u"no-such-file"_qs}
                                  << QByteArray("no-such-file");
    QTest::newRow("no request") << QStringList{u"--as"_qs, u"curl"_qs} << QByteArray("request");
}

void TestHar::exportRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const CommandRun run = runInTest(QStringList{u"export"_qs} + arguments, "hello");
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(named), run.err.constData());
}

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
