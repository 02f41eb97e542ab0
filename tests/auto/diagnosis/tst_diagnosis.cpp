// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"
#include "diagnosis/diagnosis.h"
#include "diagnosis/fixpreview.h"
#include "diagnosis/requesttext.h"

#include <QBuffer>
#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray ChatBody = R"({
  "bot_id": "7342866812345678901",
  "user_id": "debug_user",
  "stream": false,
  "auto_save_history": false,
  "additional_messages": [
    { "role": "user", "content": "你好", "content_type": "text" }
  ]
})";

Exchange chatExchange(const QByteArray &responseBody, int status = 200,
                      const QByteArray &type = "application/json")
{
    Exchange exchange;
    exchange.request = {
        "POST",
        "https://api.coze.cn/v3/chat",
        {{"Authorization", "Bearer pat_" + QByteArray(64, 'a')}, {"Content-Type", "application/json"}},
        ChatBody};
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", type}, {"X-Tt-Logid", "20240708143040790E78F9318B35A2910B"}};
    response.body = responseBody;
    exchange.response = response;
    return exchange;
}

} // namespace

class TestDiagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void history4007IsExplainedFromRuleToFix();
    void successesWithoutAnEnvelope_data();
    void successesWithoutAnEnvelope();
    void answersWithoutACode_data();
    void answersWithoutACode();
    void noAnswerSaysWhyInBothLanguages();
    void pastedTextWithoutRequestBlamesNoRequest();
    void pastedTextTakesTheGivenRequest();
    void middleOfALargeLogIsRead();
    void oneCode();
    void nothingToExplain_data();
    void nothingToExplain();
};

void TestDiagnosis::history4007IsExplainedFromRuleToFix()
{
    const Diagnosis diagnosis = explainExchange(
        chatExchange(R"({"code":4007,"msg":"auto_save_history must be true when stream is false"})"), {});
    QCOMPARE(diagnosis.verdict, Verdict::Error);
    QCOMPARE(diagnosis.errors.size(), 1);
    const ErrorExplanation &error = diagnosis.errors.first();
    QCOMPARE(error.found.code, u"4007"_qs);
    QVERIFY(error.entry);
    QVERIFY(error.entry->official);
    QCOMPARE(error.found.logid, u"20240708143040790E78F9318B35A2910B"_qs);

    const Finding &cause = error.causes.first();
    QCOMPARE(cause.id, u"stream-false-without-history"_qs);
    QCOMPARE(cause.certainty, Certainty::Certain);
    QVERIFY(cause.explains);
    QCOMPARE(cause.where, QStringList({u"body:/auto_save_history"_qs, u"body:/stream"_qs}));
    QVERIFY(!cause.fixes.isEmpty());

    const Result<Request> fixed = withFix(*diagnosis.request, cause.fixes.first());
    QVERIFY(fixed.has_value());
    QByteArray expected = ChatBody;
    expected.replace("\"auto_save_history\": false", "\"auto_save_history\": true");
    QCOMPARE(fixed->body, expected);
    QCOMPARE(
        previewOf(*diagnosis.request, cause.fixes.first()),
        QList<LineChange>({{{u"\"auto_save_history\": false,"_qs}, {u"\"auto_save_history\": true,"_qs}}}));
}

void TestDiagnosis::successesWithoutAnEnvelope_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("remark");
    const QByteArray token = R"({"access_token":"czs_x","expires_in":1795487859,"token_type":"Bearer"})";
    QTest::newRow("a token") << QByteArray("/api/permission/oauth2/token") << token << 200
                             << u"oauth-success"_qs;
    QTest::newRow("a device code") << QByteArray("/api/permission/oauth2/device/code")
                                   << QByteArray(R"({"device_code":"a","user_code":"b","expires_in":1})")
                                   << 200 << u"oauth-success"_qs;
    QTest::newRow("a code of 0 and nothing else")
        << QByteArray("/v3/chat/cancel") << QByteArray(R"({"code":0})") << 200 << u"success"_qs;
    QTest::newRow("a token from elsewhere")
        << QByteArray("/login") << token << 200 << u"json-without-code"_qs;
    QTest::newRow("no token in the answer") << QByteArray("/api/permission/oauth2/token")
                                            << QByteArray(R"({"hello":1})") << 200 << u"json-without-code"_qs;
}

void TestDiagnosis::successesWithoutAnEnvelope()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, remark);
    Exchange exchange = chatExchange(body, status, "application/json");
    exchange.request.url = "https://api.coze.cn" + path;
    const Diagnosis diagnosis = explainExchange(exchange, {});
    QCOMPARE(diagnosis.verdict == Verdict::Success, remark != u"json-without-code");
    QVERIFY(diagnosis.errors.isEmpty());
    QCOMPARE(diagnosis.remarkCode, remark);
}

void TestDiagnosis::answersWithoutACode_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("remark");
    QTest::newRow("empty body") << QByteArray() << 200 << QByteArray("application/json") << u"empty-body"_qs;
    QTest::newRow("blanks only") << QByteArray(" \r\n ") << 200 << QByteArray("application/json")
                                 << u"empty-body"_qs;
    QTest::newRow("not JSON") << QByteArray("OK") << 200 << QByteArray("text/plain") << u"not-json"_qs;
    QTest::newRow("JSON without code") << QByteArray(R"({"hello":"world"})") << 200
                                       << QByteArray("application/json") << u"json-without-code"_qs;
    QTest::newRow("speech") << QByteArray("ID3\0\0\0", 6) << 200 << QByteArray("audio/mpeg") << u"binary"_qs;
}

void TestDiagnosis::answersWithoutACode()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QString, remark);
    const Diagnosis diagnosis = explainExchange(chatExchange(body, status, type), {});
    QVERIFY(diagnosis.errors.isEmpty());
    QCOMPARE(diagnosis.remarkCode, remark);
    QVERIFY(!diagnosis.remark.zh.isEmpty() && !diagnosis.remark.en.isEmpty());
    QVERIFY(diagnosis.remark.zh.contains(u"HTTP 200") && diagnosis.remark.en.contains(u"HTTP 200"));
    QCOMPARE(diagnosis.nextSteps.size(), 1);
}

void TestDiagnosis::noAnswerSaysWhyInBothLanguages()
{
    Exchange exchange = chatExchange({});
    exchange.response.reset();
    exchange.outcome = Outcome::NetworkError;
    exchange.error =
        NetworkError{Phase::Connect, u"refused"_qs, {u"拒绝"_qs, u"refused"_qs}, {u"检查"_qs, u"check"_qs}};
    const Diagnosis diagnosis = explainExchange(exchange, {});
    QCOMPARE(diagnosis.verdict, Verdict::Unknown);
    QCOMPARE(diagnosis.remarkCode, u"refused"_qs);
    QCOMPARE(diagnosis.remark, exchange.error->detail);
    QCOMPARE(diagnosis.nextSteps, QList<Bilingual>({exchange.error->nextStep}));
}

void TestDiagnosis::pastedTextWithoutRequestBlamesNoRequest()
{
    const Diagnosis diagnosis =
        explainText(R"({"code":4100,"msg":"authentication is invalid"})", std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    for (const Finding &finding : diagnosis.errors.first().causes) {
        QVERIFY2(finding.where.join(u' ').startsWith(u"response:"), qPrintable(finding.id));
        QVERIFY(finding.fixes.isEmpty());
    }
}

void TestDiagnosis::pastedTextTakesTheGivenRequest()
{
    const Request request = chatExchange({}).request;
    const Diagnosis diagnosis = explainText(R"({"code":4007,"msg":"x"})", request, {});
    QCOMPARE(diagnosis.errors.first().causes.first().id, u"stream-false-without-history"_qs);
}

void TestDiagnosis::middleOfALargeLogIsRead()
{
    const QByteArray quiet =
        QByteArray("2026-01-20 09:00:37 INFO request 4000 served in 4100 ms\n").repeated(200'000);
    const QByteArray log = quiet +
                           "2026-01-20 09:10:00 ERROR code: 4016, msg: Conversation occupied, logid: "
                           "202601201700370D9F061B88A4191C5183\n" +
                           quiet;
    QVERIFY(log.size() > 20'000'000);
    const Diagnosis diagnosis = explainText(log, std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QCOMPARE(diagnosis.errors.first().found.code, u"4016"_qs);

    QBuffer device;
    device.setData(log);
    QVERIFY(device.open(QIODevice::ReadOnly));
    const Diagnosis streamed = explainDevice(device, std::nullopt, {});
    QCOMPARE(streamed.errors.size(), 1);
    QCOMPARE(streamed.errors.first().found, diagnosis.errors.first().found);
}

void TestDiagnosis::oneCode()
{
    const Diagnosis known = explainCode(u"4016"_qs);
    QCOMPARE(known.verdict, Verdict::Error);
    QCOMPARE(known.form, Form::Code);
    QVERIFY(known.errors.first().entry);
    QVERIFY(!known.errors.first().nextSteps.isEmpty());

    const Diagnosis unknown = explainCode(u"4999"_qs);
    QCOMPARE(unknown.verdict, Verdict::Unknown);
    QVERIFY(unknown.remark.en.contains(u"4999") && unknown.remark.zh.contains(u"4999"));
}

void TestDiagnosis::nothingToExplain_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("nothing") << QByteArray() << Verdict::Unknown;
    QTest::newRow("prose") << QByteArray("The quick brown fox") << Verdict::Unknown;
    QTest::newRow("a success") << QByteArray(R"({"code":0,"msg":"","data":{}})") << Verdict::Success;
    QTest::newRow("WeChat") << QByteArray(R"({"errcode":40001,"errmsg":"invalid credential"})")
                            << Verdict::NotCoze;
}

void TestDiagnosis::nothingToExplain()
{
    QFETCH(QByteArray, text);
    QFETCH(Verdict, verdict);
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    QCOMPARE(diagnosis.verdict, verdict);
    QVERIFY(diagnosis.errors.isEmpty());
    QVERIFY(!diagnosis.remark.zh.isEmpty() && !diagnosis.remark.en.isEmpty());
}

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
