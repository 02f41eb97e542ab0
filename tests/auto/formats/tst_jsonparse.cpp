// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include <QTest>

using namespace CozeLens;

class TestJsonParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void acceptsJson_data();
    void acceptsJson();
    void refusesAndPointsAtTheFault_data();
    void refusesAndPointsAtTheFault();
    void refusesEveryCutOffPrefix();
    void survivesAnyNesting();
    void keepsLimits();
    void readsAValueInsideOtherText();
    void namesThePlaceForPeople_data();
    void namesThePlaceForPeople();
};

void TestJsonParse::acceptsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("null", "null");
    row("true with blanks around", " \t\r\n true \n");
    row("zero", "0");
    row("minus zero", "-0");
    row("19-digit id", "7512049638368051237");
    row("number beyond double", "1e999");
    row("fraction and exponent", "-12.50E+07");
    row("empty string", "\"\"");
    row("every short escape", R"("\"\\\/\b\f\n\r\t")");
    row("escaped Chinese", R"("\u4F60\u597d")");
    row("escaped surrogate pair", R"("\uD83D\uDE42")");
    row("lone surrogate as escape", R"("\ud800")");
    row("escaped NUL", R"("\u0000")");
    row("DEL is not a control character", "\"\x7f\"");
    row("two-byte character", "\"é\"");
    row("Chinese with full-width punctuation", "\"你好，“世界”：！\"");
    row("four-byte character", "\"🙂\"");
    row("highest code point", "\"\xf4\x8f\xbf\xbf\"");
    row("noncharacter", "\"\xef\xbf\xbf\"");
    row("empty array", "[]");
    row("empty array with blanks", "[ \n ]");
    row("empty object", "{}");
    row("nested empties", "[{},[],[[{}]]]");
    row("mixed array", "[null, 1, \"1\", {}]");
    row("empty key", R"({"":0})");
    row("duplicate keys", R"({"a":1,"a":2})");
    row("escaped key", R"({"\u0061":1})");
    row("key of eight bytes and more", R"({"auto_save_history":false,"conversation_id":"1"})");
    row("string of exactly eight bytes", "[\"12345678\",\"1234567\",\"123456789\"]");
    row("CRLF", "{\r\n\"a\":1\r\n}\r\n");
}

void TestJsonParse::acceptsJson()
{
    QFETCH(QByteArray, text);
    const auto document = Json::Document::parse(text);
    QVERIFY2(document, document ? "" : qPrintable(document.error().code));
    QCOMPARE(document->text(), text);
    QCOMPARE(document->root().raw(), text.trimmed());
}

void TestJsonParse::refusesAndPointsAtTheFault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("offset");
    const auto row = [](const char *name, const QByteArray &text, const char *code, int offset) {
        QTest::newRow(name) << text << QString::fromLatin1(code) << offset;
    };
    row("nothing", "", "empty", 0);
    row("blanks only", " \n", "empty", 2);
    row("byte order mark", "\xef\xbb\xbf{}", "byte-order-mark", 0);
    row("byte order mark alone", "\xef\xbb\xbf", "byte-order-mark", 0);
    row("UTF-16", QByteArray("{\0}\0", 4), "expected-key", 1);
    row("comma behind the last member", "{\"a\":1,}", "trailing-comma", 6);
    row("comma behind the last item", "[1 , ]", "trailing-comma", 3);
    row("comma in an empty array", "[,]", "expected-value", 1);
    row("comma in an empty object", "{,}", "expected-key", 1);
    row("two commas", "[1,,2]", "expected-value", 3);
    row("leading comma", "[,1]", "expected-value", 1);
    row("no comma between items", "[1 2]", "expected-comma", 3);
    row("no comma between members", "{\"a\":1\n \"b\":2}", "expected-comma", 8);
    row("no colon", "{\"a\" 1}", "expected-colon", 5);
    row("comma for a colon", "{\"a\",1}", "expected-colon", 4);
    row("two colons", "{\"a\"::1}", "expected-value", 5);
    row("no value", "{\"a\":}", "expected-value", 5);
    row("number as key", "{1:1}", "expected-key", 1);
    row("bare key", "{a:1}", "expected-key", 1);
    row("single quotes", "{'a':1}", "expected-key", 1);
    row("curly quotes", "{“a”:1}", "expected-key", 1);
    row("full-width colon", "{\"a\"：1}", "expected-colon", 4);
    row("comment", "{\"a\":1} // end", "text-behind", 8);
    row("comment before", "/* x */{}", "expected-value", 0);
    row("wrong bracket", "[1}", "wrong-bracket", 2);
    row("wrong bracket in an object", "{\"a\":1]", "wrong-bracket", 6);
    row("bracket too much", "[]]", "text-behind", 2);
    row("two values", "{}{}", "text-behind", 2);
    row("unfinished array", "[1,", "unfinished", 3);
    row("unfinished object", "{\"a\":", "unfinished", 5);
    row("unfinished after the key", "{\"a\"", "unfinished", 4);
    row("closing bracket only", "]", "expected-value", 0);
    row("string without end", "[\"abc]", "unterminated-string", 1);
    row("string that ends in a backslash", "\"abc\\", "unterminated-string", 4);
    row("raw line break", "\"a\nb\"", "control-character", 2);
    row("raw tab behind eight plain bytes", "\"12345678\t\"", "control-character", 9);
    row("raw NUL", QByteArray("\"a\0b\"", 5), "control-character", 2);
    row("unknown escape", R"("\x41")", "bad-escape", 1);
    row("escaped apostrophe", R"("It\'s")", "bad-escape", 3);
    row("capital U escape", R"("\U0041")", "bad-escape", 1);
    row("short unicode escape", R"("\u12")", "bad-escape", 1);
    row("no hex digits", R"("\u12G4")", "bad-escape", 1);
    row("leading zero", "[01]", "bad-number", 1);
    row("leading plus", "[+1]", "expected-value", 1);
    row("minus alone", "[-]", "bad-number", 1);
    row("no digit behind the point", "[1.]", "bad-number", 1);
    row("no digit before the point", "[.5]", "expected-value", 1);
    row("no exponent", "[1e]", "bad-number", 1);
    row("no exponent behind its sign", "[1e+]", "bad-number", 1);
    row("hex number", "[0x1F]", "bad-number", 1);
    row("two points", "[1.2.3]", "bad-number", 1);
    row("full-width digit", "[１]", "expected-value", 1);
    row("minus infinity", "[-Infinity]", "bad-number", 1);
    row("NaN", "[NaN]", "expected-value", 1);
    row("Python True", "[True]", "expected-value", 1);
    row("capitals", "[TRUE]", "expected-value", 1);
    row("cut literal", "[tru]", "bad-literal", 1);
    row("literal with a tail", "[truex]", "bad-literal", 1);
    row("null with a digit", "[null1]", "bad-literal", 1);
    row("stray continuation byte", "\"\x80\"", "bad-utf8", 1);
    row("overlong slash", "\"\xc0\xaf\"", "bad-utf8", 1);
    row("overlong three bytes", "\"\xe0\x80\xaf\"", "bad-utf8", 1);
    row("surrogate in UTF-8", "\"\xed\xa0\x80\"", "bad-utf8", 1);
    row("beyond Unicode", "\"\xf4\x90\x80\x80\"", "bad-utf8", 1);
    row("torn character", "\"\xe4\xbd\"", "bad-utf8", 1);
    row("GBK text", "{\"a\":\"\xc4\xe3\xba\xc3\"}", "bad-utf8", 6);
    row("form feed as blank", "[\f1]", "expected-value", 1);
    row("no-break space as blank",
        "[\xc2\xa0"
        "1]",
        "expected-value", 1);
    row("HTML", "<html></html>", "expected-value", 0);
    row("server-sent event", "data: {\"a\":1}\n\n", "expected-value", 0);
}

void TestJsonParse::refusesAndPointsAtTheFault()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QFETCH(int, offset);
    const auto document = Json::Document::parse(text);
    QVERIFY(!document);
    QCOMPARE(document.error().code, code);
    QCOMPARE(document.error().offset, offset);
    QVERIFY(!document.error().text.zh.isEmpty() && !document.error().text.en.isEmpty());
}

void TestJsonParse::refusesEveryCutOffPrefix()
{
    const QByteArray text =
        R"({"id":"7512049638368051237","说明":"你好\u4f60🙂","list":[1,-2.5e3,true,null,{"a":[]}]})";
    QVERIFY(Json::Document::parse(text));
    for (qsizetype length = 0; length < text.size(); ++length) {
        const auto document = Json::Document::parse(text.first(length));
        QVERIFY2(!document, text.first(length).constData());
        QVERIFY(document.error().offset <= length);
    }
}

void TestJsonParse::survivesAnyNesting()
{
    constexpr int levels = 100'000;
    const QByteArray arrays = QByteArray(levels, '[') + QByteArray(levels, ']');
    const auto refused = Json::Document::parse(arrays);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"too-deep"_qs);
    QCOMPARE(refused.error().offset, 1000);

    const QByteArray objects = QByteArray("{\"a\":").repeated(levels) + '1' + QByteArray(levels, '}');
    const auto accepted = Json::Document::parse(objects, {levels, 1 << 30});
    QVERIFY(accepted);
    Json::Value value = accepted->root();
    int depth = 0;
    for (; value.first(); value = value.first())
        ++depth;
    QCOMPARE(depth, levels);
    QCOMPARE(value.raw(), "1");
    QVERIFY(!Json::Document::parse(QByteArray(levels, '['), {levels, 1 << 30}));
    QVERIFY(Json::Document::parse(QByteArray(1000, '[') + QByteArray(1000, ']')));
}

void TestJsonParse::keepsLimits()
{
    const auto large = Json::Document::parse("[1,2,3]", {10, 6});
    QVERIFY(!large);
    QCOMPARE(large.error().code, u"too-large"_qs);
    QVERIFY(Json::Document::parse("[1,2,3]", {10, 7}));
    QVERIFY(Json::Document::parse("[1,2,3]", {10, 7, 4}));
    const auto many = Json::Document::parse("[1,2,3]", {10, 7, 3});
    QVERIFY(!many);
    QCOMPARE(many.error().code, u"too-many-values"_qs);
}

void TestJsonParse::readsAValueInsideOtherText()
{
    const QByteArray log = "12:01 error: {\"code\":4007, \"msg\":\"}\"} at line 7 {\"b\":1";
    qsizetype end = -1;
    const qsizetype begin = log.indexOf('{');
    const auto document = Json::Document::parsePrefix(log, begin, &end);
    QVERIFY(document);
    QCOMPARE(document->text(), "{\"code\":4007, \"msg\":\"}\"}");
    QCOMPARE(log.mid(end), " at line 7 {\"b\":1");
    QCOMPARE(document->at(u"/code").span().offset + begin, log.indexOf("4007"));

    end = -1;
    const qsizetype second = log.lastIndexOf('{');
    const auto cut = Json::Document::parsePrefix(log, second, &end);
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, u"unfinished"_qs);
    QCOMPARE(cut.error().offset, log.size());
    QCOMPARE(end, -1);
    QVERIFY(!Json::Document::parsePrefix(log, log.size() + 5, &end));
    const auto tooLarge = Json::Document::parsePrefix(log, begin, &end, {10, 8});
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, u"too-large"_qs);
}

void TestJsonParse::namesThePlaceForPeople_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("start") << QByteArray() << 1 << 1;
    QTest::newRow("same line") << QByteArray("ab") << 1 << 3;
    QTest::newRow("characters, not bytes") << QByteArray("你好🙂") << 1 << 4;
    QTest::newRow("LF") << QByteArray("a\nb\n") << 3 << 1;
    QTest::newRow("CRLF") << QByteArray("a\r\nbc") << 2 << 3;
    QTest::newRow("CR") << QByteArray("a\rbc") << 2 << 3;
}

void TestJsonParse::namesThePlaceForPeople()
{
    QFETCH(QByteArray, before);
    QFETCH(int, line);
    QFETCH(int, column);
    const Json::Place place = Json::placeOf(QByteArray(before + "x"), before.size());
    QCOMPARE(place.line, line);
    QCOMPARE(place.column, column);
    const Json::Place behind = Json::placeOf(before, before.size() + 100);
    QCOMPARE(behind.line, line);
    QCOMPARE(behind.column, column);
}

QTEST_APPLESS_MAIN(TestJsonParse)
#include "tst_jsonparse.moc"
