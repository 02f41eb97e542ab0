// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "jsongenerator.h"

#include <QTest>

using namespace CozeLens;

class TestJsonFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void formats_data();
    void formats();
    void leavesWhatIsNoJsonAlone_data();
    void leavesWhatIsNoJsonAlone();
    void losesNothing();
    void staysSmallAtAnyDepth();
    void saysWhyNot();
    void stopsWhenUnwanted();
};

void TestJsonFormat::formats_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("pretty");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &pretty) {
        QTest::newRow(name) << text << pretty;
    };
    row("scalar", " 1.50 ", "1.50");
    row("empties", "{\"a\":{ },\"b\":[\n]}", "{\n  \"a\": {},\n  \"b\": []\n}");
    row("Coze error", R"({"code":4007,"msg":"x","detail":{"logid":"2024"}})",
        "{\n  \"code\": 4007,\n  \"msg\": \"x\",\n  \"detail\": {\n    \"logid\": \"2024\"\n  }\n}");
    row("array of arrays", "[[1,2],[],[3]]", "[\n  [\n    1,\n    2\n  ],\n  [],\n  [\n    3\n  ]\n]");
    row("order, duplicates, escapes and digits stay",
        R"({"z":7512049638368051237,"a":1E2,"z":"\u4f60\/","a":-0})",
        "{\n  \"z\": 7512049638368051237,\n  \"a\": 1E2,\n  \"z\": \"\\u4f60\\/\",\n  \"a\": -0\n}");
    row("already pretty with tabs and CRLF", "{\r\n\t\"a\" : [\r\n\t\t1 ]\r\n}\r\n",
        "{\n  \"a\": [\n    1\n  ]\n}");
    row("punctuation inside strings", R"(["{,:[",{"}":"],"}])",
        "[\n  \"{,:[\",\n  {\n    \"}\": \"],\"\n  }\n]");
}

void TestJsonFormat::formats()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, pretty);
    QCOMPARE(Json::formatted(text), pretty);
    QCOMPARE(Json::formatted(pretty), pretty);
    QCOMPARE(Json::minified(pretty), Json::minified(text));
    QByteArray wide = pretty;
    QCOMPARE(Json::formatted(text, 4), wide.replace("  ", "    "));
}

void TestJsonFormat::leavesWhatIsNoJsonAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"a\":1}");
    QTest::newRow("stream of events") << QByteArray("event: done\ndata: {\"a\":1}\n\n");
    QTest::newRow("JSON lines") << QByteArray("{\"a\":1}\n{\"a\":2}\n");
    QTest::newRow("truncated") << QByteArray("{\"a\":[1,2");
    QTest::newRow("trailing comma") << QByteArray("{\"a\":1,}");
    QTest::newRow("bad UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("HTML") << QByteArray("<html>\n</html>");
}

void TestJsonFormat::leavesWhatIsNoJsonAlone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(Json::formatted(text), text);
    QCOMPARE(Json::minified(text), text);
}

void TestJsonFormat::losesNothing()
{
    JsonGenerator generator(20240517);
    for (int i = 0; i < 3000; ++i) {
        const QByteArray text = generator.document();
        const QByteArray pretty = Json::formatted(text);
        const QByteArray small = Json::minified(text);
        QVERIFY2(Json::Document::parse(text), text.constData());
        QCOMPARE(Json::minified(pretty), small);
        QCOMPARE(Json::formatted(small), pretty);
        QCOMPARE(QJsonDocument::fromJson('[' + pretty + ']'), QJsonDocument::fromJson('[' + text + ']'));
    }
}

void TestJsonFormat::staysSmallAtAnyDepth()
{
    constexpr int levels = 100'000;
    const QByteArray nested = QByteArray(levels, '[') + QByteArray(levels, ']');
    const QByteArray wide =
        QByteArray(60, '[') + QByteArray("[1],").repeated(levels) + '1' + QByteArray(60, ']');
    const QByteArray chain = QByteArray("{\"a\":[").repeated(levels) + QByteArray("]}").repeated(levels);
    for (const QByteArray &text : {nested, wide, chain}) {
        const QByteArray pretty = Json::formatted(text);
        QVERIFY(pretty != text);
        QVERIFY(pretty.startsWith(QByteArray(text[0] == '[' ? "[\n  [\n" : "{\n  \"a\": [\n")));
        QVERIFY(pretty.size() <= text.size() * 6 + 64 * 1024 + 1024);
        QCOMPARE(Json::minified(pretty), text);
    }
    QCOMPARE(Json::formatted(QByteArray(levels, '[')), QByteArray(levels, '['));
}

void TestJsonFormat::saysWhyNot()
{
    QCOMPARE(*Json::pretty("{\"a\":[]}"), QByteArray("{\n  \"a\": []\n}"));
    const auto wrong = Json::pretty("{\"a\":nope}");
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, u"bad-literal"_qs);
    QCOMPARE(wrong.error().offset, 5);
}

void TestJsonFormat::stopsWhenUnwanted()
{
    const QByteArray text = '[' + QByteArray("1,").repeated(1'000'000) + "1]";
    const std::atomic_bool cancelled = true;
    const std::atomic_bool wanted = false;
    QVERIFY(Json::pretty(text, 2, &cancelled).value_or(text).isEmpty());
    QCOMPARE(Json::pretty(text, 2, &wanted).value_or(QByteArray()), Json::formatted(text));
}

QTEST_APPLESS_MAIN(TestJsonFormat)
#include "tst_jsonformat.moc"
