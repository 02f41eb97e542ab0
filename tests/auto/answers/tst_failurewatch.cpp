// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/failurewatch.h"
#include "http/ssestream.h"

#include <QTest>

using namespace CozeLens;

namespace {

Response head(const QByteArray &type)
{
    Response response;
    response.status = 200;
    response.headers = {{"Content-Type", type}, {"X-Tt-Logid", "2024"}};
    return response;
}

// As the client delivers it: the bytes and the events that they complete.
struct Heard
{
    std::optional<Response> told;
    qsizetype atByte = -1;
    int times = 0;
};

Heard hear(const QByteArray &type, const QByteArray &bytes, qsizetype pieceBytes)
{
    FailureWatch watch;
    watch.takeHead(head(type));
    SseStream stream;
    Heard heard;
    const auto take = [&heard](const std::optional<Response> &response, qsizetype at) {
        if (response) {
            heard.told = heard.told ? heard.told : response;
            heard.atByte = heard.atByte < 0 ? at : heard.atByte;
            ++heard.times;
        }
    };
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        const QByteArray piece = bytes.mid(at, pieceBytes);
        take(watch.takePiece(piece), at + piece.size());
        if (type == "text/event-stream")
            take(watch.takeEvents(stream.feed(piece)), at + piece.size());
    }
    return heard;
}

const QByteArray Delta =
    "event:conversation.message.delta\ndata:{\"id\":\"1\",\"content\":\"error code\"}\n\n";
const QByteArray Failed = "event:conversation.chat.failed\ndata:{\"id\":\"1\",\"status\":\"failed\","
                          "\"last_error\":{\"code\":5000,\"msg\":\"x\"}}\n\n";
const QByteArray Envelope = "{\"code\":4101,\"msg\":\"The token you entered is incorrect\"}";

} // namespace

class TestFailureWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void tellsAtOnce_data();
    void tellsAtOnce();
    void staysSilent_data();
    void staysSilent();
};

void TestFailureWatch::tellsAtOnce_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("after");
    const QByteArray sse = "text/event-stream";
    QTest::newRow("a chat that failed") << sse << Delta + Delta << Failed << Delta;
    QTest::newRow("an error event") << sse << Delta
                                    << QByteArray("event:error\ndata:{\"code\":4013,\"msg\":\"x\"}\n\n")
                                    << Failed;
    QTest::newRow("a workflow's Error, with blanks")
        << sse << QByteArray("id: 0\nevent: Message\ndata: {\"content\":\"a\"}\n\n")
        << QByteArray("id: 1\nevent: Error\ndata: {\"error_code\":4000,\"error_message\":\"x\"}\n\n")
        << QByteArray();
    QTest::newRow("the plain text of coze-studio")
        << sse << QByteArray() << QByteArray("event: error\ndata: node 1 failed\n\n") << QByteArray();
    QTest::newRow("data over two lines")
        << sse << Delta << QByteArray("event:error\ndata:{\"code\":1,\ndata:\"msg\":\"x\"}\n\n") << Delta;
    QTest::newRow("an envelope without a name") << sse << QByteArray() << "data:" + Envelope + "\n\n"
                                                << QByteArray();
    QTest::newRow("a bare line of JSON inside") << sse << Delta << Envelope << "\n\n" + Delta;
    QTest::newRow("bare JSON at the end, unterminated") << sse << Delta << Envelope << QByteArray();
    QTest::newRow("plain JSON instead of a stream")
        << QByteArray("application/json; charset=utf-8") << QByteArray() << Envelope << QByteArray();
    QTest::newRow("JSON that says to be text")
        << QByteArray("text/plain") << QByteArray() << Envelope << QByteArray("\n");
}

void TestFailureWatch::tellsAtOnce()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, error);
    QFETCH(QByteArray, after);
    for (const qsizetype pieceBytes : {1, 7, 100'000}) {
        const Heard heard = hear(type, before + error + after, pieceBytes);
        QCOMPARE(heard.times, 1);
        QCOMPARE(headerValue(heard.told->headers, "X-Tt-Logid").value_or(""), QByteArray("2024"));
        QVERIFY(heard.told->body.contains(error.contains("code") ? "code" : "failed"));
        QVERIFY(heard.told->body.size() <= error.size() + 20);
        if (pieceBytes == 1)
            QVERIFY(heard.atByte <= before.size() + error.size());
    }
}

void TestFailureWatch::staysSilent_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray sse = "text/event-stream";
    QTest::newRow("deltas that speak of errors") << sse << Delta.repeated(5);
    QTest::newRow("a healthy chat object")
        << sse << QByteArray("event:conversation.chat.completed\ndata:{\"last_error\":{\"code\":0}}\n\n");
    QTest::newRow("a node whose content is an envelope")
        << sse << QByteArray("event: Message\ndata: {\"code\":1,\"msg\":\"x\",\"content\":\"\"}\n\n");
    QTest::newRow("done") << sse << QByteArray("event:done\ndata:\"[DONE]\"\n\n");
    QTest::newRow("a success") << QByteArray("application/json") << QByteArray(R"({"code":0,"msg":""})");
    QTest::newRow("a success without code") << QByteArray("application/json") << QByteArray(R"({"msg":"x"})");
    QTest::newRow("half an envelope") << QByteArray("application/json") << Envelope.chopped(1);
    QTest::newRow("an object that goes on") << sse << QByteArray("{\"code\":1,\"msg\":\"x\"} and more");
    QTest::newRow("longer than any error")
        << QByteArray("application/json") << "{\"code\":1,\"msg\":\"" + QByteArray(100'000, 'x') + "\"}";
}

void TestFailureWatch::staysSilent()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QCOMPARE(hear(type, body, 100'000).times, 0);
    if (!body.contains("more"))
        QCOMPARE(hear(type, body, 5).times, 0);
}

QTEST_GUILESS_MAIN(TestFailureWatch)
#include "tst_failurewatch.moc"
