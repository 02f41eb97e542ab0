// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

// The program itself, through real pipes and without a display.
class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void practiceSaysItsAddressAtOnce();
    void explainReadsAPipe();
    void explainSaysHowLongItTook();
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

void TestProgram::explainSaysHowLongItTook()
{
    QProcess process;
    prepare(process);
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("cozelens.timing=true"));
    process.setProcessEnvironment(environment);
    process.setArguments({QStringLiteral("explain")});
    process.start();
    process.write("{\"code\":4016,\"msg\":\"x\"}");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const QString said = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(QRegularExpression(QStringLiteral("^cozelens\\.timing: explained \\d+$"),
                                QRegularExpression::MultilineOption)
                 .match(said)
                 .hasMatch(),
             qPrintable(said));
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
