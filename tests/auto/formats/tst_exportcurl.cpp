// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/exportcurl.h"

#include "formats/importrequest.h"
#include "importsamples.h"

#include <QTest>

using namespace CozeLens;

class TestExportCurl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void writesCurl_data();
    void writesCurl();
    void comesBackUnchanged_data();
    void comesBackUnchanged();
};

void TestExportCurl::writesCurl_data()
{
    QTest::addColumn<ImportedRequest>("request");
    QTest::addColumn<QByteArray>("command");
    ImportedRequest request;
    request.url = "https://api.coze.cn/v1/bots?a=1&b=2";
    QTest::newRow("GET") << request << QByteArray("curl 'https://api.coze.cn/v1/bots?a=1&b=2'");

    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}};
    request.body = {ImportedBody::Kind::Raw, "{\"q\":\"It's\"}", {}, {}};
    QTest::newRow("JSON with an apostrophe")
        << request
        << QByteArray(
               "curl 'https://api.coze.cn/v1/bots?a=1&b=2' \\\n  -H 'Content-Type: application/json' \\\n"
               "  -H 'X-Empty;' \\\n  --data-raw '{\"q\":\"It'\\''s\"}'");

    request.headers = {};
    request.body.text = "a\tb";
    QTest::newRow("control character, no type")
        << request
        << QByteArray("curl 'https://api.coze.cn/v1/bots?a=1&b=2' \\\n  -H 'Content-Type:' \\\n  --data-raw "
                      "$'a\\x09b'");

    request.method = "PUT";
    request.body = {
        ImportedBody::Kind::Multipart,
        {},
        {},
        {{"file", {}, u"/data/报告 1.pdf"_qs, "报告.pdf", "application/pdf"}, {"n", "@1;2", {}, {}, {}}}};
    request.options.user = "u:p";
    request.options.followRedirects = true;
    QTest::newRow("form with a file")
        << request
        << QByteArray("curl 'https://api.coze.cn/v1/bots?a=1&b=2' \\\n  -X 'PUT' \\\n"
                      "  -u 'u:p' \\\n  -L \\\n"
                      "  -F 'file=@\"/data/报告 1.pdf\";type=application/pdf;"
                      "filename=\"报告.pdf\"' \\\n  --form-string 'n=@1;2'");
}

void TestExportCurl::writesCurl()
{
    QFETCH(ImportedRequest, request);
    QFETCH(QByteArray, command);
    QCOMPARE(toCurl(request), command);
}

void TestExportCurl::comesBackUnchanged_data()
{
    QTest::addColumn<ImportedRequest>("request");
    for (const QString &name : importSamples()) {
        const auto requests = importRequests(importSample(name));
        QVERIFY(requests);
        for (qsizetype i = 0; i < requests->size(); ++i)
            QTest::addRow("%s, request %d", qPrintable(name), static_cast<int>(i)) << requests->at(i);
    }
}

void TestExportCurl::comesBackUnchanged()
{
    QFETCH(ImportedRequest, request);
    const auto again = importRequests(toCurl(request));
    QVERIFY(again);
    QCOMPARE(again->size(), 1);
    ImportedRequest read = again->constFirst();
    // Warnings tell about the text that was imported, and an address without a host cannot be written as one.
    read.warnings = request.warnings = {};
    if (!request.url.contains("://"))
        read.url = request.url;
    QCOMPARE(QString::fromUtf8(toJson({read})), QString::fromUtf8(toJson({request})));
    QCOMPARE(read, request);
}

QTEST_APPLESS_MAIN(TestExportCurl)
#include "tst_exportcurl.moc"
