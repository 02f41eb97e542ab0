// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationcatalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace CozeLens;

namespace {

void collect(const Bilingual &text, const QString &place, QStringList &missing)
{
    if (text.zh.trimmed().isEmpty() || text.en.trimmed().isEmpty())
        missing.append(place);
}

void collect(const QList<Parameter> &parameters, const QString &place, QStringList &missing)
{
    for (const Parameter &parameter : parameters) {
        collect(parameter.description, place + u'/' + parameter.name, missing);
        collect(parameter.fields, place + u'/' + parameter.name, missing);
    }
}

bool isInteger(const QJsonValue &value)
{
    return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
}

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == u"string" || type == u"file")
        return value.isString();
    if (type == u"integer")
        return isInteger(value);
    if (type == u"number")
        return value.isDouble();
    if (type == u"boolean")
        return value.isBool();
    if (type == u"object")
        return value.isObject();
    const QString item = type.mid(6).chopped(1);
    const QJsonArray array = value.toArray();
    return value.isArray() && std::all_of(array.begin(), array.end(),
                                          [&](const QJsonValue &element) { return hasType(element, item); });
}

QStringList faults(const QJsonObject &object, const QList<Parameter> &parameters, const QString &place)
{
    QStringList found;
    QSet<QString> known;
    for (const Parameter &parameter : parameters) {
        known.insert(parameter.name);
        const QString here = place + u'/' + parameter.name;
        if (!object.contains(parameter.name)) {
            if (parameter.required)
                found.append(here + QStringLiteral(" is missing"));
            continue;
        }
        const QJsonValue value = object.value(parameter.name);
        if (!hasType(value, parameter.type))
            found.append(here + QStringLiteral(" is no ") + parameter.type);
        if (parameter.fields.isEmpty())
            continue;
        if (value.isObject())
            found += faults(value.toObject(), parameter.fields, here);
        for (const QJsonValue element : value.toArray())
            found += faults(element.toObject(), parameter.fields, here);
    }
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            found.append(place + u'/' + key + QStringLiteral(" is unknown"));
    }
    return found;
}

} // namespace

// What holds for each of the 141 entries of resources/operations.json.
class TestOperationSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void operation_data();
    void operation();
};

void TestOperationSamples::operation_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QTest::newRow(qPrintable(operation.id)) << operation.id;
}

void TestOperationSamples::operation()
{
    QFETCH(QString, id);
    const OperationCatalogue &catalogue = OperationCatalogue::builtIn();
    const Operation &operation = *catalogue.find(id);

    QStringList missing;
    collect(operation.title, QStringLiteral("title"), missing);
    for (const auto *list :
         {&operation.pathParameters, &operation.query, &operation.headers, &operation.body})
        collect(*list, QString(), missing);
    for (const LikelyCode &likely : operation.likelyCodes)
        collect(likely.reason, likely.code, missing);
    QCOMPARE(missing.join(u' '), QString());
    QCOMPARE(operation.note.zh.isEmpty(), operation.note.en.isEmpty());
    // OAuth calls fail with words, which no number stands for.
    QCOMPARE(operation.likelyCodes.isEmpty(), operation.area == u"oauth");
    QVERIFY(operation.cloud || operation.selfHosted);

    QStringList names;
    for (const Parameter &parameter : operation.pathParameters)
        names.append(parameter.name);
    QStringList inPath;
    const QRegularExpression segment(QStringLiteral(":(\\w+)"));
    for (auto it = segment.globalMatch(operation.path); it.hasNext();)
        inPath.append(it.next().captured(1));
    QCOMPARE(names, inPath);

    QString path = operation.path;
    path.replace(segment, QStringLiteral("7342866812345678901"));
    const OperationMatch match = catalogue.match(operation.method, path.toUtf8());
    QVERIFY(match.sharedRoute.contains(&operation));

    const bool json = operation.bodyKind == Operation::BodyKind::Json;
    QCOMPARE(json, !operation.sampleBody.isEmpty());
    if (!json)
        return;
    QJsonParseError fault;
    const QJsonDocument sample = QJsonDocument::fromJson(operation.sampleBody.toUtf8(), &fault);
    QCOMPARE(fault.errorString(), QStringLiteral("no error occurred"));
    QVERIFY(sample.isObject());
    QCOMPARE(faults(sample.object(), operation.body, QString()).join(u'\n'), QString());
    // An id of 19 digits loses its last ones in every reader that takes numbers for doubles.
    QVERIFY(!operation.sampleBody.contains(QRegularExpression(QStringLiteral("[:\\[,]\\s*\\d{16,}"))));
}

QTEST_GUILESS_MAIN(TestOperationSamples)
#include "tst_operationsamples.moc"
