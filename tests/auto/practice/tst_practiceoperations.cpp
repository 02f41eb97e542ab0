// SPDX-License-Identifier: GPL-3.0-or-later
#include "operations/operationcatalogue.h"
#include "practice/practiceserver.h"
#include "wire.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

using namespace CozeLens;

namespace {

QByteArray valueOf(const Parameter &parameter)
{
    if (parameter.name == u"bot_id")
        return "7342866812345678901";
    if (parameter.name == u"redirect_uri")
        return "https%3A%2F%2Fexample.com%2Fcallback";
    return parameter.type == u"integer" ? "1" : "7366468917055123456";
}

QByteArray targetOf(const Operation &operation)
{
    QByteArray target = operation.path.toUtf8();
    for (const Parameter &parameter : operation.pathParameters)
        target.replace(QByteArray(':' + parameter.name.toUtf8()), valueOf(parameter));
    char separator = '?';
    for (const Parameter &parameter : operation.query) {
        if (!parameter.required)
            continue;
        target += separator + parameter.name.toUtf8() + '=' + valueOf(parameter);
        separator = '&';
    }
    return target;
}

QByteArray requestOf(const Operation &operation)
{
    if (operation.bodyKind == Operation::BodyKind::Multipart) {
        QList<std::pair<QByteArray, QByteArray>> parts;
        for (const Parameter &parameter : operation.body) {
            const QByteArray name = "name=\"" + parameter.name.toUtf8() + '"';
            if (parameter.type == u"file")
                parts.append({name + "; filename=\"a.wav\"", "RIFF"});
            else if (parameter.required)
                parts.append({name, "1"});
        }
        QByteArray request = multipart(targetOf(operation), parts);
        request.replace(0, 4, operation.method);
        return request;
    }
    const QByteArray body = operation.sampleBody.toUtf8();
    if (operation.id.contains(QStringLiteral("jwt")))
        return requestText(
            operation.method, targetOf(operation), body,
            "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln\r\nContent-Type: application/json\r\n");
    return authorized(operation.method, targetOf(operation), body);
}

} // namespace

// Each of the 141 operations, sent as the catalogue offers it, is answered: with success, or with what it
// deserves.
class TestPracticeOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void operation_data();
    void operation();

private:
    PracticeServer m_server;
    quint16 m_port = 0;
};

void TestPracticeOperations::initTestCase()
{
    const auto port = m_server.start();
    QVERIFY(port);
    m_port = *port;
}

void TestPracticeOperations::operation_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("code");
    // Ids of things that nobody has made yet.
    const QHash<QString, QByteArray> deserved{
        {QStringLiteral("chat-retrieve"), "4001"}, {QStringLiteral("chat-message-list"), "4001"},
        {QStringLiteral("chat-cancel"), "4001"},   {QStringLiteral("chat-submit-tool-outputs"), "4001"},
        {QStringLiteral("file-retrieve"), "4200"}, {QStringLiteral("conversation-retrieve"), "4002"},
    };
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QTest::newRow(qPrintable(operation.id))
            << operation.id << (operation.cloud ? deserved.value(operation.id, "0") : QByteArray("4000"));
}

void TestPracticeOperations::operation()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, code);
    const Operation &operation = *OperationCatalogue::builtIn().find(id);
    const WireReply reply = exchange(m_port, requestOf(operation));
    QVERIFY(reply.complete);
    QVERIFY(!reply.header("X-Tt-Logid").isEmpty());
    QVERIFY2(!QRegularExpression(QStringLiteral("\\{(id|now|logid|path\\.|query\\.|body\\.)"))
                  .match(QString::fromUtf8(reply.body))
                  .hasMatch(),
             reply.body.constData());
    const QByteArray type = reply.header("Content-Type");
    if (operation.response == u"redirect") {
        QCOMPARE(reply.status, 302);
        QVERIFY(reply.header("Location").startsWith("https://example.com/callback?code="));
    } else if (operation.response == u"audio") {
        QCOMPARE(type, QByteArray("audio/wav"));
        QVERIFY(reply.body.startsWith("RIFF"));
    } else if (operation.area == u"oauth") {
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.contains("\"access_token\":") || reply.body.contains("\"device_code\":"));
    } else if (type.startsWith("text/event-stream")) {
        QVERIFY(operation.streams);
        QCOMPARE(code, QByteArray("0"));
    } else {
        QCOMPARE(reply.code(), code);
        QCOMPARE(reply.status, operation.cloud ? 200 : 404);
    }
}

QTEST_GUILESS_MAIN(TestPracticeOperations)
#include "tst_practiceoperations.moc"
