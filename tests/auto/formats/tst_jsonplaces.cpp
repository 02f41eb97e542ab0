// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonplaces.h"

#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray Text = R"({
  "code": 4000,
  "data": {
    "list": [
      "a",
      {"odd name": 7512049638368051237}
    ]
  },
  "code": 4001
})";

} // namespace

class TestJsonPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsPointers();
    void agreesWithTheTree_data();
    void agreesWithTheTree();
    void knowsTheValueUnderTheCursor_data();
    void knowsTheValueUnderTheCursor();
    void saysWhereItIsNoJson();
    void endlessNestingIsNoTrouble();
};

void TestJsonPlaces::findsPointers()
{
    const auto places = Json::findPlaces(Text, {u"/code"_qs, u"/absent"_qs, u"/data/list/1/odd name"_qs});
    QVERIFY(places);
    QCOMPARE(places->size(), 2);
    QCOMPARE(Text.mid(places->at(0).offset, places->at(0).length), QByteArray("\"code\": 4001"));
    QCOMPARE(Text.mid(places->at(1).offset, places->at(1).length),
             QByteArray("\"odd name\": 7512049638368051237"));
}

void TestJsonPlaces::agreesWithTheTree_data()
{
    QTest::addColumn<QString>("pointer");
    for (const char *pointer : {"", "/data", "/data/list", "/data/list/0", "/data/list/1", "/data/list/2",
                                "/data/list/-", "/code", "/data/list/1/odd name", "nonsense"}) {
        QTest::newRow(*pointer ? pointer : "the root") << QString::fromLatin1(pointer);
    }
}

void TestJsonPlaces::agreesWithTheTree()
{
    QFETCH(QString, pointer);
    const auto document = Json::Document::parse(Text);
    QVERIFY(document);
    const Json::Value value = document->at(pointer);
    const auto places = Json::findPlaces(Text, {pointer});
    QVERIFY(places);
    QCOMPARE(places->size(), value ? 1 : 0);
    if (value) {
        QCOMPARE(places->first().end(), value.span().end());
        QCOMPARE(places->first().offset,
                 value.keySpan().isEmpty() ? value.span().offset : value.keySpan().offset);
    }
}

void TestJsonPlaces::knowsTheValueUnderTheCursor_data()
{
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("in a name") << QByteArray("ode\": 4000") << u"$.code"_qs << QByteArray("4000");
    QTest::newRow("in a number") << QByteArray("001") << u"$.code"_qs << QByteArray("4001");
    QTest::newRow("on the comma") << QByteArray(",\n  \"data") << u"$.code"_qs << QByteArray("4000");
    QTest::newRow("in front of the line")
        << QByteArray("  \"code\": 4001") << u"$.code"_qs << QByteArray("4001");
    QTest::newRow("item") << QByteArray("\"a\"") << u"$.data.list[0]"_qs << QByteArray("\"a\"");
    QTest::newRow("odd name") << QByteArray("dd name") << u"$.data.list[1]['odd name']"_qs
                              << QByteArray("7512049638368051237");
    QTest::newRow("closing bracket") << QByteArray("}\n    ]") << u"$.data.list[1]"_qs
                                     << QByteArray("{\"odd name\": 7512049638368051237}");
    QTest::newRow("name of a list") << QByteArray("ist\": [") << u"$.data.list"_qs
                                    << QByteArray("[\n      \"a\",\n      {\"odd name\": "
                                                  "7512049638368051237}\n    ]");
    QTest::newRow("the whole") << Text << u"$"_qs << Text;
}

void TestJsonPlaces::knowsTheValueUnderTheCursor()
{
    QFETCH(QByteArray, at);
    QFETCH(QString, path);
    QFETCH(QByteArray, value);
    const qsizetype offset = Text.indexOf(at);
    QVERIFY(offset >= 0);
    const auto place = Json::valueAt(Text, offset);
    QVERIFY(place);
    QCOMPARE(place->path, path);
    QCOMPARE(Text.mid(place->value.offset, place->value.length), value);
    const auto document = Json::Document::parse(Text);
    QVERIFY(document->at(place->pointer));
}

void TestJsonPlaces::saysWhereItIsNoJson()
{
    const auto places = Json::findPlaces("{\"a\": tru}", {u"/a"_qs});
    QVERIFY(!places);
    QCOMPARE(places.error().offset, 6);
    // Up to a fault everything has its place.
    const auto place = Json::valueAt("{\"a\": 1, \"b\": tru}", 6);
    QVERIFY(place);
    QCOMPARE(place->path, u"$.a"_qs);
    QVERIFY(!Json::valueAt("{\"a\": 1, \"b\": tru}", 15));
}

void TestJsonPlaces::endlessNestingIsNoTrouble()
{
    const QByteArray deep = QByteArray("[").repeated(100'000) + QByteArray("]").repeated(100'000);
    const auto place = Json::valueAt(deep, 99'999);
    QVERIFY(place);
    QCOMPARE(place->pointer.count(u'/'), 99'999);
    QVERIFY(Json::findPlaces(deep, {u"/0/0/0"_qs}));
}

QTEST_GUILESS_MAIN(TestJsonPlaces)
#include "tst_jsonplaces.moc"
