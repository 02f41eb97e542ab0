// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangerun.h"

#include "http/proxychoice.h"
#include "support/faultserver.h"

using namespace CozeLens;

namespace {

const QByteArray token = "Bearer pat_secret";

Request request(const QByteArray &url)
{
    return {"GET", url, {{"Authorization", token}}, {}};
}

QByteArray proxyAt(const FaultServer &server, const QByteArray &scheme = "http")
{
    return server.url("").replace(0, 4, scheme);
}

} // namespace

class TestClientProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void choosesTheProxy_data();
    void choosesTheProxy();
    void goesThroughAnHttpProxy();
    void goesThroughASocksProxy_data();
    void goesThroughASocksProxy();
    void explainsItsFailures_data();
    void explainsItsFailures();
    void endsInTheHandshake_data();
    void endsInTheHandshake();
    void saysThatItWantsAPassword();
    void isNamedWhereItMayBeTheCause();
    void keepsTheTokenFromTheProxy();
    void saysThatTheProxyIsNotThere();
};

void TestClientProxy::init()
{
    for (const char *name : {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy",
                             "ALL_PROXY", "no_proxy", "NO_PROXY"})
        qunsetenv(name);
}

void TestClientProxy::choosesTheProxy_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("variables"); // NAME=value, one a line
    QTest::addColumn<QByteArray>("proxy");
    const auto row = [](const char *name, const char *url, const char *setting, const char *variables,
                        const char *proxy) {
        QTest::newRow(name) << QByteArray(url) << QByteArray(setting) << QByteArray(variables)
                            << QByteArray(proxy);
    };
    row("nothing set", "https://api.coze.cn/", "", "", "");
    row("the profile's", "https://api.coze.cn/", "socks5h://p:1", "https_proxy=http://e:2", "socks5h://p:1");
    row("none, by the profile", "https://api.coze.cn/", "none", "https_proxy=http://e:2", "");
    row("the environment's for https", "https://api.coze.cn/", "",
        "HTTPS_PROXY=http://e:2\nhttp_proxy=http://x:3", "http://e:2");
    row("the environment's for http", "http://api.coze.cn/", "",
        "https_proxy=http://e:2\nhttp_proxy=http://x:3", "http://x:3");
    row("HTTP_PROXY in capitals is not believed", "http://api.coze.cn/", "", "HTTP_PROXY=http://x:3", "");
    row("the environment's for all", "http://api.coze.cn/", "", "all_proxy=socks5://x:3", "socks5://x:3");
    row("an exception", "https://api.coze.cn/", "", "https_proxy=http://e:2\nno_proxy=localhost, .coze.cn",
        "");
    row("an exception for another host", "https://api.coze.cn/", "",
        "https_proxy=http://e:2\nno_proxy=oze.cn", "http://e:2");
    row("except everything", "https://api.coze.cn/", "", "https_proxy=http://e:2\nNO_PROXY=*", "");
    row("loopback by address", "http://127.0.0.1:80/", "", "http_proxy=http://x:3", "");
    row("loopback by name", "http://localhost/", "", "http_proxy=http://x:3", "");
    row("loopback in version 6", "http://[::1]:80/", "", "http_proxy=http://x:3", "");
    row("loopback, by the profile", "http://127.0.0.1/", "http://p:1", "", "http://p:1");
    row("a user in the URL", "http://localhost@api.coze.cn/", "", "http_proxy=http://x:3", "http://x:3");
}

void TestClientProxy::choosesTheProxy()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, setting);
    QFETCH(QByteArray, variables);
    for (const QByteArray &line : variables.split('\n')) {
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            qputenv(line.first(equals).constData(), line.sliced(equals + 1));
    }
    QTEST(proxyFor(url, setting), "proxy");
}

void TestClientProxy::goesThroughAnHttpProxy()
{
    FaultServer proxy(FaultScript::answer("ok"));
    SendOptions options;
    options.proxy = proxyAt(proxy);
    ExchangeRun run(request("http://api.example/x"), options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QVERIFY(run.result.sentHead.startsWith("GET http://api.example/x HTTP/1.1\r\nHost: api.example\r\n"));
    QCOMPARE(proxy.received().value(0), run.result.sentHead);
}

void TestClientProxy::goesThroughASocksProxy_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("socks5") << QByteArray("socks5");
    QTest::newRow("socks5h") << QByteArray("socks5h");
}

void TestClientProxy::goesThroughASocksProxy()
{
    QFETCH(QByteArray, scheme);
    FaultServer proxy(FaultScript()
                          .withoutReading()
                          .send(QByteArray("\x05\x00", 2))
                          .pause(50)
                          .send(QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50", 10))
                          .read()
                          .send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    SendOptions options;
    options.proxy = proxyAt(proxy, scheme);
    const QByteArray host = scheme == "socks5h" ? "api.example" : "127.0.0.1";
    ExchangeRun run(request("http://" + host + "/x"), options);
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished,
             qPrintable(run.result.error ? run.result.error->detail.en : QString()));
    QVERIFY(run.result.sentHead.startsWith("GET /x HTTP/1.1\r\n"));
    QVERIFY(proxy.received().value(0).endsWith(run.result.sentHead));
    QVERIFY(proxy.received().value(0).startsWith('\x05'));
}

void TestClientProxy::explainsItsFailures_data()
{
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("said");
    const auto socks = [](char reply) {
        return FaultScript()
            .withoutReading()
            .send(QByteArray("\x05\x00\x05", 3) + reply + QByteArray("\x00\x01\0\0\0\0\0\0", 8))
            .hold();
    };
    QTest::newRow("wants a password") << FaultScript::answer("", "Proxy-Authenticate: Basic realm=x\r\n",
                                                             "407 Proxy Authentication Required")
                                      << QByteArray("http") << u"proxy-auth"_qs << u"user name"_qs;
    QTest::newRow("cannot reach the host") << FaultScript::answer("", {}, "502 Bad Gateway")
                                           << QByteArray("http") << u"proxy-failed"_qs << u"HTTP 502"_qs;
    QTest::newRow("forbids it") << FaultScript::answer("<html>", {}, "403 Forbidden") << QByteArray("http")
                                << u"proxy-failed"_qs << u"HTTP 403"_qs;
    QTest::newRow("resets") << FaultScript().reset() << QByteArray("http") << u"proxy-failed"_qs
                            << u"closed the connection"_qs;
    QTest::newRow("socks: closes") << FaultScript().withoutReading().pause(50) << QByteArray("socks5h")
                                   << u"proxy-failed"_qs << u"closed the connection"_qs;
    QTest::newRow("socks: speaks something else")
        << FaultScript().withoutReading().send("HTTP/1.1 400 Bad Request\r\n\r\n").hold()
        << QByteArray("socks5h") << u"proxy-failed"_qs << u"not SOCKS"_qs;
    QTest::newRow("closes") << FaultScript() << QByteArray("http") << u"proxy-failed"_qs
                            << u"closed the connection"_qs;
    QTest::newRow("is none") << FaultScript().send(QByteArray("\0\1\2 mail\r\n\r\n", 12))
                             << QByteArray("http") << u"proxy-failed"_qs << u"not HTTP"_qs;
    QTest::newRow("socks: wants a password")
        << FaultScript().withoutReading().send(QByteArray("\x05\xff", 2)).hold() << QByteArray("socks5h")
        << u"proxy-auth"_qs << u"user name"_qs;
    QTest::newRow("socks: fails") << socks(1) << QByteArray("socks5h") << u"proxy-failed"_qs
                                  << u"general failure"_qs;
    QTest::newRow("socks: no such network")
        << socks(3) << QByteArray("socks5h") << u"proxy-failed"_qs << u"network"_qs;
    QTest::newRow("socks: too far") << socks(6) << QByteArray("socks5h") << u"proxy-failed"_qs << u"TTL"_qs;
    QTest::newRow("socks: no CONNECT")
        << socks(7) << QByteArray("socks5h") << u"proxy-failed"_qs << u"CONNECT"_qs;
    QTest::newRow("socks: no names") << socks(8) << QByteArray("socks5h") << u"proxy-failed"_qs
                                     << u"kind of address"_qs;
    QTest::newRow("socks: its rules")
        << socks(2) << QByteArray("socks5h") << u"proxy-failed"_qs << u"rules"_qs;
    QTest::newRow("socks: host unreachable")
        << socks(4) << QByteArray("socks5h") << u"proxy-failed"_qs << u"reach the host"_qs;
    QTest::newRow("socks: port refused")
        << socks(5) << QByteArray("socks5h") << u"proxy-failed"_qs << u"refused"_qs;
}

void TestClientProxy::explainsItsFailures()
{
    QFETCH(FaultScript, script);
    QFETCH(QByteArray, scheme);
    FaultServer proxy(script);
    SendOptions options;
    options.proxy = scheme + "://me:hunter2@127.0.0.1:" + QByteArray::number(proxy.port());
    ExchangeRun run(request("https://api.example/x"), options);
    QVERIFY(run.wait());
    QTEST(run.errorCode(), "code");
    QCOMPARE(run.result.error->phase, Phase::Proxy);
    QFETCH(QString, said);
    const Bilingual detail = run.result.error->detail;
    QVERIFY2(detail.en.contains(said), qPrintable(detail.en));
    QVERIFY2(!detail.en.contains(u'{') && !detail.zh.contains(u'{'), qPrintable(detail.en));
    QVERIFY(!detail.en.contains(u"hunter2"_qs));
    QVERIFY(run.result.sentHead.isEmpty());
    QCOMPARE(run.result.connectHead, scheme == "http" ? proxy.received().value(0) : QByteArray());
    QVERIFY(!run.result.response);
    QCOMPARE(proxy.connections(), 1);
}

void TestClientProxy::endsInTheHandshake_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<FaultScript>("script");
    QTest::addColumn<Phase>("phase");
    const auto silent = [] { return FaultScript().withoutReading().hold(); };
    QTest::newRow("http") << QByteArray("http") << silent() << Phase::Proxy;
    QTest::newRow("http, within its answer")
        << QByteArray("http") << FaultScript().send("HTTP/1.1 200 OK\r\nX: y").hold() << Phase::Proxy;
    QTest::newRow("https") << QByteArray("https") << silent() << Phase::Tls;
    QTest::newRow("socks5") << QByteArray("socks5") << silent() << Phase::Proxy;
    QTest::newRow("socks5h") << QByteArray("socks5h") << silent() << Phase::Proxy;
    QTest::newRow("socks5h, behind its greeting")
        << QByteArray("socks5h") << FaultScript().withoutReading().send(QByteArray("\x05\x00", 2)).hold()
        << Phase::Proxy;
}

// By Cancel and by the limit.
void TestClientProxy::endsInTheHandshake()
{
    QFETCH(QByteArray, scheme);
    QFETCH(FaultScript, script);
    FaultServer proxy(script);
    SendOptions options;
    options.proxy = proxyAt(proxy, scheme);
    ExchangeRun cancelled(request("https://127.0.0.2/x"), options);
    QTRY_COMPARE(proxy.connections(), 1);
    QTest::qWait(100);
    QCOMPARE(cancelled.finishes, 0);
    cancelled.cancel();
    QVERIFY(cancelled.wait());
    QVERIFY(cancelled.finishedMs - cancelled.cancelledMs < 200);
    QCOMPARE(cancelled.result.outcome, Outcome::Cancelled);
    QTEST(cancelled.result.error->phase, "phase");
    QTRY_COMPARE(proxy.openConnections(), 0);

    options.connectTimeoutMs = 300;
    ExchangeRun late(request("https://127.0.0.2/x"), options);
    QVERIFY(late.wait());
    QCOMPARE(late.result.outcome, Outcome::TimedOut);
    QCOMPARE(late.errorCode(), u"timed-out-connect"_qs);
    QTEST(late.result.error->phase, "phase");
    QVERIFY(late.result.sentHead.isEmpty());
    QTRY_COMPARE(proxy.openConnections(), 0);
    QCOMPARE(proxy.connections(), 2);
}

void TestClientProxy::saysThatItWantsAPassword()
{
    const FaultServer http(
        FaultScript::answer("", "Proxy-Authenticate: Basic\r\n", "407 Proxy Authentication Required"));
    const FaultServer socks(FaultScript().withoutReading().send(QByteArray("\x05\xff", 2)).hold());
    for (const QByteArray &proxy : {proxyAt(http), proxyAt(socks, "socks5h")}) {
        SendOptions options;
        options.proxy = proxy;
        ExchangeRun run(request("https://api.example/x"), options);
        QVERIFY(run.wait());
        QCOMPARE(run.errorCode(), u"proxy-wants-auth"_qs);
        QCOMPARE(run.result.error->phase, Phase::Proxy);
    }
}

void TestClientProxy::isNamedWhereItMayBeTheCause()
{
    FaultServer proxy{FaultScript()};
    SendOptions options;
    options.proxy = "http://me:hunter2@127.0.0.1:" + QByteArray::number(proxy.port());
    ExchangeRun run(request("http://api.example/x"), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"closed"_qs);
    const Bilingual detail = run.result.error->detail;
    const QString name = u"http://127.0.0.1:"_qs + QString::number(proxy.port());
    QVERIFY2(detail.en.contains(name) && detail.zh.contains(name), qPrintable(detail.en));
    QVERIFY(!detail.en.contains(u"hunter2"));
}

void TestClientProxy::keepsTheTokenFromTheProxy()
{
    FaultServer proxy(FaultScript().send("HTTP/1.1 200 Connection established\r\n\r\n").hold());
    SendOptions options;
    options.proxy = proxyAt(proxy);
    options.connectTimeoutMs = 400;
    ExchangeRun run(request("https://api.example/x"), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"timed-out-connect"_qs);
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QVERIFY(proxy.received().value(0).startsWith("CONNECT api.example:443 HTTP/1.1\r\n"));
    QVERIFY(!proxy.received().value(0).contains("pat_secret"));
    QVERIFY(run.result.connectHead.endsWith("\r\n\r\n"));
    QVERIFY(proxy.received().value(0).startsWith(run.result.connectHead));
}

void TestClientProxy::saysThatTheProxyIsNotThere()
{
    SendOptions options;
    {
        const FaultServer gone{FaultScript()};
        options.proxy = proxyAt(gone);
    }
    ExchangeRun run(request("https://api.example/x"), options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"proxy-refused"_qs);
    QCOMPARE(run.result.error->phase, Phase::Proxy);
}

QTEST_GUILESS_MAIN(TestClientProxy)
#include "tst_clientproxy.moc"
