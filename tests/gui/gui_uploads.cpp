// SPDX-License-Identifier: GPL-3.0-or-later
// Files in the window: chosen, dropped, sent from the disk, and what is said when they are not there.
#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "guitest.h"
#include "mainwindow/draftfix.h"
#include "mainwindow/firstrequest.h"
#include "mainwindow/requesttabs.h"
#include "operations/operationcatalogue.h"
#include "request/headersmodel.h"
#include "request/partsmodel.h"
#include "request/partspage.h"
#include "request/requestpane.h"
#include "support/faultserver.h"
#include "support/memory.h"
#include "text/codeview.h"
#include "uploadwindow.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 20'000;
const QByteArray Success = R"({"code":0,"msg":"","data":{"id":"7","file_name":"x"}})";

using Fresh = Test::UploadWindow;

QByteArray noise(qsizetype bytes)
{
    QByteArray content(bytes, Qt::Uninitialized);
    QRandomGenerator generator(7);
    for (char &byte : content)
        byte = static_cast<char>(generator.generate() & 0xFF);
    return content;
}

QByteArray bodyIn(const QByteArray &received)
{
    return received.mid(received.indexOf("\r\n\r\n") + 4);
}

} // namespace

class GuiUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void modelKeepsTheRules();
    void operationsOpenWithTheirParts_data();
    void operationsOpenWithTheirParts();
    void arrivesAsItIs_data();
    void arrivesAsItIs();
    void practiceServerTakesIt();
    void dropsFindTheirRows();
    void chosenInADialog();
    void textAndPartsAreBothKept();
    void progressIsShownAndStopped();
    void goesOnBehindAnotherTab();
    void memoryDoesNotGrow();
    void curlComesAndGoes();
    void fixesChangeParts_data();
    void fixesChangeParts();
    void sessionKeepsPathsAndNoContent();
    void whatIsSaidOfItIsTrue();
    void speaksBothLanguages();
};

void GuiUploads::modelKeepsTheRules()
{
    PartsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy edited(&model, &PartsModel::partsEdited);
    model.setParts(draftFor(*OperationCatalogue::builtIn().find(u"voice-clone"_qs)).parts);
    QVERIFY(edited.isEmpty());
    const int before = model.rowCount();
    QVERIFY(model.setData(model.index(before - 1, PartsModel::Name), u"more"_qs, Qt::EditRole));
    QCOMPARE(model.rowCount(), before + 1);
    QVERIFY(!model.setData(model.index(0, PartsModel::Size), u"1"_qs, Qt::EditRole));
    QVERIFY(model.setData(model.index(0, PartsModel::Name), int(Qt::Unchecked), Qt::CheckStateRole));
    QVERIFY(!model.parts().first().enabled);
    model.setFile(-1, u"/nowhere/x.pdf"_qs, "file");
    model.removePart(0);
    QCOMPARE(edited.size(), 4);
    QCOMPARE(model.parts().last().name, QByteArray("file"));
}

void GuiUploads::operationsOpenWithTheirParts_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.bodyKind == Operation::BodyKind::Multipart)
            QTest::newRow(qPrintable(operation.id)) << operation.id;
    }
}

void GuiUploads::operationsOpenWithTheirParts()
{
    QFETCH(QString, id);
    const Fresh fresh;
    Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(id);
    QVERIFY(fresh.table()->isVisible());
    const Operation &operation = *OperationCatalogue::builtIn().find(id);
    const QList<DraftPart> parts = fresh.draft().parts;
    QCOMPARE(parts.size(), operation.body.size());
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QCOMPARE(parts[i].name, operation.body[i].name.toUtf8());
        QCOMPARE(parts[i].isFile, operation.body[i].type == u"file");
        QCOMPARE(parts[i].enabled, operation.body[i].required);
    }
    const int file = fresh.model()->waitingRow();
    QVERIFY(file >= 0);
    QVERIFY(fresh.cell(file, PartsModel::Content).contains(u"choose"));
}

void GuiUploads::arrivesAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("onTheWire");
    QTest::newRow("plain text") << u"note.txt"_qs << QByteArray("hello\r\n") << QByteArray("note.txt");
    QTest::newRow("a Chinese name with a blank, half a megabyte of noise")
        << u"季度 报告①.pdf"_qs << noise(512 * 1024) << QByteArray("季度 报告①.pdf");
    QTest::newRow("nothing in it") << u"empty.bin"_qs << QByteArray() << QByteArray("empty.bin");
    QTest::newRow("quotes and percent signs")
        << u"50% \"off\".txt"_qs << QByteArray("x") << QByteArray("50% %22off%22.txt");
    QTest::newRow("an emoji and an accent that is two characters")
        << u"e\u0301 😀.png"_qs << QByteArray("\x89PNG\r\n") << QByteArray("e\u0301 😀.png");
}

void GuiUploads::arrivesAsItIs()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, onTheWire);
    const FaultServer server(FaultScript::answer(Success, "Content-Type: application/json\r\n"));
    const Fresh fresh(server.url("/v1/files/upload"));
    const QString path = fresh.write(name, content);
    QVERIFY(!path.isEmpty());
    QVERIFY(fresh.drop({path}, fresh.below()));
    QCOMPARE(fresh.model()->rowCount(), 2); // the row that asked for it, and the blank one
    QCOMPARE(fresh.cell(0, PartsModel::Content), name);
    QVERIFY(!fresh.cell(0, PartsModel::Size).isEmpty());

    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(server.requests(), 1);
    const QByteArray received = server.received().value(0);
    const QByteArray head = received.left(received.indexOf("\r\n\r\n"));
    const QByteArray body = bodyIn(received);
    QVERIFY2(body.contains(QByteArray("name=\"file\"; filename=\"" + onTheWire + '"')),
             body.left(300).constData());
    QVERIFY(!body.contains("filename*"));
    QVERIFY(body.contains(QByteArray("\r\n\r\n" + content + "\r\n--")));
    QVERIFY(head.toLower().contains(QByteArray("content-length: " + QByteArray::number(body.size()))));
    const QByteArray boundary = head.mid(head.indexOf("boundary=") + 9).split('\r').first();
    QVERIFY(boundary.size() > 10 && body.startsWith(QByteArray("--" + boundary + "\r\n")) &&
            body.endsWith(QByteArray("--" + boundary + "--\r\n")));
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
}

void GuiUploads::practiceServerTakesIt()
{
    const Fresh fresh;
    QVERIFY(fresh.drop({fresh.write(u"说明.pdf"_qs, "%PDF-1.7")}, fresh.below()));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    QVERIFY(fresh.find<CodeView>(u"responseBody"_qs)->bytes().contains("说明.pdf"));
}

void GuiUploads::dropsFindTheirRows()
{
    const Fresh fresh;
    Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(u"voice-clone"_qs);
    const QString one = fresh.write(u"one.wav"_qs, "1");
    const QString two = fresh.write(u"two.wav"_qs, "22");
    const QString three = fresh.write(u"three.wav"_qs, "333");
    const int wanted = fresh.model()->waitingRow();
    QVERIFY(fresh.drop({one}, fresh.below()));
    QCOMPARE(fresh.draft().parts[wanted].file, one);
    // On its row: in its place.
    QVERIFY(fresh.drop({two}, fresh.table()->visualRect(fresh.model()->index(wanted, 1)).center()));
    QCOMPARE(fresh.draft().parts[wanted].file, two);
    // Elsewhere: one more. A value is never overwritten.
    const qsizetype before = fresh.draft().parts.size();
    QVERIFY(fresh.drop({one, three}, fresh.table()->visualRect(fresh.model()->index(0, 1)).center()));
    QCOMPARE(fresh.draft().parts.size(), before + 2);
    QVERIFY(!fresh.draft().parts.first().isFile);
    QCOMPARE(fresh.draft().parts.last().file, three);
    QVERIFY(fresh.window->diagnosisPane()->diagnosis().errors.isEmpty()); // nothing was explained
}

void GuiUploads::chosenInADialog()
{
    const Fresh fresh;
    const QString path = fresh.write(u"a.txt"_qs, "abc");
    fresh.table()->setCurrentIndex(fresh.model()->index(0, PartsModel::Content));
    QTest::mouseClick(fresh.find<QToolButton>(u"chooseFileButton"_qs), Qt::LeftButton);
    auto *dialog = fresh.find<QFileDialog>(u"uploadFileDialog"_qs);
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    Q_EMIT dialog->filesSelected({path});
    dialog->close();
    QCOMPARE(fresh.draft().parts.first().file, path);
    QCOMPARE(fresh.cell(0, PartsModel::Type), u"text/plain"_qs);
    QCOMPARE(fresh.cell(0, PartsModel::Size), u"3 B"_qs);
}

void GuiUploads::textAndPartsAreBothKept()
{
    const Test::FreshWindow fresh;
    const RequestDraft before = fresh.window->requestPane()->draft();
    auto *button = fresh.find<QToolButton>(u"bodyAsParts"_qs);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(fresh.find<QTableView>(u"partsTable"_qs)->isVisible());
    QVERIFY(!fresh.find<QToolButton>(u"bodyAsForm"_qs)->isVisible());
    auto *model = fresh.find<PartsPage>(u"partsPage"_qs)->model();
    QVERIFY(model->setData(model->index(0, PartsModel::Name), u"bot_id"_qs, Qt::EditRole));
    QVERIFY(model->setData(model->index(0, PartsModel::Content), u"{{base}}"_qs, Qt::EditRole));
    const Result<Request> request = fresh.window->console().prepared(fresh.window->requestPane()->draft());
    QVERIFY(request);
    QVERIFY(headerValue(request->headers, "Content-Type").value_or("").startsWith("multipart/form-data; b"));
    QVERIFY(request->pieces.first().bytes.contains(fresh.window->console().base()));
    // The same draft is the same request, its boundary too.
    QCOMPARE(*fresh.window->console().prepared(fresh.window->requestPane()->draft()), *request);

    QTest::mouseClick(button, Qt::LeftButton);
    RequestDraft after = fresh.window->requestPane()->draft();
    QCOMPARE(after.parts.size(), 1);
    after.parts.clear();
    QCOMPARE(after, before);
}

void GuiUploads::progressIsShownAndStopped()
{
    // Takes what the system takes for it, and no more.
    const FaultServer server(FaultScript().withoutReading().pause(60'000));
    const Fresh fresh(server.url("/v1/files/upload"));
    QFile large(fresh.folder.filePath(u"large.bin"_qs));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(64 * 1024 * 1024));
    QVERIFY(fresh.drop({large.fileName()}, fresh.below()));
    auto *line = fresh.find<QWidget>(u"uploadLine"_qs);
    QVERIFY(!line->isVisible());
    fresh.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), WaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(fresh.text(u"uploadText"_qs).contains(u"of 67.1 MB"), WaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(fresh.find<QProgressBar>(u"uploadBar"_qs)->value() > 0, WaitMs);
    QVERIFY(fresh.find<QProgressBar>(u"uploadBar"_qs)->value() < 1000);
    QTest::mouseClick(fresh.find<QPushButton>(u"uploadCancelButton"_qs), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!fresh.window->console().isRunning(), WaitMs);
    QTRY_VERIFY(!line->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(fresh.window->diagnosisPane()->diagnosis().remarkCode, u"cancelled"_qs, WaitMs);
}

void GuiUploads::goesOnBehindAnotherTab()
{
    const FaultServer server(FaultScript::answer(Success, "Content-Type: application/json\r\n"));
    const Fresh fresh(server.url("/v1/files/upload"));
    const QByteArray content = noise(3 * 1024 * 1024);
    QVERIFY(fresh.drop({fresh.write(u"a.bin"_qs, content)}, fresh.below()));
    RequestTab *tab = fresh.window->tab();
    QSignalSpy shown(tab, &RequestTab::outcomeShown);
    fresh.window->send();
    fresh.window->tabs()->openNew();
    QVERIFY(tab != fresh.window->tab());
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(bodyIn(server.received().value(0)).contains(content));
    QCOMPARE(tab->mark(), RequestTab::Mark::Good);
}

void GuiUploads::memoryDoesNotGrow()
{
    const FaultServer server(
        FaultScript::answer(Success, "Content-Type: application/json\r\n").withoutKeeping());
    const Fresh fresh(server.url("/v1/files/upload"));
    constexpr qint64 Size = 512LL * 1024 * 1024;
    QFile large(fresh.folder.filePath(u"large.bin"_qs));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(Size)); // sparse: no bytes on the disk
    QVERIFY(fresh.drop({large.fileName()}, fresh.below()));
    const double before = Test::memoryBytes("VmRSS");
    double most = 0;
    connect(&fresh.window->console(), &Console::uploadProgressed, this,
            [&most] { most = qMax(most, Test::memoryBytes("VmRSS")); });
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(6 * WaitMs));
    QVERIFY(server.receivedBytes() > Size);
    QVERIFY(before > 0 && most > 0);
    QVERIFY2(most - before < 48 * 1024 * 1024, qPrintable(QString::number((most - before) / 1024)));
}

void GuiUploads::curlComesAndGoes()
{
    const Fresh fresh;
    const QString path = fresh.write(u"文件.txt"_qs, "abc");
    const QString command =
        u"curl -X POST https://api.coze.cn/v1/files/upload -H 'Authorization: Bearer x' "
        "-F 'file=@\"%1\";type=text/csv' -F 'client_secret=plantedplanted' -F desc=a=b -F 'note=<\"%1\"'"_qs
            .arg(path);
    QApplication::clipboard()->setText(command);
    QTest::mouseClick(fresh.find<QPushButton>(u"importButton"_qs), Qt::LeftButton);
    const RequestDraft draft = fresh.draft();
    QVERIFY(draft.multipart);
    QCOMPARE(draft.parts.size(), 4);
    QCOMPARE(draft.parts[0].file, path);
    QCOMPARE(draft.parts[0].type, QByteArray("text/csv"));
    QCOMPARE(draft.parts[2].value, QByteArray("a=b"));
    for (const DraftHeader &header : draft.headers)
        QVERIFY(header.name != "Content-Type");
    QVERIFY(draft.parts[0].named && !draft.parts[3].named);
    const Result<Request> request = fresh.window->console().prepared(draft);
    QVERIFY(request && request->pieces.value(2).bytes.endsWith("name=\"note\"\r\n\r\n"));
    QTest::mouseClick(fresh.find<QPushButton>(u"copyAsButton"_qs), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY2(
        copied.contains(QString(u"-F 'file=@\""_qs + path + u"\";type=text/csv;filename=\"文件.txt\"'"_qs)),
        qPrintable(copied));
    QVERIFY(copied.contains(u"desc=a=b") && copied.contains(QString(u"-F 'note=<\""_qs + path)));
    QVERIFY(!copied.contains(u"plantedplanted") && !copied.contains(u"boundary"));
}

void GuiUploads::fixesChangeParts_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<DraftPart>("after");
    const DraftPart part{"upload", {}, true, u"/a/b.bin"_qs, {}, {}};
    DraftPart after = part;
    after.name = "file";
    QTest::newRow("another name") << Change{u"part:upload"_qs, R"({"name":"file"})"} << after;
    after = part;
    after.fileName = "报告.pdf";
    QTest::newRow("another file name") << Change{u"part:upload"_qs, R"({"filename":"报告.pdf"})"} << after;
    after = part;
    after.enabled = false;
    QTest::newRow("left out") << Change{u"part:upload"_qs, {}} << after;
    QTest::newRow("of another part") << Change{u"part:other"_qs, {}} << part;
}

void GuiUploads::fixesChangeParts()
{
    QFETCH(Change, change);
    QFETCH(DraftPart, after);
    RequestDraft draft;
    draft.multipart = true;
    draft.body = "stays";
    draft.parts = {{"upload", {}, true, u"/a/b.bin"_qs, {}, {}}};
    const Result<RequestDraft> fixed = fixedDraft(draft, {Safety::Safe, {}, {change}}, {}, {});
    QVERIFY(fixed);
    QCOMPARE(fixed->parts.first(), after);
    QCOMPARE(fixed->body, draft.body);
}

void GuiUploads::sessionKeepsPathsAndNoContent()
{
    const Fresh fresh;
    const QString path = fresh.write(u"秘密.txt"_qs, "what is in the file");
    QVERIFY(fresh.drop({path}, fresh.below()));
    fresh.model()->setData(fresh.model()->index(1, PartsModel::Name), u"client_secret"_qs, Qt::EditRole);
    fresh.model()->setData(fresh.model()->index(1, PartsModel::Content), u"plantedplanted"_qs, Qt::EditRole);
    const QByteArray json = toJson(fresh.window->tabs()->session());
    QVERIFY(json.contains("秘密.txt"));
    QVERIFY(!json.contains("what is in the file") && !json.contains("plantedplanted"));
    const RequestDraft read = sessionFromJson(json)->drafts.value(0);
    QVERIFY(read.multipart);
    QCOMPARE(read.parts[0], fresh.draft().parts[0]);
    QCOMPARE(read.parts[1].name, QByteArray("client_secret"));
}

// What was sent is told by name and size; the file is not read for it.
void GuiUploads::whatIsSaidOfItIsTrue()
{
    const FaultServer server(
        FaultScript::answer(R"({"code":4300,"msg":"invalid file"})", "Content-Type: application/json\r\n"));
    const Fresh fresh(server.url("/v1/files/upload"));
    QVERIFY(fresh.drop({fresh.write(u"报告.pdf"_qs, "%PDF-1.7 secret inside")}, fresh.below()));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    const std::optional<Request> request = fresh.window->diagnosisPane()->diagnosis().request;
    QVERIFY(request && request->body.contains("(content of 报告.pdf, 22 bytes)"));
    QTest::mouseClick(fresh.find<QPushButton>(u"copyReportButton"_qs), Qt::LeftButton);
    const QString report = QApplication::clipboard()->text();
    QVERIFY2(report.contains(u"报告.pdf") && !report.contains(u"secret inside"), qPrintable(report));
    for (const Finding &cause : fresh.window->diagnosisPane()->diagnosis().errors.value(0).causes)
        QVERIFY2(cause.id != u"upload-sent-as-json", "it was sent as a form");
}

void GuiUploads::speaksBothLanguages()
{
    const Fresh fresh({}, Language::Chinese);
    const auto han = [](const QString &text) {
        return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    };
    const auto texts = [&fresh] {
        return QStringList{fresh.cell(0, PartsModel::Content),
                           fresh.model()->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
                           fresh.find<QToolButton>(u"chooseFileButton"_qs)->text(),
                           fresh.find<QToolButton>(u"bodyAsParts"_qs)->toolTip(),
                           fresh.find<QTabBar>(u"requestTabs"_qs)->tabText(RequestPane::BodyTab),
                           fresh.text(u"partsTableProblem"_qs)};
    };
    fresh.window->send();
    for (const QString &text : texts())
        QVERIFY2(han(text), qPrintable(text));
    fresh.window->setLanguage(Language::English);
    QTRY_VERIFY(!han(texts().join(u' ')));
    QVERIFY(!fresh.text(u"partsTableProblem"_qs).isEmpty());
}

QTEST_MAIN(GuiUploads)
#include "gui_uploads.moc"
