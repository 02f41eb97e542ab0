// SPDX-License-Identifier: GPL-3.0-or-later
#include "caserows.h"

#include "diagnosis/causes/url.h"
#include "formats/json.h"

#include <QJsonArray>
#include <QTest>

using namespace CozeLens;

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

bool reaches(const Finding &finding, const QString &grade)
{
    static const QStringList grades{u"certain"_qs, u"likely"_qs, u"possible"_qs};
    return grade.isEmpty() || int(finding.certainty) <= grades.indexOf(grade);
}

bool touches(const Finding &finding, const QStringList &places)
{
    return std::any_of(finding.where.begin(), finding.where.end(),
                       [&](const QString &place) { return places.contains(place); });
}

//! A locator or an id that may not be claimed above "possible".
bool isForbidden(const Finding &finding, const QString &forbidden)
{
    if (finding.certainty == Certainty::Possible)
        return false;
    if (forbidden == u"request:*")
        return std::any_of(finding.where.begin(), finding.where.end(),
                           [](const QString &place) { return !place.startsWith(u"response:"); });
    return finding.id == forbidden || finding.where.contains(forbidden);
}

QString valueAt(const Request &request, const QString &where)
{
    if (where == u"host" || where == u"path") {
        const Causes::UrlParts url = Causes::parseUrl(request.url);
        const Span span = where == u"host" ? url.host : url.path;
        return QString::fromUtf8(request.url.mid(span.offset, span.length));
    }
    if (where == u"method")
        return QString::fromUtf8(request.method);
    if (where.startsWith(u"query:")) {
        const Causes::UrlParts url = Causes::parseUrl(request.url);
        const Causes::QueryItem *item = url.item(where.mid(6));
        return item ? item->value : QString();
    }
    if (where.startsWith(u"header:")) {
        const auto value = headerValue(request.headers, where.mid(7).toUtf8());
        return value ? QString::fromUtf8(*value) : QString();
    }
    if (where == u"body:")
        return QString::fromUtf8(request.body);
    const auto document = Json::Document::parse(request.body);
    const Json::Value value = document ? document->at(where.mid(5)) : Json::Value();
    return value ? value.text() : QString();
}

QString jsonText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_qs : u"false"_qs;
    return value.isDouble() ? QString::number(qint64(value.toDouble())) : value.toString();
}

} // namespace

class TestCauses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void row_data() { addCaseRows(); }
    void row();

private:
    static void checkTop(const CaseRow &row, const QList<Finding> &findings);
    static void checkOthers(const CaseRow &row, const QList<Finding> &findings);
    static void checkFix(const CaseRow &row, const Finding &top);
};

void TestCauses::row()
{
    QFETCH(QString, file);
    QFETCH(int, index);
    const CaseRow &row = caseRow(file, index);
    const QList<Finding> findings = row.findings();
    checkTop(row, findings);
    if (!QTest::currentTestFailed())
        checkOthers(row, findings);
    for (const Finding &finding : findings) {
        for (const Fix &fix : finding.fixes) {
            if (!row.request.url.isEmpty())
                QVERIFY2(withFix(row.request, fix), qPrintable(finding.id + u": " + fix.title.en));
        }
    }
}

void TestCauses::checkTop(const CaseRow &row, const QList<Finding> &findings)
{
    const QStringList ids = strings(row.expect.value(u"cause_ids"));
    const QStringList places = strings(row.expect.value(u"top_where"));
    if (row.expect.value(u"none").toBool())
        QVERIFY2(findings.isEmpty() || findings.first().certainty == Certainty::Possible,
                 described(findings).constData());
    if (ids.isEmpty() || !row.expect.value(u"cause_ids").isArray())
        return;
    QVERIFY2(!findings.isEmpty(), "nothing found");
    const Finding &top = findings.first();
    QVERIFY2(ids.contains(top.id), described(findings).constData());
    QVERIFY2(places.isEmpty() || !row.expect.value(u"top_where").isArray() ||
                 places.contains(top.where.first()),
             described(findings).constData());
    QVERIFY2(reaches(top, row.expect.value(u"certainty_at_least").toString()),
             described(findings).constData());
    if (row.response && row.expect.value(u"top_where").isArray())
        QVERIFY2(top.explains, described(findings).constData());
    QVERIFY2(!top.text.isEmpty() && !top.text.zh.contains(u"%1") && !top.text.en.contains(u"%1"),
             described(findings).constData());
    checkFix(row, top);
}

void TestCauses::checkFix(const CaseRow &row, const Finding &top)
{
    const bool wanted = row.expect.value(u"fix_result").isObject() || row.expect.contains(u"fix_body") ||
                        row.expect.contains(u"fix_url");
    if (row.expect.value(u"no_fix").toBool())
        QVERIFY2(top.fixes.isEmpty(), described({top}).constData());
    if (!wanted)
        return;
    QVERIFY2(!top.fixes.isEmpty(), described({top}).constData());
    const auto fixed = withFix(row.request, top.fixes.first());
    QVERIFY(fixed);
    const QJsonObject result = row.expect.value(u"fix_result").toObject();
    if (!result.isEmpty()) {
        const QString actual = valueAt(*fixed, result.value(u"where").toString());
        if (result.value(u"value").isNull())
            QVERIFY2(actual.isNull(), qPrintable(actual));
        else
            QCOMPARE(actual, jsonText(result.value(u"value")));
    }
    if (row.expect.contains(u"fix_body"))
        QCOMPARE(QString::fromUtf8(fixed->body), row.expect.value(u"fix_body").toString());
    if (row.expect.contains(u"fix_url"))
        QCOMPARE(QString::fromUtf8(fixed->url), row.expect.value(u"fix_url").toString());
}

void TestCauses::checkOthers(const CaseRow &row, const QList<Finding> &findings)
{
    for (const QString &forbidden : strings(row.expect.value(u"must_not"))) {
        for (const Finding &finding : findings)
            QVERIFY2(!isForbidden(finding, forbidden),
                     qPrintable(forbidden + QString::fromUtf8(described(findings))));
    }
    for (const QString &absent : strings(row.expect.value(u"absent"))) {
        const bool any = absent == u"*";
        for (const Finding &finding : findings)
            QVERIFY2(!any && finding.id != absent,
                     qPrintable(absent + QString::fromUtf8(described(findings))));
    }
    for (const QString &id : strings(row.expect.value(u"possible"))) {
        const bool found = std::any_of(findings.begin(), findings.end(), [&](const Finding &finding) {
            return finding.id == id && finding.certainty == Certainty::Possible;
        });
        QVERIFY2(found, qPrintable(id + QString::fromUtf8(described(findings))));
    }
    for (const QJsonValue &also : row.expect.value(u"also").toArray()) {
        const QStringList ids = strings(also[u"cause_ids"]);
        const bool found = std::any_of(findings.begin(), findings.end(), [&](const Finding &finding) {
            return ids.contains(finding.id) && touches(finding, strings(also[u"where"])) &&
                   reaches(finding, also[u"certainty_at_least"].toString());
        });
        QVERIFY2(found, qPrintable(ids.join(u'/') + QString::fromUtf8(described(findings))));
    }
}

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
