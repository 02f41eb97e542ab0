// SPDX-License-Identifier: GPL-3.0-or-later
// Several requests side by side: what each keeps, and what comes back.
#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "freshwindow.h"
#include "guitest.h"
#include "mainwindow/requeststrip.h"
#include "mainwindow/requesttabs.h"
#include "mainwindow/topbar.h"
#include "request/requestpane.h"
#include "response/responsepane.h"
#include "support/faultserver.h"
#include "text/codeview.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;

struct Fresh : Test::FreshWindow
{
    using FreshWindow::FreshWindow;

    RequestTabs *tabs() const { return window->tabs(); }
    RequestStrip *strip() const { return find<RequestStrip>(u"requestStrip"_qs); }
    CodeView *body() const { return window->requestPane()->bodyEditor(); }
    QLineEdit *url() const { return window->requestPane()->findChild<QLineEdit *>(u"urlEdit"_qs); }
    QByteArray address() const { return window->requestPane()->draft().url; }
    int made() const { return tabs()->findChild<QStackedWidget *>()->count(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }
    void choose(const QString &operation) const
    {
        Q_EMIT find<ExplorerPane>(u"explorerPane"_qs)->operationChosen(operation);
    }
    void type(const QByteArray &bytes) const { body()->applyEdits({{{0, 0}, bytes}}); }
    void typeUrl(const QString &address) const
    {
        url()->selectAll();
        QTest::keyClicks(url(), address);
    }
    void sendAndWait() const
    {
        QSignalSpy shown(window.get(), &MainWindow::outcomeShown);
        window->send();
        QVERIFY(shown.wait(WaitMs));
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class GuiTabs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void keysOpenCloseAndSwitch();
    void eachKeepsItsAnswer();
    void looksThroughOperationsInOneTab();
    void whatIsTypedStays_data();
    void whatIsTypedStays();
    void undoIsOfItsTab();
    void backgroundCallGoesOn();
    void closingCancels();
    void closedOneComesBack();
    void lastOneIsReplaced();
    void marks();
    void mouse();
    void moving();
    void sessionKeepsAll();
    void onlyTheFrontIsMade();
    void bodiesOfASessionAreBounded();
    void speaksBothLanguages();
    void dividersStay();
    void profileReachesAll();
    void thereIsALimit();
};

void GuiTabs::keysOpenCloseAndSwitch()
{
    const Fresh fresh;
    QVERIFY(fresh.ready);
    fresh.body()->setFocus();
    const QByteArray typed = fresh.body()->bytes();
    fresh.key(Qt::Key_T); // in the editor, where Scintilla would swap two lines
    QCOMPARE(fresh.strip()->count(), 2);
    QCOMPARE(fresh.strip()->currentIndex(), 1);
    QCOMPARE(fresh.address(), QByteArray("{{base}}/"));
    QTRY_COMPARE(QApplication::focusWidget(), fresh.url());
    fresh.key(Qt::Key_Tab);
    QCOMPARE(fresh.strip()->currentIndex(), 0);
    QCOMPARE(fresh.body()->bytes(), typed);
    QTRY_COMPARE(QApplication::focusWidget(), fresh.body());
    fresh.key(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fresh.strip()->currentIndex(), 1);
    fresh.key(Qt::Key_W);
    QCOMPARE(fresh.strip()->count(), 1);
    QCOMPARE(fresh.body()->bytes(), typed);
}

void GuiTabs::eachKeepsItsAnswer()
{
    const Fresh fresh;
    fresh.sendAndWait();
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4007"_qs);
    fresh.choose(u"workspace-list"_qs);
    QCOMPARE(fresh.strip()->count(), 2);
    fresh.sendAndWait();
    QCOMPARE(fresh.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    const QByteArray second = fresh.window->tab()->responsePane()->bodyView()->bytes();
    QVERIFY(second.contains("\"code\": 0"));

    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4007"_qs);
    QVERIFY(fresh.text(u"codePill"_qs).contains(u"4007"));
    QCOMPARE(fresh.body()->markedLines(), QList<int>({4, 5}));
    QVERIFY(fresh.find<QPushButton>(u"fixAndSendButton"_qs)->isVisible());
    fresh.strip()->setCurrentIndex(1);
    QCOMPARE(fresh.window->tab()->responsePane()->bodyView()->bytes(), second);
    QVERIFY(fresh.find<QLabel>(u"codePill"_qs)->text().contains(u'0'));
}

void GuiTabs::looksThroughOperationsInOneTab()
{
    const Fresh fresh;
    for (const QString &id : {u"conversation-create"_qs, u"bot-retrieve"_qs, u"bot-retrieve"_qs})
        fresh.choose(id);
    QCOMPARE(fresh.strip()->count(), 1);
    QCOMPARE(fresh.window->requestPane()->draft().operationId, u"bot-retrieve"_qs);
    // What somebody wrote is left alone; the next look gets a tab, and the one after that the same.
    fresh.typeUrl(u"{{base}}/v1/bots/7"_qs);
    fresh.choose(u"conversation-create"_qs);
    fresh.choose(u"chat-create"_qs);
    QCOMPARE(fresh.strip()->count(), 2);
    // From the first one, too.
    fresh.strip()->setCurrentIndex(0);
    fresh.choose(u"workspace-list"_qs);
    QCOMPARE(fresh.strip()->count(), 2);
    QCOMPARE(fresh.strip()->currentIndex(), 1);
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.address(), QByteArray("{{base}}/v1/bots/7"));
}

void GuiTabs::whatIsTypedStays_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"an operation", "a free request", "an import"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void GuiTabs::whatIsTypedStays()
{
    QFETCH(QString, way);
    const Fresh fresh;
    fresh.type("/* half a thought */");
    const RequestDraft typed = fresh.window->requestPane()->draft();
    if (way == u"an operation") {
        fresh.choose(u"chat-create"_qs);
    } else if (way == u"a free request") {
        Q_EMIT fresh.find<ExplorerPane>(u"explorerPane"_qs)->freeRequestChosen();
    } else {
        QApplication::clipboard()->setText(u"curl https://api.coze.cn/v1/workspaces"_qs);
        QTest::mouseClick(fresh.find<QPushButton>(u"importButton"_qs), Qt::LeftButton);
        QCOMPARE(fresh.address(), QByteArray("https://api.coze.cn/v1/workspaces"));
        // An import is somebody's own: nothing takes its place.
        fresh.choose(u"chat-create"_qs);
        QCOMPARE(fresh.strip()->count(), 3);
    }
    QVERIFY(fresh.strip()->currentIndex() > 0);
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.window->requestPane()->draft(), typed);
}

void GuiTabs::undoIsOfItsTab()
{
    const Fresh fresh;
    const QByteArray first = fresh.body()->bytes();
    fresh.type("1");
    fresh.choose(u"chat-create"_qs);
    const QByteArray second = fresh.body()->bytes();
    fresh.type("2");
    fresh.strip()->setCurrentIndex(0);
    fresh.body()->setFocus();
    fresh.key(Qt::Key_Z);
    QCOMPARE(fresh.body()->bytes(), first);
    fresh.strip()->setCurrentIndex(1);
    QCOMPARE(fresh.body()->bytes(), QByteArray("2" + second));
    fresh.body()->setFocus();
    fresh.key(Qt::Key_Z);
    QCOMPARE(fresh.body()->bytes(), second);
}

void GuiTabs::backgroundCallGoesOn()
{
    const QByteArray answer = R"({"code":4013,"msg":"model error"})";
    const FaultServer server(
        FaultScript().pause(600).send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                      "Content-Length: 33\r\n\r\n" +
                                      answer));
    const Fresh fresh;
    fresh.typeUrl(QString::fromUtf8(server.url("/v3/chat")));
    RequestTab *first = fresh.window->tab();
    QSignalSpy shownInFront(fresh.window.get(), &MainWindow::outcomeShown);
    QSignalSpy shown(first, &RequestTab::outcomeShown);
    fresh.window->send();
    QVERIFY(first->console().isRunning());
    QVERIFY(fresh.strip()->accessibleTabName(0).contains(u"running"));
    fresh.choose(u"workspace-list"_qs);
    QVERIFY(first != fresh.window->tab());
    QVERIFY(first->console().isRunning());
    QVERIFY(!fresh.window->console().isRunning());
    QVERIFY(shown.wait(WaitMs));
    QVERIFY(shownInFront.isEmpty());
    QCOMPARE(first->mark(), RequestTab::Mark::Bad);
    QVERIFY(fresh.strip()->accessibleTabName(0).contains(u"failed"));
    QVERIFY(fresh.window->diagnosisPane()->diagnosis().errors.isEmpty());
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.text(u"errorCode"_qs), u"4013"_qs);
    QCOMPARE(first->mark(), RequestTab::Mark::None); // it was seen
}

void GuiTabs::closingCancels()
{
    const FaultServer server(FaultScript().hold());
    const Fresh fresh;
    fresh.typeUrl(QString::fromUtf8(server.url("/v3/chat")));
    fresh.window->send();
    QTRY_COMPARE_WITH_TIMEOUT(server.requests(), 1, WaitMs);
    const QPointer<RequestTab> tab = fresh.window->tab();
    fresh.key(Qt::Key_W);
    QTRY_COMPARE_WITH_TIMEOUT(server.openConnections(), 0, WaitMs);
    QTRY_VERIFY(!tab); // with all that it had received
    QCOMPARE(server.requests(), 1);
}

void GuiTabs::closedOneComesBack()
{
    const Fresh fresh;
    fresh.typeUrl(u"http://127.0.0.1/one"_qs);
    fresh.key(Qt::Key_T);
    fresh.typeUrl(u"http://127.0.0.1/two"_qs);
    const RequestDraft second = fresh.window->requestPane()->draft();
    fresh.key(Qt::Key_T);
    fresh.typeUrl(u"http://127.0.0.1/three"_qs);
    fresh.strip()->setCurrentIndex(1);
    fresh.key(Qt::Key_W);
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/three"));
    fresh.key(Qt::Key_W);
    QCOMPARE(fresh.strip()->count(), 1);
    const auto again = Qt::ControlModifier | Qt::ShiftModifier;
    fresh.key(Qt::Key_T, again);
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/three"));
    fresh.key(Qt::Key_T, again);
    QCOMPARE(fresh.strip()->count(), 3);
    QCOMPARE(fresh.strip()->currentIndex(), 1);
    QCOMPARE(fresh.window->requestPane()->draft(), second);
    fresh.key(Qt::Key_T, again);
    QCOMPARE(fresh.strip()->count(), 3); // there is no more
}

void GuiTabs::lastOneIsReplaced()
{
    const Fresh fresh;
    fresh.typeUrl(u"http://127.0.0.1/last"_qs);
    fresh.key(Qt::Key_W);
    QCOMPARE(fresh.strip()->count(), 1);
    QCOMPARE(fresh.address(), QByteArray("{{base}}/"));
    fresh.key(Qt::Key_W); // nothing is lost, nothing changes
    QCOMPARE(fresh.strip()->count(), 1);
    fresh.key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/last"));
}

void GuiTabs::marks()
{
    const Fresh fresh;
    RequestTab *tab = fresh.window->tab();
    QCOMPARE(tab->mark(), RequestTab::Mark::None);
    fresh.type(" ");
    QCOMPARE(tab->mark(), RequestTab::Mark::Edited);
    QVERIFY(fresh.strip()->accessibleTabName(0).contains(u"not sent"));
    fresh.sendAndWait();
    QCOMPARE(tab->mark(), RequestTab::Mark::None);
    fresh.type(" ");
    QCOMPARE(tab->mark(), RequestTab::Mark::Edited);
    fresh.body()->undo();
    QCOMPARE(tab->mark(), RequestTab::Mark::None);
}

void GuiTabs::mouse()
{
    const Fresh fresh;
    fresh.typeUrl(u"http://127.0.0.1/a"_qs);
    QTest::mouseClick(fresh.find<QToolButton>(u"newTabButton"_qs), Qt::LeftButton);
    QCOMPARE(fresh.strip()->count(), 2);
    QTest::mouseClick(fresh.strip(), Qt::LeftButton, {}, fresh.strip()->tabRect(0).center());
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/a"));
    QTest::mouseClick(fresh.strip(), Qt::MiddleButton, {}, fresh.strip()->tabRect(1).center());
    QCOMPARE(fresh.strip()->count(), 1);
    QTest::mouseClick(fresh.find<QToolButton>(u"newTabButton"_qs), Qt::LeftButton);
    auto *cross = qobject_cast<QToolButton *>(fresh.strip()->tabButton(0, QTabBar::RightSide));
    QCOMPARE(cross->objectName(), u"closeTabButton"_qs);
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(fresh.strip()->count(), 1);
    QCOMPARE(fresh.address(), QByteArray("{{base}}/"));
}

void GuiTabs::moving()
{
    const Fresh fresh;
    for (const char *name : {"a", "b", "c"}) {
        fresh.typeUrl(u"http://127.0.0.1/"_qs + QString::fromLatin1(name));
        fresh.key(Qt::Key_T);
    }
    fresh.strip()->moveTab(0, 2);
    fresh.strip()->setCurrentIndex(2);
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/a"));
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.address(), QByteArray("http://127.0.0.1/b"));
    const Session session = fresh.tabs()->session();
    QCOMPARE(session.drafts.value(2).url, QByteArray("http://127.0.0.1/a"));
    QCOMPARE(session.current, 0);
}

void GuiTabs::sessionKeepsAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    Session before;
    {
        MainWindow window(settings, path);
        Test::showActive(window);
        for (const char *name : {"a", "b", "c", "d"}) {
            auto *url = window.requestPane()->findChild<QLineEdit *>(u"urlEdit"_qs);
            url->clear();
            QTest::keyClicks(url, u"http://127.0.0.1/"_qs + QString::fromLatin1(name));
            window.tabs()->openNew();
        }
        window.tabs()->close(3);
        window.tabs()->step(-1);
        before = window.tabs()->session();
        QCOMPARE(before.drafts.size(), 4);
        QCOMPARE(before.closed.size(), 1);
        // Nobody says goodbye: what is on the disk after the pause is all there is.
        QTRY_VERIFY_WITH_TIMEOUT(sessionFromJson(contentOf(path)).value_or(Session()) == before, WaitMs);
    }
    MainWindow window(settings, path);
    QCOMPARE(window.tabs()->session(), before);
    QCOMPARE(window.requestPane()->draft(), before.drafts.value(before.current));
    window.tabs()->reopen();
    QCOMPARE(window.requestPane()->draft().url, QByteArray("http://127.0.0.1/d"));
}

void GuiTabs::onlyTheFrontIsMade()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    Session session;
    for (int i = 0; i < 30; ++i) {
        RequestDraft draft;
        draft.url = "http://127.0.0.1/" + QByteArray::number(i);
        session.drafts.append(draft);
    }
    session.current = 7;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toJson(session));
    file.close();
    Settings settings(folder.filePath(u"settings.ini"_qs));
    MainWindow window(settings, path);
    Test::showActive(window);
    auto *pages = window.tabs()->findChild<QStackedWidget *>();
    QCOMPARE(window.tabs()->count(), 30);
    QCOMPARE(pages->count(), 1);
    QCOMPARE(window.requestPane()->draft().url, QByteArray("http://127.0.0.1/7"));
    window.tabs()->step(1);
    QCOMPARE(pages->count(), 2);
    QCOMPARE(window.tabs()->session().drafts, session.drafts);
}

void GuiTabs::bodiesOfASessionAreBounded()
{
    Session session;
    for (const char letter : {'a', 'b', 'c'}) {
        RequestDraft draft;
        draft.body = QByteArray(6 * 1024 * 1024, letter);
        session.drafts.append(draft);
    }
    session.current = 2;
    const Result<Session> read = sessionFromJson(toJson(session));
    QVERIFY(read);
    QCOMPARE(read->drafts.value(2), session.drafts.value(2)); // the one in front
    QCOMPARE(read->drafts.value(0).body.size(), 0);
    QCOMPARE(read->drafts.size(), 3);
}

void GuiTabs::speaksBothLanguages()
{
    const Fresh fresh(Language::English);
    fresh.sendAndWait();
    fresh.choose(u"workspace-list"_qs);
    const QString english = fresh.strip()->tabText(0);
    fresh.window->setLanguage(Language::Chinese);
    QTRY_COMPARE(fresh.strip()->tabText(0), u"发起对话"_qs);
    QVERIFY(english != fresh.strip()->tabText(0));
    QTRY_VERIFY(fresh.find<QToolButton>(u"newTabButton"_qs)->accessibleName() == u"新建请求"_qs);
    // The one behind follows when it comes to the front.
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.find<QPushButton>(u"sendButton"_qs)->text().left(2), u"发送"_qs);
    QVERIFY(fresh.find<QPushButton>(u"fixAndSendButton"_qs)->text().contains(u"修改"));
    fresh.window->setLanguage(Language::English);
    QTRY_COMPARE(fresh.strip()->tabText(0), english);
}

void GuiTabs::dividersStay()
{
    const Fresh fresh;
    auto *middle = fresh.find<QSplitter>(u"middle"_qs);
    middle->setSizes({500, 150});
    const QList<int> sizes = middle->sizes();
    fresh.key(Qt::Key_T);
    auto *second = fresh.find<QSplitter>(u"middle"_qs);
    QVERIFY(second != middle); // whoever looks by name finds what is in front
    QTRY_COMPARE(second->sizes(), sizes);
    fresh.strip()->setCurrentIndex(0);
    QCOMPARE(fresh.find<QSplitter>(u"middle"_qs), middle);
}

void GuiTabs::profileReachesAll()
{
    const Fresh fresh;
    fresh.key(Qt::Key_T);
    fresh.typeUrl(u"{{base}}/v1/x"_qs);
    fresh.strip()->setCurrentIndex(0);
    const QByteArray practice = fresh.window->console().base();
    Q_EMIT fresh.find<TopBar>(u"topBar"_qs)->profileChosen(u"coze-com"_qs);
    fresh.strip()->setCurrentIndex(1);
    QCOMPARE(fresh.window->console().base(), QByteArray("https://api.coze.com"));
    const Result<Request> request = fresh.window->console().prepared(fresh.window->requestPane()->draft());
    QVERIFY(request);
    QCOMPARE(request->url, QByteArray("https://api.coze.com/v1/x"));
    QVERIFY(practice != fresh.window->console().base());
}

void GuiTabs::thereIsALimit()
{
    const Fresh fresh;
    const QByteArray hundred = QByteArray::number(RequestTabs::MostTabs);
    Session session;
    for (qsizetype i = 0; i < RequestTabs::MostTabs; ++i) {
        RequestDraft draft;
        draft.url = "http://127.0.0.1/" + QByteArray::number(i);
        session.drafts.append(draft);
    }
    RequestTabs tabs(fresh.window->console().shared());
    tabs.restore(session, {});
    QSignalSpy said(&tabs, &RequestTabs::said);
    tabs.openNew();
    QCOMPARE(tabs.count(), RequestTabs::MostTabs);
    QCOMPARE(said.size(), 1);
    QVERIFY(said.first().first().toString().contains(QString::fromUtf8(hundred)));
}

QTEST_MAIN(GuiTabs)
#include "gui_tabs.moc"
