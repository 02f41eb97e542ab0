// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"
#include "support/faultserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Good = R"({"code":0,"msg":"","data":{"id":"7404839128337512448"}})";
const QByteArray Bad = R"({"code":4007,"msg":"m","detail":{"logid":"20240708143040790E78F9318B35A2910B"}})";
const QByteArray Json = "Content-Type: application/json\r\n";
const QByteArray Token = "pat_abcdefghijklmnopqrstuvwxyz0123456789ABCD";

QStringList send(const QByteArray &url, const QStringList &options = {})
{
    return QStringList{u"send"_qs} + options + QStringList{QString::fromUtf8(url)};
}

QJsonObject jsonOf(const CommandRun &run)
{
    return QJsonDocument::fromJson(run.out).object();
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

} // namespace

class TestSendCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitStatus_data();
    void exitStatus();
    void failures_data();
    void failures();
    void failuresBeforeTheConnection_data();
    void failuresBeforeTheConnection();
    void textIsWhatCame();
    void jsonHasTheDocumentedMembersInOrder();
    void proxyUserWithoutAProxy();
    void bodyLimit();
    void damagesAreNamed();
    void bodiesInJson_data();
    void bodiesInJson();
    void eventsInJson();
    void secretsAreMasked_data();
    void secretsAreMasked();
    void explanationsQuoteNoSecret();
    void savesTheBodyAsItCame();
    void keepsTheOldFileWithoutAnAnswer();
    void redirectsAreShown();
    void refusals_data();
    void refusals();
    void helpInBothLanguages();
};

void TestSendCommand::exitStatus_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<int>("status");
    QTest::newRow("Coze says success") << FaultScript::answer(Good, Json) << 0;
    QTest::newRow("Coze says error with HTTP 200") << FaultScript::answer(Bad, Json) << 1;
    QTest::newRow("Coze says error with HTTP 401") << FaultScript::answer(Bad, Json, "401 Unauthorized") << 1;
    QTest::newRow("a proxy's page") << FaultScript::answer("<html>Bad gateway</html>",
                                                           "Content-Type: text/html\r\n", "502 Bad Gateway")
                                    << 1;
    QTest::newRow("somebody else's JSON") << FaultScript::answer(R"({"hello":1})", Json) << 1;
    QTest::newRow("an empty answer") << FaultScript::answer("") << 1;
    QTest::newRow("a stream that ends well")
        << FaultScript::answer(
               "event:conversation.chat.completed\ndata:{\"id\":\"1\",\"status\":\"completed\","
               "\"last_error\":{\"code\":0,\"msg\":\"\"}}\n\nevent:done\ndata:\"[DONE]\"\n\n",
               "Content-Type: text/event-stream\r\n")
        << 0;
    QTest::newRow("a stream with an error")
        << FaultScript::answer("event:error\ndata:{\"code\":4016,\"msg\":\"x\"}\n\n",
                               "Content-Type: text/event-stream\r\n")
        << 1;
    QTest::newRow("no answer") << FaultScript() << 3;
    QTest::newRow("half an answer") << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" +
                                                          Bad)
                                    << 3;
}

void TestSendCommand::exitStatus()
{
    QFETCH(FaultScript, script);
    FaultServer server(script);
    const CommandRun run = runInTest(send(server.url("/v3/chat")));
    QTEST(run.status, "status");
    QVERIFY(!run.out.isEmpty());
    QCOMPARE(run.err.isEmpty(), run.status != 3);
    QCOMPARE(server.requests(), 1);
}

void TestSendCommand::failures_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<bool>("hasResponse");
    const QStringList none;
    QTest::newRow("closes at once") << none << FaultScript() << u"network-error"_qs << u"receive"_qs << false;
    QTest::newRow("no HTTP") << none << FaultScript().send("220 mail\r\n").hold() << u"network-error"_qs
                             << u"receive"_qs << false;
    QTest::newRow("too slow for -m") << QStringList{u"-m"_qs, u"0.3"_qs} << FaultScript().hold()
                                     << u"timed-out"_qs << u"receive"_qs << false;
    QTest::newRow("too slow in the middle of the body")
        << QStringList{u"-m"_qs, u"0.5"_qs}
        << FaultScript().send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf").hold() << u"timed-out"_qs
        << u"receive"_qs << true;
    QTest::newRow("a proxy that is none") << QStringList{u"-x"_qs, u"http://127.0.0.1:1"_qs} << FaultScript()
                                          << u"network-error"_qs << u"proxy"_qs << false;
}

void TestSendCommand::failures()
{
    QFETCH(QStringList, options);
    QFETCH(FaultScript, script);
    FaultServer server(script);
    const CommandRun run = runInTest(send(server.url(), options + QStringList{u"--format"_qs, u"json"_qs}));
    QCOMPARE(run.status, 3);
    const QJsonObject root = jsonOf(run);
    QTEST(root.value(u"outcome").toString(), "outcome");
    const QJsonObject error = root.value(u"network_error").toObject();
    QTEST(error.value(u"phase").toString(), "phase");
    QVERIFY(!error.value(u"detail").toObject().value(u"zh").toString().isEmpty());
    QVERIFY(!error.value(u"detail").toObject().value(u"en").toString().isEmpty());
    QTEST(root.value(u"response").isObject(), "hasResponse");
    if (root.value(u"response").isObject())
        QVERIFY(root.value(u"response").toObject().value(u"truncated").toBool());
    else
        QVERIFY(root.value(u"response").isNull());
}

void TestSendCommand::failuresBeforeTheConnection_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("phase");
    QTest::newRow("nobody listens") << u"http://127.0.0.1:1/"_qs << u"connect"_qs;
    QTest::newRow("no such host") << u"http://no-such-host.invalid/"_qs << u"dns"_qs;
}

void TestSendCommand::failuresBeforeTheConnection()
{
    QFETCH(QString, url);
    const CommandRun run = runInTest({u"send"_qs, u"--noproxy"_qs, u"*"_qs, u"--format"_qs, u"json"_qs, url});
    QCOMPARE(run.status, 3);
    const QJsonObject root = jsonOf(run);
    QCOMPARE(root.value(u"outcome").toString(), u"network-error"_qs);
    QTEST(root.value(u"network_error").toObject().value(u"phase").toString(), "phase");
    QVERIFY(root.value(u"timings").toObject().value(u"first_byte_ms").isNull());
    QVERIFY(root.value(u"request").toObject().value(u"headers").isArray());
}

void TestSendCommand::textIsWhatCame()
{
    const QByteArray body = "{ \"code\" : 4007,\n\t\"msg\":\"\\u0041\", \"id\":7404839128337512448 }";
    FaultServer server(FaultScript::answer(body, "X-B: 1\r\nx-a: 2\r\nX-B: 3\r\n"));
    const CommandRun run = runInTest(send(server.url()));
    const QByteArray expected =
        "HTTP/1.1 200 OK\nX-B: 1\nx-a: 2\nX-B: 3\nContent-Length: " + QByteArray::number(body.size()) +
        "\n\n" + body + "\n\n==== Explanation ====\n4007";
    QCOMPARE(run.out.left(expected.size()), expected);
    QVERIFY(run.err.isEmpty());
    const CommandRun both = runInTest(send(server.url(), {u"--lang"_qs, u"both"_qs}));
    QVERIFY(both.out.contains("Cause: ") && both.out.contains("原因："));
}

void TestSendCommand::jsonHasTheDocumentedMembersInOrder()
{
    FaultServer server(FaultScript::answer(Bad, Json + "X-A: 1\r\n"));
    const CommandRun run = runInTest(
        send(server.url("/v3/chat?x=1"), {u"--json"_qs, u"{\"a\":1}"_qs, u"--format"_qs, u"json"_qs}));
    qsizetype at = 0;
    for (const char *name :
         {"\"request\"",  "\"method\"",     "\"url\"",           "\"headers\"",      "\"body_bytes\"",
          "\"response\"", "\"status\"",     "\"reason\"",        "\"http_version\"", "\"headers\"",
          "\"body\"",     "\"body_bytes\"", "\"wire_bytes\"",    "\"truncated\"",    "\"events\"",
          "\"timings\"",  "\"dns_ms\"",     "\"connect_ms\"",    "\"tls_ms\"",       "\"first_byte_ms\"",
          "\"total_ms\"", "\"outcome\"",    "\"network_error\"", "\"diagnosis\"",    "\"verdict\""}) {
        const qsizetype next = run.out.indexOf(name, at);
        QVERIFY2(next >= at, name);
        at = next + 1;
    }
    const QJsonObject root = jsonOf(run);
    const QJsonObject request = root.value(u"request").toObject();
    QCOMPARE(request.value(u"method").toString(), u"POST"_qs);
    QCOMPARE(request.value(u"url").toString().toUtf8(), server.url("/v3/chat?x=1"));
    QCOMPARE(request.value(u"body_bytes").toInt(), 7);
    QCOMPARE(request.value(u"headers").toArray().at(0).toArray().at(0).toString(), u"Host"_qs);
    const QJsonObject response = root.value(u"response").toObject();
    QCOMPARE(response.value(u"status").toInt(), 200);
    QCOMPARE(response.value(u"http_version").toString(), u"1.1"_qs);
    QCOMPARE(response.value(u"body").toString().toUtf8(), Bad);
    QCOMPARE(response.value(u"body_bytes").toInt(), int(Bad.size()));
    QCOMPARE(response.value(u"wire_bytes").toInt(), int(Bad.size()));
    QVERIFY(!response.contains(u"body_base64"));
    const QJsonObject timings = root.value(u"timings").toObject();
    QVERIFY(timings.value(u"dns_ms").isNull());
    QVERIFY(timings.value(u"tls_ms").isNull());
    QVERIFY(timings.value(u"total_ms").toDouble() >= timings.value(u"first_byte_ms").toDouble());
    QVERIFY(timings.value(u"first_byte_ms").toDouble() > 0);
    QVERIFY(root.value(u"network_error").isNull());
    QCOMPARE(root.value(u"outcome").toString(), u"finished"_qs);
    QCOMPARE(root.value(u"diagnosis").toObject().value(u"verdict").toString(), u"error"_qs);
    QCOMPARE(root.size(), 7);
}

void TestSendCommand::proxyUserWithoutAProxy()
{
    const FaultServer server(FaultScript::answer(Good, Json));
    const CommandRun run =
        runInTest({u"send"_qs, u"-U"_qs, u"me:secret"_qs, QString::fromUtf8(server.url("/v3/chat"))});
    QCOMPARE(run.status, 0);
    QCOMPARE(server.requests(), 1);
}

void TestSendCommand::bodyLimit()
{
    const FaultServer server(FaultScript::answer(QByteArray(3000, 'x')));
    const QString url = QString::fromUtf8(server.url("/v3/chat"));
    const auto limited = [&url](const QString &limit) {
        const CommandRun run =
            runInTest({u"send"_qs, u"--max-filesize"_qs, limit, u"--format"_qs, u"json"_qs, url});
        return qMakePair(run.status, QJsonDocument::fromJson(run.out).object());
    };
    const auto [cut, object] = limited(u"1K"_qs);
    QCOMPARE(cut, 3);
    QCOMPARE(object.value(u"response").toObject().value(u"body_bytes").toInt(), 1024);
    QVERIFY(object.value(u"response").toObject().value(u"truncated").toBool());
    QVERIFY(object.value(u"network_error")
                .toObject()
                .value(u"detail")
                .toObject()
                .value(u"en")
                .toString()
                .contains(u"1 KiB"));
    QCOMPARE(limited(u"3k"_qs).first, 1);
    for (const QString &bad : {u"0"_qs, u"-1"_qs, u"many"_qs, u"1X"_qs, u"9999999P"_qs, u"K"_qs})
        QCOMPARE(limited(bad).first, 2);
}

void TestSendCommand::damagesAreNamed()
{
    const FaultServer server(FaultScript().send("HTTP/1.1 200 OK\r\n" + Json +
                                                "Content-Length: " + QByteArray::number(Good.size()) +
                                                "\r\n\r\n" + Good + "more"));
    const QString url = QString::fromUtf8(server.url("/v3/chat"));
    const CommandRun text = runInTest({u"send"_qs, url});
    QVERIFY2(text.err.contains("more bytes than its Content-Length"), text.err.constData());
    const CommandRun run = runInTest({u"send"_qs, u"--format"_qs, u"json"_qs, url});
    const QJsonObject response = QJsonDocument::fromJson(run.out).object().value(u"response").toObject();
    const QJsonArray damages = response.value(u"damages").toArray();
    QCOMPARE(damages.size(), 1);
    QCOMPARE(damages[0].toObject().value(u"code").toString(), u"extra-bytes"_qs);
    QVERIFY(!damages[0].toObject().value(u"text").toObject().value(u"zh").toString().isEmpty());
    const FaultServer whole(FaultScript::answer(Good, Json));
    const CommandRun good =
        runInTest({u"send"_qs, u"--format"_qs, u"json"_qs, QString::fromUtf8(whole.url("/v3/chat"))});
    QVERIFY(!good.out.contains("damages"));
}

void TestSendCommand::bodiesInJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isText");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("Chinese") << QByteArray("扣子\n") << true;
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{}") << true;
    QTest::newRow("NUL bytes") << QByteArray("a\0b", 3) << true;
    QTest::newRow("a broken character") << QByteArray("a\xff") << false;
}

void TestSendCommand::bodiesInJson()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isText);
    FaultServer server(FaultScript::answer(body));
    const CommandRun run = runInTest(send(server.url(), {u"--format"_qs, u"json"_qs}));
    const QJsonObject response = jsonOf(run).value(u"response").toObject();
    // QJsonDocument loses a mark at the beginning of a string.
    if (body.startsWith("\xef\xbb\xbf")) {
        QVERIFY(run.out.contains(QByteArray("\"body\": \"" + body + QByteArray("\""))));
    } else if (isText) {
        QCOMPARE(response.value(u"body").toString().toUtf8(), body);
        QVERIFY(!response.contains(u"body_base64"));
    } else {
        QVERIFY(response.value(u"body").isNull());
        QCOMPARE(QByteArray::fromBase64(response.value(u"body_base64").toString().toLatin1()), body);
    }
    QCOMPARE(response.value(u"body_bytes").toInt(), int(body.size()));
}

void TestSendCommand::eventsInJson()
{
    FaultServer server(FaultScript()
                           .send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"))
                           .send(FaultScript::chunk("id: 7\nevent: a\ndata: {\"x\":1}\n\n"))
                           .pause(120)
                           .send(FaultScript::chunk("data: two\ndata: lines\n\n"))
                           .send("0\r\n\r\n"));
    const QJsonObject root = jsonOf(runInTest(send(server.url(), {u"--format"_qs, u"json"_qs})));
    const QJsonArray events = root.value(u"events").toArray();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).toObject().value(u"event").toString(), u"a"_qs);
    QCOMPARE(events.at(0).toObject().value(u"data").toString(), u"{\"x\":1}"_qs);
    QCOMPARE(events.at(0).toObject().value(u"id").toString(), u"7"_qs);
    QCOMPARE(events.at(1).toObject().value(u"event").toString(), u"message"_qs);
    QCOMPARE(events.at(1).toObject().value(u"data").toString(), u"two\nlines"_qs);
    const double between = events.at(1).toObject().value(u"at_ms").toDouble() -
                           events.at(0).toObject().value(u"at_ms").toDouble();
    QVERIFY2(between >= 100, QByteArray::number(between).constData());
}

void TestSendCommand::secretsAreMasked_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("text") << u"text"_qs;
    QTest::newRow("json") << u"json"_qs;
    QTest::newRow("har") << u"har"_qs;
}

void TestSendCommand::secretsAreMasked()
{
    QFETCH(QString, format);
    const QByteArray cookie = "session=0123456789abcdefghij";
    FaultServer server(FaultScript::answer(R"({"access_token":")" + Token + R"(","expires_in":9})",
                                           "Set-Cookie: " + cookie + "; Path=/\r\n" + Json));
    const QStringList arguments =
        send(server.url("/?access_token=" + Token),
             {u"-v"_qs, u"-H"_qs, u"Authorization: Bearer "_qs + QString::fromLatin1(Token), u"-b"_qs,
              u"sid=topsecretvalue"_qs, u"-d"_qs,
              QString::fromLatin1("{\"client_secret\":\"verysecret123456\"}"), u"--format"_qs, format});
    const CommandRun run = runInTest(arguments);
    for (const QByteArray &secret : {Token, QByteArray("0123456789abcdefghij"), QByteArray("topsecretvalue"),
                                     QByteArray("verysecret123456")}) {
        QVERIFY2(!run.out.contains(secret), secret.constData());
        QVERIFY2(!run.err.contains(secret), secret.constData());
    }
    QVERIFY(run.out.contains("pat_••••••••ABCD"));
    QVERIFY(run.err.contains("> Authorization: Bearer pat_••••••••ABCD"));
    const CommandRun open = runInTest(arguments + QStringList{u"--show-secrets"_qs});
    QVERIFY(open.out.contains(Token));
    QVERIFY(open.out.contains(cookie));
    // What the server got was never touched.
    for (const QByteArray &received : server.received())
        QVERIFY(received.contains(Token) && received.contains("verysecret123456"));
    QCOMPARE(server.received().size(), 2);
}

// What is wrong with a token is said without showing it, and the sentences themselves stay whole.
void TestSendCommand::explanationsQuoteNoSecret()
{
    FaultServer server(
        FaultScript::answer(R"({"code":4101,"msg":"The token you entered is incorrect: )" + Token + "\"}",
                            Json, "401 Unauthorized"));
    for (const QString &format : {u"text"_qs, u"json"_qs}) {
        const QStringList options = {u"--format"_qs, format, u"-H"_qs,
                                     u"Authorization: "_qs + QString::fromLatin1(Token)};
        const CommandRun run = runInTest(send(server.url("/v3/chat"), options));
        QCOMPARE(run.status, 1);
        QVERIFY2(!run.out.contains(Token), run.out.constData());
        QVERIFY(run.out.contains("pat_••••••••ABCD"));
    }
    FaultServer silent(FaultScript::answer(Bad, Json));
    const CommandRun without = runInTest(send(silent.url("/v3/chat")));
    QVERIFY2(without.out.contains("Add Authorization: Bearer <"), without.out.constData());
}

void TestSendCommand::savesTheBodyAsItCame()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(u"out.json"_qs);
    const QByteArray body = R"({"access_token":")" + Token + "\"}\r\n";
    FaultServer server(FaultScript::answer(body, Json));
    const CommandRun run = runInTest(send(server.url(), {u"-o"_qs, name}));
    QCOMPARE(contentOf(name), body);
    QVERIFY(run.out.startsWith("HTTP/1.1 200 OK\n"));
    QVERIFY(!run.out.contains("access_token\":"));
    QVERIFY(run.err.contains(name.toUtf8()));
    QCOMPARE(runInTest(send(server.url(), {u"-o"_qs, u"/dev/null"_qs})).status, run.status);
}

void TestSendCommand::keepsTheOldFileWithoutAnAnswer()
{
    QTemporaryDir folder;
    const QString old = folder.filePath(u"old"_qs);
    QFile file(old);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    FaultServer server{FaultScript()};
    QCOMPARE(runInTest(send(server.url(), {u"-o"_qs, old})).status, 3);
    QCOMPARE(contentOf(old), QByteArray("precious"));
    const QString fresh = folder.filePath(u"new"_qs);
    QCOMPARE(runInTest(send(server.url(), {u"-o"_qs, fresh})).status, 3);
    QVERIFY(!QFile::exists(fresh));
    // A shorter answer leaves nothing of a longer file.
    FaultServer answering(FaultScript::answer("new"));
    runInTest(send(answering.url(), {u"-o"_qs, old}));
    QCOMPARE(contentOf(old), QByteArray("new"));
}

void TestSendCommand::redirectsAreShown()
{
    FaultServer elsewhere(FaultScript::answer(Good, Json));
    FaultServer server(
        FaultScript::answer("", "Location: " + elsewhere.url() + "\r\n", "307 Temporary Redirect"));
    const CommandRun run = runInTest(send(server.url(), {u"-L"_qs}));
    QCOMPARE(run.status, 1);
    QVERIFY(run.out.startsWith("HTTP/1.1 307 Temporary Redirect\nLocation: "));
    QVERIFY(run.err.contains("-L"));
    QCOMPARE(elsewhere.connections(), 0);
    QVERIFY(runInTest(send(server.url())).err.isEmpty());
}

void TestSendCommand::refusals_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *name, const QStringList &options, const char *named) {
        QTest::newRow(name) << options << QByteArray(named);
    };
    row("an option that send has not", {u"--retry"_qs, u"3"_qs}, "--retry");
    row("one that needs another protocol", {u"-O"_qs}, "--remote-name");
    row("an option that nobody has", {u"--bogus"_qs}, "--bogus");
    row("a letter that nobody has", {u"-sé"_qs}, "-");
    row("an option with =", {u"--request=POST"_qs}, "--request POST");
    row("no such format", {u"--format"_qs, u"xml"_qs}, "xml");
    row("no such format, with =", {u"--format=xml"_qs}, "xml");
    row("no such language", {u"--lang"_qs, u"fr"_qs}, "fr");
    row("two addresses", {u"http://127.0.0.1:1/"_qs}, "2");
    row("two requests", {u"http://127.0.0.1:1/"_qs, u"--next"_qs}, "2");
    row("two bodies", {u"-d"_qs, u"a"_qs, u"-F"_qs, u"a=b"_qs}, "-F");
    row("a body for HEAD", {u"-I"_qs, u"-d"_qs, u"a"_qs}, "-I");
    row("a body file that is not there", {u"-d"_qs, u"@no-such-file"_qs}, "no-such-file");
    row("the same, binary", {u"--data-binary"_qs, u"@no-such-file"_qs}, "no-such-file");
    row("a form file that is not there", {u"-F"_qs, u"f=@no-such-file"_qs}, "no-such-file");
    row("a header file that is not there", {u"-H"_qs, u"@no-such-file"_qs}, "no-such-file");
    row("an upload that is not there", {u"-T"_qs, u"no-such-file"_qs}, "no-such-file");
    row("an authority that is not there", {u"--cacert"_qs, u"no-such-file"_qs}, "no-such-file");
    row("a folder to write to", {u"-o"_qs, u"/no-such-folder/x"_qs}, "no-such-folder");
    row("a cookie file", {u"-b"_qs, u"jar.txt"_qs}, "jar.txt");
    row("a time that is none", {u"-m"_qs, u"soon"_qs}, "--max-time");
    row("a user without a password", {u"-u"_qs, u"me"_qs}, "-u");
    row("several files in one form field", {u"-F"_qs, u"f=@a,b"_qs}, "-F");
    row("a method that is none", {u"-X"_qs, u"PO ST"_qs}, "PO ST");
    row("a header that is none", {u"-H"_qs, u"A B: c"_qs}, "A B");
    row("standard input twice", {u"-d"_qs, u"@-"_qs, u"-H"_qs, u"@-"_qs}, "tandard input");
}

void TestSendCommand::refusals()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, named);
    FaultServer server(FaultScript::answer(Good, Json));
    for (const Language language : {Language::English, Language::Chinese}) {
        const CommandRun run = runInTest(send(server.url(), options), "x", language);
        QCOMPARE(run.status, 2);
        QVERIFY(run.out.isEmpty());
        QCOMPARE(run.err.count('\n'), 1);
        if (language == Language::English)
            QVERIFY2(run.err.contains(named), run.err.constData());
    }
    QCOMPARE(server.connections(), 0);
}

void TestSendCommand::helpInBothLanguages()
{
    for (const QStringList &arguments :
         {QStringList{u"send"_qs, u"--help"_qs}, QStringList{u"send"_qs, u"-h"_qs}}) {
        QVERIFY(runInTest(arguments).out.startsWith("Usage: coze-lens send"));
        QVERIFY(runInTest(arguments, {}, Language::Chinese).out.startsWith("用法：coze-lens send"));
        QCOMPARE(runInTest(arguments).status, 0);
    }
    for (const QStringList &arguments : {QStringList{u"send"_qs}, send("ht!tp://x"), send("http://a b/"),
                                         send("http://127.0.0.1:1/[1-3]"), send("ftp://127.0.0.1/")}) {
        QCOMPARE(runInTest(arguments).status, 2);
    }
}

QTEST_GUILESS_MAIN(TestSendCommand)
#include "tst_sendcommand.moc"
