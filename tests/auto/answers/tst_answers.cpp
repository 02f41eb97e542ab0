// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/answerassembler.h"
#include "answers/answerreply.h"
#include "answers/streampace.h"
#include "http/ssestream.h"

#include <QDir>
#include <QTest>

using namespace CozeLens;

namespace {

const QString Data = QStringLiteral(COZELENS_TEST_DATA "/answers/");

QByteArray read(const QString &name)
{
    QFile file(Data + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray line(const char *name, const QString &value)
{
    QString shown = value;
    shown.replace(u'\n', u"\\n"_qs);
    return value.isEmpty() ? QByteArray() : QByteArray(name) + ": " + shown.toUtf8() + '\n';
}

QByteArray number(const char *name, qint64 value)
{
    return value == 0 ? QByteArray() : QByteArray(name) + ": " + QByteArray::number(value) + '\n';
}

// Everything that is not empty, a line each; what the golden files hold.
QByteArray written(const Answer &answer)
{
    QByteArray out;
    for (const AnswerMessage &message : answer.messages) {
        out += message.isNode ? "NODE\n" : "MESSAGE\n";
        out += line("id", message.id) + line("role", message.role) + line("type", message.type) +
               line("content_type", message.contentType) + line("node", message.node) +
               line("reasoning", message.reasoning) + line("text", message.text) +
               number("audio bytes", message.audioBytes) + number("pieces", message.pieces) +
               number("missing", message.missingPieces) + number("rewrites", message.rewrites) +
               number("finished", message.finished) + number("differed", message.differed) +
               number("cut", message.cut);
    }
    for (const QString &further : answer.followUps)
        out += line("FOLLOW-UP", further);
    for (const AnswerToolCall &call : answer.toolCalls)
        out += line("TOOL CALL", QStringList{call.id, call.type, call.name, call.arguments}.join(u" | "));
    for (const AnswerInterrupt &stop : answer.interrupts)
        out += line("INTERRUPT", QStringList{stop.eventId, stop.type, stop.node, stop.data}.join(u" | "));
    for (const AnswerFailure &failure : answer.failures)
        out += line("FAILURE", QStringList{failure.code, failure.msg, failure.debugUrl}.join(u" | "));
    out += line("CONVERSATION", answer.conversationId) + line("CHAT", answer.chatId) +
           line("STATUS", answer.status) + line("EXECUTION", answer.executeId) +
           line("DEBUG URL", answer.debugUrl);
    for (const auto &[name, count] : answer.usage)
        out += line("USAGE", QString(name + u" = " + count));
    return out + number("DONE", answer.done) + number("PINGS", answer.pings) +
           number("UNREAD", answer.unread) + number("DROPPED", answer.droppedMessages);
}

Answer assembled(const QByteArray &stream)
{
    AnswerAssembler assembler;
    for (const ServerSentEvent &event : SseStream().feed(stream))
        assembler.feed(event);
    return assembler.answer();
}

ServerSentEvent delta(const QByteArray &id, const QByteArray &content, const QByteArray &name = "delta")
{
    return {"conversation.message." + name,
            "{\"id\":\"" + id + "\",\"type\":\"answer\",\"content\":\"" + content + "\"}",
            {},
            0};
}

} // namespace

class TestAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void golden_data();
    void golden();
    void otherRepliesAreNoAnswer_data();
    void otherRepliesAreNoAnswer();
    void saysWhichMessagesChanged();
    void memoryIsBounded_data();
    void memoryIsBounded();
    void anyBytesAreSurvived();
    void paceOfAStream_data();
    void paceOfAStream();
};

void TestAnswers::golden_data()
{
    QTest::addColumn<QString>("file");
    const QStringList files = QDir(Data).entryList({u"*.sse"_qs, u"*.json"_qs}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 18);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file;
}

void TestAnswers::golden()
{
    QFETCH(QString, file);
    const QByteArray bytes = read(file);
    QVERIFY(!bytes.isEmpty());
    const QByteArray found = written(file.endsWith(u".sse") ? assembled(bytes) : answerInReply(bytes));
    const QByteArray expected = read(QString(file + u".txt"));
    QVERIFY2(found == expected, QByteArray("found:\n" + found).constData());
    if (file.endsWith(u".sse")) {
        // A stream that is cut anywhere is read as far as it goes, and never says less than before.
        qsizetype before = 0;
        for (qsizetype size = 0; size <= bytes.size(); size += 97) {
            const Answer part = assembled(bytes.first(size));
            QVERIFY(part.messages.size() >= before);
            before = part.messages.size();
        }
    }
}

void TestAnswers::otherRepliesAreNoAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("Bad Gateway");
    QTest::newRow("an array") << QByteArray("[1,2]");
    QTest::newRow("an empty list") << QByteArray(R"({"code":0,"data":[]})");
    QTest::newRow("a list of something else") << QByteArray(R"({"code":0,"data":[{"id":"1","name":"x"}]})");
    QTest::newRow("an error alone") << QByteArray(R"({"code":4007,"msg":"x"})");
    QTest::newRow("deeper than anything real") << QByteArray(
        QByteArray(R"({"code":0,"data":)") + QByteArray(1000, '[') + QByteArray(1000, ']') + '}');
}

void TestAnswers::otherRepliesAreNoAnswer()
{
    QFETCH(QByteArray, body);
    QVERIFY(!answerInReply(body).hasContent());
    const QByteArray one = R"({"code":0,"data":{"role":"user","content":"x"}})";
    QVERIFY(answerInReply(one).hasContent());
    QVERIFY(!answerInReply(one, one.size() - 1).hasContent());
}

void TestAnswers::saysWhichMessagesChanged()
{
    AnswerAssembler assembler;
    assembler.feed(delta("1", "a"));
    assembler.feed(delta("2", "x"));
    assembler.feed(delta("1", "b"));
    QCOMPARE(assembler.takeChanged(), QList<int>({0, 1}));
    QCOMPARE(assembler.takeChanged(), QList<int>());
    assembler.feed(delta("2", "y"));
    QCOMPARE(assembler.takeChanged(), QList<int>({1}));
    QCOMPARE(assembler.answer().messages[0].text, u"ab"_qs);
    assembler.clear();
    QVERIFY(!assembler.answer().hasContent());
    QCOMPARE(assembler.takeChanged(), QList<int>());
}

void TestAnswers::memoryIsBounded_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<qsizetype>("contentBytes");
    QTest::addColumn<bool>("oneMessage");
    QTest::newRow("one message without end") << 12 << qsizetype(1024 * 1024) << true;
    QTest::newRow("many long messages") << 24 << qsizetype(1024 * 1024) << false;
    QTest::newRow("messages without end") << 6000 << qsizetype(1) << false;
}

void TestAnswers::memoryIsBounded()
{
    QFETCH(int, events);
    QFETCH(qsizetype, contentBytes);
    QFETCH(bool, oneMessage);
    AnswerAssembler assembler;
    const QByteArray content(contentBytes, 'x');
    for (int i = 0; i < events; ++i)
        assembler.feed(delta(oneMessage ? QByteArray("1") : QByteArray::number(i), content));
    qsizetype total = 0;
    bool cut = assembler.answer().droppedMessages > 0;
    for (const AnswerMessage &message : assembler.answer().messages) {
        QVERIFY(message.text.size() <= AnswerAssembler::MaxMessageText);
        total += message.text.size();
        cut = cut || message.cut;
    }
    QVERIFY(total <= AnswerAssembler::MaxText);
    QVERIFY(assembler.answer().messages.size() <= AnswerAssembler::MaxMessages);
    QVERIFY(cut); // and it is said
    // The whole text, told once more at the end, says nothing different.
    if (oneMessage) {
        assembler.feed(delta("1", QByteArray(contentBytes * 3, 'x'), "completed"));
        QVERIFY(assembler.answer().messages[0].text.size() <= AnswerAssembler::MaxMessageText);
    }
}

void TestAnswers::anyBytesAreSurvived()
{
    AnswerAssembler assembler;
    const QByteArrayList datas = {"",
                                  "{",
                                  "[]",
                                  "null",
                                  "\"x\"",
                                  QByteArray("\0\0", 2),
                                  "\xff\xfe",
                                  "{\"a\"",
                                  R"({"id":[]})",
                                  R"({"id":{"x":1},"content":{"y":[2]}})"};
    for (const char *name : {"conversation.message.delta", "conversation.message.completed",
                             "conversation.chat.failed", "conversation.audio.delta", "Message", "Interrupt",
                             "Error", "error", "Done", "done", "PING", "", "conversation."}) {
        for (const QByteArray &data : datas)
            assembler.feed({name, data, {}, 0});
    }
    assembler.feed({"conversation.message.delta", QByteArray(5 * 1024 * 1024, '{'), {}, 0});
    assembler.feed({"Message", R"({"node_seq_id":"2147483647","content":"a"})", {}, 0});
    assembler.feed({"Message", R"({"node_seq_id":"2147483647","content":"b"})", {}, 0});
    assembler.feed({"Message", R"({"node_seq_id":"-5","content":"c"})", {}, 0});
    QVERIFY(assembler.answer().unread > 0);
    QVERIFY(assembler.answer().messages.last().text.endsWith(u"abc"));
}

void TestAnswers::paceOfAStream_data()
{
    QTest::addColumn<QList<double>>("times");
    QTest::addColumn<double>("rate"); // 0: none can be told
    QTest::addColumn<double>("gap");
    QTest::addColumn<double>("gapFrom");
    QTest::newRow("nothing") << QList<double>() << 0.0 << 0.0 << 0.0;
    QTest::newRow("one event") << QList<double>{320} << 0.0 << 0.0 << 0.0;
    QTest::newRow("all at once") << QList<double>{5, 5, 5} << 0.0 << 0.0 << 0.0;
    QTest::newRow("evenly") << QList<double>{100, 200, 300, 400, 500} << 10.0 << 100.0 << 100.0;
    QTest::newRow("with a pause") << QList<double>{100, 200, 2200, 2300} << 3.0 / 2.2 << 2000.0 << 200.0;
}

void TestAnswers::paceOfAStream()
{
    QFETCH(QList<double>, times);
    QFETCH(double, rate);
    QFETCH(double, gap);
    QFETCH(double, gapFrom);
    QList<ServerSentEvent> events;
    for (const double at : times)
        events.append({"message", "{}", {}, at});
    const StreamPace pace = paceOf(events);
    QCOMPARE(pace.count(), int(times.size()));
    QCOMPARE(pace.perSecond().value_or(0), rate);
    QCOMPARE(pace.longestGapMs(), gap);
    QCOMPARE(pace.longestGapFromMs(), gapFrom);
    QCOMPARE(pace.firstMs(), times.value(0));
}

QTEST_GUILESS_MAIN(TestAnswers)
#include "tst_answers.moc"
