// SPDX-License-Identifier: GPL-3.0-or-later
// Through proxies as people run them: tinyproxy for HTTP and CONNECT, microsocks for SOCKS5.
#include "exchangerun.h"

#include "support/realserver.h"

using namespace CozeLens;

namespace {

class Proxy : public RealServer
{
public:
    //! "http" or one of the socks schemes; `user` empty: open to everyone.
    bool start(const QByteArray &scheme, const QByteArray &user, const QByteArray &password)
    {
        m_port = freePort();
        const QString port = QString::number(m_port);
        if (scheme != "http") {
            QStringList arguments = {u"-i"_qs, u"127.0.0.1"_qs, u"-p"_qs, port};
            if (!user.isEmpty())
                arguments += {u"-u"_qs, QString::fromUtf8(user), u"-P"_qs, QString::fromUtf8(password)};
            return RealServer::start(u"microsocks"_qs, arguments, m_port);
        }
        QByteArray configuration = "Port " + port.toUtf8() + "\nListen 127.0.0.1\nAllow 127.0.0.1\n" +
                                   "Timeout 20\nMaxClients 20\nDisableViaHeader Yes\n";
        if (!user.isEmpty())
            configuration += "BasicAuth " + user + ' ' + password + '\n';
        write(u"tinyproxy.conf"_qs, configuration);
        return RealServer::start(u"tinyproxy"_qs, {u"-d"_qs, u"-c"_qs, path(u"tinyproxy.conf"_qs)}, m_port);
    }

    QByteArray url(const QByteArray &scheme, const QByteArray &user = {}) const
    {
        return scheme + "://" + (user.isEmpty() ? QByteArray() : user + '@') +
               "127.0.0.1:" + QByteArray::number(m_port);
    }

private:
    int m_port = 0;
};

} // namespace

class TestClientRealProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheServer_data();
    void reachesTheServer();
    void verifiesTheServerBehindTheProxy_data();
    void verifiesTheServerBehindTheProxy();
    void explainsARefusedPassword_data();
    void explainsARefusedPassword();
    void explainsAServerOutOfReach_data();
    void explainsAServerOutOfReach();
};

void TestClientRealProxy::reachesTheServer_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("password");
    for (const char *scheme : {"http", "socks5", "socks5h"}) {
        for (const bool tls : {false, true}) {
            for (const bool password : {false, true})
                QTest::addRow("%s, %s%s", scheme, tls ? "https" : "http", password ? ", with a password" : "")
                    << QByteArray(scheme) << tls << password;
        }
    }
}

void TestClientRealProxy::reachesTheServer()
{
    QFETCH(QByteArray, scheme);
    QFETCH(bool, tls);
    QFETCH(bool, password);
    Nginx nginx;
    QVERIFY2(nginx.start("through"), qPrintable(nginx.error()));
    Proxy proxy;
    QVERIFY2(proxy.start(scheme, password ? "me" : "", "hunter2"), qPrintable(proxy.error()));
    SendOptions options;
    options.caFile = Nginx::authorityFile();
    options.proxy = proxy.url(scheme, password ? "me:hunter2" : "");
    ExchangeRun run({"GET", tls ? nginx.tlsUrl("/text") : nginx.url("/text"), {{"X-A", "1"}}, {}}, options);
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished,
             qPrintable(run.result.error ? run.result.error->detail.en : QString()));
    QCOMPARE(run.result.response->status, 200);
    QCOMPARE(run.result.response->body, "through");
    QCOMPARE(run.result.response->httpVersion, tls ? "2" : "1.1");
    QTRY_COMPARE(nginx.requests().size(), 1);
    QVERIFY(nginx.requests().constFirst().contains("|1|coze-lens|"));
    QVERIFY(run.result.sentHead.contains("/text") && !run.result.sentHead.contains("CONNECT"));
}

void TestClientRealProxy::verifiesTheServerBehindTheProxy_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("http") << QByteArray("http");
    QTest::newRow("socks5h") << QByteArray("socks5h");
}

void TestClientRealProxy::verifiesTheServerBehindTheProxy()
{
    QFETCH(QByteArray, scheme);
    Nginx nginx;
    QVERIFY2(nginx.start("through"), qPrintable(nginx.error()));
    Proxy proxy;
    QVERIFY2(proxy.start(scheme, {}, {}), qPrintable(proxy.error()));
    SendOptions options;
    options.proxy = proxy.url(scheme);
    ExchangeRun run({"GET", nginx.tlsUrl("/text"), {{"Authorization", "Bearer x"}}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"tls-unknown-authority"_qs);
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QVERIFY(run.result.sentHead.isEmpty());
    QVERIFY(nginx.requests().isEmpty());
}

void TestClientRealProxy::explainsARefusedPassword_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("http, none given") << QByteArray("http") << QByteArray();
    QTest::newRow("http, a wrong one") << QByteArray("http") << QByteArray("me:wrong");
    QTest::newRow("socks5h, none given") << QByteArray("socks5h") << QByteArray();
    QTest::newRow("socks5h, a wrong one") << QByteArray("socks5h") << QByteArray("me:wrong");
}

void TestClientRealProxy::explainsARefusedPassword()
{
    QFETCH(QByteArray, scheme);
    QFETCH(QByteArray, user);
    Proxy proxy;
    QVERIFY2(proxy.start(scheme, "me", "hunter2"), qPrintable(proxy.error()));
    SendOptions options;
    options.proxy = proxy.url(scheme, user);
    ExchangeRun run({"GET", "https://localhost:9/", {{"Authorization", "Bearer x"}}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), user.isEmpty() ? u"proxy-wants-auth"_qs : u"proxy-auth"_qs);
    QCOMPARE(run.result.error->phase, Phase::Proxy);
    QVERIFY(!run.result.error->detail.en.contains(u"wrong"_qs));
}

void TestClientRealProxy::explainsAServerOutOfReach_data()
{
    verifiesTheServerBehindTheProxy_data();
}

void TestClientRealProxy::explainsAServerOutOfReach()
{
    QFETCH(QByteArray, scheme);
    Proxy proxy;
    QVERIFY2(proxy.start(scheme, {}, {}), qPrintable(proxy.error()));
    SendOptions options;
    options.proxy = proxy.url(scheme);
    const QByteArray port = QByteArray::number(RealServer::freePort());
    ExchangeRun run({"GET", "https://localhost:" + port + "/", {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.errorCode(), u"proxy-failed"_qs);
    QCOMPARE(run.result.error->phase, Phase::Proxy);
}

QTEST_GUILESS_MAIN(TestClientRealProxy)
#include "tst_clientrealproxy.moc"
