// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/evidence.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace CozeLens;

//! Forms, dirt and traps, a line each in tests/data/reading/*.jsonl: "text" is the paste; "verdict" is
//! error, success, not-coze, or "not" for anything but an error; "offsets": false where the bytes of the
//! paste are no longer those of the value (full-width digits).
class TestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reads_data();
    void reads();
    void pointsIntoTheInput_data() { reads_data(); }
    void pointsIntoTheInput();
    void readsAnswersOfAnySize_data();
    void readsAnswersOfAnySize();

private:
    QList<QJsonObject> m_cases;
};

namespace {

QString formName(Form form)
{
    static const QHash<Form, QString> names{
        {Form::Json, u"json"_qs}, {Form::Http, u"http"_qs}, {Form::Sse, u"sse"_qs},
        {Form::Sdk, u"sdk"_qs},   {Form::Log, u"log"_qs},   {Form::Text, u"text"_qs},
        {Form::Html, u"html"_qs}, {Form::Har, u"har"_qs},   {Form::Code, u"code"_qs}};
    return names.value(form);
}

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Error:
        return u"error"_qs;
    case Verdict::Success:
        return u"success"_qs;
    case Verdict::NotCoze:
        return u"not-coze"_qs;
    case Verdict::Unknown:
        break;
    }
    return u"unknown"_qs;
}

} // namespace

void TestReading::initTestCase()
{
    const QDir folder(QStringLiteral(COZELENS_TEST_DATA "/reading"));
    for (const QFileInfo &info : folder.entryInfoList({u"*.jsonl"_qs}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonDocument document = QJsonDocument::fromJson(line);
            QVERIFY2(document.isObject(), line.constData());
            m_cases.append(document.object());
        }
    }
    QVERIFY(m_cases.size() >= 500);
}

void TestReading::reads_data()
{
    QTest::addColumn<QJsonObject>("expected");
    for (const QJsonObject &one : m_cases)
        QTest::newRow(qPrintable(one[u"name"].toString())) << one;
}

void TestReading::reads()
{
    QFETCH(QJsonObject, expected);
    const Reading reading = readText(expected[u"text"].toString().toUtf8());
    const QString verdict = expected[u"verdict"].toString();
    const QString found = reading.errors.isEmpty()
                              ? QString()
                              : reading.errors.first().code + u" / " + reading.errors.first().msg;
    if (verdict == u"not")
        QVERIFY2(reading.verdict == Verdict::NotCoze || reading.verdict == Verdict::Unknown,
                 qPrintable(found));
    else
        QVERIFY2(verdictName(reading.verdict) == verdict, qPrintable(verdictName(reading.verdict) + found));
    if (expected.contains(u"form") && !expected.contains(u"forms"))
        QCOMPARE(formName(reading.form), expected[u"form"].toString());
    if (verdict != u"error") {
        QVERIFY(reading.errors.isEmpty());
        return;
    }
    QVERIFY(!reading.errors.isEmpty());
    const FoundError &error = reading.errors.first();
    QCOMPARE(error.code, expected[u"code"].toString());
    QCOMPARE(error.logid, expected[u"logid"].toString());
    QCOMPARE(error.httpStatus.value_or(0), expected[u"status"].toInt());
    QCOMPARE(error.matchedByMessage, expected[u"matched"].toBool());
    const QString msg = expected[u"msg"].toString();
    QVERIFY2(error.msg.contains(msg), qPrintable(error.msg));
    if (expected[u"exact"].toBool())
        QCOMPARE(error.msg, msg);
    if (expected.contains(u"pointer"))
        QCOMPARE(error.codePointer, expected[u"pointer"].toString());
    if (expected.contains(u"debug_url"))
        QCOMPARE(error.debugUrl, expected[u"debug_url"].toString());
    QCOMPARE(reading.errors.size(), expected[u"count"].toInt(1));
    if (expected.contains(u"request")) {
        QVERIFY(reading.request);
        QCOMPARE(QString::fromUtf8(reading.request->method + ' ' + reading.request->url),
                 expected[u"request"].toString());
    }
}

void TestReading::pointsIntoTheInput()
{
    QFETCH(QJsonObject, expected);
    const QByteArray text = expected[u"text"].toString().toUtf8();
    const Reading reading = readText(text);
    if (expected[u"verdict"].toString() == u"error")
        QVERIFY(!reading.errors.isEmpty());
    for (const FoundError &error : reading.errors) {
        for (const EvidenceSpan &found : error.evidence) {
            QVERIFY(found.span.offset >= 0 && found.span.length > 0 && found.span.end() <= text.size());
            const QString there = QString::fromUtf8(text.mid(found.span.offset, found.span.length));
            if (!expected[u"offsets"].toBool(true))
                continue;
            if (found.what == EvidenceSpan::What::Code)
                QCOMPARE(there, error.code);
            else if (found.what == EvidenceSpan::What::Logid)
                QCOMPARE(there, error.logid);
            else if (found.what == EvidenceSpan::What::HttpStatus)
                QCOMPARE(there.toInt(), error.httpStatus.value_or(0));
        }
    }
}

void TestReading::readsAnswersOfAnySize_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const QByteArray data =
        "\"data\":[" + QByteArray("{\"code\":1,\"msg\":\"not this\"},").repeated(200'000) + "0]";
    const QByteArray error = "\"code\":4101,\"msg\":\"The token you entered is incorrect\"";
    const QByteArray event = "event: message\ndata: {\"content\":\"word\"}\n\n";
    QTest::newRow("error behind its data") << QByteArray('{' + data + ',' + error + '}') << u"error"_qs;
    QTest::newRow("error before its data") << QByteArray('{' + error + ',' + data + '}') << u"error"_qs;
    QTest::newRow("cut off in its data") << QByteArray('{' + error + ',' + data.chopped(100)) << u"error"_qs;
    QTest::newRow("success") << QByteArray("{\"code\":0,\"msg\":\"\"," + data + '}') << u"success"_qs;
    QTest::newRow("stream that ends with an error")
        << QByteArray(event.repeated(150'000) + "event: error\ndata: {" + error + "}\n\n") << u"error"_qs;
}

void TestReading::readsAnswersOfAnySize()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, verdict);
    QVERIFY(body.size() > 4 * 1024 * 1024);
    Response response;
    response.status = 200;
    response.headers = {{"x-tt-logid", "20240517101112ABCDEF"}};
    response.body = body;
    const Reading reading = readResponse(response);
    QCOMPARE(verdictName(reading.verdict), verdict);
    QCOMPARE(reading.errors.size(), verdict == u"error" ? 1 : 0);
    for (const FoundError &error : reading.errors) {
        QCOMPARE(error.code, u"4101"_qs);
        for (const EvidenceSpan &found : error.evidence) {
            const QByteArray there = body.mid(found.span.offset, found.span.length);
            if (found.what == EvidenceSpan::What::Code)
                QCOMPARE(there, QByteArray("4101"));
        }
    }
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
