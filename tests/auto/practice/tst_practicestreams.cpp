// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practiceserver.h"
#include "wire.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace CozeLens;

namespace {

QByteArray streamBody(const QByteArray &bot)
{
    return "{\"bot_id\":\"" + bot + "\",\"user_id\":\"u\",\"stream\":true}";
}

// The event names in order, repeated ones once.
QString eventNames(const QByteArray &body, const QByteArray &prefix)
{
    QStringList names;
    for (const QByteArray &line : body.split('\n')) {
        const QString name = QString::fromUtf8(line.mid(prefix.size()));
        if (line.startsWith(prefix) && (names.isEmpty() || names.last() != name))
            names.append(name);
    }
    return names.join(u' ');
}

// As clients offer it; a compressed stream would come all at once at its end.
const QByteArray AnyEncoding = "Accept-Encoding: gzip, deflate, br, zstd\r\n";

} // namespace

class TestPracticeStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void chats_data();
    void chats();
    void aChatComesPieceByPiece();
    void workflows_data();
    void workflows();
    void aChatflowWritesABlankAfterTheColon();
    void errorsComeBeforeTheStreamAsJson();
    void stoppingEndsAStreamAtOnce();
    void stoppingDoesNotWaitForSilentConnections();
    void aClientThatLeavesDoesNoHarm();

private:
    PracticeServer m_server;
    quint16 m_port = 0;
};

void TestPracticeStreams::initTestCase()
{
    const auto port = m_server.start();
    QVERIFY(port);
    m_port = *port;
}

void TestPracticeStreams::chats_data()
{
    QTest::addColumn<QByteArray>("bot");
    QTest::addColumn<QString>("events");
    QTest::addColumn<bool>("complete");
    const QString begin = QStringLiteral("conversation.chat.created conversation.chat.in_progress ");
    QTest::newRow("healthy") << QByteArray("7342866812345678901")
                             << begin + QStringLiteral(
                                            "conversation.message.delta conversation.message.completed "
                                            "conversation.chat.completed done")
                             << true;
    QTest::newRow("fails with 4028")
        << QByteArray("7000000000000014028")
        << begin + QStringLiteral("conversation.message.delta conversation.chat.failed done") << true;
    QTest::newRow("waits for tool outputs")
        << QByteArray("7000000000000020000")
        << begin + QStringLiteral("conversation.chat.requires_action done") << true;
    QTest::newRow("breaks off") << QByteArray("7000000000000030000")
                                << begin + QStringLiteral("conversation.message.delta") << false;
}

void TestPracticeStreams::chats()
{
    QFETCH(QByteArray, bot);
    QFETCH(QString, events);
    QFETCH(bool, complete);
    const WireReply reply = exchange(m_port, authorized("POST", "/v3/chat", streamBody(bot), AnyEncoding));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("text/event-stream"));
    QCOMPARE(eventNames(reply.body, "event:"), events);
    QVERIFY(!reply.body.contains("event: "));
    QCOMPARE(reply.complete, complete);
    if (events.endsWith(QStringLiteral("done")))
        QVERIFY(reply.body.endsWith("event:done\ndata:\"[DONE]\"\n\n"));
}

void TestPracticeStreams::aChatComesPieceByPiece()
{
    const WireReply reply =
        exchange(m_port, authorized("POST", "/v3/chat", streamBody("7342866812345678901")));
    QVERIFY(reply.chunkMs.size() >= 12);
    QVERIFY2(reply.chunkMs.last() - reply.chunkMs.first() > 200, "everything came at once");
    QString told;
    QString whole;
    const QByteArrayList blocks = [&] {
        QByteArrayList list;
        for (const QString &block :
             QString::fromUtf8(reply.body).split(QStringLiteral("\n\n"), Qt::SkipEmptyParts))
            list.append(block.toUtf8());
        return list;
    }();
    for (const QByteArray &block : blocks) {
        const QJsonObject data = QJsonDocument::fromJson(block.mid(block.indexOf("\ndata:") + 6)).object();
        if (block.startsWith("event:conversation.message.delta"))
            told += data[u"content"].toString();
        if (block.startsWith("event:conversation.message.completed") &&
            data[u"type"] == QStringLiteral("answer"))
            whole = data[u"content"].toString();
    }
    QCOMPARE(told, whole);
    QVERIFY(told.contains(QStringLiteral("练习服务器")));
}

void TestPracticeStreams::workflows_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("events");
    const auto run = [](const QByteArray &id) -> QByteArray { return "{\"workflow_id\":\"" + id + "\"}"; };
    const QByteArray target = "/v1/workflow/stream_run";
    QTest::newRow("healthy") << target << run("7366468917055123456") << QStringLiteral("Message Done");
    QTest::newRow("fails") << target << run("7000000000000014000") << QStringLiteral("Message Error");
    QTest::newRow("asks back") << target << run("7000000000000020000") << QStringLiteral("Message Interrupt");
    QTest::newRow("is resumed") << QByteArray("/v1/workflow/stream_resume")
                                << QByteArray("{\"workflow_id\":\"7366468917055123456\",\"event_id\":\"1/2\","
                                              "\"resume_data\":\"北京\",\"interrupt_type\":2}")
                                << QStringLiteral("Message Done");
}

void TestPracticeStreams::workflows()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, events);
    const WireReply reply = exchange(m_port, authorized("POST", target, body, AnyEncoding));
    QCOMPARE(reply.header("Content-Type"), QByteArray("text/event-stream"));
    QVERIFY(reply.body.startsWith("id: 0\nevent: Message\ndata: {"));
    QCOMPARE(eventNames(reply.body, "event: "), events);
    QVERIFY(reply.complete);
}

void TestPracticeStreams::aChatflowWritesABlankAfterTheColon()
{
    const QByteArray body =
        "{\"workflow_id\":\"7366468917055123456\",\"parameters\":{},\"additional_messages\":[]}";
    const WireReply reply = exchange(m_port, authorized("POST", "/v1/workflows/chat", body));
    QVERIFY(reply.body.startsWith("event: conversation.chat.created\ndata: {"));
    QVERIFY(reply.body.contains("event: done\ndata: {\"debug_url\":\"https://"));
}

void TestPracticeStreams::errorsComeBeforeTheStreamAsJson()
{
    const WireReply reply = exchange(m_port, authorized("POST", "/v3/chat", streamBody("1")));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), QByteArray("application/json; charset=utf-8"));
    QCOMPARE(reply.code(), QByteArray("4200"));
}

void TestPracticeStreams::stoppingEndsAStreamAtOnce()
{
    PracticeServer server;
    const auto port = server.start();
    QVERIFY(port);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), *port);
    QVERIFY(socket.waitForConnected());
    socket.write(authorized("POST", "/v3/chat", streamBody("7342866812345678901")));
    QByteArray received;
    while (!received.contains("conversation.chat.in_progress") && socket.waitForReadyRead())
        received += socket.readAll();
    QVERIFY(received.contains("conversation.chat.in_progress"));
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!server.isRunning());
    while (socket.waitForReadyRead(2000))
        received += socket.readAll();
    QVERIFY(!received.contains("[DONE]"));
}

void TestPracticeStreams::stoppingDoesNotWaitForSilentConnections()
{
    PracticeServer server;
    const auto port = server.start();
    QVERIFY(port);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), *port);
    QVERIFY(socket.waitForConnected());
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
}

void TestPracticeStreams::aClientThatLeavesDoesNoHarm()
{
    for (int i = 0; i < 5; ++i) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        QVERIFY(socket.waitForConnected());
        socket.write(authorized("POST", "/v3/chat", streamBody("7342866812345678901")));
        QVERIFY(socket.waitForReadyRead());
        socket.abort();
    }
    QCOMPARE(exchange(m_port, authorized("GET", "/v1/users/me")).code(), QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestPracticeStreams)
#include "tst_practicestreams.moc"
