// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/evidence.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

//! Every field of what people said is in the real pastes.
class TestPastes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatIsInThePaste_data();
    void saysWhatIsInThePaste();
    void pointsAtWhatItFound_data() { saysWhatIsInThePaste_data(); }
    void pointsAtWhatItFound();

private:
    QList<QJsonObject> m_expected;
};

namespace {

QByteArray bytesOf(const QString &name)
{
    QFile file(QStringLiteral(COZELENS_TEST_DATA "/pastes/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<Form> formsFor(const QString &name)
{
    static const QHash<QString, QList<Form>> forms{
        {u"json"_qs, {Form::Json}},    {u"escaped-json"_qs, {Form::Json}}, {u"sse"_qs, {Form::Sse}},
        {u"py-exc"_qs, {Form::Sdk}},   {u"js-exc"_qs, {Form::Sdk}},        {u"go-exc"_qs, {Form::Sdk}},
        {u"java-exc"_qs, {Form::Sdk}}, {u"log"_qs, {Form::Log}},           {u"curl-i"_qs, {Form::Http}},
        {u"html"_qs, {Form::Html}},    {u"prose"_qs, {Form::Text}},
    };
    return forms.value(name);
}

} // namespace

void TestPastes::initTestCase()
{
    for (const QByteArray &line : bytesOf(u"expected.jsonl"_qs).split('\n')) {
        if (!line.isEmpty())
            m_expected.append(QJsonDocument::fromJson(line).object());
    }
    QCOMPARE(m_expected.size(), 20);
}

void TestPastes::saysWhatIsInThePaste_data()
{
    QTest::addColumn<QJsonObject>("expected");
    for (const QJsonObject &expected : m_expected) {
        const QString name = expected[u"id"].toString() + u": " + expected[u"form"].toString();
        QTest::newRow(qPrintable(name)) << expected;
    }
}

void TestPastes::saysWhatIsInThePaste()
{
    QFETCH(QJsonObject, expected);
    const QByteArray text = bytesOf(expected[u"id"].toString() + u".txt");
    QVERIFY(!text.isEmpty());
    const Reading reading = readText(text);
    QVERIFY(formsFor(expected[u"form"].toString()).contains(reading.form));
    if (!expected[u"is_coze_error"].toBool()) {
        QVERIFY(reading.verdict != Verdict::Error);
        QVERIFY(reading.errors.isEmpty());
        return;
    }
    QCOMPARE(reading.verdict, Verdict::Error);
    QCOMPARE(reading.errors.size(), 1);
    const FoundError &error = reading.errors.first();
    QCOMPARE(error.code, expected[u"code"].toString());
    QCOMPARE(error.code.isNull(), expected[u"code"].isNull());
    QCOMPARE(error.logid, expected[u"logid"].toString());
    QCOMPARE(error.httpStatus.value_or(0), expected[u"http_status"].toInt());
    QVERIFY2(error.msg.contains(expected[u"msg_contains"].toString()), qPrintable(error.msg));
    QVERIFY(!error.matchedByMessage);
}

void TestPastes::pointsAtWhatItFound()
{
    QFETCH(QJsonObject, expected);
    const QByteArray text = bytesOf(expected[u"id"].toString() + u".txt");
    for (const FoundError &error : readText(text).errors) {
        QVERIFY(!error.evidence.isEmpty());
        for (const EvidenceSpan &found : error.evidence) {
            const QString there = QString::fromUtf8(text.mid(found.span.offset, found.span.length));
            switch (found.what) {
            case EvidenceSpan::What::Code:
                QCOMPARE(there, error.code);
                break;
            case EvidenceSpan::What::Msg:
                QCOMPARE(there, error.msg);
                break;
            case EvidenceSpan::What::Logid:
                QCOMPARE(there, error.logid);
                break;
            case EvidenceSpan::What::HttpStatus:
                QCOMPARE(there.toInt(), error.httpStatus.value_or(0));
                break;
            }
        }
    }
}

QTEST_APPLESS_MAIN(TestPastes)
#include "tst_pastes.moc"
