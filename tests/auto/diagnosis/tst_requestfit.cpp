// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosis.h"
#include "diagnosis/requestfit.h"

#include <QTest>

using namespace CozeLens;

//! Whether the request in the editor led to what was pasted: proven, unknown, or another one.
class TestRequestFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void onlyWhatStandsAroundTheErrorCounts();
};

namespace {

const Request Chat{"POST",
                   "https://api.coze.cn/v3/chat?conversation_id=7374752000116113452",
                   {{"Authorization", "Bearer pat_" + QByteArray(60, 'k')}},
                   R"({"bot_id":"7342866812345678901","user_id":"u"})"};
const Request Practice{
    "POST", "http://127.0.0.1:8123/v3/chat", {}, R"({"bot_id":"7342866812345678901","user_id":"u"})"};

RequestFit fitOf(const Request &request, const QByteArray &text)
{
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    return requestFit(request, diagnosis.errors.value(0).found, text);
}

} // namespace

void TestRequestFit::fits_data()
{
    using Answer = RequestFit::Answer;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isPractice");
    QTest::addColumn<RequestFit::Answer>("answer");
    QTest::newRow("the same bot in the message")
        << QByteArray(
               R"({"code":4200,"msg":"Requested resource bot_id=7342866812345678901 does not exist."})")
        << false << Answer::Fits;
    QTest::newRow("the same conversation, which stands in the address")
        << QByteArray(R"({"code":4200,"msg":"conversation 7374752000116113452 does not exist"})") << false
        << Answer::Fits;
    QTest::newRow("another bot")
        << QByteArray(
               R"({"code":4200,"msg":"Requested resource bot_id=7342866812345678000 does not exist."})")
        << false << Answer::Contradicts;
    QTest::newRow("the call is named by an SDK")
        << QByteArray("[cozepy][WARNING] request POST#https://api.coze.cn/v3/chat failed, "
                      "logid=20240708143040790E78F9318B35A2910B, code=4013, msg=model error")
        << false << Answer::Fits;
    QTest::newRow("another call is named")
        << QByteArray("[cozepy][WARNING] request POST#https://api.coze.cn/v1/workflow/run failed, "
                      "logid=20240708143040790E78F9318B35A2910B, code=4013, msg=model error")
        << false << Answer::Contradicts;
    QTest::newRow("the call went to the cloud, not to the practice server")
        << QByteArray("[cozepy][WARNING] request POST#https://api.coze.cn/v3/chat failed, "
                      "logid=20240708143040790E78F9318B35A2910B, code=4013, msg=model error")
        << true << Answer::Contradicts;
    QTest::newRow("a page of the documentation is no call")
        << QByteArray(
               R"({"code":4013,"msg":"model error, see https://www.coze.cn/docs/developer_guides/chat"})")
        << false << Answer::Unknown;
    QTest::newRow("a bare answer proves nothing")
        << QByteArray(R"({"code":4000,"msg":"The request body is invalid"})") << false << Answer::Unknown;
}

void TestRequestFit::fits()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isPractice);
    QFETCH(RequestFit::Answer, answer);
    const RequestFit fit = fitOf(isPractice ? Practice : Chat, text);
    QCOMPARE(fit.answer, answer);
    QCOMPARE(fit.reason.zh.isEmpty(), answer == RequestFit::Answer::Unknown);
    QCOMPARE(fit.reason.en.isEmpty(), answer == RequestFit::Answer::Unknown);
}

void TestRequestFit::onlyWhatStandsAroundTheErrorCounts()
{
    const QByteArray far = QByteArray("GET https://api.coze.cn/v1/bots/1 200 fine\n").repeated(1000);
    const QByteArray text = far + "POST https://api.coze.cn/v3/chat failed\n" +
                            QByteArray("quiet\n").repeated(3) + R"(ERROR {"code":4013,"msg":"model error"})" +
                            "\n";
    const RequestFit fit = fitOf(Chat, text);
    QCOMPARE(fit.answer, RequestFit::Answer::Fits);
}

QTEST_GUILESS_MAIN(TestRequestFit)
#include "tst_requestfit.moc"
