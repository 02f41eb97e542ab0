// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/errorcatalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace CozeLens;

using Change = std::function<void(QJsonObject &)>;
Q_DECLARE_METATYPE(Change)

//! Tables from outside: what is refused, what is named, and what stays usable.
class TestErrorSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }

    void ourOwnTablePasses();
    void badEntryIsNamedAndTheRestStays_data();
    void badEntryIsNamedAndTheRestStays();
    void duplicateCodeKeepsTheFirst();
    void entryWithoutCodeIsNamedByItsPlace();
    void everyFaultOfAnEntryIsNamed();
    void textThatIsNoTableIsTheError_data();
    void textThatIsNoTableIsTheError();
    void byteOrderMarkDoesNotHurt();
    void problemsHaveAnEnd();
    void tableWithoutAnyGoodEntryIsEmpty();
    void problemsMayBeIgnored();
};

namespace {

QJsonObject text(const QString &zh, const QString &en)
{
    return {{u"zh"_qs, zh}, {u"en"_qs, en}};
}

QJsonObject goodEntry(const QString &code)
{
    return {{u"code"_qs, code},
            {u"official"_qs, false},
            {u"area"_qs, u"cloud"_qs},
            {u"kind"_qs, u"request"_qs},
            {u"msg"_qs, text(u"错误"_qs, u"Error"_qs)},
            {u"cause"_qs, text(u"原因"_qs, u"Cause"_qs)},
            {u"remedy"_qs, text(u"请看文档"_qs, u"See the page"_qs)},
            {u"retry"_qs, u"no"_qs},
            {u"links"_qs, QJsonArray{QJsonObject{{u"title"_qs, text(u"文档"_qs, u"Page"_qs)},
                                                 {u"url"_qs, u"https://docs.coze.cn/page"_qs}}}},
            {u"confidence"_qs, u"high"_qs},
            {u"evidence"_qs, QJsonArray{u"somewhere"_qs}}};
}

QByteArray table(const QJsonArray &entries)
{
    return QJsonDocument(QJsonObject{{u"version"_qs, 1}, {u"entries"_qs, entries}}).toJson();
}

// Sets the member that the path of names leads to; an undefined value removes it.
Change put(const QStringList &path, const QJsonValue &value)
{
    return [path, value](QJsonObject &entry) {
        QList<QJsonObject> levels{entry};
        for (qsizetype i = 0; i + 1 < path.size(); ++i)
            levels << levels.last().value(path[i]).toObject();
        QJsonValue inner = value;
        for (qsizetype i = path.size() - 1; i >= 0; --i) {
            if (inner.isUndefined())
                levels[i].remove(path[i]);
            else
                levels[i].insert(path[i], inner);
            inner = levels[i];
        }
        entry = levels.first();
    };
}

Change putLink(const QString &name, const QJsonValue &value)
{
    return [name, value](QJsonObject &entry) {
        QJsonObject link = entry.value(u"links").toArray().first().toObject();
        link.insert(name, value);
        entry.insert(u"links"_qs, QJsonArray{link});
    };
}

QJsonValue nested(int depth)
{
    QJsonValue value(u"deep"_qs);
    for (int i = 0; i < depth; ++i)
        value = QJsonArray{value};
    return value;
}

QStringList codesIn(const ErrorCatalogue &catalogue)
{
    QStringList codes;
    for (const ErrorEntry &entry : catalogue.entries())
        codes << entry.code;
    return codes;
}

} // namespace

void TestErrorSchema::ourOwnTablePasses()
{
    QFile file(QStringLiteral(COZELENS_SOURCE_DIR "/resources/errors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QList<Error> problems;
    const Result<ErrorCatalogue> checked =
        ErrorCatalogue::fromJson(file.readAll(), u"errors.json"_qs, &problems);
    QVERIFY(checked.has_value());
    for (const Error &problem : problems)
        QFAIL(qPrintable(problem.place + u": "_qs + problem.text.en));
    // The built-in table is read without the schema, and must come out the same.
    QCOMPARE(checked->entries(), ErrorCatalogue::builtIn().entries());
}

void TestErrorSchema::badEntryIsNamedAndTheRestStays_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("fault");
    const QJsonValue gone(QJsonValue::Undefined);
    const QString longText(3000, u'x');
    const auto row = [](const char *name, const Change &change, const char16_t *field,
                        const char16_t *fault) {
        QTest::newRow(name) << change << QString::fromUtf16(field) << QString::fromUtf16(fault);
    };
    row("English is missing", put({u"remedy"_qs, u"en"_qs}, gone), u"remedy.en", u"missing-field");
    row("Chinese is missing", put({u"msg"_qs, u"zh"_qs}, gone), u"msg.zh", u"missing-field");
    row("the cause is missing", put({u"cause"_qs}, gone), u"cause", u"missing-field");
    row("English is empty", put({u"cause"_qs, u"en"_qs}, QString()), u"cause.en", u"too-short");
    row("a text is too long", put({u"cause"_qs, u"en"_qs}, longText), u"cause.en", u"too-long");
    row("an unknown retry class", put({u"retry"_qs}, u"perhaps"_qs), u"retry", u"not-allowed");
    row("an unknown kind", put({u"kind"_qs}, u"odd"_qs), u"kind", u"not-allowed");
    row("an unknown property", put({u"solution"_qs}, u"x"_qs), u"solution", u"unknown-field");
    row("a third language", put({u"msg"_qs, u"fr"_qs}, u"Erreur"_qs), u"msg.fr", u"unknown-field");
    row("a text where both languages belong", put({u"msg"_qs}, u"Error"_qs), u"msg", u"wrong-type");
    row("official as a word", put({u"official"_qs}, u"true"_qs), u"official", u"wrong-type");
    row("the code as a number", put({u"code"_qs}, 4007), u"code", u"wrong-type");
    row("evidence that is no list", put({u"evidence"_qs}, u"x"_qs), u"evidence", u"wrong-type");
    row("no evidence", put({u"evidence"_qs}, QJsonArray()), u"evidence", u"too-short");
    row("a link without https", putLink(u"url"_qs, u"http://docs.coze.cn/page"_qs), u"links[0].url",
        u"wrong-form");
    row("a link that is a script", putLink(u"url"_qs, u"javascript:alert(1)"_qs), u"links[0].url",
        u"wrong-form");
    row("a link of ten million letters",
        putLink(u"url"_qs, QString(u"https://"_qs + QString(10000000, u'a'))), u"links[0].url",
        u"wrong-form");
    row("a step in one language", put({u"nextSteps"_qs}, QJsonArray{text(u"看"_qs, QString())}),
        u"nextSteps[0].en", u"too-short");
    row("a note without evidence",
        put({u"notes"_qs}, QJsonArray{QJsonObject{{u"text"_qs, text(u"注"_qs, u"n"_qs)}}}),
        u"notes[0].evidence", u"missing-field");
    row("nesting where a text belongs", put({u"msg"_qs, u"en"_qs}, nested(300)), u"msg.en", u"wrong-type");
}

void TestErrorSchema::badEntryIsNamedAndTheRestStays()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    QFETCH(QString, fault);
    QJsonObject bad = goodEntry(u"4007"_qs);
    change(bad);
    QVERIFY(bad != goodEntry(u"4007"_qs));
    QList<Error> problems;
    const Result<ErrorCatalogue> catalogue = ErrorCatalogue::fromJson(
        table({goodEntry(u"4000"_qs), bad, goodEntry(u"5000"_qs)}), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QCOMPARE(codesIn(*catalogue), (QStringList{u"4000"_qs, u"5000"_qs}));
    QVERIFY(!catalogue->find(u"4007"));
    QVERIFY(catalogue->find(u"5000"));

    const QString name = field == u"code" ? u"entries[1]"_qs : u"code 4007"_qs;
    const QString place = u"mine.json: "_qs + name + u": "_qs + field;
    const auto problem = std::find_if(problems.begin(), problems.end(),
                                      [&](const Error &error) { return error.code == fault; });
    QVERIFY2(problem != problems.end(), qPrintable(problems.value(0).code + u' ' + problems.value(0).place));
    QCOMPARE(problem->place, place);
    QVERIFY(!problem->text.zh.isEmpty());
    QVERIFY(!problem->text.en.isEmpty());
}

void TestErrorSchema::duplicateCodeKeepsTheFirst()
{
    QJsonObject second = goodEntry(u"4000"_qs);
    second.insert(u"msg"_qs, text(u"另一个"_qs, u"Another"_qs));
    QList<Error> problems;
    const auto catalogue =
        ErrorCatalogue::fromJson(table({goodEntry(u"4000"_qs), second}), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QCOMPARE(catalogue->entries().size(), 1);
    QCOMPARE(catalogue->find(u"4000")->msg.en, u"Error"_qs);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().code, u"duplicate-code"_qs);
    QCOMPARE(problems.first().place, u"mine.json: code 4000: code"_qs);
    QVERIFY(problems.first().text.en.contains(u"4000"_qs));
}

void TestErrorSchema::entryWithoutCodeIsNamedByItsPlace()
{
    QJsonObject nameless = goodEntry(u"1"_qs);
    nameless.remove(u"code"_qs);
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(table({goodEntry(u"4000"_qs), nameless, u"a text"_qs}),
                                                    u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QCOMPARE(catalogue->entries().size(), 1);
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].place, u"mine.json: entries[1]: code"_qs);
    QCOMPARE(problems[1].place, u"mine.json: entries[2]: entry"_qs);
}

void TestErrorSchema::everyFaultOfAnEntryIsNamed()
{
    QJsonObject bad = goodEntry(u"4007"_qs);
    put({u"remedy"_qs, u"en"_qs}, QJsonValue(QJsonValue::Undefined))(bad);
    put({u"retry"_qs}, u"perhaps"_qs)(bad);
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(table({bad}), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QStringList places;
    for (const Error &problem : problems)
        places << problem.place;
    places.sort();
    QCOMPARE(places, (QStringList{u"mine.json: code 4007: remedy.en"_qs, u"mine.json: code 4007: retry"_qs}));
}

void TestErrorSchema::textThatIsNoTableIsTheError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("fault");
    QTest::newRow("nothing") << QByteArray() << u"not-json"_qs;
    QTest::newRow("a web page") << QByteArray("<html></html>") << u"not-json"_qs;
    QTest::newRow("cut off") << table({goodEntry(u"4000"_qs)}).left(200) << u"not-json"_qs;
    QTest::newRow("nested too deep") << QByteArray(100000, '[') << u"not-json"_qs;
    QTest::newRow("a list") << QByteArray("[]") << u"no-table"_qs;
    QTest::newRow("an object of another kind") << QByteArray("{\"code\":4007}") << u"no-table"_qs;
    QTest::newRow("entries that are no list")
        << QByteArray("{\"version\":1,\"entries\":{}}") << u"no-table"_qs;
    QTest::newRow("another version") << QByteArray("{\"version\":2,\"entries\":[]}") << u"wrong-version"_qs;
    QTest::newRow("17 MB") << QByteArray(17 * 1024 * 1024, ' ') << u"too-large"_qs;
}

void TestErrorSchema::textThatIsNoTableIsTheError()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, fault);
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(json, u"mine.json"_qs, &problems);
    QVERIFY(!catalogue.has_value());
    QCOMPARE(catalogue.error().code, fault);
    QVERIFY(catalogue.error().place.startsWith(u"mine.json"_qs));
    QVERIFY(!catalogue.error().text.zh.isEmpty());
    QVERIFY(!catalogue.error().text.en.isEmpty());
}

void TestErrorSchema::byteOrderMarkDoesNotHurt()
{
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(
        QByteArrayLiteral("\xef\xbb\xbf") + table({goodEntry(u"4000"_qs)}), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QVERIFY(problems.isEmpty());
    QCOMPARE(codesIn(*catalogue), QStringList{u"4000"_qs});
}

void TestErrorSchema::problemsHaveAnEnd()
{
    QJsonArray entries;
    for (int i = 0; i < 1000; ++i)
        entries.append(i);
    entries.append(goodEntry(u"4000"_qs));
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(table(entries), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QCOMPARE(catalogue->entries().size(), 1);
    QCOMPARE(problems.size(), 201);
    QCOMPARE(problems.last().code, u"more-problems"_qs);
    QVERIFY(problems.last().text.en.contains(u"800"_qs));
}

void TestErrorSchema::tableWithoutAnyGoodEntryIsEmpty()
{
    QList<Error> problems;
    const auto catalogue = ErrorCatalogue::fromJson(table({QJsonObject()}), u"mine.json"_qs, &problems);
    QVERIFY(catalogue.has_value());
    QVERIFY(catalogue->entries().isEmpty());
    QVERIFY(!problems.isEmpty());
    QVERIFY(catalogue->search(u"4000").isEmpty());
    QVERIFY(!catalogue->findByMessage(u"Error"));
}

void TestErrorSchema::problemsMayBeIgnored()
{
    const auto catalogue =
        ErrorCatalogue::fromJson(table({goodEntry(u"4000"_qs), QJsonObject()}), u"mine.json"_qs);
    QVERIFY(catalogue.has_value());
    QCOMPARE(catalogue->entries().size(), 1);
}

QTEST_GUILESS_MAIN(TestErrorSchema)
#include "tst_errorschema.moc"
