// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosis.h"
#include "diagnosis/places.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QTest>

using namespace CozeLens;

//! Texts and logs without a request of the window: what is summed up, and what is honestly said.
class TestTextDiagnosis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repeatedErrorsAreSummedUp_data();
    void repeatedErrorsAreSummedUp();
    void eachKindIsExplainedByItself();
    void requestBelongsToTheKindThatIsLookedAt();
    void aLongReadingTellsHowFarItIsAndCanBeGivenUp();
    void curlWithoutAnAnswer_data();
    void curlWithoutAnAnswer();
    void anAnswerCountsMoreThanCurlsComplaint();
    void codeOfTheTableInSomebodysObject_data();
    void codeOfTheTableInSomebodysObject();
    void bodyThatCurlDidNotPrintIsNotBlamed();
    void formInAHarKeepsItsLineEnds();
    void encodingsOfWindows_data();
    void encodingsOfWindows();
    void proseHasNoPlacesInABody();
};

namespace {

QByteArray line(int minute, const QByteArray &rest)
{
    return "2026-01-20 09:" + QByteArray::number(minute).rightJustified(2, '0') + ":00 " + rest + '\n';
}

QByteArray busyLog()
{
    QByteArray log;
    for (int i = 0; i < 10; ++i)
        log += line(i, R"(ERROR body={"code":4013,"msg":"model error"})");
    for (int i = 10; i < 13; ++i)
        log += line(i, R"(ERROR body={"code":4007,"msg":"auto_save_history must be true"})");
    return log;
}

} // namespace

void TestTextDiagnosis::repeatedErrorsAreSummedUp_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("errors"); // 0: no summary
    QTest::newRow("a log with thirteen errors") << busyLog() << 13;
    QTest::newRow("four times the same")
        << line(1, "code: 4016, msg: Conversation occupied").repeated(4) << 4;
    QTest::newRow("three times the same")
        << line(1, "code: 4016, msg: Conversation occupied").repeated(3) << 0;
    QTest::newRow("one error") << QByteArray(R"({"code":4013,"msg":"model error"})") << 0;
    QTest::newRow("no error") << line(1, "INFO all is well").repeated(50) << 0;
}

void TestTextDiagnosis::repeatedErrorsAreSummedUp()
{
    QFETCH(QByteArray, text);
    QFETCH(int, errors);
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    QCOMPARE(diagnosis.log.has_value(), errors > 0);
    if (errors == 0)
        return;
    QCOMPARE(diagnosis.log->errorCount, errors);
    QCOMPARE(diagnosis.log->bytes, text.size());
    QCOMPARE(diagnosis.log->kinds.first().code, diagnosis.errors.first().found.code);
}

void TestTextDiagnosis::eachKindIsExplainedByItself()
{
    const QByteArray log = busyLog();
    const LogDigest digest = *explainText(log, std::nullopt, {}).log;
    QCOMPARE(digest.kinds.size(), 2);
    QCOMPARE(digest.kinds.at(0).code, u"4007"_qs);
    QCOMPARE(digest.kinds.at(0).count, 3);
    QCOMPARE(digest.kinds.at(1).count, 10);
    for (const LogErrorKind &kind : digest.kinds) {
        const Diagnosis diagnosis =
            explainKind(kind, log.mid(kind.text.offset, kind.text.length), std::nullopt, {});
        QCOMPARE(diagnosis.errors.size(), 1);
        QCOMPARE(diagnosis.errors.first().found, kind.example);
        QVERIFY(diagnosis.errors.first().entry);
        QCOMPARE(diagnosis.errors.first().entry->code, kind.code);
        QVERIFY(diagnosis.responseBody.contains(kind.code.toUtf8()));
    }
}

void TestTextDiagnosis::requestBelongsToTheKindThatIsLookedAt()
{
    const QByteArray log = busyLog();
    const LogErrorKind kind = explainText(log, std::nullopt, {}).log->kinds.at(0);
    const Request request{
        "POST",
        "https://api.coze.cn/v3/chat",
        {{"Authorization", "Bearer pat_" + QByteArray(64, 'a')}, {"Content-Type", "application/json"}},
        R"({"bot_id":"7342866812345678901","user_id":"u","stream":false,)"
        R"("auto_save_history":false})"};
    const Diagnosis diagnosis = explainKind(kind, log.mid(kind.text.offset, kind.text.length), request, {});
    QVERIFY(diagnosis.request.has_value());
    QCOMPARE(diagnosis.errors.first().causes.first().id, u"stream-false-without-history"_qs);
}

void TestTextDiagnosis::aLongReadingTellsHowFarItIsAndCanBeGivenUp()
{
    const QByteArray log = busyLog() + line(20, "INFO all is well").repeated(400'000) + busyLog();
    QVERIFY(log.size() > 10'000'000);
    QBuffer device;
    device.setData(log);
    QVERIFY(device.open(QIODevice::ReadOnly));
    ReadingProgress progress;
    const Diagnosis whole = explainDevice(device, std::nullopt, {}, &progress);
    QVERIFY(progress.bytesRead > log.size() - 1024 * 1024);
    QVERIFY(whole.log.has_value());
    QCOMPARE(whole.log->errorCount, 26);
    QCOMPARE(whole.log->bytes, log.size());

    QVERIFY(device.seek(0));
    progress.cancelled = true;
    const Diagnosis given = explainDevice(device, std::nullopt, {}, &progress);
    QCOMPARE(given.remarkCode, u"reading-cancelled"_qs);
    QVERIFY(given.errors.isEmpty());
    QVERIFY(!given.log);
}

void TestTextDiagnosis::curlWithoutAnAnswer_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QString>("named"); // in both languages
    QTest::newRow("name not found") << QByteArray("curl: (6) Could not resolve host: api.coze.con\n")
                                    << u"host-not-found"_qs << u"api.coze.con"_qs;
    QTest::newRow("refused") << QByteArray(
                                    "curl: (7) Failed to connect to localhost port 8080: Connection refused")
                             << u"refused"_qs << u"8080"_qs;
    QTest::newRow("not reached, as new curls say it")
        << QByteArray("curl: (7) Failed to connect to api.coze.cn port 443 after 2046 ms: Couldn't connect "
                      "to server")
        << u"not-connected"_qs << u"api.coze.cn"_qs;
    QTest::newRow("connecting took too long")
        << QByteArray("curl: (28) Connection timed out after 10001 milliseconds")
        << u"curl-timed-out-connect"_qs << QString();
    QTest::newRow("connecting took too long, host named")
        << QByteArray(
               "curl: (28) Failed to connect to api.coze.cn port 443 after 130921 ms: Connection timed out")
        << u"curl-timed-out-connect"_qs << u"api.coze.cn"_qs;
    QTest::newRow("the answer took too long")
        << QByteArray("curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received")
        << u"curl-timed-out-total"_qs << u"--max-time"_qs;
    QTest::newRow("handshake cut off")
        << QByteArray("curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to api.coze.cn:443 ")
        << u"closed"_qs << u"api.coze.cn"_qs;
    QTest::newRow("https on a plain port")
        << QByteArray("curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number")
        << u"tls-not-tls"_qs << QString();
    QTest::newRow("certificate expired")
        << QByteArray("curl: (60) SSL certificate problem: certificate has expired\n"
                      "More details here: https://curl.se/docs/sslcerts.html")
        << u"tls-expired"_qs << QString();
    QTest::newRow("a proxy's own certificate")
        << QByteArray("curl: (60) SSL certificate problem: self-signed certificate in certificate chain")
        << u"tls-unknown-authority"_qs << QString();
    QTest::newRow("a certificate that vouches for itself")
        << QByteArray("curl: (60) SSL certificate problem: self-signed certificate") << u"tls-self-signed"_qs
        << QString();
    QTest::newRow("another host's certificate")
        << QByteArray("curl: (60) SSL: no alternative certificate subject name matches target host name "
                      "'api.coze.cn'")
        << u"tls-wrong-host"_qs << u"api.coze.cn"_qs;
    QTest::newRow("behind the command and its progress")
        << QByteArray("$ curl -X POST https://api.coze.cn/v3/chat -d '{}'\n  % Total    % Received\n"
                      "curl: (6) Could not resolve host: api.coze.cn")
        << u"host-not-found"_qs << u"api.coze.cn"_qs;
    QTest::newRow("no such file, which is none of the network's")
        << QByteArray("curl: (26) Failed to open/read local data from file/application") << u"unknown-text"_qs
        << QString();
}

void TestTextDiagnosis::curlWithoutAnAnswer()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, remark);
    QFETCH(QString, named);
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    QCOMPARE(diagnosis.remarkCode, remark);
    QCOMPARE(diagnosis.verdict, Verdict::Unknown);
    if (remark == u"unknown-text")
        return;
    QCOMPARE(diagnosis.nextSteps.size(), 1);
    for (const Language language : {Language::Chinese, Language::English}) {
        const QString said = diagnosis.remark.in(language) + diagnosis.nextSteps.first().in(language);
        QVERIFY2(said.contains(named), qPrintable(said));
        QVERIFY2(!said.contains(u'%') && !said.contains(u'{'), qPrintable(said));
    }
    QVERIFY(!diagnosis.remark.en.contains(u"服务器"));
}

void TestTextDiagnosis::anAnswerCountsMoreThanCurlsComplaint()
{
    const Diagnosis diagnosis = explainText("{\"code\":4100,\"msg\":\"authentication is invalid\"}\ncurl: "
                                            "(56) Recv failure: Connection reset by peer",
                                            std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QCOMPARE(diagnosis.errors.first().found.code, u"4100"_qs);
}

void TestTextDiagnosis::codeOfTheTableInSomebodysObject_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isCoze");
    QTest::newRow("a number, message and status")
        << QByteArray(R"({"code":4000,"message":"name is required","status":"error"})") << false;
    QTest::newRow("a number and message")
        << QByteArray(R"({"code":4016,"message":"cart is locked"})") << false;
    QTest::newRow("Coze's own word for it")
        << QByteArray(R"({"code":4000,"msg":"name is required"})") << true;
    QTest::newRow("a message of the table's")
        << QByteArray(R"({"code":4100,"message":"authentication is invalid"})") << true;
    QTest::newRow("with a log id")
        << QByteArray(R"({"code":4000,"message":"x","logid":"20240708143040790E78F9318B35A2910B"})") << true;
    QTest::newRow("beside Coze's address")
        << QByteArray(R"(POST https://api.coze.cn/v3/chat gave {"code":4000,"message":"name is required"})")
        << true;
}

void TestTextDiagnosis::codeOfTheTableInSomebodysObject()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isCoze);
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    QCOMPARE(diagnosis.verdict, isCoze ? Verdict::Error : Verdict::Unknown);
    if (isCoze)
        return;
    QCOMPARE(diagnosis.remarkCode, u"code-without-mark"_qs);
    QVERIFY(diagnosis.remark.en.contains(u"code 40") && diagnosis.remark.zh.contains(u"code 40"));
    QCOMPARE(diagnosis.nextSteps.size(), 1);

    // The same as the answer to a request: there it is known who said it.
    Exchange exchange;
    exchange.request = {"POST", "https://api.coze.cn/v3/chat", {}, "{}"};
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->body = text;
    QCOMPARE(explainExchange(exchange, {}).verdict, Verdict::Error);
}

void TestTextDiagnosis::bodyThatCurlDidNotPrintIsNotBlamed()
{
    const QByteArray pasted = "> POST /v3/chat HTTP/1.1\n> Host: api.coze.cn\n> Authorization: Bearer pat_" +
                              QByteArray(64, 'Z') +
                              "\n> Content-Type: application/json\n> Content-Length: 321\n>\n"
                              "< HTTP/1.1 200 OK\n< Content-Type: application/json\n<\n"
                              R"({"code":4000,"msg":"Request parameter error"})";
    const Diagnosis diagnosis = explainText(pasted, std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QVERIFY(diagnosis.request);
    for (const Finding &finding : diagnosis.errors.first().causes)
        QVERIFY2(!finding.where.value(0).startsWith(u"body:"), qPrintable(finding.id));
    // What the head shows is still looked at.
    QByteArray bare = pasted;
    bare.replace("Bearer ", "");
    QCOMPARE(explainText(bare.replace("4000", "4100"), std::nullopt, {}).errors.first().causes.first().id,
             u"auth-bearer-missing"_qs);
}

void TestTextDiagnosis::formInAHarKeepsItsLineEnds()
{
    const QByteArray form =
        R"(------x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n)"
        R"(\r\na,b\r\n------x--\r\n)";
    const QByteArray har =
        R"({"log":{"entries":[{"request":{"method":"POST","url":"https://api.coze.cn/v1/files/upload","headers":[)"
        R"({"name":"Content-Type","value":"multipart/form-data; boundary=----x"}],"postData":{"text":")" +
        form +
        R"("}},"response":{"status":200,"headers":[],"content":{"text":"{\"code\":4303,\"msg\":\"x\"}"}}}]}})";
    const Diagnosis diagnosis = explainText(har, std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QVERIFY(diagnosis.request && diagnosis.request->body.contains("\r\n\r\na,b\r\n"));
    for (const Finding &finding : diagnosis.errors.first().causes)
        QVERIFY2(finding.id != u"upload-file-part", qPrintable(finding.text.en));
}

void TestTextDiagnosis::encodingsOfWindows_data()
{
    QTest::addColumn<QByteArray>("text");
    const QString text = u"{\"code\":4100,\"msg\":\"身份验证无效\"}"_qs;
    const auto wide = [&text](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
        QStringEncoder encoder(encoding, flag);
        return QByteArray(encoder.encode(text));
    };
    using Flag = QStringConverter::Flag;
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-16 with a mark, as PowerShell redirects")
        << wide(QStringConverter::Utf16LE, Flag::WriteBom);
    QTest::newRow("UTF-16 without a mark") << wide(QStringConverter::Utf16LE, Flag::Default);
    QTest::newRow("UTF-16, most significant byte first") << wide(QStringConverter::Utf16BE, Flag::WriteBom);
    QTest::newRow("GB18030, as a Chinese console writes")
        << QByteArray("{\"code\":4100,\"msg\":\"\xC9\xED\xB7\xDD\xD1\xE9\xD6\xA4\xCE\xDE\xD0\xA7\"}");
}

void TestTextDiagnosis::encodingsOfWindows()
{
    QFETCH(QByteArray, text);
    const Diagnosis diagnosis = explainText(text, std::nullopt, {});
    QCOMPARE(diagnosis.errors.size(), 1);
    QCOMPARE(diagnosis.errors.first().found.code, u"4100"_qs);
    QCOMPARE(diagnosis.errors.first().found.msg, u"身份验证无效"_qs);
}

void TestTextDiagnosis::proseHasNoPlacesInABody()
{
    Finding finding;
    finding.where = {u"response:body:/code"_qs, u"response:status"_qs, u"body:/stream"_qs};
    const Diagnosis prose = explainText("扣子接口报错，错误码 4013，怎么办？", std::nullopt, {});
    QCOMPARE(prose.errors.size(), 1);
    QCOMPARE(visiblePlaces(finding, prose), QStringList({u"body:/stream"_qs}));
    const Diagnosis json = explainText(R"({"code":4013,"msg":"model error"})", std::nullopt, {});
    QCOMPARE(visiblePlaces(finding, json), QStringList({u"response:body:/code"_qs, u"body:/stream"_qs}));
    const Diagnosis http = explainText("HTTP/1.1 200 OK\nContent-Type: application/json\n\n"
                                       R"({"code":4013,"msg":"model error"})",
                                       std::nullopt, {});
    QCOMPARE(visiblePlaces(finding, http), finding.where);
}

QTEST_GUILESS_MAIN(TestTextDiagnosis)
#include "tst_textdiagnosis.moc"
