// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/report.h"

#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Token = "pat_" + QByteArray(60, 'k') + "7f3a";

Exchange failedCall()
{
    Exchange exchange;
    exchange.request = {"POST",
                        "https://api.coze.cn/v3/chat?conversation_id=7374752000116113452",
                        {{"Authorization", "Bearer " + Token}, {"Content-Type", "application/json"}},
                        R"({"bot_id":"7342866812345678901","stream":false,"auto_save_history":false})"};
    Response response;
    response.status = 200;
    response.reason = "OK";
    response.httpVersion = "1.1";
    response.headers = {{"X-Tt-Logid", "20240708143040790E78F9318B35A2910B"}};
    response.body = R"({"code":4007,"msg":"auto_save_history | must be true"})";
    exchange.response = response;
    exchange.timings.startedAt = QDateTime(QDate(2026, 1, 20), QTime(9, 0, 37), Qt::UTC);
    exchange.timings.totalMs = 128.4;
    return exchange;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWhatSupportNeeds_data();
    void hasWhatSupportNeeds();
    void holdsNoToken();
    void fenceIsLongerThanAnyInside();
    void longBodyIsCutAndSaysSo();
    void bothLanguages();
};

void TestReport::hasWhatSupportNeeds_data()
{
    QTest::addColumn<QByteArray>("needed");
    QTest::newRow("code") << QByteArray("| 4007 |");
    QTest::newRow("message, its pipe escaped") << QByteArray("auto_save_history \\| must be true");
    QTest::newRow("log ID") << QByteArray("20240708143040790E78F9318B35A2910B");
    QTest::newRow("time in China") << QByteArray("2026-01-20T17:00:37+08:00");
    QTest::newRow("duration") << QByteArray("128 ms");
    QTest::newRow("request line") << QByteArray(
        "POST https://api.coze.cn/v3/chat?conversation_id=7374752000116113452");
    QTest::newRow("request body") << QByteArray("\"auto_save_history\":false");
    QTest::newRow("status line") << QByteArray("HTTP/1.1 200 OK");
    QTest::newRow("cause that was found") << QByteArray("`body:/auto_save_history`");
}

void TestReport::hasWhatSupportNeeds()
{
    QFETCH(QByteArray, needed);
    const Exchange exchange = failedCall();
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::English);
    QVERIFY2(report.contains(needed), report.constData());
}

void TestReport::holdsNoToken()
{
    Exchange exchange = failedCall();
    exchange.request.body = R"({"client_secret":")" + Token + R"(","note":")" + Token + "\"}";
    exchange.response->body = R"({"code":4100,"msg":"token )" + Token + R"( is invalid"})";
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::Both);
    QVERIFY(!report.contains(Token));
    QVERIFY(!report.contains(QByteArray(20, 'k')));
    QVERIFY(report.contains("4100"));
}

void TestReport::fenceIsLongerThanAnyInside()
{
    Exchange exchange = failedCall();
    exchange.response->body = "{\"code\":4000,\"msg\":\"````\"}";
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::English);
    QVERIFY(report.contains("\n`````http\n"));
}

void TestReport::longBodyIsCutAndSaysSo()
{
    Exchange exchange = failedCall();
    exchange.response->body = R"({"code":4000,"msg":")" + QByteArray(100'000, 'x') + "\"}";
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::English);
    QVERIFY(report.size() < 140'000);
    QVERIFY(report.contains("16 KB"));
}

void TestReport::bothLanguages()
{
    const Exchange exchange = failedCall();
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::Both);
    QVERIFY(report.contains("诊断报告"));
    QVERIFY(report.contains("diagnosis report"));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
