// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importrequest.h"

#include "importsamples.h"
#include "support/cputime.h"

#include <QTest>

using namespace CozeLens;

class TestImportRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void importsAsWritten_data();
    void importsAsWritten();
    void readsItsOwnJsonBack_data() { importsAsWritten_data(); }
    void readsItsOwnJsonBack();
    void refuses_data();
    void refuses();
    void survivesEveryCut_data() { importsAsWritten_data(); }
    void survivesEveryCut();
    void takesLittleTime_data();
    void takesLittleTime();
    void addsTheUserAsBasic();
    void keepsSecretsOutOfWarnings();
};

void TestImportRequest::importsAsWritten_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = importSamples();
    QVERIFY(names.size() >= 80);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestImportRequest::importsAsWritten()
{
    QFETCH(QString, name);
    const QByteArray expected = importSample(name, u".json"_qs);
    QVERIFY(!expected.isEmpty());
    const auto requests = importRequests(importSample(name));
    QVERIFY2(requests, requests ? "" : qPrintable(requests.error().code));
    QCOMPARE(QString::fromUtf8(toJson(*requests)), QString::fromUtf8(expected));
}

void TestImportRequest::readsItsOwnJsonBack()
{
    QFETCH(QString, name);
    const auto requests = importRequests(importSample(name));
    QVERIFY(requests);
    const auto again = importRequests(toJson(*requests));
    QVERIFY(again);
    QCOMPARE(toJson(*again), toJson(*requests));
    QCOMPARE(*again, *requests);
}

void TestImportRequest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << u"empty"_qs;
    QTest::newRow("byte order mark only") << QByteArray("\xef\xbb\xbf \n") << u"empty"_qs;
    QTest::newRow("prose") << QByteArray("I tried curl and it failed with 4007.") << u"not-a-request"_qs;
    QTest::newRow("an answer") << QByteArray(R"({"code":4007,"msg":"x"})") << u"not-a-request"_qs;
    QTest::newRow("an answer's head")
        << QByteArray("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n{}") << u"not-a-request"_qs;
    QTest::newRow("empty HAR") << QByteArray(R"({"log":{"entries":[]}})") << u"not-a-request"_qs;
    QTest::newRow("broken JSON") << QByteArray(R"({"url":"x",})") << u"trailing-comma"_qs;
    QTest::newRow("deep JSON") << QByteArray(100'000, '[') << u"too-deep"_qs;
    QTest::newRow("too large") << QByteArray(64 * 1024 * 1024 + 1, 'x') << u"too-large"_qs;
    QTest::newRow("too large for a script") << QByteArray(16 * 1024 * 1024 + 1, 'x') << u"too-large"_qs;
    QTest::newRow("binary") << QByteArray("\0\1\2\xff\xfe", 5) << u"not-a-request"_qs;
}

void TestImportRequest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const auto requests = importRequests(text);
    QVERIFY(!requests);
    QCOMPARE(requests.error().code, code);
    QVERIFY(!requests.error().text.zh.isEmpty() && !requests.error().text.en.isEmpty());
}

void TestImportRequest::survivesEveryCut()
{
    QFETCH(QString, name);
    const QByteArray text = importSample(name);
    for (qsizetype length = 0; length <= text.size(); ++length) {
        if (const auto requests = importRequests(text.first(length)))
            QVERIFY(!requests->isEmpty());
        if (const auto requests = importRequests(text.sliced(length)))
            QVERIFY(!requests->isEmpty());
    }
}

void TestImportRequest::takesLittleTime_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray curl = "curl https://a.example/ ";
    QTest::newRow("one long body") << QByteArray(curl + "-d '" + QByteArray(8'000'000, 'x') + "'");
    QTest::newRow("many commands") << QByteArray(curl + "\n").repeated(50'000);
    QTest::newRow("many headers") << QByteArray(curl + QByteArray("-H 'a: b' ").repeated(50'000));
    QTest::newRow("many variables") << QByteArray(curl + QByteArray("$a ").repeated(20'000));
    QTest::newRow("many curly quotes") << QByteArray(curl + QByteArray("“").repeated(100'000));
    QTest::newRow("many unknown options") << QByteArray(curl + QByteArray("--what ").repeated(50'000));
    QTest::newRow("many addresses") << QByteArray(curl +
                                                  QByteArray("https://a.example/ -d x ").repeated(20'000));
    QTest::newRow("many carets") << QByteArray("curl ^\n" + QByteArray("^\"a^\" ").repeated(200'000));
    QTest::newRow("variables that double")
        << QByteArray("$a = \"xxxxxxxx\"\n" + QByteArray("$a = \"$a$a\"\n").repeated(60) +
                      "irm -Uri https://a.example/ -Body $a");
    QTest::newRow("tables that double")
        << QByteArray("$a = @{x=1}\n" + QByteArray("$a = @{x=$a;y=$a}\n").repeated(60) +
                      "irm -Uri https://a.example/ -Body ($a | ConvertTo-Json)");
    QTest::newRow("nested parentheses")
        << QByteArray("irm -Uri https://a.example/ -Body " + QByteArray(500'000, '('));
    QTest::newRow("nested tables") << QByteArray("irm -Uri https://a.example/ -Body " +
                                                 QByteArray("@{a=").repeated(200'000));
    QTest::newRow("many raw requests")
        << QByteArray("GET /a HTTP/1.1\nHost: a.example\n\n###\n").repeated(20'000);
}

void TestImportRequest::takesLittleTime()
{
    QFETCH(QByteArray, text);
    const Test::CpuTime timer;
    const auto requests = importRequests(text);
    QVERIFY(requests);
    QVERIFY(requests->size() <= 1100);
    QVERIFY2(timer.ms() < 20'000, qPrintable(QString::number(timer.ms())));
}

void TestImportRequest::addsTheUserAsBasic()
{
    const auto requests = importRequests("curl -u 'user:pa:ss' https://api.coze.cn/x");
    QVERIFY(requests);
    const auto headers = headersWithUser(requests->constFirst());
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers[0].first, "Authorization");
    QCOMPARE(headers[0].second, "Basic dXNlcjpwYTpzcw==");
    const auto both = importRequests("curl -u a:b -H 'authorization: Bearer t' https://api.coze.cn/x");
    QVERIFY(both);
    QCOMPARE(headersWithUser(both->constFirst()).size(), 1);
}

void TestImportRequest::keepsSecretsOutOfWarnings()
{
    const auto requests =
        importRequests("curl https://a.example/ --proxy-user me:s3cret --pass s3cret --cert a:s3cret "
                       "--proxy-header 'Authorization: s3cret' --aws-sigv4 s3cret");
    QVERIFY(requests);
    const QList<Bilingual> &warnings = requests->constFirst().warnings;
    QCOMPARE(warnings.size(), 5);
    for (const Bilingual &warning : warnings)
        QVERIFY(!warning.zh.contains(u"s3cret"_qs) && !warning.en.contains(u"s3cret"_qs));
}

QTEST_APPLESS_MAIN(TestImportRequest)
#include "tst_importrequest.moc"
