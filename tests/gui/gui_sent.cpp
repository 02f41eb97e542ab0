// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows as sent, beside what a server got.
#include "http/redaction.h"
#include "response/responsepane.h"
#include "support/faultserver.h"
#include "text/codeview.h"
#include "uploadwindow.h"

#include <QLabel>
#include <QSignalSpy>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 20'000;
const QByteArray Token = "pat_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ12";

FaultScript success()
{
    return FaultScript::answer(R"({"code":0,"msg":""})", "Content-Type: application/json\r\n");
}

void send(const Test::FreshWindow &fresh)
{
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->send();
    QVERIFY(shown.wait(WaitMs));
}

QByteArray sentIn(const Test::FreshWindow &fresh)
{
    fresh.find<ResponsePane>(u"responsePane"_qs)->showTab(ResponsePane::SentTab);
    return fresh.find<CodeView>(u"sentView"_qs)->bytes();
}

} // namespace

class GuiSent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void isWhatTheServerGot_data();
    void isWhatTheServerGot();
    void fileIsNamedAndNotReadAgain();
    void tunnelOfAProxyComesFirst();
    void largeBodyFollowsItsHead();
    void nothingSentSaysSo();
};

void GuiSent::isWhatTheServerGot_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QList<DraftHeader>>("headers");
    QTest::addColumn<QByteArray>("body");
    const DraftHeader json{"Content-Type", "application/json", true};
    QTest::newRow("a GET") << QByteArray("GET") << QList<DraftHeader>() << QByteArray();
    QTest::newRow("JSON as it was typed")
        << QByteArray("POST") << QList<DraftHeader>{json}
        << QByteArray("{\r\n\t\"id\": 7512049638368051237,\n \"q\": \"你好\"}");
    QTest::newRow("a token, masked") << QByteArray("POST")
                                     << QList<DraftHeader>{{"Authorization", "Bearer " + Token, true}, json}
                                     << QByteArray("{}");
    QTest::newRow("headers twice, empty and left out") << QByteArray("PATCH")
                                                       << QList<DraftHeader>{{"X-A", "1", true},
                                                                             {"x-a", "2", true},
                                                                             {"X-Empty", "", true},
                                                                             {"X-Off", "3", false}}
                                                       << QByteArray("a=b");
}

void GuiSent::isWhatTheServerGot()
{
    QFETCH(QByteArray, method);
    QFETCH(QList<DraftHeader>, headers);
    QFETCH(QByteArray, body);
    const FaultServer server(success());
    const Test::FreshWindow fresh;
    RequestDraft draft;
    draft.method = method;
    draft.url = server.url("/v1/x?a=%E4%BD%A0");
    draft.headers = headers;
    draft.body = body;
    fresh.window->requestPane()->setDraft(draft);
    send(fresh);
    QByteArray received = server.received().value(0);
    QVERIFY(received.startsWith(QByteArray(method + " /v1/x?a=%E4%BD%A0 HTTP/1.1\r\n")));
    QCOMPARE(received.contains(Token),
             std::any_of(headers.begin(), headers.end(),
                         [](const DraftHeader &header) { return header.value.contains(Token); }));
    received.replace(Token, maskedToken(QString::fromLatin1(Token)).toUtf8());
    QCOMPARE(sentIn(fresh), received);
}

void GuiSent::fileIsNamedAndNotReadAgain()
{
    const FaultServer server(success());
    const Test::UploadWindow fresh(server.url("/v1/files/upload"));
    const QString path = fresh.write(u"报告 1.pdf"_qs, "%PDF secret content");
    QVERIFY(fresh.drop({path}, fresh.below()));
    send(fresh);
    const QByteArray received = server.received().value(0);
    const QByteArray before = received.left(received.indexOf("%PDF"));
    const QByteArray sent = sentIn(fresh);
    QVERIFY(QFile::remove(path));
    QVERIFY2(sent.startsWith(before), sent.constData());
    QVERIFY(!sent.contains("secret content"));
    QVERIFY(sent.contains("报告 1.pdf, 19 B"));
    fresh.window->setLanguage(Language::Chinese);
    QVERIFY(sentIn(fresh).startsWith(before));
}

void GuiSent::tunnelOfAProxyComesFirst()
{
    ResponsePane pane;
    pane.resize(900, 600);
    Test::showActive(pane);
    Exchange exchange;
    exchange.connectHead = "CONNECT api.coze.cn:443 HTTP/1.1\r\nHost: api.coze.cn:443\r\n"
                           "Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=\r\n\r\n";
    exchange.sentHead = "GET /v1/users/me HTTP/1.1\r\nHost: api.coze.cn\r\n\r\n";
    exchange.request = {"GET", "https://api.coze.cn/v1/users/me", {{"Host", "api.coze.cn"}}, {}};
    pane.showExchange(exchange);
    pane.showTab(ResponsePane::SentTab);
    const QByteArray sent = Test::find<CodeView>(pane, "sentView")->bytes();
    QVERIFY2(sent.startsWith("CONNECT api.coze.cn:443 HTTP/1.1\r\n"), sent.constData());
    QVERIFY(!sent.contains("dXNlcjpzZWNyZXQ"));
    QVERIFY(sent.endsWith("\r\n\r\nGET /v1/users/me HTTP/1.1\r\nHost: api.coze.cn\r\n\r\n"));
}

void GuiSent::largeBodyFollowsItsHead()
{
    ResponsePane pane;
    pane.resize(900, 600);
    Test::showActive(pane);
    pane.showTab(ResponsePane::SentTab);
    Exchange exchange;
    exchange.sentHead = "POST / HTTP/1.1\r\n\r\n";
    exchange.request = {"POST", "http://127.0.0.1/", {}, QByteArray("0123456789\n").repeated(900'000)};
    pane.showExchange(exchange);
    const auto *view = Test::find<CodeView>(pane, "sentView");
    const QByteArray whole = exchange.sentHead + exchange.request.body;
    QTRY_VERIFY_WITH_TIMEOUT(view->isLoaded() && view->byteCount() == whole.size(), WaitMs);
    QVERIFY(view->bytes() == whole);
    pane.clear();
    QVERIFY(view->bytes().isEmpty());
}

void GuiSent::nothingSentSaysSo()
{
    for (const Language language : {Language::Chinese, Language::English}) {
        const Test::FreshWindow fresh(language);
        QCOMPARE(sentIn(fresh), QByteArray());
        const auto *empty = fresh.find<QLabel>(u"sentEmpty"_qs);
        QVERIFY(empty->isVisible() && !empty->text().isEmpty());
        // Nobody listens there, so nothing goes out.
        RequestDraft draft;
        draft.url = "http://127.0.0.1:1/v3/chat";
        fresh.window->requestPane()->setDraft(draft);
        send(fresh);
        QCOMPARE(sentIn(fresh), QByteArray());
        QVERIFY(empty->isVisible());
    }
}

QTEST_MAIN(GuiSent)
#include "gui_sent.moc"
