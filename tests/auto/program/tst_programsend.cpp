// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultserver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace CozeLens;

//! `send` and `practice` as processes of their own, through real pipes and signals.
class TestProgramSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamsComeAsTheyAreSent();
    void interruptCancels_data();
    void interruptCancels();
    void readerThatGoesAwayEndsIt();
    void readsABodyFromAPipe();
    void practiceSpeaksTls();
};

namespace {

FaultScript unendingStream()
{
    return FaultScript()
        .send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"))
        .send(FaultScript::chunk("event: a\ndata: {\"n\":1}\n\n"))
        .hold();
}

void start(QProcess &process, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(COZELENS_PROGRAM), arguments);
}

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

void interrupt(const QProcess &process)
{
    kill(static_cast<pid_t>(process.processId()), SIGINT);
}

} // namespace

// One event is there while the next has not been sent yet: nothing waits for the end.
void TestProgramSend::streamsComeAsTheyAreSent()
{
    FaultServer server(unendingStream());
    QProcess process;
    start(process, {QStringLiteral("send"), text(server.url())});
    QByteArray out;
    const auto arrived = [&] {
        out += process.readAllStandardOutput();
        return out.endsWith("\n\nevent: a\ndata: {\"n\":1}\n\n");
    };
    QTRY_VERIFY_WITH_TIMEOUT(arrived(), 15'000);
    QCOMPARE(process.state(), QProcess::Running);
    interrupt(process);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
}

void TestProgramSend::interruptCancels_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<bool>("hasResponse");
    QTest::newRow("before the answer") << FaultScript().hold() << false;
    QTest::newRow("in the middle of a stream") << unendingStream() << true;
}

void TestProgramSend::interruptCancels()
{
    QFETCH(FaultScript, script);
    QFETCH(bool, hasResponse);
    FaultServer server(script);
    QProcess process;
    start(process,
          {QStringLiteral("send"), QStringLiteral("--format"), QStringLiteral("json"), text(server.url())});
    QTRY_COMPARE_WITH_TIMEOUT(server.requests(), 1, 15'000);
    QElapsedTimer clock;
    clock.start();
    interrupt(process);
    QVERIFY(process.waitForFinished(5'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 3);
    const QJsonObject root = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QCOMPARE(root.value(QLatin1String("outcome")).toString(), QStringLiteral("cancelled"));
    QVERIFY(root.value(QLatin1String("network_error")).isNull());
    if (hasResponse && root.value(QLatin1String("response")).isObject())
        QVERIFY(root.value(QLatin1String("response")).toObject().value(QLatin1String("truncated")).toBool());
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestProgramSend::readerThatGoesAwayEndsIt()
{
    FaultServer server(FaultScript()
                           .send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"))
                           .sendEndlessly(FaultScript::chunk("data: x\n\n")));
    QProcess shell;
    const QString script = QStringLiteral("{ \"$0\" send \"$1\"; echo status $? >&2; } | head -n 1");
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), script, QStringLiteral(COZELENS_PROGRAM), text(server.url())});
    QTRY_COMPARE_WITH_TIMEOUT(shell.state(), QProcess::NotRunning, 20'000);
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("HTTP/1.1 200 OK\n"));
    const QByteArray said = shell.readAllStandardError();
    QVERIFY2(said.endsWith("status 3\n"), said.constData());
    QTRY_COMPARE(server.openConnections(), 0);
}

void TestProgramSend::readsABodyFromAPipe()
{
    FaultServer server(FaultScript::answer("{\"code\":0,\"msg\":\"\"}"));
    QProcess process;
    start(process, {QStringLiteral("send"), QStringLiteral("--data-binary"), QStringLiteral("@-"),
                    text(server.url())});
    QVERIFY(process.waitForStarted());
    process.write("first ");
    process.waitForBytesWritten();
    process.write("second\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(server.received().at(0).endsWith("\r\n\r\nfirst second\n"));
}

void TestProgramSend::practiceSpeaksTls()
{
    QProcess practice;
    start(practice, {QStringLiteral("practice"), QStringLiteral("--tls")});
    QTRY_VERIFY_WITH_TIMEOUT(practice.canReadLine(), 15'000);
    const QString url = text(practice.readLine()).trimmed();
    QVERIFY(url.startsWith(QStringLiteral("https://127.0.0.1:")));
    QByteArray said;
    const auto nameSaid = [&] {
        said += practice.readAllStandardError();
        return said.contains("authority.pem");
    };
    QTRY_VERIFY(nameSaid());
    QString file;
    for (const QString &word : text(said).split(QLatin1Char(' '))) {
        if (word.endsWith(QStringLiteral("authority.pem")))
            file = word.mid(word.indexOf(QLatin1Char('/')));
    }
    QProcess process;
    start(process, {QStringLiteral("send"), QStringLiteral("--cacert"), file, QStringLiteral("--format"),
                    QStringLiteral("json"), url + QStringLiteral("/v1/users/me")});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 1, process.readAllStandardError().constData());
    practice.terminate();
    QVERIFY(practice.waitForFinished());
    QCOMPARE(practice.exitStatus(), QProcess::NormalExit);
    QVERIFY(!QFile::exists(file));
}

QTEST_GUILESS_MAIN(TestProgramSend)
#include "tst_programsend.moc"
