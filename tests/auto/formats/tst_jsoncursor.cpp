// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsoncursor.h"

#include <QTest>

using namespace CozeLens;
using Json::LoosePlace;

class TestJsonCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void place_data();
    void place();
    void survivesAnything();
};

void TestJsonCursor::place_data()
{
    QTest::addColumn<QByteArray>("text");  // the cursor is at the bar
    QTest::addColumn<QString>("expected"); // "key a/b <typed> siblings", "value a/b <typed>", "nothing"
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
    };
    row("an empty object", "{|}", "key  <>");
    row("a quote", "{\"|}", "key  <\">");
    row("a quote before a line end", "{\n  \"|\n}", "key  <\">");
    row("a word begun", "{\"bo|\n}", "key  <\"bo>");
    row("a whole key is replaced", "{\"bo|t\": 1}", "key  <\"bot\"> :");
    row("a quote before another key", "{\"|, \"user_id\": 1}", "key  <\"> user_id");
    row("without quotes", "{bo|}", "key  <bo>");
    row("behind a comma", "{\"a\":1, |}", "key  <> a");
    row("behind a missing comma", "{\"a\":1\n\"|\n}", "key  <\"> a");
    row("keys behind the cursor", "{\"|\n\"b\":{\"c\":1},\"d\":[1]}", "key  <\"> b d");
    row("a value", "{\"a\":|}", "value a <>");
    row("a string begun", "{\"a\":\"us|\n}", "value a <\"us>");
    row("a whole string is replaced", "{\"a\":\"us|er\"}", "value a <\"user\">");
    row("a word begun for a value", "{\"a\": tr|, \"b\":1}", "value a <tr>");
    row("in an item", "{\"m\":[{},{\"|\n}]}", "key m/1 <\">");
    row("a value in an item", "{\"m\":[{\"role\":\"|\n}]}", "value m/0/role <\">");
    row("an item itself", "{\"m\":[1,|]}", "value m/1 <>");
    row("after a comment", "{ // \"x\": {\n \"a\": 1, /* { */ |}", "key  <> a");
    row("in a comment", "{ // |\n}", "nothing");
    row("behind a value", "{\"a\": 1 |}", "nothing");
    row("behind a key", "{\"a\" |}", "nothing");
    row("outside", "{} |", "nothing");
    row("nothing at all", "|", "nothing");
    row("in a variable", "{\"a\": {{b|}}}", "nothing");
    row("in a variable in a string", "{\"a\": \"{{b|}}\"}", "nothing");
    row("behind a variable", "{\"a\": {{b}}, \"|\n}", "key  <\"> a");
    row("an unclosed string above", "{\"a\": \"b,\n\"c\": |}", "value c <>");
    row("single quotes", "{'a': '|'}", "value a <''>");
    row("a wrong bracket", "{\"a\": [1}, \"|\n}", "key  <\"> a");
}

void TestJsonCursor::place()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const qsizetype cursor = text.indexOf('|');
    text.remove(cursor, 1);
    const LoosePlace place = Json::loosePlace(text, cursor);
    QString found = QStringLiteral("nothing");
    if (place.wants != LoosePlace::Wants::Nothing) {
        const bool key = place.wants == LoosePlace::Wants::Key;
        found = (key ? QStringLiteral("key ") : QStringLiteral("value ")) + place.path.join(u'/') +
                QStringLiteral(" <") +
                QString::fromUtf8(text.sliced(place.typed.offset, place.typed.length)) + u'>';
        QStringList siblings(place.siblings.begin(), place.siblings.end());
        siblings.sort();
        if (key && place.colonFollows)
            found += QStringLiteral(" :");
        if (key && !siblings.isEmpty())
            found += u' ' + siblings.join(u' ');
    }
    QCOMPARE(found, expected);
}

void TestJsonCursor::survivesAnything()
{
    const QByteArray text = "{\"a\":[{'b\\\":{{c}},//\n/*\"d\":\"\\\n}]]}:,\xff{\"e";
    int places = 0;
    for (qsizetype end = 0; end <= text.size(); ++end) {
        for (qsizetype cursor = 0; cursor <= end; ++cursor) {
            const LoosePlace place = Json::loosePlace(text.first(end), cursor);
            QVERIFY(place.typed.end() <= end);
            places += place.wants == LoosePlace::Wants::Nothing ? 0 : 1;
        }
    }
    QVERIFY(places > 0);
    QCOMPARE(int(Json::loosePlace(QByteArray(500'000, '['), 500'000).path.size()), 500'000);
}

QTEST_GUILESS_MAIN(TestJsonCursor)
#include "tst_jsoncursor.moc"
