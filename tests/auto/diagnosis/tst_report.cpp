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
    void pastedAnswerHasWhatSupportNeeds_data();
    void pastedAnswerHasWhatSupportNeeds();
    void noPlantedSecretComesThrough_data();
    void noPlantedSecretComesThrough();
    void longTextIsCutAroundTheError();
    void aCutTokenIsNotShown();
    void hostileContentsStayText_data();
    void hostileContentsStayText();
    void bytesAreLeftOut();
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

void TestReport::pastedAnswerHasWhatSupportNeeds_data()
{
    QTest::addColumn<QByteArray>("needed");
    QTest::newRow("code") << QByteArray("| 4007 |");
    QTest::newRow("message") << QByteArray("auto_save_history must be true");
    QTest::newRow("log ID") << QByteArray("| 20240708143040790E78F9318B35A2910B |");
    QTest::newRow("time, as the log ID tells it") << QByteArray("2024-07-08T14:30:40+08:00");
    QTest::newRow("request line") << QByteArray("POST https://api.coze.cn/v3/chat");
    QTest::newRow("request header") << QByteArray("Content-Type: application/json");
    QTest::newRow("request body") << QByteArray("\"auto_save_history\":false");
    QTest::newRow("status line") << QByteArray("HTTP/2 200");
    QTest::newRow("response header") << QByteArray("X-Tt-Logid: 20240708143040790E78F9318B35A2910B");
    QTest::newRow("cause that was found") << QByteArray("`body:/auto_save_history`");
}

void TestReport::pastedAnswerHasWhatSupportNeeds()
{
    QFETCH(QByteArray, needed);
    const QByteArray text = "HTTP/2 200 \r\nContent-Type: application/json\r\n"
                            "X-Tt-Logid: 20240708143040790E78F9318B35A2910B\r\n\r\n"
                            R"({"code":4007,"msg":"auto_save_history must be true"})";
    const Diagnosis diagnosis = explainText(text, failedCall().request, {});
    const QByteArray report = reportFor(diagnosis, std::nullopt, ReportLanguage::English, text);
    QVERIFY2(report.contains(needed), report.constData());
    QVERIFY(!report.contains(Token));
}

void TestReport::noPlantedSecretComesThrough_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<QByteArray>("text");
    const QByteArray answer = R"({"code":4100,"msg":"authentication is invalid"})";
    const auto with = [](auto change) {
        Request request = failedCall().request;
        change(request);
        return request;
    };
    QTest::newRow("in the Authorization header") << failedCall().request << answer;
    QTest::newRow("in the address") << with([](Request &r) { r.url += "&access_token=" + Token; }) << answer;
    QTest::newRow("in a cookie") << with([](Request &r) {
        r.headers.append({"Cookie", "sid=" + Token});
    }) << answer;
    QTest::newRow("in the body") << with([](Request &r) {
        r.body = R"({"refresh_token":")" + Token + R"(","text":"my token is )" + Token + R"("})";
    }) << answer;
    QTest::newRow("in the message") << failedCall().request
                                    << QByteArray(R"({"code":4100,"msg":"token )" + Token +
                                                  R"( is invalid"})");
    QTest::newRow("in the lines of a log")
        << failedCall().request
        << QByteArray("2026-01-20 09:00:00 DEBUG Authorization: Bearer " + Token +
                      "\n2026-01-20 09:00:01 ERROR " + answer + "\n2026-01-20 09:00:02 DEBUG retry with " +
                      Token + '\n');
    QTest::newRow("in the cookies of a log")
        << failedCall().request
        << QByteArray("2026-01-20 09:00:00 DEBUG > Cookie: sessionid=" + Token +
                      "\n2026-01-20 09:00:01 ERROR " + answer + '\n');
}

void TestReport::noPlantedSecretComesThrough()
{
    QFETCH(Request, request);
    QFETCH(QByteArray, text);
    const QByteArray pasted =
        reportFor(explainText(text, request, {}), std::nullopt, ReportLanguage::Both, text);
    Exchange exchange = failedCall();
    exchange.request = request;
    exchange.response->body = text;
    const QByteArray sent = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::Both);
    for (const QByteArray &report : {pasted, sent}) {
        QVERIFY(report.contains("4100"));
        QVERIFY2(!report.contains(QByteArray(12, 'k')), report.constData());
    }
}

void TestReport::longTextIsCutAroundTheError()
{
    const QByteArray quiet = QByteArray("2026-01-20 09:00:00 INFO all is well\n").repeated(5000);
    const QByteArray text =
        quiet + "2026-01-20 09:10:00 ERROR code: 4016, msg: Conversation occupied\n" + quiet;
    const QByteArray report =
        reportFor(explainText(text, std::nullopt, {}), std::nullopt, ReportLanguage::English, text);
    QVERIFY(report.size() < 24 * 1024);
    QVERIFY(report.contains("09:10:00 ERROR code: 4016"));
    QVERIFY(report.contains("the part around the error"));
}

void TestReport::aCutTokenIsNotShown()
{
    // The cut falls into the tokens, wherever it falls: the text is one line of them.
    const QByteArray tokens = QByteArray("token " + Token + ' ').repeated(1000);
    const QByteArray text = tokens + "ERROR code: 4016, msg: Conversation occupied " + tokens;
    const QByteArray report =
        reportFor(explainText(text, std::nullopt, {}), std::nullopt, ReportLanguage::English, text);
    QVERIFY(report.contains("4016"));
    QVERIFY2(!report.contains(QByteArray(12, 'k')), report.constData());
}

void TestReport::hostileContentsStayText_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("secret");
    const QByteArray json = "application/json";
    QTest::newRow("fences of every length")
        << json << QByteArray("```\n````\n`````` end\n```") << QByteArray();
    QTest::newRow("fences behind a carriage return") << json << QByteArray("a\r```\r## x") << QByteArray();
    QTest::newRow("token behind a line break") << json << QByteArray(R"({"a":"x\n)" + Token + "\"}") << Token;
    QTest::newRow("token in a form") << QByteArray("application/x-www-form-urlencoded")
                                     << QByteArray("t=Bearer%20" + Token) << Token;
    QTest::newRow("secret part of a form")
        << QByteArray("multipart/form-data; boundary=B")
        << QByteArray(
               "--B\r\nContent-Disposition: form-data; name=\"client_secret\"\r\n\r\nQ1w2E3r4T5y6U7i8\r\n"
               "--B--\r\n")
        << QByteArray("Q1w2E3r4T5y6");
    QTest::newRow("web token") << json
                               << QByteArray(R"({"a":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxIn0.c2lnbmF0dXJl"})")
                               << QByteArray("c2lnbmF0");
    QTest::newRow("private key") << json
                                 << QByteArray("{\"k\":\"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\"}")
                                 << QByteArray("MIIEvQIBADANBg");
    QTest::newRow("signed address")
        << json << QByteArray(R"({"file_url":"https://a.example/x?X-Tos-Signature=0123456789abcdef"})")
        << QByteArray("0123456789ab");
    QTest::newRow("token across the cut")
        << json << QByteArray("{\"a\":\"" + QByteArray(16 * 1024 - 40, 'x') + ' ' + Token + "\"}")
        << QByteArray(10, 'k');
    QTest::newRow("key that ends beyond the cut")
        << json
        << QByteArray("-----BEGIN RSA PRIVATE KEY-----\nMIIEvQIBADANBg" + QByteArray(40'000, 'A') +
                      "\n-----END RSA PRIVATE KEY-----")
        << QByteArray("MIIEvQIBADANBg");
}

void TestReport::hostileContentsStayText()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, secret);
    Exchange exchange = failedCall();
    exchange.request.headers = {{"Content-Type", type}, {"Cookie", "sid=" + Token}};
    exchange.request.body = body;
    exchange.response->body = R"({"code":4000,"msg":"<img src=x> | `a` )" + body.toHex().left(10) + "\"}";
    QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::Both);
    QVERIFY2(secret.isEmpty() || !report.contains(secret), report.constData());
    QVERIFY(!report.contains(QByteArray(10, 'k')));
    QVERIFY2(!report.left(report.indexOf("http\n")).contains(" <img"), report.constData());
    // Outside fences nothing of the body is left: what opens a fence also ends it.
    QByteArray fence;
    for (const QByteArray &line : report.replace('\r', '\n').split('\n')) {
        qsizetype ticks = 0;
        while (ticks < line.size() && line[ticks] == '`')
            ++ticks;
        if (fence.isEmpty() && ticks >= 3)
            fence = line.left(ticks);
        else if (!fence.isEmpty() && line.trimmed() == fence)
            fence.clear();
        else
            QVERIFY2(fence.isEmpty() || ticks < fence.size(), line.constData());
    }
    QVERIFY(fence.isEmpty());
}

void TestReport::bytesAreLeftOut()
{
    Exchange exchange = failedCall();
    const QByteArray bytes = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452ff");
    exchange.request.headers = {{"Content-Type", "multipart/form-data; boundary=B"}};
    exchange.request.body =
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n" + bytes +
        "\r\n--B--\r\n";
    exchange.response->body = bytes;
    const QByteArray report = reportFor(explainExchange(exchange, {}), exchange, ReportLanguage::English);
    QCOMPARE(QString::fromUtf8(report).toUtf8(), report);
    QVERIFY(!report.contains('\0'));
    QVERIFY2(report.contains("filename=\"a.png\""), report.constData());
    QCOMPARE(report.count("Binary content of"), 2);
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
