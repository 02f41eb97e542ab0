// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantedmore.h"

#include "mainwindow/mainwindow.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/requesttabs.h"
#include "mainwindow/topbar.h"
#include "oauth/devicepage.h"
#include "oauth/oauthdialog.h"
#include "request/requestpane.h"
#include "settings/profilesdialog.h"
#include "support/faultserver.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QUrl>

namespace CozeLens::Test {

namespace {

QByteArray secret(const PlantedHands &hands, const char *name)
{
    return valueOf(hands.session.secrets, name);
}

template <typename Widget>
Widget *find(const PlantedHands &hands, const char *name)
{
    auto *widget = hands.window.findChild<Widget *>(QString::fromLatin1(name));
    must(widget, name);
    return widget;
}

void waitFor(const QSignalSpy &spy, const char *what)
{
    must(QTest::qWaitFor([&] { return !spy.isEmpty(); }, WaitMs), what);
}

} // namespace

void useDeviceFlow(const PlantedHands &hands)
{
    // One answer to both questions.
    const FaultServer server(FaultScript::answer(
        R"({"device_code":")" + secret(hands, "device code") +
            R"(","user_code":"AB-CD","verification_uri":"https://www.coze.cn/open/oauth/device","interval":1,)" +
            R"("expires_in":4102444800,"access_token":")" + secret(hands, "user's token") +
            R"(","refresh_token":")" + secret(hands, "refresh token") + "\"}",
        "Content-Type: application/json\r\n"));
    ProfileDesk *desk = hands.window.profileDesk();
    const Profile before = desk->store().profile(hands.profileId);
    Profile there = before;
    there.baseUrl = QString::fromUtf8(server.url(""));
    must(!desk->store().save(there, before), "the profile is saved");
    desk->openOauth(hands.profileId);
    auto *dialog = hands.window.findChild<OauthDialog *>();
    dialog->devicePage()->flow().setSecond(50);
    dialog->findChild<QTabBar *>(u"oauthTabs"_qs)->setCurrentIndex(1);
    auto *client = dialog->findChild<QLineEdit *>(u"deviceClientIdEdit"_qs);
    client->selectAll();
    QTest::keyClicks(client, u"123.app.coze"_qs);
    dialog->findChild<QAbstractButton *>(u"deviceButton"_qs)->click();
    const auto received = [&] {
        return desk->secrets().value(hands.profileId, SecretKeeper::Kind::Token) ==
               secret(hands, "user's token");
    };
    must(QTest::qWaitFor(received, WaitMs), "the device flow brought a token");
    hands.recordScreen("device flow");
    hands.copyAll("device flow");
    // Renewed, with the refresh token on the wire and in what is said of it.
    desk->openEditor();
    auto *profiles = hands.window.findChild<ProfilesDialog *>();
    profiles->showProfile(hands.profileId);
    const int asked = server.requests();
    profiles->findChild<QAbstractButton *>(u"renewTokenButton"_qs)->click();
    must(QTest::qWaitFor([&] { return server.requests() > asked; }, WaitMs), "the token was renewed");
    must(QTest::qWaitFor([&] { return server.received().last().contains(secret(hands, "refresh token")); },
                         WaitMs),
         "the refresh token went out");
    hands.recordScreen("renewed token");
    hands.copyAll("renewed token");
    profiles->close();
    dialog->close();
    const Profile now = desk->store().profile(hands.profileId);
    Profile back = now;
    back.baseUrl = before.baseUrl;
    must(!desk->store().save(back, now), "the profile is saved");
}

void useUploads(const PlantedHands &hands)
{
    const FaultServer server(FaultScript::answer(R"({"code":4000,"msg":"file_type is invalid"})"));
    RequestDraft draft;
    draft.method = "POST";
    draft.url = server.url("/v1/files/upload");
    draft.multipart = true;
    const auto part = [&draft](const QByteArray &name, const QByteArray &value) {
        DraftPart added;
        added.name = name;
        added.value = value;
        draft.parts.append(added);
    };
    part("token", secret(hands, "X-Token"));
    part("note", "mine is " + secret(hands, "service token"));
    part("client_secret", secret(hands, "client secret"));
    hands.window.tabs()->open(draft);
    // The private key itself, dropped onto the form.
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(hands.session.keyFile)});
    auto *table = hands.window.requestPane()->findChild<QTableView *>(u"partsTable"_qs);
    const QPoint place(10, table->viewport()->height() - 3);
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &enter);
    QDropEvent drop(QPointF(place), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &drop);
    must(hands.window.requestPane()->draft().parts.size() == 4, "the file was dropped");
    const QSignalSpy shown(&hands.window, &MainWindow::outcomeShown);
    hands.window.send();
    waitFor(shown, "the upload was sent");
    must(server.received().constFirst().contains(secret(hands, "X-Token")), "the part went out");
    hands.recordScreen("an upload");
    hands.copyAll("an upload");
}

void useTabs(const PlantedHands &hands)
{
    RequestTabs *tabs = hands.window.tabs();
    RequestDraft draft;
    draft.url = "http://127.0.0.1:1/?token=" + secret(hands, "X-Token");
    draft.headers = {{"X-Token", secret(hands, "X-Token"), true}, {"Cookie", secret(hands, "cookie"), false}};
    draft.body = R"({"password":")" + secret(hands, "password") + "\"}";
    draft.tokenSource = TokenSource::Own;
    draft.ownToken = QString::fromUtf8(secret(hands, "service token"));
    tabs->open(draft);
    tabs->duplicate(int(tabs->count()) - 1);
    tabs->openNew();
    tabs->open(draft);
    tabs->closeCurrent();
    tabs->reopen();
    must(hands.window.requestPane()->draft().url == draft.url, "a closed tab came back");
    hands.recordScreen("tabs");
    hands.copyAll("tabs");
    tabs->closeCurrent(); // and stays in the session as a closed one
    tabs->step(1);
}

void useRedirects(const PlantedHands &hands)
{
    const FaultServer target(FaultScript::answer(R"({"code":0,"msg":""})"));
    const FaultServer source(FaultScript::answer(
        "", "Location: " + target.url("/v1/elsewhere?access_token=" + secret(hands, "user's token")) + "\r\n",
        "302 Found"));
    hands.send("a redirect", source.url("/v1/redirected"));
    auto *follow = hands.window.tabs()->current()->findChild<QAbstractButton *>(u"followButton"_qs);
    must(follow && follow->isVisible(), "a redirect is offered");
    const QSignalSpy shown(&hands.window, &MainWindow::outcomeShown);
    follow->click();
    waitFor(shown, "the redirect was followed");
    const QByteArray arrived = target.received().value(0);
    must(!arrived.contains(secret(hands, "service token")) && !arrived.contains(secret(hands, "X-Token")),
         "no token went along to another origin");
    hands.recordScreen("a redirect, followed");
    hands.copyAll("a redirect, followed");
}

void usePolling(const PlantedHands &hands)
{
    const FaultServer server(FaultScript::answer(
        R"({"code":0,"data":{"id":"7428197300000000131","conversation_id":"7428197300000000132",)"
        R"("status":"in_progress","last_error":{"code":0,"msg":")" +
            secret(hands, "personal token") + "\"}}}",
        "Content-Type: application/json\r\n"));
    RequestDraft draft;
    draft.method = "POST";
    draft.url = server.url("/v3/chat");
    draft.headers = {{"Authorization", "Bearer " + secret(hands, "service token"), true},
                     {"Content-Type", "application/json", true}};
    draft.body = R"({"bot_id":"7428197300000000133","user_id":"u","stream":false,"auto_save_history":true})";
    hands.window.tabs()->open(draft);
    const QSignalSpy shown(&hands.window, &MainWindow::outcomeShown);
    hands.window.send();
    waitFor(shown, "a chat was started");
    auto *fetch = hands.window.tabs()->current()->findChild<QAbstractButton *>(u"fetchAnswerButton"_qs);
    must(fetch, "its answer can be fetched");
    fetch->click();
    must(QTest::qWaitFor([&] { return server.requests() > 2; }, WaitMs), "its answer was asked for");
    hands.window.console().cancel();
    must(QTest::qWaitFor([&] { return !hands.window.console().isRunning(); }, WaitMs), "asking was stopped");
    hands.recordScreen("an answer that was fetched");
    hands.copyAll("an answer that was fetched");
}

void useLargeTexts(const PlantedHands &hands)
{
    const QByteArray line =
        R"({"code":4100,"msg":"x","access_token":")" + secret(hands, "OAuth token") + "\"}";
    const QByteArray filler =
        QByteArray(",\n  \"nothing of interest in this line of the text\"").repeated(26'000);
    const FaultServer server(
        FaultScript::answer("[" + line + filler + "," + line + "]", "Content-Type: application/json\r\n"));
    hands.send("a large answer", server.url("/v1/large"));
    const QString log = QFileInfo(hands.session.record).absolutePath() + u"/large.log";
    QFile file(log);
    must(file.open(QIODevice::WriteOnly), "a large log");
    file.write("Authorization: Bearer " + secret(hands, "JWT") + '\n' + line + '\n' + filler + '\n' + line);
    file.close();
    const QSignalSpy shown(&hands.window, &MainWindow::outcomeShown);
    hands.window.explainFiles({log});
    waitFor(shown, "a large log was read");
    hands.recordScreen("a large log");
    hands.copyAll("a large log");
}

void useFailures(const PlantedHands &hands)
{
    ProfileDesk *desk = hands.window.profileDesk();
    const Profile before = desk->store().profile(hands.profileId);
    Profile there = before;
    there.connection.proxy = ProxyMode::Custom;
    there.connection.proxyUrl = u"http://me@127.0.0.1:1"_qs;
    must(!desk->store().save(there, before), "the proxy is saved");
    hands.send("a proxy that is not there", "http://127.0.0.1:1/v1/x?token=" + secret(hands, "X-Token"));
    must(!desk->store().save(before, there), "the proxy is taken back");
    hands.send("a server that is not there", "http://127.0.0.1:1/v1/x?token=" + secret(hands, "X-Token"));
    // Refused before anything is sent, in words about the very place where the secret stands.
    const QList<QByteArray> urls = {"http://127.0.0.1:1/a b?access_token=" + secret(hands, "user's token"),
                                    "http://me:" + secret(hands, "password") + "@127.0.0.1:99999/",
                                    "{{" + secret(hands, "personal token") + "}}/v1/x"};
    for (const QByteArray &url : urls)
        hands.send("what cannot be sent", url);
    ProfileStore &store = desk->store();
    must(store
             .setVariable(hands.profileId, u"token_of_mine"_qs,
                          QString::fromUtf8(secret(hands, "personal token")))
             .has_value(),
         "a token is refused as a variable");
}

void useMenus(const PlantedHands &hands)
{
    find<QAction>(hands, "forgetSeenAction")->trigger();
    Q_EMIT find<TopBar>(hands, "topBar")->shortcutsRequested();
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light, Scheme::System})
        hands.window.setScheme(scheme);
    for (auto *dialog : hands.window.findChildren<QDialog *>())
        dialog->close();
    hands.recordScreen("the menus");
}

} // namespace CozeLens::Test
