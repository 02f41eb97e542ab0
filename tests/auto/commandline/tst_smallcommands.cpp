// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandrun.h"
#include "operations/operationcatalogue.h"
#include "practice/practiceserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTest>

using namespace CozeLens;

//! import, operations, and send against the practice server, over HTTP and HTTPS.
class TestSmallCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importPrintsTheContract();
    void importRefuses_data();
    void importRefuses();
    void operationsAsText();
    void operationsAsJson();
    void operationsRefuse_data();
    void operationsRefuse();
    void practiceOverTls_data();
    void practiceOverTls();
    void practiceRefusesNonsense();
};

void TestSmallCommands::importPrintsTheContract()
{
    const QByteArray command =
        "curl 'https://api.coze.cn/v1/files/upload?x=1' -H 'X-A: 1' -F 'f=@\"a b.txt\"' "
        "-F 'n=v' -k -x http://p:1 -m 2.5 -u a:b --compressed -L --retry 2";
    const CommandRun run = runInTest({u"import"_qs}, command);
    QCOMPARE(run.status, 0);
    QVERIFY(run.err.isEmpty());
    const QJsonObject request =
        QJsonDocument::fromJson(run.out).object().value(u"requests").toArray().at(0).toObject();
    QCOMPARE(request.value(u"method").toString(), u"POST"_qs);
    QCOMPARE(request.value(u"url").toString(), u"https://api.coze.cn/v1/files/upload?x=1"_qs);
    QCOMPARE(request.value(u"headers").toArray().at(0).toArray(), (QJsonArray{u"X-A"_qs, u"1"_qs}));
    const QJsonObject body = request.value(u"body").toObject();
    QCOMPARE(body.value(u"kind").toString(), u"multipart"_qs);
    const QJsonObject part = body.value(u"parts").toArray().at(0).toObject();
    QCOMPARE(part.value(u"name").toString(), u"f"_qs);
    QCOMPARE(part.value(u"file").toString(), u"a b.txt"_qs);
    QCOMPARE(part.value(u"filename").toString(), u"a b.txt"_qs);
    QCOMPARE(part.value(u"type").toString(), u"text/plain"_qs);
    QCOMPARE(body.value(u"parts").toArray().at(1).toObject().value(u"value").toString(), u"v"_qs);
    const QJsonObject options = request.value(u"options").toObject();
    QVERIFY(options.value(u"follow_redirects").toBool());
    QVERIFY(options.value(u"insecure").toBool());
    QVERIFY(options.value(u"compressed").toBool());
    QCOMPARE(options.value(u"proxy").toString(), u"http://p:1"_qs);
    QCOMPARE(options.value(u"max_time_s").toDouble(), 2.5);
    QCOMPARE(options.value(u"user").toString(), u"a:b"_qs);
    QVERIFY(
        request.value(u"warnings").toArray().at(0).toObject().value(u"zh").toString().contains(u"--retry"));
    // What it printed is a request text itself.
    QCOMPARE(QJsonDocument::fromJson(runInTest({u"import"_qs, u"-"_qs}, run.out).out)
                 .object()
                 .value(u"requests")
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(u"body"),
             request.value(u"body"));
}

void TestSmallCommands::importRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("no request") << QStringList{} << QByteArray("hello");
    QTest::newRow("nothing") << QStringList{} << QByteArray();
    QTest::newRow("no such file") << QStringList{u"no-such-file"_qs} << QByteArray();
    QTest::newRow("a folder") << QStringList{u"."_qs} << QByteArray();
    QTest::newRow("two files") << QStringList{u"a"_qs, u"b"_qs} << QByteArray();
    QTest::newRow("an option") << QStringList{u"--format"_qs} << QByteArray();
}

void TestSmallCommands::importRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    const CommandRun run = runInTest(QStringList{u"import"_qs} + arguments, input);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(run.err.count('\n'), 1);
}

void TestSmallCommands::operationsAsText()
{
    const CommandRun run = runInTest({u"operations"_qs});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("POST   /v3/chat  chat-create  "));
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QVERIFY2(run.out.contains(operation.title.en.toUtf8()), qPrintable(operation.id));
    const CommandRun chinese = runInTest({u"operations"_qs}, {}, Language::Chinese);
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QVERIFY2(chinese.out.contains(operation.title.zh.toUtf8()), qPrintable(operation.id));
}

void TestSmallCommands::operationsAsJson()
{
    const CommandRun run = runInTest({u"operations"_qs, u"--format"_qs, u"json"_qs});
    QCOMPARE(run.status, 0);
    const QJsonArray list = QJsonDocument::fromJson(run.out).object().value(u"operations").toArray();
    const QList<Operation> &operations = OperationCatalogue::builtIn().operations();
    QCOMPARE(list.size(), operations.size());
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const QJsonObject object = list.at(i).toObject();
        QCOMPARE(object.value(u"id").toString(), operations[i].id);
        QCOMPARE(object.value(u"method").toString().toLatin1(), operations[i].method);
        QCOMPARE(object.value(u"path").toString(), operations[i].path);
        QCOMPARE(object.value(u"body").toArray().size(), operations[i].body.size());
    }
}

void TestSmallCommands::operationsRefuse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such format") << QStringList{u"--format"_qs, u"har"_qs};
    QTest::newRow("no such language") << QStringList{u"--lang"_qs, u"fr"_qs};
    QTest::newRow("a word") << QStringList{u"chat"_qs};
    QTest::newRow("an option") << QStringList{u"--bogus"_qs};
}

void TestSmallCommands::operationsRefuse()
{
    QFETCH(QStringList, arguments);
    const CommandRun run = runInTest(QStringList{u"operations"_qs} + arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(run.err.count('\n'), 1);
}

void TestSmallCommands::practiceOverTls_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("options"); // AUTHORITY is the file
    QTest::addColumn<int>("status");
    QTest::newRow("with its authority")
        << u"127.0.0.1"_qs << QStringList{u"--cacert"_qs, u"AUTHORITY"_qs} << 1;
    QTest::newRow("by name") << u"localhost"_qs << QStringList{u"--cacert"_qs, u"AUTHORITY"_qs} << 1;
    QTest::newRow("unchecked") << u"127.0.0.1"_qs << QStringList{u"-k"_qs} << 1;
    QTest::newRow("with an authority that is unknown") << u"127.0.0.1"_qs << QStringList{} << 3;
}

void TestSmallCommands::practiceOverTls()
{
    QFETCH(QString, host);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    PracticeServer server;
    const Result<quint16> port = server.start(0, PracticeServer::Transport::Tls);
    QVERIFY(port);
    QVERIFY(server.baseUrl().startsWith(u"https://127.0.0.1:"));
    QTemporaryFile authority;
    QVERIFY(authority.open());
    authority.write(server.authorityPem());
    authority.close();
    options.replaceInStrings(u"AUTHORITY"_qs, authority.fileName());
    const QString url = u"https://%1:%2/v3/chat"_qs.arg(host).arg(*port);
    const CommandRun run = runInTest(QStringList{u"send"_qs, u"--json"_qs, u"{}"_qs, u"-H"_qs,
                                                 u"X-Practice-Code: 4016"_qs, u"--format"_qs, u"json"_qs} +
                                     options + QStringList{url});
    QCOMPARE(run.status, status);
    const QJsonObject root = QJsonDocument::fromJson(run.out).object();
    if (status == 3) {
        QCOMPARE(root.value(u"network_error").toObject().value(u"phase").toString(), u"tls"_qs);
        return;
    }
    QCOMPARE(root.value(u"diagnosis")
                 .toObject()
                 .value(u"errors")
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(u"code")
                 .toString(),
             u"4016"_qs);
    QVERIFY(root.value(u"timings").toObject().value(u"tls_ms").toDouble() > 0);
}

void TestSmallCommands::practiceRefusesNonsense()
{
    QCOMPARE(runInTest({u"practice"_qs, u"--port"_qs, u"99999"_qs}).status, 2);
    QCOMPARE(runInTest({u"practice"_qs, u"--tls=yes"_qs}).status, 2);
    QCOMPARE(runInTest({u"practice"_qs, u"now"_qs}).status, 2);
}

QTEST_GUILESS_MAIN(TestSmallCommands)
#include "tst_smallcommands.moc"
