// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonpath.h"

#include <QElapsedTimer>
#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Chat =
    "{\n"
    "  \"code\": 0,\n"
    "  \"data\": [\n"
    "    {\"id\": 7512049638368051237, \"type\": \"answer\", \"content\": \"你好\", \"created_at\": "
    "1719821234},\n"
    "    {\"id\": \"7512049638368051238\", \"type\": \"follow_up\", \"content\": \"再见\", "
    "\"a.b\": {\"c\": 1e400}},\n"
    "    {\"id\": 7512049638368051236, \"type\": \"verbose\", \"content\": \"{\\\"x\\\":1}\", \"list\": "
    "[1, 2, 3, 4]}\n"
    "  ],\n"
    "  \"code\": 4000\n"
    "}";

} // namespace

class TestJsonPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void saysWhereTheExpressionIsWrong_data();
    void saysWhereTheExpressionIsWrong();
    void saysThatTheTextIsNoJson();
    void knowsThePathOfAMatch();
    void stopsWhenCancelled();
    void isBounded();
};

void TestJsonPath::finds_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("values");
    const auto row = [](const char *name, const QString &expression, const QString &values) {
        QTest::newRow(name) << expression << values;
    };
    row("the number of an id keeps its digits", u"$.data[0].id"_qs, u"7512049638368051237"_qs);
    row("every id", u"$.data[*].id"_qs,
        u"7512049638368051237|\"7512049638368051238\"|7512049638368051236"_qs);
    row("from the end", u"$.data[-1].type"_qs, u"\"verbose\""_qs);
    row("beyond the end", u"$.data[9].type"_qs, u""_qs);
    row("duplicate keys are both there", u"$.code"_qs, u"0|4000"_qs);
    row("name in quotes", u"$.data[1]['a.b'].c"_qs, u"1e400"_qs);
    row("name in double quotes", u"$.data[1][\"a.b\"]['c']"_qs, u"1e400"_qs);
    row("name by escape", u"$['d\\u0061ta'][0]['type']"_qs, u"\"answer\""_qs);
    row("anywhere", u"$..type"_qs, u"\"answer\"|\"follow_up\"|\"verbose\""_qs);
    row("anywhere, by index", u"$..[3]"_qs, u"4"_qs);
    row("slice", u"$.data[2].list[1:3]"_qs, u"2|3"_qs);
    row("slice with a step", u"$.data[2].list[::2]"_qs, u"1|3"_qs);
    row("slice backwards", u"$.data[2].list[::-1]"_qs, u"4|3|2|1"_qs);
    row("slice from the end", u"$.data[2].list[-2:]"_qs, u"3|4"_qs);
    row("a step of nothing", u"$.data[2].list[::0]"_qs, u""_qs);
    row("several at once", u"$.data[0]['type', 'content']"_qs, u"\"answer\"|\"你好\""_qs);
    row("filter by text", u"$.data[?(@.type==\"answer\")].content"_qs, u"\"你好\""_qs);
    row("filter without brackets", u"$.data[?@.type == 'follow_up'].content"_qs, u"\"再见\""_qs);
    row("an id is compared by its digits", u"$.data[?@.id == 7512049638368051237].type"_qs, u"\"answer\""_qs);
    row("order of ids", u"$.data[?@.id > 7512049638368051236].type"_qs, u"\"answer\""_qs);
    row("there is such a member", u"$.data[?@.list].type"_qs, u"\"verbose\""_qs);
    row("there is none", u"$.data[?!@.list].type"_qs, u"\"answer\"|\"follow_up\""_qs);
    row("and, or, brackets", u"$.data[?(@.list || @.created_at) && @.type != 'verbose'].type"_qs,
        u"\"answer\""_qs);
    row("compared with the root", u"$.data[?@.created_at > $.code].type"_qs, u"\"answer\""_qs);
    row("length of text counts characters", u"$.data[?length(@.content) == 2].content"_qs,
        u"\"你好\"|\"再见\""_qs);
    row("length of a list", u"$.data[?length(@.list) >= 4].type"_qs, u"\"verbose\""_qs);
    row("blanks", u" $ .data [ 0 ] .type "_qs, u"\"answer\""_qs);
    row("field name in Chinese", u"$.数据"_qs, u""_qs);
}

void TestJsonPath::finds()
{
    QFETCH(QString, expression);
    QFETCH(QString, values);
    const auto found = Json::findPath(Chat, expression);
    QVERIFY2(found, found ? "" : qPrintable(found.error().text.en));
    QStringList texts;
    for (const Json::Value &value : found->values) {
        texts.append(QString::fromUtf8(value.raw()));
    }
    QCOMPARE(texts.join(u'|'), values);
    QVERIFY(Json::Document::parse(Json::asArray(found->values)));
}

void TestJsonPath::saysWhereTheExpressionIsWrong_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("place");
    QTest::newRow("nothing") << u""_qs << 0;
    QTest::newRow("no root") << u"data.id"_qs << 0;
    QTest::newRow("ends with a dot") << u"$.data."_qs << 7;
    QTest::newRow("blank behind the dot") << u"$. data"_qs << 2;
    QTest::newRow("open bracket") << u"$.data[0"_qs << 6;
    QTest::newRow("open quote") << u"$['data]"_qs << 2;
    QTest::newRow("word in brackets") << u"$[data]"_qs << 2;
    QTest::newRow("one equals sign") << u"$[?@.a=1]"_qs << 6;
    QTest::newRow("word without quotes") << u"$[?@.a==answer]"_qs << 8;
    QTest::newRow("unknown function") << u"$[?count(@.a)==1]"_qs << 3;
    QTest::newRow("only a number") << u"$[?1]"_qs << 3;
    QTest::newRow("text behind") << u"$.data]"_qs << 6;
    QTest::newRow("bad escape") << u"$['\\q']"_qs << 2;
    QTest::newRow("brackets without end") << u"$[?"_qs + QString(200, u'(') << 54;
    QTest::newRow("huge index") << u"$[99999999999999999999]"_qs << 2;
}

void TestJsonPath::saysWhereTheExpressionIsWrong()
{
    QFETCH(QString, expression);
    QFETCH(int, place);
    const auto found = Json::findPath("{}", expression);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"expression"_qs);
    QCOMPARE(found.error().offset, place);
    QVERIFY(!found.error().text.zh.isEmpty());
    QVERIFY(!found.error().text.en.isEmpty());
    QVERIFY(!found.error().text.en.startsWith(u"formats."));
}

void TestJsonPath::saysThatTheTextIsNoJson()
{
    const auto found = Json::findPath("{\"a\": }", u"$.a"_qs);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"text"_qs);
    QCOMPARE(found.error().offset, 6);
}

void TestJsonPath::knowsThePathOfAMatch()
{
    const auto found = Json::findPath(Chat, u"$..c"_qs);
    QVERIFY(found);
    QCOMPARE(found->values.size(), 1);
    QCOMPARE(Json::pathOf(found->values.first()), u"$.data[1]['a.b'].c"_qs);
    QCOMPARE(found->values.first().pointer(), u"/data/1/a.b/c"_qs);
}

void TestJsonPath::stopsWhenCancelled()
{
    const QByteArray text = "[" + QByteArray("1,").repeated(100'000) + "1]";
    const std::atomic_bool cancelled = true;
    const auto found = Json::findPath(text, u"$[?@ > 0]"_qs, &cancelled);
    QVERIFY(!found);
    QCOMPARE(found.error().code, u"cancelled"_qs);
}

void TestJsonPath::isBounded()
{
    const auto wide = Json::findPath("[" + QByteArray("1,").repeated(150'000) + "1]", u"$[*]"_qs);
    QVERIFY(wide);
    QVERIFY(wide->more);
    QCOMPARE(wide->values.size(), Json::PathLimit);
    const auto deep =
        Json::findPath(QByteArray("[").repeated(100'000) + QByteArray("]").repeated(100'000), u"$..[7]"_qs);
    QVERIFY(deep);
    QCOMPARE(deep->values.size(), 0);
}

QTEST_GUILESS_MAIN(TestJsonPath)
#include "tst_jsonpath.moc"
