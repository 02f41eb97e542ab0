// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

// The program itself, through real pipes and without a display.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void practiceSaysItsAddressAtOnce();
    void explainReadsAPipe();
    void slipsNeedNoDisplay();
};

namespace {

void prepare(QProcess &process)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(COZELENS_PROGRAM));
}

} // namespace

void TestProgram::practiceSaysItsAddressAtOnce()
{
    QProcess process;
    prepare(process);
    process.setArguments({QStringLiteral("practice")});
    process.start();
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 15'000);
    QVERIFY(process.readLine().startsWith("http://127.0.0.1:"));
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void TestProgram::explainReadsAPipe()
{
    QProcess process;
    prepare(process);
    process.setArguments({QStringLiteral("explain"), QStringLiteral("--lang"), QStringLiteral("en")});
    process.start();
    process.write("{\"code\":4016,\"msg\":\"x\"}");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().startsWith("4016"));
}

void TestProgram::slipsNeedNoDisplay()
{
    QProcess process;
    prepare(process);
    process.setArguments({QStringLiteral("--bogus")});
    process.start();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("--bogus"));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
