// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/diagnosispane.h"
#include "diagnosis/errortablemodel.h"
#include "freshwindow.h"
#include "mainwindow/mainwindow.h"
#include "request/requestpane.h"
#include "settings/settings.h"
#include "text/codeview.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;

struct Fresh : Test::FreshWindow
{
    using FreshWindow::FreshWindow;

    CodeView *body() const { return window->requestPane()->bodyEditor(); }
    void type(const QByteArray &url)
    {
        auto *edit = find<QLineEdit>(u"urlEdit"_qs);
        edit->setText(QString::fromUtf8(url));
    }
};

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
}

} // namespace

class GuiMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void firstRequestIsExplainedAndFixed_data();
    void firstRequestIsExplainedAndFixed();
    void plainSendOffersToFetchTheAnswer();
    void pasteWhileARequestRunsIsExplained();
    void anotherOperationTakesTheFixesAway();
    void tokenStaysWithItsProfile();
    void undoGivesEveryByteBack();
    void pasteExplains_data();
    void pasteExplains();
    void pasteOutsideEditorsExplains();
    void droppedFileIsExplained();
    void clipboardWithoutText_data();
    void clipboardWithoutText();
    void languageSwitchKeepsWhatIsThere();
    void languageSwitchWhileARequestRuns();
    void languageIsRemembered();
    void whatCannotBeSentIsNotSent_data();
    void whatCannotBeSentIsNotSent();
    void noAnswerIsExplained();
    void lookingUpACode();
    void operationFromTheExplorer();
    void reportHasNoToken();
};

void GuiMainWindow::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_qs));
}

void GuiMainWindow::firstRequestIsExplainedAndFixed_data()
{
    QTest::addColumn<Language>("language");
    QTest::newRow("Chinese") << Language::Chinese;
    QTest::newRow("English") << Language::English;
}

void GuiMainWindow::firstRequestIsExplainedAndFixed()
{
    QFETCH(Language, language);
    Fresh fresh(language);
    const QByteArray typed = fresh.body()->bytes();
    QVERIFY(typed.contains("\"auto_save_history\": false"));

    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    QTest::keyClick(fresh.body(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4007"_qs);
    QVERIFY(fresh.text(u"httpPill"_qs).contains(u"200"));
    QVERIFY(fresh.text(u"codePill"_qs).contains(u"4007"));
    const Diagnosis diagnosis = fresh.window->diagnosisPane()->diagnosis();
    QCOMPARE(diagnosis.errors.first().found.logid.size(), 34);

    // Cause and remedy in both languages side by side, the reader's own at the left.
    const auto *cause = fresh.find<QWidget>(u"entryCause"_qs);
    const auto *zh = cause->findChild<QLabel *>(u"zhText"_qs);
    const auto *en = cause->findChild<QLabel *>(u"enText"_qs);
    QVERIFY(isChinese(zh->text()) && !isChinese(en->text()));
    QTRY_COMPARE(zh->mapTo(cause, QPoint()).x() < en->mapTo(cause, QPoint()).x(),
                 language == Language::Chinese);

    // The row of the table is highlighted and in view, the two lines to blame are marked.
    const auto *table = fresh.find<QTableView>(u"errorTable"_qs);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"4007"_qs);
    QVERIFY(table->currentIndex().data(ErrorTableModel::HighlightedRole).toBool());
    QTRY_VERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex()).center()));
    QCOMPARE(fresh.body()->markedLines(), QList<int>({4, 5}));

    auto *fix = fresh.find<QPushButton>(u"fixAndSendButton"_qs);
    QVERIFY(fix);
    QCOMPARE(isChinese(fix->text()), language == Language::Chinese);
    fix->setFocus();
    QTest::mouseClick(fix, Qt::LeftButton);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    // The button went, and with it no other one of the window got what the keys do.
    QCOMPARE(fresh.window->focusWidget(), fresh.find<QWidget>(u"explanationView"_qs));
    QByteArray expected = typed;
    expected.replace("\"auto_save_history\": false", "\"auto_save_history\": true");
    QCOMPARE(fresh.body()->bytes(), expected);
    // Without streaming the answer has to be asked for, which went on by itself.
    QTRY_VERIFY_WITH_TIMEOUT(
        fresh.find<CodeView>(u"responseBody"_qs)->bytes().contains("\"type\": \"answer\""), WaitMs);
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    QTRY_VERIFY(fresh.text(u"codePill"_qs).contains(u'0'));
    QCOMPARE(fresh.body()->bytes(), expected);
}

void GuiMainWindow::plainSendOffersToFetchTheAnswer()
{
    Fresh fresh(Language::English);
    QByteArray body = fresh.body()->bytes();
    body.replace("\"auto_save_history\": false", "\"auto_save_history\": true");
    fresh.body()->setBytes(body);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(!fresh.window->console().isRunning());
    QTest::mouseClick(fresh.find<QPushButton>(u"fetchAnswerButton"_qs), Qt::LeftButton);
    QVERIFY(shown.wait(WaitMs));
    QTRY_VERIFY(fresh.find<CodeView>(u"responseBody"_qs)->bytes().contains("\"type\": \"answer\""));
}

void GuiMainWindow::pasteWhileARequestRunsIsExplained()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Fresh fresh(Language::English);
    fresh.type("http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/v3/chat");
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), WaitMs);
    QTcpSocket *socket = server.nextPendingConnection();
    QApplication::clipboard()->setText(uR"({"code":4016,"msg":"Conversation occupied"})"_qs);
    fresh.window->pasteAndExplain();
    QVERIFY(shown.wait(WaitMs));
    QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, WaitMs);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4016"_qs);
    QVERIFY(!fresh.window->console().isRunning());
    QTRY_VERIFY(fresh.find<CodeView>(u"responseBody"_qs)->bytes().contains("Conversation occupied"));
}

void GuiMainWindow::anotherOperationTakesTheFixesAway()
{
    Fresh fresh(Language::English);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(fresh.find<QPushButton>(u"fixAndSendButton"_qs));
    RequestDraft another = fresh.window->requestPane()->draft();
    another.operationId = u"conversation-delete"_qs;
    fresh.window->requestPane()->setDraft(another);
    QTRY_VERIFY(!fresh.find<QPushButton>(u"fixAndSendButton"_qs));
    QVERIFY(!fresh.find<QPushButton>(u"sendAgainButton"_qs));
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4007"_qs);
}

void GuiMainWindow::tokenStaysWithItsProfile()
{
    Fresh fresh(Language::English);
    Console &console = fresh.window->console();
    RequestDraft draft = fresh.window->requestPane()->draft();
    const QByteArray token = console.token();
    QVERIFY(!token.isEmpty());
    QCOMPARE(headerValue(console.prepared(draft)->headers, "Authorization").value_or(""), "Bearer " + token);
    for (const char *url :
         {"https://example.org/v3/chat", "http://127.0.0.1:1/v3/chat", "https://127.0.0.1/v3/chat"}) {
        draft.url = url;
        QVERIFY2(!headerValue(console.prepared(draft)->headers, "Authorization"), url);
    }
}

void GuiMainWindow::undoGivesEveryByteBack()
{
    Fresh fresh(Language::English);
    const QByteArray typed = fresh.body()->bytes();
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QTest::mouseClick(fresh.find<QPushButton>(u"fixButton0"_qs), Qt::LeftButton);
    QVERIFY(fresh.body()->bytes() != typed);
    QTest::keyClick(fresh.body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fresh.body()->bytes(), typed);
}

void GuiMainWindow::pasteExplains_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("a response") << uR"({"code":4016,"msg":"Conversation occupied"})"_qs << u"4016"_qs;
    QTest::newRow("what the Python SDK prints")
        << u"cozepy.exception.CozeAPIError: code: 4100, msg: authentication is invalid, logid: 2024"_qs
        << u"4100"_qs;
    QTest::newRow("HTML from a gateway")
        << u"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html><title>502 Bad Gateway</title></html>"_qs
        << u"HTTP 502"_qs;
    QTest::newRow("markup is text") << uR"({"code":4000,"msg":"<b>bold</b><img src=x>"})"_qs << u"4000"_qs;
}

void GuiMainWindow::pasteExplains()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    Fresh fresh(Language::English);
    QApplication::clipboard()->setText(text);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    // While an editor has the focus as well.
    fresh.body()->setFocus();
    QTest::keyClick(fresh.body(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text(u"errorCode"_qs), code);
    if (text.contains(u"<b>"))
        QVERIFY(fresh.text(u"wireMessage"_qs).contains(u"<b>bold</b>"));
}

void GuiMainWindow::pasteOutsideEditorsExplains()
{
    Fresh fresh(Language::English);
    QApplication::clipboard()->setText(uR"({"code":4008,"msg":"x"})"_qs);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    auto *tree = fresh.find<QTreeView>(u"operationTree"_qs);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_V, Qt::ControlModifier);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4008"_qs);

    // In an editor it pastes, and nothing is explained.
    const qsizetype before = fresh.body()->bytes().size();
    fresh.body()->setFocus();
    QTest::keyClick(fresh.body(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(fresh.body()->bytes().size(), before + 23);
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4008"_qs);
}

void GuiMainWindow::droppedFileIsExplained()
{
    Fresh fresh(Language::English);
    QFile file(fresh.folder.filePath(u"响应 1.txt"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"code":4200,"msg":"Requested resource bot_id=1 does not exist."})");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fresh.body()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(fresh.body()->viewport(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4200"_qs);

    fresh.window->explainFiles({fresh.folder.filePath(u"gone.txt"_qs)});
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, u"file-unreadable"_qs);
}

void GuiMainWindow::clipboardWithoutText_data()
{
    QTest::addColumn<QString>("holds");
    QTest::addColumn<QString>("remark");
    QTest::newRow("nothing") << QString() << u"clipboard-empty"_qs;
    QTest::newRow("blanks") << u"  \n "_qs << u"clipboard-empty"_qs;
    QTest::newRow("a picture") << u"picture"_qs << u"clipboard-picture"_qs;
    QTest::newRow("something of another program") << u"other"_qs << u"clipboard-other"_qs;
}

void GuiMainWindow::clipboardWithoutText()
{
    QFETCH(QString, holds);
    QFETCH(QString, remark);
    Fresh fresh(Language::Chinese);
    const QByteArray typed = fresh.body()->bytes();
    auto *data = new QMimeData;
    if (holds == u"picture") {
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        data->setImageData(image);
    } else if (holds == u"other") {
        data->setData(u"application/x-own"_qs, "1");
    } else if (!holds.isEmpty()) {
        data->setText(holds);
    }
    QApplication::clipboard()->setMimeData(data);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->pasteAndExplain();
    QTRY_VERIFY(!shown.isEmpty());
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, remark);
    const auto *block = fresh.find<QWidget>(u"remark"_qs);
    QVERIFY(isChinese(block->findChild<QLabel *>(u"zhText"_qs)->text()));
    QVERIFY(!isChinese(block->findChild<QLabel *>(u"enText"_qs)->text()));
    QCOMPARE(fresh.body()->bytes(), typed);
}

void GuiMainWindow::languageSwitchKeepsWhatIsThere()
{
    Fresh fresh(Language::English);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    fresh.window->requestPane()->applyBodyEdits({{{0, 0}, "\n"}});
    const QByteArray typed = fresh.body()->bytes();
    fresh.find<QLineEdit>(u"errorSearch"_qs)->setText(u"40"_qs);

    QTest::mouseClick(fresh.find<QPushButton>(u"chineseButton"_qs), Qt::LeftButton);
    QCOMPARE(fresh.body()->bytes(), typed);
    QCOMPARE(fresh.find<QLineEdit>(u"errorSearch"_qs)->text(), u"40"_qs);
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4007"_qs);
    QTRY_VERIFY(isChinese(fresh.text(u"errorBadge"_qs)));
    QTRY_VERIFY(isChinese(fresh.find<QPushButton>(u"sendButton"_qs)->text()));
    QTRY_VERIFY(isChinese(fresh.find<QPushButton>(u"pasteButton"_qs)->text()));

    QTest::mouseClick(fresh.find<QPushButton>(u"englishButton"_qs), Qt::LeftButton);
    QTRY_VERIFY(!isChinese(fresh.find<QPushButton>(u"sendButton"_qs)->text()));
    QTRY_VERIFY(!isChinese(fresh.text(u"errorBadge"_qs)));
}

void GuiMainWindow::languageSwitchWhileARequestRuns()
{
    // A server that takes the request and answers only when it is told to.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Fresh fresh(Language::English);
    fresh.type("http://127.0.0.1:" + QByteArray::number(server.serverPort()) + "/v3/chat");
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), WaitMs);
    QTcpSocket *socket = server.nextPendingConnection();
    QTRY_VERIFY_WITH_TIMEOUT(socket->bytesAvailable() > 0, WaitMs);

    fresh.window->setLanguage(Language::Chinese);
    QVERIFY(fresh.window->console().isRunning());
    QTRY_VERIFY(isChinese(fresh.find<QPushButton>(u"sendButton"_qs)->text()));
    const QByteArray body = R"({"code":4013,"msg":"model error"})";
    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4013"_qs);
    QTRY_VERIFY(isChinese(fresh.text(u"errorBadge"_qs)));
}

void GuiMainWindow::languageIsRemembered()
{
    Fresh fresh(Language::English);
    fresh.window->setLanguage(Language::Chinese);
    fresh.window->close();
    Settings again(fresh.folder.filePath(u"settings.ini"_qs));
    QCOMPARE(again.language(), Language::Chinese);
    const MainWindow second(again);
    QVERIFY(isChinese(second.findChild<QPushButton *>(u"sendButton"_qs)->text()));
}

void GuiMainWindow::whatCannotBeSentIsNotSent_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("code");
    QTest::newRow("no address") << QByteArray() << u"invalid-url"_qs;
    QTest::newRow("no scheme") << QByteArray("api.coze.cn/v3/chat") << u"invalid-url"_qs;
    QTest::newRow("another scheme") << QByteArray("ftp://api.coze.cn/") << u"invalid-url"_qs;
    QTest::newRow("a blank inside") << QByteArray("http://127.0.0.1:9/v3/ chat") << u"invalid-url"_qs;
    QTest::newRow("an unknown variable") << QByteArray("{{bse}}/v3/chat") << u"unknown-variable"_qs;
}

void GuiMainWindow::whatCannotBeSentIsNotSent()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, code);
    Fresh fresh(Language::English);
    fresh.type(url);
    const QByteArray typed = fresh.body()->bytes();
    fresh.window->send();
    QVERIFY(!fresh.window->console().isRunning());
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, code);
    QCOMPARE(fresh.find<QLineEdit>(u"urlEdit"_qs)->text().toUtf8(), url);
    QCOMPARE(fresh.body()->bytes(), typed);
    const auto *problem = fresh.find<QLabel>(u"requestProblem"_qs);
    QVERIFY(problem && problem->isVisible() && !problem->text().isEmpty());
}

void GuiMainWindow::noAnswerIsExplained()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    Fresh fresh(Language::Chinese);
    fresh.type("http://127.0.0.1:" + QByteArray::number(port) + "/v3/chat");
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().remarkCode, u"refused"_qs);
    QVERIFY(fresh.find<QWidget>(u"remark"_qs));
    QVERIFY(fresh.find<QWidget>(u"remarkStep"_qs));
    QVERIFY(!fresh.window->console().isRunning());
}

void GuiMainWindow::lookingUpACode()
{
    Fresh fresh(Language::English);
    auto *search = fresh.find<QLineEdit>(u"errorSearch"_qs);
    search->setText(u"4028"_qs);
    const auto *table = fresh.find<QTableView>(u"errorTable"_qs);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 1)).center());
    QTRY_COMPARE(fresh.text(u"errorCode"_qs), u"4028"_qs);
    QVERIFY(!fresh.find<QPushButton>(u"copyReportButton"_qs));
    QCOMPARE(search->text(), u"4028"_qs);
}

void GuiMainWindow::operationFromTheExplorer()
{
    Fresh fresh(Language::English);
    auto *search = fresh.find<QLineEdit>(u"operationSearch"_qs);
    QTest::keyClicks(search, u"conversation-retrieve"_qs);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(fresh.find<QTreeView>(u"operationTree"_qs), Qt::Key_Return);
    const RequestDraft draft = fresh.window->requestPane()->draft();
    QCOMPARE(draft.method, QByteArray("GET"));
    QCOMPARE(draft.url, QByteArray("{{base}}/v1/conversation/retrieve?conversation_id="));
    QVERIFY(draft.body.isEmpty());
}

void GuiMainWindow::reportHasNoToken()
{
    Fresh fresh(Language::English);
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
    QTest::mouseClick(fresh.find<QPushButton>(u"copyReportButton"_qs), Qt::LeftButton);
    const QString report = QApplication::clipboard()->text();
    QVERIFY(report.contains(u"4007") && report.contains(u"/v3/chat"));
    QVERIFY(!report.contains(QString::fromUtf8(fresh.window->console().token())));
}

QTEST_MAIN(GuiMainWindow)
#include "gui_mainwindow.moc"
