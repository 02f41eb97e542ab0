// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

const QByteArray Failed =
    R"({"code":4007,"msg":"m","detail":{"logid":"20240708143040790E78F9318B35A2910B"}})";

} // namespace

class TestExplainCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitStatus_data();
    void exitStatus();
    void jsonHasTheDocumentedMembersInOrder();
    void evidencePointsIntoTheInput();
    void requestBesideTheResponse_data();
    void requestBesideTheResponse();
    void curlCompletesTheTypeOfAForm();
    void answerWithoutErrorHasItsCause_data();
    void answerWithoutErrorHasItsCause();
    void successShowsWhatStandsOut();
    void textInEachLanguage();
    void repeatedErrorsAreCounted();
    void textNamesOnlyPlacesThatAreThere();
    void controlCharactersAreNotPrinted();
    void wrongCalls_data();
    void wrongCalls();
    void helpAndVersion();
};

void TestExplainCommand::exitStatus_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("status");
    QTest::newRow("an error on standard input") << QStringList{u"explain"_qs, u"-"_qs} << Failed << 0;
    QTest::newRow("no argument reads standard input") << QStringList{u"explain"_qs} << Failed << 0;
    QTest::newRow("a success") << QStringList{u"explain"_qs} << QByteArray(R"({"code":0,"msg":""})") << 1;
    QTest::newRow("not Coze") << QStringList{u"explain"_qs} << QByteArray(R"({"errcode":40001,"errmsg":"x"})")
                              << 1;
    QTest::newRow("a known code") << QStringList{u"explain"_qs, u"4016"_qs} << QByteArray() << 0;
    QTest::newRow("a code outside the table")
        << QStringList{u"explain"_qs, u"700012006"_qs} << QByteArray() << 0;
    QTest::newRow("a code that is a word")
        << QStringList{u"explain"_qs, u"invalid_client"_qs} << QByteArray() << 0;
    QTest::newRow("an unknown code") << QStringList{u"explain"_qs, u"4999"_qs} << QByteArray() << 1;
    QTest::newRow("a folder") << QStringList{u"explain"_qs, u"."_qs} << QByteArray() << 2;
    QTest::newRow("no such file") << QStringList{u"explain"_qs, u"no-such-file.txt"_qs} << QByteArray() << 2;
}

void TestExplainCommand::exitStatus()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(int, status);
    const CommandRun result = runInTest(arguments, input);
    QCOMPARE(result.status, status);
    QCOMPARE(result.out.isEmpty(), status == 2);
    QCOMPARE(result.err.isEmpty(), status != 2);
}

void TestExplainCommand::jsonHasTheDocumentedMembersInOrder()
{
    const CommandRun result = runInTest({u"explain"_qs, u"--format"_qs, u"json"_qs}, Failed);
    const QJsonObject root = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(root.value(u"verdict").toString(), u"error"_qs);
    QCOMPARE(root.value(u"form").toString(), u"json"_qs);
    const QJsonObject error = root.value(u"errors").toArray().at(0).toObject();
    QCOMPARE(error.value(u"code").toString(), u"4007"_qs);
    QVERIFY(error.value(u"http_status").isNull());
    QVERIFY(error.value(u"debug_url").isNull());
    QVERIFY(error.value(u"entry").toObject().value(u"official").toBool());
    QCOMPARE(error.value(u"entry").toObject().value(u"retry").toString(), u"no"_qs);

    qsizetype at = 0;
    for (const char *name :
         {"\"verdict\"", "\"form\"", "\"errors\"", "\"code\"", "\"msg\"", "\"logid\"", "\"http_status\"",
          "\"debug_url\"", "\"evidence\"", "\"entry\"", "\"official\"", "\"cause\"", "\"remedy\"",
          "\"retry\"", "\"links\"", "\"notes\"", "\"causes\"", "\"next_steps\""}) {
        at = result.out.indexOf(name, at);
        QVERIFY2(at >= 0, name);
    }
}

void TestExplainCommand::evidencePointsIntoTheInput()
{
    const CommandRun result = runInTest({u"explain"_qs, u"--format"_qs, u"json"_qs}, Failed);
    const QJsonObject error = QJsonDocument::fromJson(result.out)[u"errors"].toArray().at(0).toObject();
    QStringList seen;
    for (const QJsonValue &value : error.value(u"evidence").toArray()) {
        const QJsonObject span = value.toObject();
        const QByteArray text = Failed.mid(span.value(u"offset").toInt(), span.value(u"length").toInt());
        const QString what = span.value(u"what").toString();
        QVERIFY2(text.contains(error.value(what).toString().toUtf8()), qPrintable(what));
        seen.append(what);
    }
    QVERIFY(seen.contains(u"code"_qs) && seen.contains(u"logid"_qs));
}

void TestExplainCommand::requestBesideTheResponse_data()
{
    QTest::addColumn<QByteArray>("request");
    const QByteArray body =
        R"({"bot_id":"7342866812345678901","user_id":"u","stream":false,"auto_save_history":false})";
    QTest::newRow("cURL") << QByteArray(
        "curl -X POST https://api.coze.cn/v3/chat -H 'Content-Type: application/json' -d '" + body + "'");
    QTest::newRow("raw HTTP") << QByteArray("POST /v3/chat HTTP/1.1\r\nHost: api.coze.cn\r\nContent-Type: "
                                            "application/json\r\n\r\n" +
                                            body);
    QTest::newRow("JSON") << QJsonDocument(QJsonObject{{u"method"_qs, u"POST"_qs},
                                                       {u"url"_qs, u"https://api.coze.cn/v3/chat"_qs},
                                                       {u"headers"_qs, QJsonArray()},
                                                       {u"body"_qs, QString::fromUtf8(body)}})
                                 .toJson();
}

void TestExplainCommand::requestBesideTheResponse()
{
    QFETCH(QByteArray, request);
    QTemporaryDir folder;
    const QString file = write(folder, u"request.txt"_qs, request);
    const CommandRun result =
        runInTest({u"explain"_qs, u"-"_qs, u"--request"_qs, file, u"--format"_qs, u"json"_qs}, Failed);
    QCOMPARE(result.status, 0);
    const QJsonObject error = QJsonDocument::fromJson(result.out)[u"errors"].toArray().at(0).toObject();
    const QJsonObject cause = error.value(u"causes").toArray().at(0).toObject();
    QCOMPARE(cause.value(u"id").toString(), u"stream-false-without-history"_qs);
    QCOMPARE(cause.value(u"certainty").toString(), u"certain"_qs);
    QVERIFY(cause.value(u"explains").toBool());
    const QJsonObject set = cause.value(u"fix")[u"set"].toArray().at(0).toObject();
    QCOMPARE(set.value(u"where").toString(), u"body:/auto_save_history"_qs);
    QCOMPARE(set.value(u"value"), QJsonValue(true));
}

// The upload command of Coze's documentation: curl adds the boundary, so none is missing.
void TestExplainCommand::curlCompletesTheTypeOfAForm()
{
    const QTemporaryDir folder;
    const QString call =
        write(folder, u"upload.sh"_qs,
              "curl --location --request POST 'https://api.coze.cn/v1/files/upload' \\\n"
              "--header 'Content-Type: multipart/form-data' \\\n--form 'file=@\"/test/1120.jpeg\"'");
    const CommandRun result = runInTest({u"explain"_qs, u"--request"_qs, call}, R"({"code":4000,"msg":"x"})");
    QCOMPARE(result.status, 0);
    QVERIFY2(!result.out.contains("boundary"), result.out.constData());
}

namespace {

//! A chat that is in order but for the members given, each with a comma behind it.
QByteArray chatCall(const QByteArray &members)
{
    return "curl https://api.coze.cn/v3/chat -H 'Authorization: Bearer pat_" + QByteArray(64, 'b') +
           "' -H 'Content-Type: application/json' -d "
           "'{\"bot_id\":\"7342866812345678901\",\"user_id\":\"u\"," +
           members + R"("additional_messages":[{"role":"user","content":"hi","content_type":"text"}]}')";
}

} // namespace

// What a script looks at first: the error's place, with the code 0 or none that the wire bore.
void TestExplainCommand::answerWithoutErrorHasItsCause_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("cause");
    QTest::newRow("chat that is still to be polled")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                      R"({"code":0,"msg":"","data":{"id":"7537426361665695384","status":"in_progress"}})")
        << u"0"_qs << u"answer-not-polled"_qs;
    QTest::newRow("page of a portal")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><title>Login</title></html>")
        << QString() << u"html-answer"_qs;
    QTest::newRow("success in order")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
                      R"({"code":0,"msg":"","data":{"id":"7537426361665695384","status":"completed"}})")
        << QString() << QString();
}

void TestExplainCommand::answerWithoutErrorHasItsCause()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    QFETCH(QString, cause);
    QTemporaryDir folder;
    const QString file = write(folder, u"request.txt"_qs, chatCall({}));
    const CommandRun result =
        runInTest({u"explain"_qs, u"--request"_qs, file, u"--format"_qs, u"json"_qs}, answer);
    const QJsonArray errors = QJsonDocument::fromJson(result.out)[u"errors"].toArray();
    QCOMPARE(errors.size(), cause.isEmpty() ? 0 : 1);
    QCOMPARE(errors.at(0)[u"code"].toString(), code);
    QCOMPARE(errors.at(0)[u"causes"].toArray().at(0)[u"id"].toString(), cause);
}

void TestExplainCommand::successShowsWhatStandsOut()
{
    QTemporaryDir folder;
    const QString file = write(folder, u"request.txt"_qs,
                               chatCall(R"("stream":true,"conversation_id":"7569872511595586668",)"));
    const CommandRun result = runInTest({u"explain"_qs, u"--request"_qs, file, u"--format"_qs, u"json"_qs},
                                        R"({"code":0,"msg":"","data":{}})");
    QCOMPARE(result.status, 1);
    const QJsonDocument json = QJsonDocument::fromJson(result.out);
    QCOMPARE(json[u"verdict"].toString(), u"success"_qs);
    QCOMPARE(json[u"side_notes"].toArray().at(0)[u"id"].toString(), u"conversation-id-in-body"_qs);
    // What is wrong with the request stands where scripts look for it, with the code that the wire bore.
    QCOMPARE(json[u"errors"].toArray().size(), 1);
    QCOMPARE(json[u"errors"].toArray().at(0)[u"code"].toString(), u"0"_qs);
    QCOMPARE(json[u"errors"].toArray().at(0)[u"causes"].toArray().at(0)[u"id"].toString(),
             u"conversation-id-in-body"_qs);

    const CommandRun alone =
        runInTest({u"explain"_qs, u"--format"_qs, u"json"_qs},
                  R"({"code":0,"msg":"","detail":{"logid":"20240708143040790E78F9318B35A2910B"}})");
    QVERIFY(QJsonDocument::fromJson(alone.out)[u"errors"].toArray().isEmpty());
}

void TestExplainCommand::textInEachLanguage()
{
    const CommandRun zh = runInTest({u"explain"_qs, u"4007"_qs, u"--lang"_qs, u"zh"_qs});
    QVERIFY(zh.out.contains("原因：非流式响应下") && !zh.out.contains("Cause:"));
    const CommandRun en = runInTest({u"explain"_qs, u"4007"_qs, u"--lang"_qs, u"en"_qs});
    QVERIFY(en.out.contains("Cause: ") && !en.out.contains("原因"));
    const CommandRun both = runInTest({u"explain"_qs, u"4007"_qs, u"--lang"_qs, u"both"_qs});
    QCOMPARE(both.out, zh.out + '\n' + en.out);
    QCOMPARE(runInTest({u"explain"_qs, u"4007"_qs}, {}, Language::Chinese).out, zh.out);
}

void TestExplainCommand::repeatedErrorsAreCounted()
{
    QByteArray log;
    for (int minute = 10; minute < 16; ++minute)
        log += "2026-01-20 09:" + QByteArray::number(minute) +
               ":00 ERROR body={\"code\":4013,\"msg\":\"model error\"}\n";
    log += "2026-01-20 09:40:00 ERROR body={\"code\":4008,\"msg\":\"rate limit\"}\n";
    const CommandRun text = runInTest({u"explain"_qs, u"--lang"_qs, u"en"_qs}, log);
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.contains("7 errors of 2 kinds"), text.out.constData());
    QVERIFY(text.out.contains("  4013 × 6  2026-01-20 09:10:00 – 2026-01-20 09:15:00  model error\n"));
    QVERIFY(text.out.contains("  4008 × 1  2026-01-20 09:40:00  rate limit\n"));

    const CommandRun json = runInTest({u"explain"_qs, u"--format"_qs, u"json"_qs}, log);
    const QJsonObject summary = QJsonDocument::fromJson(json.out)[u"log"].toObject();
    QCOMPARE(summary.value(u"errors").toInt(), 7);
    QCOMPARE(summary.value(u"bytes").toInt(), log.size());
    const QJsonObject kind = summary.value(u"kinds").toArray().at(1).toObject();
    QCOMPARE(kind.value(u"code").toString(), u"4013"_qs);
    QCOMPARE(kind.value(u"count").toInt(), 6);
    QCOMPARE(kind.value(u"first_time").toString(), u"2026-01-20T09:10:00"_qs);
    QCOMPARE(kind.value(u"last_time").toString(), u"2026-01-20T09:15:00"_qs);
    int sum = 0;
    for (const QJsonValue &count : kind.value(u"histogram")[u"counts"].toArray())
        sum += count.toInt();
    QCOMPARE(sum, 6);
    QVERIFY(
        QJsonDocument::fromJson(runInTest({u"explain"_qs, u"--format"_qs, u"json"_qs}, Failed).out)[u"log"]
            .isNull());
}

void TestExplainCommand::textNamesOnlyPlacesThatAreThere()
{
    const QByteArray prose = "CozeAPIError: code: 700012999, msg: something new, "
                             "logid: 20240708143040790E78F9318B35A2910B";
    const CommandRun result = runInTest({u"explain"_qs, u"--lang"_qs, u"en"_qs}, prose);
    QCOMPARE(result.status, 0);
    QVERIFY2(!result.out.contains("response:body:"), result.out.constData());
    const CommandRun json =
        runInTest({u"explain"_qs, u"--lang"_qs, u"en"_qs}, R"({"code":700012999,"msg":"something new"})");
    QVERIFY2(json.out.contains("response:body:/code"), json.out.constData());
}

void TestExplainCommand::controlCharactersAreNotPrinted()
{
    const CommandRun result =
        runInTest({u"explain"_qs}, "{\"code\":4000,\"msg\":\"a\\u001b[31mred\\u0007\\nb\"}");
    QCOMPARE(result.status, 0);
    QVERIFY(!result.out.contains('\x1b') && !result.out.contains('\a'));
}

void TestExplainCommand::wrongCalls_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("unknown option") << QStringList{u"--colour"_qs} << QByteArray("colour");
    QTest::newRow("an option without its value") << QStringList{u"--lang"_qs} << QByteArray("lang");
    QTest::newRow("unreadable request of a code")
        << QStringList{u"4007"_qs, u"--request"_qs, u"gone.txt"_qs} << QByteArray("gone");
    QTest::newRow("unknown format") << QStringList{u"--format"_qs, u"xml"_qs} << QByteArray("xml");
    QTest::newRow("unknown language") << QStringList{u"--lang"_qs, u"fr"_qs} << QByteArray("fr");
    QTest::newRow("two inputs") << QStringList{u"a"_qs, u"b"_qs} << QByteArray("b");
    QTest::newRow("standard input twice")
        << QStringList{u"-"_qs, u"--request"_qs, u"-"_qs} << QByteArray("input");
    QTest::newRow("unreadable request")
        << QStringList{u"4007x"_qs, u"--request"_qs, u"gone.txt"_qs} << QByteArray("gone");
}

void TestExplainCommand::wrongCalls()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    for (const Language language : {Language::Chinese, Language::English}) {
        const CommandRun result = runInTest(QStringList{u"explain"_qs} + arguments, {}, language);
        QCOMPARE(result.status, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY(language == Language::Chinese || result.err.contains(named));
        QCOMPARE(QString::fromUtf8(result.err).contains(u'，') ||
                     QString::fromUtf8(result.err).contains(u'。') ||
                     QString::fromUtf8(result.err).contains(u'：'),
                 language == Language::Chinese);
    }
}

void TestExplainCommand::helpAndVersion()
{
    QVERIFY(isCommand({u"--help"_qs}) && isCommand({u"--version"_qs}) && isCommand({u"explain"_qs}));
    QVERIFY(!isCommand({}) && !isCommand({u"."_qs}) && !isCommand({u"-platform"_qs}));
    for (const QString &slip : {u"--bogus"_qs, u"frobnicate"_qs, u"-4007"_qs}) {
        QVERIFY(isCommand({slip}));
        QCOMPARE(runInTest({slip}).status, 2);
        QVERIFY(runInTest({slip}).err.contains(slip.toUtf8()));
    }
    QVERIFY(runInTest({u"--help"_qs}).out.contains("coze-lens explain"));
    QVERIFY(runInTest({u"--help"_qs}, {}, Language::Chinese).out.contains("用法"));
    QCOMPARE(runInTest({u"--version"_qs}).status, 0);
}

QTEST_GUILESS_MAIN(TestExplainCommand)
#include "tst_explaincommand.moc"
