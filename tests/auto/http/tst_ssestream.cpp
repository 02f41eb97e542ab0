// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ssestream.h"

#include "support/cputime.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace CozeLens;

namespace {

using Events = QList<QByteArrayList>; // event, data, id

Events readable(const QList<ServerSentEvent> &events)
{
    Events result;
    for (const ServerSentEvent &event : events)
        result.append({event.event, event.data, event.id});
    return result;
}

// The standard's algorithm word for word (WHATWG HTML, section 9.2.6), on the whole stream at once and with
// nothing of the reader's own: what it is compared with.
struct Reference
{
    explicit Reference(QByteArray stream)
    {
        if (stream.startsWith("\xEF\xBB\xBF"))
            stream.remove(0, 3);
        stream.replace("\r\n", "\n").replace('\r', '\n');
        QByteArrayList lines = stream.split('\n');
        lines.removeLast(); // what no line end stands behind is discarded
        for (const QByteArray &line : std::as_const(lines))
            take(line);
    }

    void take(const QByteArray &line)
    {
        if (line.isEmpty()) {
            if (!data.isEmpty())
                events.append({type.isEmpty() ? QByteArray("message") : type, data.chopped(1), id});
            data.clear();
            type.clear();
            return;
        }
        const qsizetype colon = line.indexOf(':');
        if (colon == 0)
            return;
        const QByteArray field = colon < 0 ? line : line.left(colon);
        QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        if (field == "event")
            type = value;
        else if (field == "data")
            data += value + '\n';
        else if (field == "id" && !value.contains('\0'))
            id = value;
        else if (field == "retry" && !value.isEmpty() &&
                 std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
            retryMs = value.toLongLong();
    }

    Events events;
    QByteArray data;
    QByteArray type;
    QByteArray id;
    std::optional<qint64> retryMs;
};

QByteArray randomStream(QRandomGenerator &random)
{
    static const QByteArrayList tokens = {"data",
                                          "data:",
                                          "data: ",
                                          "event:",
                                          "event: ",
                                          "id:",
                                          "id",
                                          "retry:",
                                          "retry: 15",
                                          ":",
                                          " ",
                                          "\n",
                                          "\n",
                                          "\n\n",
                                          "\n\n",
                                          "\r",
                                          "\r\r",
                                          "\r\n",
                                          "\r\n\r\n",
                                          "\n\r\n",
                                          QByteArray(1, '\0'),
                                          "x",
                                          "7",
                                          "扣",
                                          "\xEF\xBB\xBF",
                                          "\xEF\xBB",
                                          "\xFF",
                                          "{\"a\":1}",
                                          "Data:",
                                          "data:x\n\n",
                                          "data: y\r\r",
                                          "data\r\n\r\n",
                                          "dat"};
    QByteArray stream = random.bounded(4) == 0 ? QByteArray("\xEF\xBB\xBF") : QByteArray();
    for (int i = random.bounded(40); i > 0; --i)
        stream += tokens[random.bounded(int(tokens.size()))];
    return stream;
}

} // namespace

class TestSseStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEvents_data();
    void readsEvents();
    void readsEventsCutAnywhere_data() { readsEvents_data(); }
    void readsEventsCutAnywhere();
    void agreesWithTheStandard();
    void stampsTheTimeOfArrival();
    void readsTheReconnectionTime_data();
    void readsTheReconnectionTime();
    void dropsWhatIsTooLarge_data();
    void dropsWhatIsTooLarge();
    void isLinearInManySmallPieces();
};

void TestSseStream::readsEvents_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Events>("events");
    QTest::addColumn<QByteArray>("rest");

    QTest::newRow("nothing") << QByteArray() << Events() << QByteArray();
    QTest::newRow("one event as Coze writes it")
        << QByteArray("event:conversation.chat.created\ndata:{\"id\":\"1\"}\n\n")
        << Events{{"conversation.chat.created", "{\"id\":\"1\"}", ""}} << QByteArray();
    QTest::newRow("a blank after the colon")
        << QByteArray("event: done\ndata: [DONE]\n\n") << Events{{"done", "[DONE]", ""}} << QByteArray();
    QTest::newRow("only one blank is taken")
        << QByteArray("data:  x \n\n") << Events{{"message", " x ", ""}} << QByteArray();
    QTest::newRow("CR") << QByteArray("data:a\rdata:b\r\rdata:c\r\r")
                        << Events{{"message", "a\nb", ""}, {"message", "c", ""}} << QByteArray();
    QTest::newRow("CRLF") << QByteArray("data:a\r\ndata:b\r\n\r\ndata:c\r\n\r\n")
                          << Events{{"message", "a\nb", ""}, {"message", "c", ""}} << QByteArray();
    QTest::newRow("mixed line ends") << QByteArray("data:a\r\ndata:b\rdata:c\n\r\ndata:d\n\r")
                                     << Events{{"message", "a\nb\nc", ""}, {"message", "d", ""}}
                                     << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "data:a\n\n")
                                     << Events{{"message", "a", ""}} << QByteArray();
    QTest::newRow("a second byte order mark is a field's name")
        << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                      "data:a\n\ndata:b\n\n")
        << Events{{"message", "b", ""}} << QByteArray();
    QTest::newRow("the beginning of a byte order mark") << QByteArray("\xEF\xBB"
                                                                      "data:a\n\ndata:b\n\n")
                                                        << Events{{"message", "b", ""}} << QByteArray();
    QTest::newRow("comments") << QByteArray(": ping\n\n:\ndata:a\n: x\ndata:b\n\n")
                              << Events{{"message", "a\nb", ""}} << QByteArray();
    QTest::newRow("a field without colon")
        << QByteArray("data\n\ndata\ndata\n\n") << Events{{"message", "", ""}, {"message", "\n", ""}}
        << QByteArray();
    QTest::newRow("no data, no event")
        << QByteArray("event:x\n\ndata:a\n\n") << Events{{"message", "a", ""}} << QByteArray();
    QTest::newRow("unknown fields") << QByteArray("foo:bar\n{\"code\":4000}\ndata:a\n\n")
                                    << Events{{"message", "a", ""}} << QByteArray();
    QTest::newRow("ids last until the next")
        << QByteArray("id: 1\ndata:a\n\ndata:b\n\nid\ndata:c\n\n")
        << Events{{"message", "a", "1"}, {"message", "b", "1"}, {"message", "c", ""}} << QByteArray();
    QTest::newRow("an id with a NUL is ignored")
        << QByteArray("id:1\ndata:a\n\nid:2\0\ndata:b\n\n", 27)
        << Events{{"message", "a", "1"}, {"message", "b", "1"}} << QByteArray();
    QTest::newRow("Chinese and emoji")
        << QByteArray("data:{\"content\":\"你好🙂\"}\n\n")
        << Events{{"message", "{\"content\":\"你好🙂\"}", ""}} << QByteArray();
    QTest::newRow("invalid UTF-8 stays")
        << QByteArray("data:\xff\xfe\n\n") << Events{{"message", "\xff\xfe", ""}} << QByteArray();
    QTest::newRow("an unterminated event") << QByteArray("data:a\n\nevent:x\ndata:b\n")
                                           << Events{{"message", "a", ""}} << QByteArray("event:x\ndata:b\n");
    QTest::newRow("an unterminated line")
        << QByteArray("data:a\n\ndata:b") << Events{{"message", "a", ""}} << QByteArray("data:b");
    QTest::newRow("an error as bare JSON") << QByteArray("{\"code\":4100,\"msg\":\"x\"}") << Events()
                                           << QByteArray("{\"code\":4100,\"msg\":\"x\"}");
    QTest::newRow("an error as bare JSON in lines, after CRLF")
        << QByteArray("data:a\r\n\r\n{\r\n\"code\":4100}\r\n") << Events{{"message", "a", ""}}
        << QByteArray("{\r\n\"code\":4100}\r\n");
}

void TestSseStream::readsEvents()
{
    QFETCH(QByteArray, stream);
    SseStream reader;
    QTEST(readable(reader.feed(stream)), "events");
    QTEST(reader.rest(), "rest");
    QVERIFY(!reader.overflowed());
}

void TestSseStream::readsEventsCutAnywhere()
{
    QFETCH(QByteArray, stream);
    QFETCH(Events, events);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            SseStream reader;
            QList<ServerSentEvent> read = reader.feed(stream.first(first));
            read += reader.feed(stream.sliced(first, second - first));
            read += reader.feed(stream.sliced(second));
            if (readable(read) != events)
                QCOMPARE(QPair(QPair(first, second), readable(read)), QPair(QPair(first, second), events));
            QTEST(reader.rest(), "rest");
        }
    }
    SseStream reader;
    QList<ServerSentEvent> read;
    for (const char byte : stream)
        read += reader.feed(QByteArrayView(&byte, 1));
    QCOMPARE(readable(read), events);
}

// Random streams, each cut at every place and at random places, beside the standard's own words.
void TestSseStream::agreesWithTheStandard()
{
    QRandomGenerator random(20251130);
    qsizetype dispatched = 0;
    for (int round = 0; round < 1500; ++round) {
        const QByteArray stream = randomStream(random);
        const Reference expected(stream);
        dispatched += expected.events.size();
        const auto check = [&](QList<qsizetype> cuts) {
            std::sort(cuts.begin(), cuts.end());
            cuts.append(stream.size());
            SseStream reader;
            QList<ServerSentEvent> read;
            qsizetype from = 0;
            for (const qsizetype cut : std::as_const(cuts)) {
                read += reader.feed(QByteArrayView(stream).sliced(from, cut - from));
                from = cut;
            }
            return readable(read) == expected.events && reader.retryMs() == expected.retryMs;
        };
        for (qsizetype cut = 0; cut <= stream.size(); ++cut)
            QVERIFY2(
                check({cut}),
                QByteArray(stream.toPercentEncoding() + " cut at " + QByteArray::number(cut)).constData());
        for (int times = 0; times < 5; ++times) {
            QList<qsizetype> cuts;
            for (int i = 0; i < 8; ++i)
                cuts.append(random.bounded(int(stream.size()) + 1));
            QVERIFY2(check(cuts), stream.toPercentEncoding().constData());
        }
    }
    QVERIFY(dispatched > 1500); // they do hold events
}

void TestSseStream::stampsTheTimeOfArrival()
{
    SseStream reader;
    QVERIFY(reader.feed("data:a\n", 1).isEmpty());
    const QList<ServerSentEvent> events = reader.feed("\ndata:b\n\n", 2.5);
    QCOMPARE(events.size(), 2);
    QCOMPARE(events[0].atMs, 2.5);
    QCOMPARE(events[1].atMs, 2.5);
}

void TestSseStream::readsTheReconnectionTime_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("digits") << QByteArray("retry: 3000\n") << qint64(3000);
    QTest::newRow("a sign") << QByteArray("retry: -1\n") << qint64(-1);
    QTest::newRow("a unit") << QByteArray("retry: 3s\n") << qint64(-1);
    QTest::newRow("nothing") << QByteArray("retry:\n") << qint64(-1);
    QTest::newRow("more than fits") << QByteArray("retry: 99999999999999999999\n") << qint64(-1);
}

void TestSseStream::readsTheReconnectionTime()
{
    QFETCH(QByteArray, line);
    SseStream reader;
    reader.feed(line);
    QTEST(reader.retryMs().value_or(-1), "ms");
}

void TestSseStream::dropsWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("large");
    QTest::newRow("one line") << "data:" + QByteArray(200, 'x') + "\n\n";
    QTest::newRow("many lines of data") << QByteArray("data:0123456789\n").repeated(30) + "\n";
    QTest::newRow("many comments") << QByteArray(": keep alive\n").repeated(30) + "\n";
}

void TestSseStream::dropsWhatIsTooLarge()
{
    QFETCH(QByteArray, large);
    for (const qsizetype piece : {1, 7, 1000}) {
        SseStream reader(100);
        QList<ServerSentEvent> events = reader.feed("data:before\n\n");
        for (qsizetype i = 0; i < large.size(); i += piece)
            events += reader.feed(large.mid(i, piece));
        events += reader.feed("data:after\n\n");
        QVERIFY(reader.overflowed());
        QCOMPARE(readable(events), (Events{{"message", "before", ""}, {"message", "after", ""}}));
        QVERIFY(reader.rest().size() <= 200);
    }
}

void TestSseStream::isLinearInManySmallPieces()
{
    const QByteArray line = "data:" + QByteArray(4'000'000, 'x');
    SseStream reader;
    const Test::CpuTime clock;
    for (qsizetype i = 0; i < line.size(); i += 16)
        reader.feed(line.mid(i, 16));
    const QList<ServerSentEvent> events = reader.feed("\n\n");
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].data.size(), 4'000'000);
    QVERIFY2(clock.ms() < 5000, qPrintable(u"%1 ms"_qs.arg(clock.ms())));
}

QTEST_GUILESS_MAIN(TestSseStream)
#include "tst_ssestream.moc"
