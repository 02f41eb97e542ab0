// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "jsongenerator.h"
#include "support/cputime.h"

#include <QTest>

using namespace CozeLens;

class TestJsonRepair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void repairs_data();
    void repairs();
    void leavesAlone_data();
    void leavesAlone();
    void mendsWhatWasBrokenByOneSlip();
    void takesLittleTime_data();
    void takesLittleTime();
};

void TestJsonRepair::repairs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("safe");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &result, const char *code,
                        bool safe) {
        QTest::newRow(name) << text << result << QString::fromLatin1(code) << safe;
    };
    row("comma behind the last member", "{\n  \"a\": 1,\n}", "{\n  \"a\": 1\n}", "trailing-comma", true);
    row("comma behind the last item", "[1, 2 , ]", "[1, 2  ]", "trailing-comma", true);
    row("commas at two levels", R"({"m":[{"a":1,},],})", R"({"m":[{"a":1}]})", "trailing-comma", true);
    row("curly quotes", R"({“bot_id”: “75”})", R"({"bot_id": "75"})", "curly-quotes", true);
    row("curly quotes the wrong way round", R"({”a”：“b“})", R"({"a":"b"})", "mixed", true);
    row("full-width quotes", R"({＂a＂:＂b＂})", R"({"a":"b"})", "curly-quotes", true);
    row("curly quotes stay inside strings", R"({“a”: "他说“好”，然后：走"})",
        R"({"a": "他说“好”，然后：走"})", "curly-quotes", true);
    row("full-width colon and comma", R"({"a"：1，"b":2})", R"({"a":1,"b":2})", "full-width", true);
    row("full-width brackets", R"(｛"a":［1，2］｝)", R"({"a":[1,2]})", "full-width", true);
    row("full-width trailing comma", R"({"a":1，})", R"({"a":1})", "trailing-comma", true);
    row("line comment", "{\n  \"a\": 1, // 机器人\n  \"b\": 2\n}", "{\n  \"a\": 1, \n  \"b\": 2\n}",
        "comment", true);
    row("hash comment", "{\"a\": 1 # 说明\r\n}", "{\"a\": 1 \r\n}", "comment", true);
    row("block comment", "/* head */ {\"a\":/*x*/1}/**/", " {\"a\":1}", "comment", true);
    row("address in a string is no comment", "{\"u\":\"https://x/#y /*z*/\",}",
        "{\"u\":\"https://x/#y /*z*/\"}", "trailing-comma", true);
    row("trailing comma before a comment", "{\"a\":1, // last\n}", "{\"a\":1 \n}", "mixed", true);
    row("single quotes", "{'a': 'b'}", R"({"a": "b"})", "single-quotes", false);
    row("apostrophe in single quotes", R"({'q': 'It's', 'r': 'don\'t'})", R"({"q": "It's", "r": "don't"})",
        "single-quotes", false);
    row("double quotes in single quotes", R"({'q': 'say "hi"'})", R"({"q": "say \"hi\""})", "single-quotes",
        false);
    row("curly single quotes", "{‘a’: ‘b’}", R"({"a": "b"})", "single-quotes", false);
    row("bare keys", R"({bot_id: "75", $x:1, 名字: 2})", R"({"bot_id": "75", "$x":1, "名字": 2})", "bare-key",
        false);
    row("number as key", "{1: \"x\"}", R"({"1": "x"})", "bare-key", false);
    row("Python literals", R"({"a": True, "b": [False, None]})", R"({"a": true, "b": [false, null]})",
        "python-literal", true);
    row("NaN", R"({"a": NaN})", R"({"a": null})", "python-literal", false);
    row("undefined", R"([undefined])", R"([null])", "python-literal", false);
    row("Python dictionary", "{'stream': False, 'm': [{'role': 'user'}], 'x': None}",
        R"({"stream": false, "m": [{"role": "user"}], "x": null})", "mixed", false);
    row("raw line break", "{\"q\":\"one\ntwo\"}", R"({"q":"one\ntwo"})", "raw-line-break", true);
    row("raw CRLF and tab", "{\"q\":\"one\r\n\ttwo\"}", R"({"q":"one\r\n\ttwo"})", "raw-line-break", true);
    row("missing comma between lines", "{\n  \"a\": 1\n  \"b\": 2\n}", "{\n  \"a\": 1,\n  \"b\": 2\n}",
        "missing-comma", false);
    row("missing comma behind a string", "{\"a\": \"x\" \"b\": \"y\"}", "{\"a\": \"x\", \"b\": \"y\"}",
        "missing-comma", false);
    row("missing comma before a comment", "{\"a\": 1 // x\n \"b\": 2}", "{\"a\": 1, \n \"b\": 2}", "mixed",
        false);
    row("missing comma between objects", "[{\"a\":1}\n {\"b\":2}]", "[{\"a\":1},\n {\"b\":2}]",
        "missing-comma", false);
    row("missing comma between single-quoted lines", "{'a': 'x'\n 'b': 'y'}",
        "{\"a\": \"x\",\n \"b\": \"y\"}", "mixed", false);
    row("byte order mark", "\xef\xbb\xbf{\"a\":1}", "{\"a\":1}", "bom", true);
    row("byte order mark and trailing comma", "\xef\xbb\xbf{\"a\":1,}", "{\"a\":1}", "mixed", true);
    row("no-break and ideographic blanks",
        "{\"a\":\xc2\xa0"
        "1,　\"b\":2}",
        "{\"a\": 1, \"b\":2}", "odd-blank", true);
    row("quotes in curly quotes", R"({“a”: “say "hi" now”})", R"({"a": "say \"hi\" now"})", "curly-quotes",
        false);
    row("everything at once", "{\n  // x\n  bot_id：‘75’，\n  'ok': True\n  “n”: \"a\tb\",\n}",
        "{\n  \n  \"bot_id\":\"75\",\n  \"ok\": true,\n  \"n\": \"a\\tb\"\n}", "mixed", false);
}

void TestJsonRepair::repairs()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, result);
    QFETCH(QString, code);
    QFETCH(bool, safe);
    const auto repair = Json::repair(text);
    QVERIFY(repair);
    QCOMPARE(Json::applied(text, repair->edits), result);
    QVERIFY(Json::Document::parse(result));
    QCOMPARE(repair->code, code);
    QCOMPARE(repair->safe, safe);
    QCOMPARE(repair->firstFault, repair->edits.constFirst().span.offset);
    qsizetype at = 0;
    for (const Json::TextEdit &edit : repair->edits) {
        QVERIFY(edit.span.offset >= at);
        at = edit.span.end();
    }
    QVERIFY(at <= text.size());
}

void TestJsonRepair::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("valid", R"({"a":"“x”，// 'y' # True"})");
    row("nothing", "");
    row("blanks", " \n ");
    row("comment only", "// x");
    row("comment without end", "{\"a\":1} /* x");
    row("cut off", "{\"a\":[1,2");
    row("cut off behind a comma", "{\"a\":1,");
    row("string without end", "{\"a\":\"x}");
    row("string without end, next line", "{\"a\": \"x,\n \"b\": 1}");
    row("string without end among strings", "{\"a\": \"x,\n \"b\": \"y\",\n \"c\": \"z\"}");
    row("quote inside a string", R"({"a":"he said "hi" there"})");
    row("quote inside a string before a comma", R"({"a":"x"y","b":1})");
    row("two commas", "[1,,2]");
    row("comma only", "[,]");
    row("wrong bracket", R"({"a":[1})");
    row("two roots", "{} {}");
    row("numbers without a comma", "[1 2]");
    row("plain text", "hello");
    row("form", "bot_id=75&user=1");
    row("HTML", "<html></html>");
    row("placeholder", R"({"bot_id": {{BOT_ID}}})");
    row("bare value", R"({"a": hello})");
    row("bad escape", R"({"a":"\x",})");
    row("bad number", R"({"a":01,})");
    row("bad UTF-8", "{\"a\":\"\xff\",}");
    row("raw NUL", QByteArray("{\"a\":\"\0\"}", 9));
    row("single quote without end", "{'a': 'b}");
    row("deeper than the parser goes", QByteArray(5000, '[') + "1," + QByteArray(5000, ']'));
    row("too large", "[1," + QByteArray(1024 * 1024, ' ') + "]");
}

void TestJsonRepair::leavesAlone()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Json::repair(text));
}

// A comma taken out of valid JSON between members, or put in before a bracket, must come back exactly.
void TestJsonRepair::mendsWhatWasBrokenByOneSlip()
{
    JsonGenerator generator(99);
    int mended = 0;
    for (int i = 0; i < 2000; ++i) {
        const QByteArray text = Json::formatted(generator.object());
        QVERIFY(!Json::repair(text));
        const qsizetype close = text.lastIndexOf('}');
        const QByteArray before = text.first(close).trimmed();
        if (before.endsWith('{'))
            continue;
        const QByteArray broken = before + ',' + text.mid(before.size());
        const auto repair = Json::repair(broken);
        QVERIFY2(repair, broken.constData());
        QVERIFY(repair->safe);
        QCOMPARE(Json::applied(broken, repair->edits), text);

        QByteArray commented = text;
        commented.replace("\n", " // ，\"x\n");
        const auto uncommented = Json::repair(commented);
        QVERIFY2(uncommented, commented.constData());
        QCOMPARE(Json::minified(Json::applied(commented, uncommented->edits)), Json::minified(text));
        ++mended;
    }
    QVERIFY(mended > 1000);
}

void TestJsonRepair::takesLittleTime_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int size = 1000 * 1000;
    QTest::newRow("apostrophes") << QByteArray("['" + QByteArray("' ").repeated(size / 2) + "]").left(size);
    QTest::newRow("open curly quotes") << QByteArray("[" + QByteArray("“").repeated(size / 3));
    QTest::newRow("comments") << QByteArray("[" + QByteArray("/**/").repeated(size / 4) + "1,]");
    QTest::newRow("trailing commas") << QByteArray("[" + QByteArray("[1,],").repeated(size / 5) + "]");
    QTest::newRow("missing commas") << QByteArray("[" + QByteArray("\"\" ").repeated(size / 3) + "]");
    QTest::newRow("comment behind every value")
        << QByteArray("[" + QByteArray("[],\n//\n").repeated(size / 7) + "]");
    QTest::newRow("blank lines behind apostrophes")
        << QByteArray("['" + QByteArray("'\n\n\n\n").repeated(size / 5));
    QTest::newRow("bare keys that are none") << QByteArray("{\"a\":1 " + QByteArray(size, 'a'));
    QTest::newRow("full-width commas") << QByteArray("[" + QByteArray("1，").repeated(size / 4) + "]");
}

void TestJsonRepair::takesLittleTime()
{
    QFETCH(QByteArray, text);
    const Test::CpuTime timer;
    const auto repair = Json::repair(text);
    if (repair)
        QVERIFY(Json::Document::parse(Json::applied(text, repair->edits)));
    QVERIFY2(timer.ms() < 20'000, qPrintable(QString::number(timer.ms())));
}

QTEST_APPLESS_MAIN(TestJsonRepair)
#include "tst_jsonrepair.moc"
