// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "jsongenerator.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

namespace {

enum class Change { Set, Remove };

// What the edit should have meant, done on Qt's model of the same text.
QJsonValue changed(const QJsonValue &model, QStringList path, Change change, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    const QString name = path.takeFirst();
    if (model.isObject()) {
        QJsonObject object = model.toObject();
        if (path.isEmpty() && change == Change::Remove)
            object.remove(name);
        else
            object[name] = changed(object[name], path, change, value);
        return object;
    }
    QJsonArray array = model.toArray();
    const int index = name.toInt();
    if (path.isEmpty() && change == Change::Remove)
        array.removeAt(index);
    else if (index == array.size())
        array.append(value);
    else
        array[index] = changed(array[index], path, change, value);
    return array;
}

QStringList pathOf(const QString &pointer)
{
    QStringList path = pointer.split(u'/').mid(1);
    for (QString &part : path)
        part.replace(u"~1"_qs, u"/"_qs).replace(u"~0"_qs, u"~"_qs);
    return path;
}

QJsonValue modelOf(const QByteArray &text)
{
    return QJsonDocument::fromJson('[' + text + ']').array().at(0);
}

QList<Json::Value> allValues(const Json::Document &document)
{
    QList<Json::Value> all{document.root()};
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (Json::Value child = all[i].first(); child; child = child.next())
            all.append(child);
    }
    return all;
}

} // namespace

class TestJsonEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void sets_data();
    void sets();
    void removes_data();
    void removes();
    void renames_data();
    void renames();
    void refuses_data();
    void refuses();
    void appliesSeveralEdits();
    void meansWhatTheModelMeans();
};

void TestJsonEdit::sets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const QByteArray &text, const QString &pointer,
                        const QByteArray &value, const QByteArray &result) {
        QTest::newRow(name) << text << pointer << value << result;
    };
    row("replaced value", R"({"stream" : false, "b":1})", u"/stream"_qs, "true",
        R"({"stream" : true, "b":1})");
    row("the root", " [1] ", QString(), "{}", " {} ");
    row("the last duplicate", R"({"a":1,"a":2})", u"/a"_qs, "3", R"({"a":1,"a":3})");
    row("array item", "[1, 2 ,3]", u"/1"_qs, "\"二\"", "[1, \"二\" ,3]");
    row("deep", R"({"m":[{"a":"x"}]})", u"/m/0/a"_qs, "null", R"({"m":[{"a":null}]})");
    row("new behind compact members", R"({"a":1,"b":2})", u"/c"_qs, "3", R"({"a":1,"b":2,"c":3})");
    row("new behind spaced members", R"({"a": 1, "b": 2})", u"/c"_qs, "3", R"({"a": 1, "b": 2, "c": 3})");
    row("new behind a single compact one", R"({"a":1})", u"/c"_qs, "3", R"({"a":1,"c":3})");
    row("new behind a single spaced one", R"({"a": 1})", u"/c"_qs, "3", R"({"a": 1, "c": 3})");
    row("blanks inside the braces", R"({ "a": 1 })", u"/c"_qs, "3", R"({ "a": 1, "c": 3 })");
    row("blanks around the colon", R"({ "a" : 1 })", u"/c"_qs, "3", R"({ "a" : 1, "c" : 3 })");
    row("pretty with two blanks", "{\n  \"a\": 1\n}\n", u"/c"_qs, "3", "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    row("pretty with tabs and CRLF", "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", u"/c"_qs, "3",
        "{\r\n\t\"a\": 1,\r\n\t\"b\": 2,\r\n\t\"c\": 3\r\n}");
    row("commas in front", "{ \"a\": 1\n, \"b\": 2\n}", u"/c"_qs, "3",
        "{ \"a\": 1\n, \"b\": 2\n, \"c\": 3\n}");
    row("one-line object in a pretty text", "{\n  \"m\": {\"a\":1, \"b\":2}\n}", u"/m/c"_qs, "3",
        "{\n  \"m\": {\"a\":1, \"b\":2, \"c\":3}\n}");
    row("empty root", "{}", u"/a"_qs, "1", "{\"a\": 1}");
    row("empty root with a blank", "{ }\n", u"/a"_qs, "1", "{\"a\": 1}\n");
    row("empty root over two lines", "{\n}", u"/a"_qs, "1", "{\n  \"a\": 1\n}");
    row("empty object in a compact text", R"({"a":1,"p":{}})", u"/p/x"_qs, "1", R"({"a":1,"p":{"x":1}})");
    row("empty object in a pretty text", "{\n    \"p\": {},\n    \"q\": 1\n}", u"/p/x"_qs, "1",
        "{\n    \"p\": {\n        \"x\": 1\n    },\n    \"q\": 1\n}");
    row("empty object in a CRLF text", "{\r\n\t\"p\": {}\r\n}", u"/p/x"_qs, "1",
        "{\r\n\t\"p\": {\r\n\t\t\"x\": 1\r\n\t}\r\n}");
    row("appended item", "[1,2]", u"/-"_qs, "3", "[1,2,3]");
    row("item behind the last by its number", "[1, 2]", u"/2"_qs, "3", "[1, 2, 3]");
    row("appended to one item in a compact text", R"({"a":["x"]})", u"/a/-"_qs, "\"y\"",
        R"({"a":["x","y"]})");
    row("appended to one item in a spaced text", R"({"a": ["x"]})", u"/a/-"_qs, "\"y\"",
        R"({"a": ["x", "y"]})");
    row("appended to a pretty array", "[\n  1\n]", u"/-"_qs, "2", "[\n  1,\n  2\n]");
    row("appended to an empty array", R"({"a":[]})", u"/a/0"_qs, "1", R"({"a":[1]})");
    row("name that needs escapes", R"({"a":1})", u"/x~1\"y"_qs, "2", R"({"a":1,"x/\"y":2})");
    row("Chinese name", R"({"a":1})", u"/输入"_qs, "\"值\"", R"({"a":1,"输入":"值"})");
}

void TestJsonEdit::sets()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, result);
    const auto edits = Json::setValue(*Json::Document::parse(text), pointer, value);
    QVERIFY(edits);
    QCOMPARE(edits->size(), 1);
    QCOMPARE(Json::applied(text, *edits), result);
}

void TestJsonEdit::removes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const QByteArray &text, const QString &pointer,
                        const QByteArray &result) { QTest::newRow(name) << text << pointer << result; };
    row("first of compact", R"({"a":1,"b":2,"c":3})", u"/a"_qs, R"({"b":2,"c":3})");
    row("middle of compact", R"({"a":1,"b":2,"c":3})", u"/b"_qs, R"({"a":1,"c":3})");
    row("last of compact", R"({"a":1,"b":2,"c":3})", u"/c"_qs, R"({"a":1,"b":2})");
    row("only one", R"({ "a": 1 })", u"/a"_qs, "{}");
    row("only one, pretty", "{\n  \"a\": 1\n}\n", u"/a"_qs, "{}\n");
    row("first of pretty", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", u"/a"_qs, "{\n  \"b\": 2\n}\n");
    row("last of pretty, CRLF", "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}", u"/b"_qs, "{\r\n\t\"a\": 1\r\n}");
    row("commas in front, last", "{ \"a\": 1\n, \"b\": 2\n}", u"/b"_qs, "{ \"a\": 1\n}");
    row("first item", "[1, 2, 3]", u"/0"_qs, "[2, 3]");
    row("last item", "[1, 2, 3]", u"/2"_qs, "[1, 2]");
    row("only item", "[[1]]", u"/0/0"_qs, "[[]]");
    row("all duplicates", R"({"a":1,"b":2,"\u0061":3,"c":4})", u"/a"_qs, R"({"b":2,"c":4})");
    row("duplicates at both ends", R"({"a":1,"b":2,"a":3})", u"/a"_qs, R"({"b":2})");
    row("duplicates at the end", R"({"b":2, "a":1, "a":3})", u"/a"_qs, R"({"b":2})");
    row("nothing but duplicates", R"({"a":1,"a":3})", u"/a"_qs, "{}");
}

void TestJsonEdit::removes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pointer);
    QFETCH(QByteArray, result);
    const auto edits = Json::remove(*Json::Document::parse(text), pointer);
    QVERIFY(edits);
    QCOMPARE(Json::applied(text, *edits), result);
}

void TestJsonEdit::renames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("plain") << QByteArray(R"({"botid" : 1})") << u"/botid"_qs << u"bot_id"_qs
                           << QByteArray(R"({"bot_id" : 1})");
    QTest::newRow("deep") << QByteArray(R"([{"x":{}}])") << u"/0/x"_qs << u"a\"b"_qs
                          << QByteArray(R"([{"a\"b":{}}])");
    QTest::newRow("duplicates") << QByteArray(R"({"x":1,"x":2})") << u"/x"_qs << u"y"_qs
                                << QByteArray(R"({"y":1,"y":2})");
    QTest::newRow("same name") << QByteArray(R"({"\u0078":1})") << u"/x"_qs << u"x"_qs
                               << QByteArray(R"({"\u0078":1})");
}

void TestJsonEdit::renames()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, pointer);
    QFETCH(QString, name);
    QFETCH(QByteArray, result);
    const auto edits = Json::renameKey(*Json::Document::parse(text), pointer, name);
    QVERIFY(edits);
    QCOMPARE(Json::applied(text, *edits), result);
}

void TestJsonEdit::refuses_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *operation, const QString &pointer,
                        const QString &argument, const char *code) {
        QTest::newRow(name) << QString::fromLatin1(operation) << pointer << argument
                            << QString::fromLatin1(code);
    };
    row("set below a missing parent", "set", u"/x/y"_qs, u"1"_qs, "no-such-place");
    row("set below a number", "set", u"/a/y"_qs, u"1"_qs, "no-such-place");
    row("set far behind the last item", "set", u"/l/5"_qs, u"1"_qs, "no-such-place");
    row("set a name in an array", "set", u"/l/x"_qs, u"1"_qs, "no-such-place");
    row("set without a slash", "set", u"x"_qs, u"1"_qs, "no-such-place");
    row("set with a bad escape", "set", u"/~"_qs, u"1"_qs, "no-such-place");
    row("set something that is no JSON", "set", u"/a"_qs, u"{x}"_qs, "not-json");
    row("set nothing", "set", u"/a"_qs, QString(), "not-json");
    row("remove what is not there", "remove", u"/x"_qs, QString(), "no-such-place");
    row("remove behind the end", "remove", u"/l/1"_qs, QString(), "no-such-place");
    row("remove the root", "remove", QString(), QString(), "no-such-place");
    row("rename an item", "rename", u"/l/0"_qs, u"x"_qs, "no-such-place");
    row("rename the root", "rename", QString(), u"x"_qs, "no-such-place");
    row("rename what is not there", "rename", u"/x"_qs, u"y"_qs, "no-such-place");
    row("rename to a name that is taken", "rename", u"/a"_qs, u"l"_qs, "already-there");
}

void TestJsonEdit::refuses()
{
    QFETCH(QString, operation);
    QFETCH(QString, pointer);
    QFETCH(QString, argument);
    QFETCH(QString, code);
    const Json::Document document = *Json::Document::parse(R"({"a":1,"l":[0]})");
    const auto edits = operation == u"set"      ? Json::setValue(document, pointer, argument.toUtf8())
                       : operation == u"remove" ? Json::remove(document, pointer)
                                                : Json::renameKey(document, pointer, argument);
    QVERIFY(!edits);
    QCOMPARE(edits.error().code, code);
    QCOMPARE(edits.error().place, pointer);
    QVERIFY(!edits.error().text.zh.isEmpty() && !edits.error().text.en.isEmpty());
}

void TestJsonEdit::appliesSeveralEdits()
{
    QCOMPARE(Json::applied("0123456789", {{{0, 1}, "a"}, {{1, 0}, "b"}, {{3, 2}, ""}, {{10, 0}, "z"}}),
             "ab1256789z");
    QCOMPARE(Json::applied("x", {}), "x");
}

void TestJsonEdit::meansWhatTheModelMeans()
{
    JsonGenerator generator(7512049);
    int sets = 0;
    int removals = 0;
    for (int i = 0; i < 4000; ++i) {
        const QByteArray text = generator.object();
        const auto document = Json::Document::parse(text);
        QVERIFY2(document, text.constData());
        const QJsonValue model = modelOf(text);
        const QList<Json::Value> values = allValues(*document);
        const Json::Value target = values[generator.below(static_cast<int>(values.size()))];
        QString pointer = target.pointer();

        if (const auto edits = Json::remove(*document, pointer)) {
            const QByteArray result = Json::applied(text, *edits);
            QVERIFY2(Json::Document::parse(result),
                     qPrintable(pointer + u": "_qs + QString::fromUtf8(result)));
            QCOMPARE(modelOf(result), changed(model, pathOf(pointer), Change::Remove, {}));
            ++removals;
        }
        const bool isNew = generator.chance(50);
        if (isNew && target.is(Json::Kind::Object))
            pointer += u"/新\"~0"_qs;
        else if (isNew && target.is(Json::Kind::Array))
            pointer += u'/' + QString::number(target.size());
        const QByteArray value = generator.value(4);
        const auto edits = Json::setValue(*document, pointer, value);
        QVERIFY(edits);
        const QByteArray result = Json::applied(text, *edits);
        QVERIFY2(Json::Document::parse(result), qPrintable(pointer + u": "_qs + QString::fromUtf8(result)));
        QCOMPARE(modelOf(result), changed(model, pathOf(pointer), Change::Set, modelOf(value)));
        ++sets;
    }
    QCOMPARE(sets, 4000);
    QVERIFY(removals > 2000);
}

QTEST_APPLESS_MAIN(TestJsonEdit)
#include "tst_jsonedit.moc"
