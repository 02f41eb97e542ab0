// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/knownids.h"

#include <QTest>

using namespace CozeLens;

class TestKnownIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreFound_data();
    void idsAreFound();
    void hostileAnswersCostLittle_data();
    void hostileAnswersCostLittle();
};

void TestKnownIds::idsAreFound_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("ids");
    QTest::newRow("a chat without stream")
        << QByteArray("/v3/chat")
        << QByteArray("{\"data\":{\"id\":\"74\",\"conversation_id\":\"73\",\"bot_id\":\"72\"},\"code\":0}")
        << u"conversation_id=73 chat_id=74 bot_id=72"_qs;
    QTest::newRow("a conversation") << QByteArray("/v1/conversation/create")
                                    << QByteArray("{\"code\":0,\"data\":{\"id\":\"7374752000116113452\"}}")
                                    << u"conversation_id=7374752000116113452"_qs;
    QTest::newRow("a file") << QByteArray("/v1/files/upload")
                            << QByteArray("{\"data\":{\"id\":\"55\",\"file_name\":\"a.pdf\"}}")
                            << u"file_id=55"_qs;
    QTest::newRow("a number keeps all its digits")
        << QByteArray("/v1/x") << QByteArray("{\"workflow_id\":7374752000116113452}")
        << u"workflow_id=7374752000116113452"_qs;
    QTest::newRow("the outer one wins")
        << QByteArray("/v1/x") << QByteArray("{\"items\":[{\"bot_id\":\"2\"}],\"bot_id\":\"1\"}")
        << u"bot_id=1"_qs;
    QTest::newRow("a stream of chat events")
        << QByteArray("/v3/chat")
        << QByteArray("event:conversation.chat.created\ndata:{\"id\":\"74\",\"conversation_id\":\"73\"}\n\n"
                      "event:conversation.message.delta\ndata:{\"id\":\"75\",\"content\":\"x\"}\n\n"
                      "event:done\ndata:\"[DONE]\"\n\n")
        << u"conversation_id=73 chat_id=74 message_id=75"_qs;
    QTest::newRow("an error names nothing")
        << QByteArray("/v3/chat") << QByteArray("{\"code\":4200,\"msg\":\"…\",\"detail\":{\"logid\":\"1\"}}")
        << QString();
    QTest::newRow("empty, zero and null are no ids")
        << QByteArray("/v1/x") << QByteArray("{\"bot_id\":\"\",\"space_id\":0,\"chat_id\":null}")
        << QString();
    QTest::newRow("text that is no id")
        << QByteArray("/v1/x") << QByteArray("{\"bot_id\":\"a b\"}") << QString();
    QTest::newRow("no JSON") << QByteArray("/v1/x") << QByteArray("<html>") << QString();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
}

void TestKnownIds::idsAreFound()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, ids);
    QStringList found;
    for (const KnownId &id : idsIn(body, path))
        found.append(id.name + u'=' + id.value);
    QCOMPARE(found.join(u' '), ids);
}

void TestKnownIds::hostileAnswersCostLittle_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("100,000 levels") << QByteArray(100'000, '[');
    QTest::newRow("100,000 objects") << QByteArray("[" + QByteArray("{\"x\":1},").repeated(99'999) +
                                                   "{\"bot_id\":\"1\"}]");
    QTest::newRow("3 MB of events") << QByteArray("data:{\"a\":1}\n\n").repeated(200'000);
}

void TestKnownIds::hostileAnswersCostLittle()
{
    QFETCH(QByteArray, body);
    QVERIFY(idsIn(body, "/v3/chat").isEmpty());
}

QTEST_GUILESS_MAIN(TestKnownIds)
#include "tst_knownids.moc"
