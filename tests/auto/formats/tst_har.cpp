// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/har.h"
#include "formats/importrequest.h"
#include "importsamples.h"

#include <QTest>

using namespace CozeLens;

namespace {

// An archive says nothing of these: they are the client's own.
HeaderList comparable(HeaderList headers)
{
    headers.removeIf([](const auto &header) {
        const QByteArray name = header.first.toLower();
        return name == "host" || name == "content-length" || name.startsWith(':');
    });
    return headers;
}

} // namespace

class TestHar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackUnchanged_data();
    void comesBackUnchanged();
};

void TestHar::comesBackUnchanged_data()
{
    QTest::addColumn<ImportedRequest>("request");
    for (const QString &name : importSamples()) {
        const auto requests = importRequests(importSample(name));
        QVERIFY(requests);
        for (qsizetype i = 0; i < requests->size(); ++i)
            QTest::addRow("%s, request %d", qPrintable(name), static_cast<int>(i)) << requests->at(i);
    }
}

void TestHar::comesBackUnchanged()
{
    QFETCH(ImportedRequest, request);
    const QByteArray har = toHar({harEntry(request, QDateTime::currentDateTimeUtc())}, u"1"_qs);
    const auto again = importRequests(har);
    QVERIFY(again);
    QCOMPARE(again->size(), 1);
    const ImportedRequest &read = again->constFirst();
    QCOMPARE(read.method, request.method);
    QCOMPARE(read.url, request.url);
    if (request.body.kind == ImportedBody::Kind::File)
        return;
    if (request.body.kind == ImportedBody::Kind::Multipart) {
        QCOMPARE(read.body.parts.size(), request.body.parts.size());
        for (qsizetype i = 0; i < read.body.parts.size(); ++i) {
            QCOMPARE(read.body.parts[i].name, request.body.parts[i].name);
            QCOMPARE(read.body.parts[i].value, request.body.parts[i].value);
            QCOMPARE(read.body.parts[i].fileName, request.body.parts[i].fileName);
            QCOMPARE(read.body.parts[i].type, request.body.parts[i].type);
        }
        return;
    }
    QCOMPARE(comparable(read.headers), comparable(headersWithUser(request)));
    QCOMPARE(read.body.text, request.body.text);
}

QTEST_APPLESS_MAIN(TestHar)
#include "tst_har.moc"
