// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be sent: what is said of them in both languages, before the first byte and after it.
#include "diagnosis/diagnosispane.h"
#include "guitest.h"
#include "request/headersmodel.h"
#include "request/partsmodel.h"
#include "support/faultserver.h"
#include "uploadwindow.h"

#include <QFile>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 20'000;
constexpr qint64 mebibyte = 1024 * 1024;
const QByteArray Success = R"({"code":0,"msg":"","data":{"id":"7","file_name":"x"}})";

using Fresh = Test::UploadWindow;

} // namespace

class GuiUploadFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void cannotBeSent_data();
    void cannotBeSent();
    void vanishedSinceIsSaidAndMarked();
    void changedWhileItIsSentIsSaid_data();
    void changedWhileItIsSentIsSaid();
    void theMissingOneOfTwoIsMarked();
};

void GuiUploadFaults::cannotBeSent_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("none chosen") << QString() << u"file-not-chosen"_qs;
    QTest::newRow("not there") << u"gone.pdf"_qs << u"file-missing"_qs;
    QTest::newRow("a folder") << u"."_qs << u"file-not-regular"_qs;
}

void GuiUploadFaults::cannotBeSent()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    const FaultServer server(FaultScript::answer(Success));
    const Fresh fresh(server.url("/v1/files/upload"));
    if (!file.isEmpty())
        fresh.model()->setFile(0, fresh.folder.filePath(file), "file");
    fresh.window->send();
    const Diagnosis &diagnosis = fresh.window->diagnosisPane()->diagnosis();
    QCOMPARE(diagnosis.remarkCode, code);
    QVERIFY(!diagnosis.remark.zh.isEmpty() && !diagnosis.remark.en.isEmpty());
    const auto *problem = fresh.find<QLabel>(u"partsTableProblem"_qs);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), diagnosis.remark.en);
    QCOMPARE(fresh.table()->currentIndex().row(), 0);
    QVERIFY(!fresh.window->console().isRunning());
    QCOMPARE(server.connections(), 0);
}

void GuiUploadFaults::vanishedSinceIsSaidAndMarked()
{
    const FaultServer server(FaultScript::answer(Success));
    const Fresh fresh(server.url("/v1/files/upload"));
    const QString path = fresh.write(u"会消失.txt"_qs, "x");
    QVERIFY(fresh.drop({path}, fresh.below()));
    QVERIFY(QFile::remove(path));
    fresh.window->send();
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, u"file-missing"_qs);
    QVERIFY(fresh.window->diagnosisPane()->diagnosis().remark.zh.contains(u"会消失.txt"_qs));
    QTRY_COMPARE(fresh.cell(0, PartsModel::Size), u"not found"_qs);
    QCOMPARE(server.connections(), 0);
    // It is back, and the sentence goes with the next attempt.
    QCOMPARE(fresh.write(u"会消失.txt"_qs, "xyz"), path);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(server.requests(), 1);
    QVERIFY(fresh.find<QLabel>(u"partsTableProblem"_qs)->isHidden());
}

void GuiUploadFaults::changedWhileItIsSentIsSaid_data()
{
    QTest::addColumn<qint64>("newSize"); // -1: deleted
    QTest::addColumn<QString>("code");
    QTest::newRow("shorter") << 10 * mebibyte << u"file-changed"_qs;
    QTest::newRow("longer") << 60 * mebibyte << u"file-changed"_qs;
    QTest::newRow("deleted before its turn") << qint64(-1) << u"file-gone"_qs;
}

void GuiUploadFaults::changedWhileItIsSentIsSaid()
{
    QFETCH(qint64, newSize);
    QFETCH(QString, code);
    const FaultServer server(FaultScript().withoutReading().withoutKeeping().pause(400).read().hold());
    const Fresh fresh(server.url("/v1/files/upload"));
    const QString first = fresh.write(u"第一份.bin"_qs, {});
    const QString second = fresh.write(u"second.bin"_qs, {});
    QVERIFY(QFile::resize(first, 40 * mebibyte) && QFile::resize(second, 40 * mebibyte));
    QVERIFY(fresh.drop({first, second}, fresh.below()));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    const auto *progress = fresh.find<QProgressBar>(u"uploadBar"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(progress->value() > 0, WaitMs);
    QVERIFY(newSize < 0 ? QFile::remove(second) : QFile::resize(first, newSize));
    QVERIFY(shown.wait(WaitMs));
    const Diagnosis &diagnosis = fresh.window->diagnosisPane()->diagnosis();
    QCOMPARE(diagnosis.remarkCode, code);
    const QString name = newSize < 0 ? u"second.bin"_qs : u"第一份.bin"_qs;
    QVERIFY(diagnosis.remark.zh.contains(name) && diagnosis.remark.en.contains(name));
    QVERIFY(!diagnosis.nextSteps.isEmpty());
    QCOMPARE(server.connections(), 1);
}

// Two parts of one name: the one that is to blame is marked.
void GuiUploadFaults::theMissingOneOfTwoIsMarked()
{
    const Fresh fresh;
    QVERIFY(
        fresh.drop({fresh.write(u"here.txt"_qs, "x"), fresh.folder.filePath(u"gone.txt"_qs)}, fresh.below()));
    fresh.window->send();
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, u"file-missing"_qs);
    QCOMPARE(fresh.table()->currentIndex().row(), 1);
    QVERIFY(!fresh.model()->index(0, 0).data(HeadersModel::ProblemRole).toBool());
    QVERIFY(fresh.model()->index(1, 0).data(HeadersModel::ProblemRole).toBool());
}

QTEST_MAIN(GuiUploadFaults)
#include "gui_uploadfaults.moc"
