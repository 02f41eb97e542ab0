// SPDX-License-Identifier: GPL-3.0-or-later
#include "caserows.h"

#include "diagnosis/causes/rules.h"

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace CozeLens;

namespace {

QByteArray readSource(const QString &name)
{
    QFile file(QStringLiteral(COZELENS_SOURCE_DIR "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The ids of the reviewed list of causes, apart from what the program reads.
QStringList listedIds()
{
    return QString::fromUtf8(readSource(u"tests/data/causes/ids.txt"_qs)).split(u'\n', Qt::SkipEmptyParts);
}

QSet<QString> idsIn(const QJsonValue &value)
{
    QSet<QString> ids;
    for (const QJsonValue &id : value.toArray())
        ids.insert(id.toString());
    return ids;
}

} // namespace

class TestCauseTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void keepsItsSchema();
    void everyCauseHasDataAndARule();
    void everyCauseIsFoundAndNotFoundInSomeRow();
    void textsAreComplete();
};

void TestCauseTable::keepsItsSchema()
{
    const QJsonDocument schemaText = QJsonDocument::fromJson(readSource(u"resources/causes.schema.json"_qs));
    const QJsonDocument table = QJsonDocument::fromJson(readSource(u"resources/causes.json"_qs));
    QVERIFY(schemaText.isObject());
    QVERIFY(table.isObject());
    valijson::Schema schema;
    valijson::SchemaParser parser;
    const QJsonValue root(schemaText.object());
    parser.populateSchema(valijson::adapters::QtJsonAdapter(root), schema);
    valijson::Validator validator;
    valijson::ValidationResults results;
    const QJsonValue value(table.object());
    const bool valid = validator.validate(schema, valijson::adapters::QtJsonAdapter(value), &results);
    valijson::ValidationResults::Error error;
    QByteArray text;
    while (results.popError(error)) {
        for (const std::string &part : error.context)
            text += part.c_str();
        text += QByteArray(": ") + error.description.c_str() + "\n";
    }
    QVERIFY2(valid, text.constData());
}

void TestCauseTable::everyCauseHasDataAndARule()
{
    const QStringList listed = listedIds();
    QCOMPARE(listed.size(), 90);
    QCOMPARE(QSet<QString>(listed.begin(), listed.end()).size(), 90);
    QSet<QString> data;
    for (const Causes::CauseData &cause : Causes::causeTable().causes)
        data.insert(cause.id);
    QSet<QString> rules;
    for (const Causes::Rule &rule : Causes::allRules())
        rules.insert(QString::fromUtf16(rule.id));
    const QSet<QString> ids(listed.begin(), listed.end());
    QCOMPARE(data - ids, QSet<QString>());
    QCOMPARE(ids - data, QSet<QString>());
    QCOMPARE(rules - ids, QSet<QString>());
    QCOMPARE(ids - rules, QSet<QString>());
}

void TestCauseTable::everyCauseIsFoundAndNotFoundInSomeRow()
{
    QSet<QString> found;
    QSet<QString> absent;
    for (const CaseRow &row : readCaseRows(u"rows.jsonl"_qs)) {
        found += idsIn(row.expect.value(u"cause_ids")) + idsIn(row.expect.value(u"possible"));
        for (const QJsonValue &also : row.expect.value(u"also").toArray())
            found += idsIn(also[u"cause_ids"]);
        absent += idsIn(row.expect.value(u"absent"));
    }
    const QStringList listed = listedIds();
    const QSet<QString> ids(listed.begin(), listed.end());
    QCOMPARE(ids - found, QSet<QString>());
    QCOMPARE(ids - absent, QSet<QString>());
}

void TestCauseTable::textsAreComplete()
{
    QVERIFY(Causes::causeTable().problems.isEmpty());
    for (const Causes::CauseData &cause : Causes::causeTable().causes) {
        QVERIFY2(!cause.text.zh.contains(u"%1") && !cause.text.en.contains(u"%1"), qPrintable(cause.id));
        QVERIFY2(!cause.evidence.isEmpty(), qPrintable(cause.id));
        for (auto it = cause.fixes.begin(); it != cause.fixes.end(); ++it)
            QVERIFY2(it->zh.size() <= 40 && it->en.size() <= 50, qPrintable(cause.id + u": " + it->en));
        for (auto it = cause.variants.begin(); it != cause.variants.end(); ++it) {
            for (int number = 1; number <= 4; ++number) {
                const QString mark = u'%' + QString::number(number);
                QVERIFY2(it->zh.contains(mark) == it->en.contains(mark),
                         qPrintable(cause.id + u": " + it.key()));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCauseTable)
#include "tst_causetable.moc"
