// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace CozeLens;

class TestJsonValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void answersNothingWithoutAValue();
    void keepsNumbersAsWritten();
    void takesTheLastOfDuplicates();
    void knowsPlaces();
    void findsByPointer_data();
    void findsByPointer();
    void namesEveryValueByItsPointer();
    void resolvesEscapes_data();
    void resolvesEscapes();
    void quotesSoThatItReadsBack_data();
    void quotesSoThatItReadsBack();
    void outlivesTheDocumentItCameFrom();
};

void TestJsonValue::answersNothingWithoutAValue()
{
    const Json::Value none = Json::Document().root();
    QVERIFY(none.isNull());
    QVERIFY(!none.is(Json::Kind::Null));
    QVERIFY(none.raw().isEmpty() && none.text().isEmpty() && none.key().isEmpty() &&
            none.pointer().isEmpty());
    QVERIFY(none.at(0).isNull() && none[u"a"].isNull() && none.find(u"/a").isNull() && none.next().isNull());
    QVERIFY(none.parent().isNull() && none.first().isNull());
    QCOMPARE(none.size(), 0);

    const auto document = Json::Document::parse("{\"a\":null}");
    QVERIFY(document);
    QVERIFY(document->at(u"/a").is(Json::Kind::Null));
    QVERIFY(!document->at(u"/a").isNull());
    QVERIFY(document->at(u"/b").isNull());
    QVERIFY(document->root().parent().isNull());
    QVERIFY(document->root().at(1).isNull() && document->root().at(-1).isNull());
}

void TestJsonValue::keepsNumbersAsWritten()
{
    const auto document = Json::Document::parse(R"({"bot_id":7512049638368051237,"t":1.50,"e":1E+2})");
    QVERIFY(document);
    QCOMPARE(document->at(u"/bot_id").text(), u"7512049638368051237"_qs);
    QCOMPARE(document->at(u"/t").raw(), "1.50");
    QCOMPARE(document->at(u"/e").raw(), "1E+2");
    QVERIFY(document->at(u"/bot_id").string().isEmpty());
}

void TestJsonValue::takesTheLastOfDuplicates()
{
    const auto document = Json::Document::parse(R"({"a":1,"b":2,"\u0061":3,"a ":4})");
    QVERIFY(document);
    QCOMPARE(document->at(u"/a").raw(), "3");
    QCOMPARE(document->root().size(), 4);
    QCOMPARE(document->root().at(0).raw(), "1");
}

void TestJsonValue::knowsPlaces()
{
    const QByteArray text = "{ \"说明\" : [ 10, \"二\" ] }";
    const auto document = Json::Document::parse(text);
    QVERIFY(document);
    const Json::Value list = document->root().first();
    QCOMPARE(text.mid(list.keySpan().offset, list.keySpan().length), "\"说明\"");
    QCOMPARE(list.key(), u"说明"_qs);
    QCOMPARE(list.raw(), "[ 10, \"二\" ]");
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.at(1).string(), u"二"_qs);
    QCOMPARE(list.at(1).span().offset, text.indexOf("\"二\""));
    QVERIFY(list.at(1).keySpan().isEmpty());
    QVERIFY(list.at(1).next().isNull());
    QVERIFY(list.next().isNull());
    QCOMPARE(list.at(0).parent().raw(), list.raw());
}

void TestJsonValue::findsByPointer_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("raw"); // empty: there is none
    const auto row = [](const char *name, const QString &pointer, const QByteArray &raw) {
        QTest::newRow(name) << pointer << raw;
    };
    // The examples of RFC 6901 section 5.
    row("array", u"/foo"_qs, R"(["bar", "baz"])");
    row("item", u"/foo/0"_qs, "\"bar\"");
    row("empty name", u"/"_qs, "0");
    row("slash in a name", u"/a~1b"_qs, "1");
    row("percent", u"/c%d"_qs, "2");
    row("caret", u"/e^f"_qs, "3");
    row("bar", u"/g|h"_qs, "4");
    row("backslash", u"/i\\j"_qs, "5");
    row("quote", u"/k\"l"_qs, "6");
    row("blank", u"/ "_qs, "7");
    row("tilde in a name", u"/m~0n"_qs, "8");
    row("tilde before one", u"/~01"_qs, "9");
    row("Chinese name", u"/名字/长"_qs, "10");
    row("name written with escapes", u"/名字/短"_qs, "11");
    row("no slash", u"foo"_qs, {});
    row("bad escape", u"/m~2n"_qs, {});
    row("escape cut off", u"/m~"_qs, {});
    row("leading zero", u"/foo/00"_qs, {});
    row("plus sign", u"/foo/+1"_qs, {});
    row("minus sign", u"/foo/-1"_qs, {});
    row("behind the last item", u"/foo/2"_qs, {});
    row("append mark", u"/foo/-"_qs, {});
    row("huge index", u"/foo/4294967296"_qs, {});
    row("full-width digit", u"/foo/０"_qs, {});
    row("into a number", u"//x"_qs, {});
    row("trailing slash", u"/foo/"_qs, {});
    row("other case", u"/Foo"_qs, {});
}

void TestJsonValue::findsByPointer()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, raw);
    const auto document = Json::Document::parse(
        R"({"foo": ["bar", "baz"],"": 0,"a/b": 1,"c%d": 2,"e^f": 3,"g|h": 4,"i\\j": 5,"k\"l": 6," ": 7,"m~n": 8,)"
        R"("~1": 9, "名字": {"长": 10, "\u77ed": 11}})");
    QVERIFY(document);
    QCOMPARE(document->at(pointer).isNull(), raw.isEmpty());
    QCOMPARE(document->at(pointer).raw(), raw);
    QCOMPARE(document->at(u"").raw(), document->text());
}

void TestJsonValue::namesEveryValueByItsPointer()
{
    const auto document = Json::Document::parse(R"({"a/b":[{"~":[[],7]}],"":{"\n":1},"名":2})");
    QVERIFY(document);
    int seen = 0;
    QList<Json::Value> open{document->root()};
    while (!open.isEmpty()) {
        const Json::Value value = open.takeLast();
        const Json::Value again = document->at(value.pointer());
        QCOMPARE(again.span(), value.span());
        ++seen;
        for (Json::Value child = value.first(); child; child = child.next())
            open.append(child);
    }
    QCOMPARE(seen, 9);
    QCOMPARE(document->at(u"/a~1b/0/~0/1").pointer(), u"/a~1b/0/~0/1"_qs);
}

void TestJsonValue::resolvesEscapes_data()
{
    QTest::addColumn<QByteArray>("literal");
    for (const char *literal : {R"("")", R"("plain")", R"("\"\\\/\b\f\n\r\t")", R"("a\u4f60b\u597Dc")",
                                R"("\ud83d\ude42!")", R"("前\n后")", R"("\\n")", R"("\\\\u4f60")",
                                R"("end\\")", R"("\u0041\u0042")", "\"\xf0\x9f\x99\x82\""}) {
        QTest::newRow(literal) << QByteArray(literal);
    }
}

void TestJsonValue::resolvesEscapes()
{
    QFETCH(QByteArray, literal);
    const auto document = Json::Document::parse(literal);
    QVERIFY(document);
    const QString expected = QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
    QCOMPARE(document->root().string(), expected);
    QCOMPARE(document->root().text(), expected);
}

void TestJsonValue::quotesSoThatItReadsBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("literal");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("plain") << u"bot"_qs << QByteArray("\"bot\"");
    QTest::newRow("Chinese and emoji stay") << u"你好🙂"_qs << QByteArray("\"你好🙂\"");
    QTest::newRow("byte order mark stays") << QString(QChar(QChar::ByteOrderMark) + u"a"_qs)
                                           << QByteArray("\"\xef\xbb\xbf"
                                                         "a\"");
    QTest::newRow("quote and backslash") << u"a\"b\\c"_qs << QByteArray(R"("a\"b\\c")");
    QTest::newRow("slash stays") << u"a/b"_qs << QByteArray("\"a/b\"");
    QTest::newRow("controls") << u"\b\f\n\r\t\u0001\u001f"_qs << QByteArray(R"("\b\f\n\r\t\u0001\u001f")");
    QTest::newRow("lone high surrogate")
        << QString(u'a' + QString(QChar(0xd83d)) + u'b') << QByteArray(R"("a\ud83db")");
    QTest::newRow("lone low surrogate") << QString(QChar(0xde42)) << QByteArray(R"("\ude42")");
    QTest::newRow("low surrogate behind a pair")
        << QString(u"🙂"_qs + QChar(0xde42)) << QByteArray("\"🙂\\ude42\"");
}

void TestJsonValue::quotesSoThatItReadsBack()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, literal);
    QCOMPARE(Json::quoted(text), literal);
    const auto document = Json::Document::parse(literal);
    QVERIFY(document);
    QCOMPARE(document->root().string(), text);
}

void TestJsonValue::outlivesTheDocumentItCameFrom()
{
    std::optional<Json::Document> original = *Json::Document::parse("{\"a\":[1,2]}");
    const Json::Value item = original->at(u"/a/1");
    const Json::Document copy = *original;
    original.reset();
    QCOMPARE(item.raw(), "2");
    QCOMPARE(item.pointer(), u"/a/1"_qs);
    QCOMPARE(copy.at(u"/a/1").span(), item.span());
}

QTEST_APPLESS_MAIN(TestJsonValue)
#include "tst_jsonvalue.moc"
