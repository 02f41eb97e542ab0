// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practiceserver.h"
#include "wire.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace CozeLens;

namespace {

QByteArray chatBody(const QByteArray &more = {}, const QByteArray &bot = "\"7342866812345678901\"")
{
    return "{\"bot_id\":" + bot +
           ",\"user_id\":\"u\",\"additional_messages\":[{\"role\":\"user\",\"content\":\"你好\","
           "\"content_type\":\"text\"}]" +
           more + "}";
}

QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
}

} // namespace

class TestPractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theTokenHasTheRealForm();
    void theFirstRequestIsRefusedWith4007();
    void everyReplyCarriesItsLogid();
    void answers_data();
    void answers();
    void oddRequests_data();
    void oddRequests();
    void everyOfficialCodeCanBeMet_data();
    void everyOfficialCodeCanBeMet();
    void uploads_data();
    void uploads();
    void anUploadedFileIsFound();
    void aChatEndsAndIsRead();
    void twoChatsAtOnceInOneConversation();
    void cancelOnceOnly();
    void twoServersSideBySide();
    void aPortInUse();
    void startTwice();

private:
    PracticeServer m_server;
    quint16 m_port = 0;
};

void TestPractice::initTestCase()
{
    const auto port = m_server.start();
    QVERIFY(port);
    m_port = *port;
    QCOMPARE(m_server.baseUrl(), QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void TestPractice::theTokenHasTheRealForm()
{
    QVERIFY(QRegularExpression(QStringLiteral("^pat_[0-9A-Za-z]{64}$"))
                .match(QString::fromLatin1(practiceToken()))
                .hasMatch());
}

void TestPractice::theFirstRequestIsRefusedWith4007()
{
    const QByteArray body = practiceRequestBody().toUtf8();
    const WireReply refused = exchange(m_port, authorized("POST", "/v3/chat", body));
    QCOMPARE(refused.status, 200);
    QCOMPARE(refused.code(), QByteArray("4007"));
    QCOMPARE(refused.msg(), QStringLiteral("auto_save_history must be true when stream is false"));

    QByteArray mended = body;
    mended.replace("\"auto_save_history\": false", "\"auto_save_history\": true");
    const WireReply accepted = exchange(m_port, authorized("POST", "/v3/chat", mended));
    QCOMPARE(accepted.code(), QByteArray("0"));
    QCOMPARE(accepted.json()[u"data"][u"status"].toString(), QStringLiteral("in_progress"));
}

void TestPractice::everyReplyCarriesItsLogid()
{
    const QByteArray requests[] = {
        authorized("GET", "/v1/users/me"), requestText("POST", "/v3/chat", "{}"),
        requestText("GET", "/nowhere"),    authorized("POST", "/v3/chat", chatBody(",\"stream\":true")),
        QByteArray("GARBAGE\r\n\r\n"),
    };
    for (const QByteArray &request : requests) {
        const WireReply reply = exchange(m_port, request);
        const QByteArray logid = reply.header("X-Tt-Logid");
        QVERIFY2(QRegularExpression(QStringLiteral("^20\\d{12}[0-9A-F]{20}$"))
                     .match(QString::fromLatin1(logid))
                     .hasMatch(),
                 logid.constData());
        const auto time =
            QDateTime::fromString(QString::fromLatin1(logid.left(14)), QStringLiteral("yyyyMMddHHmmss"));
        const auto china = QDateTime::currentDateTimeUtc().addSecs(8 * 3600);
        QVERIFY(qAbs(QDateTime(time.date(), time.time(), Qt::UTC).secsTo(china)) < 60);
        if (!reply.header("Content-Type").startsWith("text/event-stream"))
            QCOMPARE(reply.json()[u"detail"][u"logid"].toString().toLatin1(), logid);
    }
}

void TestPractice::answers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("msg"); // a part of it

    const auto row = [](const char *name, const QByteArray &request, int status, const char *code,
                        const char *msg = "") {
        QTest::newRow(name) << request << status << QByteArray(code) << QString::fromUtf8(msg);
    };
    const QByteArray stranger = "pat_" + QByteArray(64, 'x');
    const QByteArray json = "Content-Type: application/json\r\n";
    row("no token and no body", requestText("POST", "/v3/chat", "{}", json), 200, "4101",
        "token you entered");
    row("no token, unknown bot", requestText("POST", "/v3/chat", chatBody({}, "\"1\""), json), 200, "4101");
    row("made-up token, unknown bot",
        requestText("POST", "/v3/chat", chatBody({}, "\"1\""), bearer(stranger)), 200, "4200",
        "bot_id=1 does not exist");
    row("made-up token, right bot", requestText("POST", "/v3/chat", chatBody(), bearer(stranger)), 200,
        "4101");
    row("no word Bearer",
        requestText("POST", "/v3/chat", chatBody(), "Authorization: " + practiceToken() + "\r\n" + json), 200,
        "4101");
    row("no token on chat retrieve", requestText("GET", "/v3/chat/retrieve?chat_id=1&conversation_id=1"), 401,
        "700012006", "access token invalid");
    row("no token on conversation create", requestText("POST", "/v1/conversation/create", "{}", json), 401,
        "700012006");
    row("made-up token on a workflow", requestText("POST", "/v1/workflow/stream_run", "{}", bearer(stranger)),
        401, "4100", "authentication is invalid");
    row("no token on users/me", requestText("GET", "/v1/users/me"), 401, "4100");
    row("unknown bot", authorized("POST", "/v3/chat", chatBody({}, "\"7399999999999999999\"")), 200, "4200",
        "bot_id=7399999999999999999");
    row("bot id as a number", authorized("POST", "/v3/chat", chatBody({}, "7481617032355070000")), 200,
        "4200", "bot_id=7481617032355070000");
    row("unpublished bot", authorized("POST", "/v3/chat", chatBody({}, "\"7000000000000004015\"")), 200,
        "4015", "The bot_id 7000000000000004015 has not been published");
    row("broken JSON", authorized("POST", "/v3/chat", "{\"bot_id\": \"1\","), 200, "4000",
        "not a valid json");
    row("JSON that is no object", authorized("POST", "/v3/chat", "[1]"), 200, "4000", "not a valid json");
    row("no body", authorized("POST", "/v3/chat"), 200, "4000", "not a valid json");
    row("sent as text",
        requestText("POST", "/v3/chat", chatBody(),
                    "Authorization: Bearer " + practiceToken() + "\r\nContent-Type: text/plain\r\n"),
        200, "4000", "not a valid json");
    row("a boolean in quotes", authorized("POST", "/v3/chat", chatBody(",\"stream\":\"false\"")), 200,
        "4000");
    row("no bot_id", authorized("POST", "/v3/chat", R"({"user_id":"u"})"), 200, "4000", "'bot_id'");
    row("no content in a message",
        authorized(
            "POST", "/v3/chat",
            R"({"bot_id":"7342866812345678901","user_id":"u","additional_messages":[{"role":"user","content_type":"text"}]})"),
        200, "4000", "'content'");
    row("query parameter missing", authorized("GET", "/v3/chat/retrieve?chat_id=1"), 200, "4000",
        "'conversation_id'");
    row("conversation that is no id", authorized("POST", "/v3/chat?conversation_id=abc", chatBody()), 200,
        "4002");
    row("unknown chat", authorized("GET", "/v3/chat/retrieve?chat_id=1&conversation_id=2"), 200, "4001");
    row("POST on chat retrieve", authorized("POST", "/v3/chat/retrieve?chat_id=1&conversation_id=2"), 200,
        "4001");
    row("17 pairs of meta_data",
        authorized("POST", "/v3/chat", chatBody([]() -> QByteArray {
                       QByteArray pairs;
                       for (int i = 0; i < 17; ++i)
                           pairs += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":\"v\"";
                       return ",\"meta_data\":{" + pairs + "}";
                   }())),
        200, "4003");
    row("101 messages",
        authorized(
            "POST", "/v3/chat",
            R"({"bot_id":"7342866812345678901","user_id":"u","additional_messages":[)" +
                [] {
                    QByteArrayList all(101, R"({"role":"user","content":"a","content_type":"text"})");
                    return all.join(',');
                }() +
                "]}"),
        200, "4004");
    row("history off without stream",
        authorized("POST", "/v3/chat", chatBody(",\"auto_save_history\":false")), 200, "4007");
    row("unknown route", authorized("POST", "/v3/chat/completions", "{}"), 404, "4000",
        "POST /v3/chat/completions does not exist");
    row("unknown route without a token", requestText("GET", "/x?y=z"), 404, "4000", "GET /x does not exist");
    row("wrong method", authorized("GET", "/v3/chat"), 404, "4000", "GET /v3/chat does not exist");
    row("a slash too many", authorized("POST", "/v3/chat/", chatBody()), 404, "4000");
    row("a path with a line break", authorized("GET", "/v1/%0Ausers/me"), 404, "4000", "/v1/%0Ausers/me");
    row("what only a self-hosted server has", authorized("GET", "/v1/workflow/get_run_history"), 404, "4000");
    row("workflow id that is none", authorized("POST", "/v1/workflow/run", R"({"workflow_id":"1"})"), 200,
        "4200");
    row("workflow run",
        authorized("POST", "/v1/workflow/run", R"({"workflow_id":"7366468917055123456","parameters":"{}"})"),
        200, "0");
    row("file that is not here", authorized("GET", "/v1/files/retrieve?file_id=9"), 200, "4200", "file_id=9");
    row("users/me", authorized("GET", "/v1/users/me"), 200, "0");
    row("clear without a body", authorized("POST", "/v1/conversations/7374752000116113452/clear"), 200, "0");
    row("asked for by header", authorized("GET", "/v1/users/me", {}, "X-Practice-Code: 720701013\r\n"), 200,
        "720701013");
    row("asked for by header, unknown code", authorized("GET", "/v1/users/me", {}, "X-Practice-Code: 1\r\n"),
        200, "0");
    row("asked for by an id in the query",
        authorized("GET", "/v3/chat/retrieve?chat_id=7000000000000005000&conversation_id=1"), 200, "4001");
}

void TestPractice::answers()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, msg);
    const WireReply reply = exchange(m_port, request);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.code(), code);
    QVERIFY2(reply.msg().contains(msg), qPrintable(reply.msg()));
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
    QVERIFY(reply.complete);
    QVERIFY(!reply.header("Date").isEmpty());
    QCOMPARE(reply.all("Server-Timing").size(), 2);
}

void TestPractice::oddRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body"); // a part of it
    QTest::newRow("no Host") << QByteArray("GET /v1/users/me HTTP/1.1\r\n\r\n") << 400
                             << QByteArray("missing required Host header");
    QTest::newRow("no HTTP at all") << QByteArray("hello\r\n\r\n") << 400 << QByteArray("{\"code\":4000,");
    QTest::newRow("a method that HTTP lacks")
        << QByteArray("FETCH / HTTP/1.1\r\nHost: a\r\n\r\n") << 400 << QByteArray("{\"code\":4000,");
    QTest::newRow("a path of 8000 bytes")
        << requestText("GET", '/' + QByteArray(8000, 'a')) << 404 << QByteArray("does not exist");
    QTest::newRow("a path of 20000 bytes")
        << requestText("GET", '/' + QByteArray(20000, 'a')) << 414 << QByteArray("{\"code\":4000,");
    QTest::newRow("bytes that are no UTF-8")
        << authorized("GET", "/v1/bots/%ff%fe?a=%ff&&=x&b") << 200 << QByteArray("\"logid\":");
    QTest::newRow("a body over 20 MB") << authorized("POST", "/v3/chat", QByteArray(21 * 1024 * 1024, ' '))
                                       << 413 << QByteArray("larger than 20 MB");
    QTest::newRow("JSON nested 100000 deep")
        << authorized("POST", "/v3/chat", QByteArray(100000, '[')) << 200 << QByteArray("not a valid json");
    QTest::newRow("multipart without a boundary")
        << requestText("POST", "/v1/files/upload", "abc",
                       "Authorization: Bearer " + practiceToken() +
                           "\r\nContent-Type: multipart/form-data\r\n")
        << 200 << QByteArray("{\"code\":4300,");
}

void TestPractice::oddRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const WireReply reply = exchange(m_port, request);
    QCOMPARE(reply.status, status);
    QVERIFY2(reply.body.contains(body), reply.body.constData());
    QVERIFY(!reply.header("X-Tt-Logid").isEmpty());
    QCOMPARE(exchange(m_port, authorized("GET", "/v1/users/me")).code(), QByteArray("0"));
}

void TestPractice::everyOfficialCodeCanBeMet_data()
{
    QTest::addColumn<QByteArray>("code");
    const char *codes[] = {"4000", "4001", "4002", "4003", "4004", "4005", "4006", "4007", "4008", "4009",
                           "4010", "4011", "4012", "4013", "4014", "4015", "4016", "4019", "4020", "4021",
                           "4022", "4028", "4100", "4101", "4102", "4104", "4105", "4200", "4201", "4300",
                           "4301", "4302", "4303", "4304", "4314", "4315", "5000"};
    static_assert(std::size(codes) == 37);
    for (const char *code : codes)
        QTest::newRow(code) << QByteArray(code);
}

void TestPractice::everyOfficialCodeCanBeMet()
{
    QFETCH(QByteArray, code);
    const WireReply byId =
        exchange(m_port, authorized("POST", "/v3/chat", chatBody({}, "\"700000000000000" + code + "\"")));
    QCOMPARE(byId.code(), code);
    QVERIFY(!byId.msg().isEmpty());
    QVERIFY(!byId.msg().contains(u'{'));
    const WireReply byHeader =
        exchange(m_port, authorized("GET", "/v1/workspaces", {}, "X-Practice-Code: " + code + "\r\n"));
    QCOMPARE(byHeader.code(), code);

    // The same code, told later: inside last_error of a chat that has been accepted.
    const WireReply begun =
        exchange(m_port, authorized("POST", "/v3/chat",
                                    chatBody(",\"stream\":true", "\"700000000000001" + code + "\"")));
    QVERIFY(begun.body.contains("event:conversation.chat.failed\n"));
    QVERIFY(begun.body.contains(QByteArray("\"last_error\":{\"code\":" + code + ",\"msg\":\"")));
}

void TestPractice::uploads_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("code");
    const QByteArray target = "/v1/files/upload";
    const auto row = [&](const char *name, const QList<std::pair<QByteArray, QByteArray>> &parts,
                         const char *code) {
        QTest::newRow(name) << multipart(target, parts) << QByteArray(code);
    };
    row("a text file", {{"name=\"file\"; filename=\"a.txt\"", "hello"}}, "0");
    row("a Chinese name", {{"name=\"file\"; filename=\"说明.txt\"", "你好"}}, "0");
    row("nothing", {}, "4300");
    row("an empty file", {{"name=\"file\"; filename=\"a.txt\"", ""}}, "4300");
    row("two files", {{"name=\"file\"; filename=\"a.txt\"", "1"}, {"name=\"file\"; filename=\"b.txt\"", "2"}},
        "4301");
    row("a kind that is not taken", {{"name=\"file\"; filename=\"a.exe\"", "MZ"}}, "4303");
    row("a picture that is none", {{"name=\"file\"; filename=\"a.png\"", "text"}}, "4304");
    QTest::newRow("sent as JSON") << authorized("POST", target, R"({"file":"a"})") << QByteArray("4300");
}

void TestPractice::uploads()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, code);
    const WireReply reply = exchange(m_port, request);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.code(), code);
}

void TestPractice::anUploadedFileIsFound()
{
    const QByteArray content(3 * 1024 * 1024, 'a');
    const WireReply reply = exchange(
        m_port, multipart("/v1/files/upload", {{"name=\"file\"; filename=\"报告.pdf\"", "%PDF" + content}}));
    QCOMPARE(reply.code(), QByteArray("0"));
    const QJsonObject file = reply.json()[u"data"].toObject();
    QCOMPARE(file[u"file_name"].toString(), QStringLiteral("报告.pdf"));
    QCOMPARE(file[u"bytes"].toInteger(), content.size() + 4);
    const WireReply found = exchange(
        m_port, authorized("GET", "/v1/files/retrieve?file_id=" + file[u"id"].toString().toLatin1()));
    QCOMPARE(found.json()[u"data"].toObject(), file);
}

void TestPractice::aChatEndsAndIsRead()
{
    const WireReply begun = exchange(m_port, authorized("POST", "/v3/chat", chatBody()));
    const QJsonObject chat = begun.json()[u"data"].toObject();
    const QByteArray ids = "?conversation_id=" + chat[u"conversation_id"].toString().toLatin1() +
                           "&chat_id=" + chat[u"id"].toString().toLatin1();
    const auto status = [&] {
        return exchange(m_port, authorized("GET", "/v3/chat/retrieve" + ids))
            .json()[u"data"][u"status"]
            .toString();
    };
    QCOMPARE(status(), QStringLiteral("in_progress"));
    QTRY_COMPARE(status(), QStringLiteral("completed"));
    QStringList types;
    const WireReply list = exchange(m_port, authorized("GET", "/v3/chat/message/list" + ids));
    for (const QJsonValue message : list.json()[u"data"].toArray())
        types.append(message[u"type"].toString());
    QCOMPARE(types.join(u' '), QStringLiteral("question answer verbose follow_up follow_up follow_up"));
    QCOMPARE(list.json()[u"data"][0][u"content"].toString(), QStringLiteral("你好"));
}

void TestPractice::twoChatsAtOnceInOneConversation()
{
    const QByteArray chat = authorized("POST", "/v3/chat?conversation_id=7374752000116113999", chatBody());
    QCOMPARE(exchange(m_port, chat).code(), QByteArray("0"));
    QCOMPARE(exchange(m_port, chat).code(), QByteArray("4016"));
    bool accepted = false;
    QTRY_VERIFY(accepted || (accepted = exchange(m_port, chat).code() == "0"));
}

void TestPractice::cancelOnceOnly()
{
    const QJsonObject chat =
        exchange(m_port, authorized("POST", "/v3/chat", chatBody())).json()[u"data"].toObject();
    const QByteArray body =
        QJsonDocument(QJsonObject{{QStringLiteral("chat_id"), chat[u"id"]},
                                  {QStringLiteral("conversation_id"), chat[u"conversation_id"]}})
            .toJson();
    const WireReply canceled = exchange(m_port, authorized("POST", "/v3/chat/cancel", body));
    QCOMPARE(canceled.json()[u"data"][u"status"].toString(), QStringLiteral("canceled"));
    QCOMPARE(exchange(m_port, authorized("POST", "/v3/chat/cancel", body)).code(), QByteArray("4104"));
}

void TestPractice::twoServersSideBySide()
{
    PracticeServer other;
    const auto port = other.start();
    QVERIFY(port);
    QVERIFY(*port != m_port);
    const QJsonObject chat =
        exchange(*port, authorized("POST", "/v3/chat", chatBody())).json()[u"data"].toObject();
    const QByteArray target =
        "/v3/chat/retrieve?conversation_id=" + chat[u"conversation_id"].toString().toLatin1() +
        "&chat_id=" + chat[u"id"].toString().toLatin1();
    QCOMPARE(exchange(*port, authorized("GET", target)).code(), QByteArray("0"));
    QCOMPARE(exchange(m_port, authorized("GET", target)).code(), QByteArray("4001"));
    other.stop();
    QVERIFY(other.baseUrl().isEmpty());
    QCOMPARE(exchange(*port, authorized("GET", target)).status, 0);
    QCOMPARE(other.start(*port).value_or(0), *port);
}

void TestPractice::aPortInUse()
{
    PracticeServer second;
    const auto port = second.start(m_port);
    QVERIFY(!port);
    QCOMPARE(port.error().code, QStringLiteral("practice.port-in-use"));
    QVERIFY(port.error().text.zh.contains(QString::number(m_port)));
    QVERIFY(port.error().text.en.contains(QString::number(m_port)));
    QVERIFY(!second.isRunning());
    second.stop();
}

void TestPractice::startTwice()
{
    const auto again = m_server.start();
    QVERIFY(!again);
    QCOMPARE(again.error().code, QStringLiteral("practice.already-running"));
    QVERIFY(m_server.isRunning());
}

QTEST_GUILESS_MAIN(TestPractice)
#include "tst_practice.moc"
