// SPDX-License-Identifier: GPL-3.0-or-later
// Through squid as companies run it: a proxy that opens TLS and signs with an authority of its own.
#include "exchangerun.h"

#include "support/faultserver.h"
#include "support/interceptingproxy.h"

using namespace CozeLens;

class TestClientInterception : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reachesTheServer_data();
    void reachesTheServer();
    void uploadsThroughIt();
    void showsEventsAsTheyCome_data();
    void showsEventsAsTheyCome();
    void isNotTrustedUnasked_data();
    void isNotTrustedUnasked();
    void isPassedOnTheUsersWord();

private:
    SendOptions through(const QString &authority) const
    {
        SendOptions options;
        options.proxy = m_proxy.url();
        options.caFile = authority;
        return options;
    }

    Nginx m_nginx;
    InterceptingProxy m_proxy;
};

void TestClientInterception::initTestCase()
{
    QVERIFY2(m_nginx.start("through"), qPrintable(m_nginx.error()));
    QVERIFY2(m_proxy.start(), qPrintable(m_proxy.error()));
}

void TestClientInterception::reachesTheServer_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("http") << false;
    QTest::newRow("https") << true;
}

void TestClientInterception::reachesTheServer()
{
    QFETCH(bool, tls);
    const qsizetype before = m_nginx.requests().size();
    const QByteArray url = tls ? m_nginx.tlsUrl("/text") : m_nginx.url("/text");
    ExchangeRun run({"GET", url, {{"X-A", "1"}}, {}}, through(InterceptingProxy::authorityFile()));
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished,
             qPrintable(run.result.error ? run.result.error->detail.en : QString()));
    QCOMPARE(run.result.response->status, 200);
    QCOMPARE(run.result.response->body, "through");
    QVERIFY(headerValue(run.result.response->headers, "Via").value_or(QByteArray()).contains("squid"));
    QVERIFY(run.result.sentHead.startsWith(tls ? QByteArray("GET /text HTTP/1.1\r\nHost: localhost:")
                                               : QByteArray("GET " + url + " HTTP/1.1\r\n")));
    QTRY_COMPARE(m_nginx.requests().size(), before + 1);
    QVERIFY(m_nginx.requests().constLast().startsWith("GET|/text|HTTP/1.1|200|-|1|coze-lens|"));
    // The one inside the tunnel: it was opened and not only passed on.
    QTRY_VERIFY(m_proxy.requests().contains(QByteArray("GET " + url)));
}

void TestClientInterception::uploadsThroughIt()
{
    m_nginx.write(u"large"_qs, QByteArray(3'000'000, 'x'));
    const qsizetype before = m_nginx.requests().size();
    ExchangeRun run(
        {"POST", m_nginx.tlsUrl("/upload"), {}, {}, {{"head", {}}, {{}, m_nginx.path(u"large"_qs)}}},
        through(InterceptingProxy::authorityFile()));
    QVERIFY(run.wait());
    QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
    QCOMPARE(run.result.response->body, "through");
    // nginx asks itself for the answer: two lines.
    QTRY_COMPARE(m_nginx.requests().size(), before + 2);
    QVERIFY(m_nginx.requests().join('\n').contains("POST|/upload|HTTP/1.1|200|3000004|"));
}

void TestClientInterception::showsEventsAsTheyCome_data()
{
    reachesTheServer_data();
}

void TestClientInterception::showsEventsAsTheyCome()
{
    QFETCH(bool, tls);
    constexpr int count = 6;
    constexpr int betweenMs = 300;
    FaultScript script;
    script.send(FaultScript::chunkedHead("Content-Type: text/event-stream\r\n"));
    for (int i = 0; i < count; ++i)
        script.send(FaultScript::chunk("data:" + QByteArray::number(i) + "\n\n")).pause(betweenMs);
    script.send(FaultScript::chunk({}));

    // The best of three, because the machine may be busy with other work.
    double latest = 1e9;
    for (int attempt = 0; attempt < 3 && latest > 100; ++attempt) {
        FaultServer server(script);
        const QByteArray path = "/through/" + QByteArray::number(server.port());
        ExchangeRun run({"GET", tls ? m_nginx.tlsUrl(path) : m_nginx.url(path), {}, {}},
                        through(InterceptingProxy::authorityFile()));
        QVERIFY(run.wait());
        QVERIFY2(run.result.outcome == Outcome::Finished, qPrintable(run.errorCode()));
        QCOMPARE(run.events.size(), count);
        QCOMPARE(server.connections(), 1);
        // One that is held back until the next comes is a gap too few.
        double worst = 0;
        for (size_t i = 1; i < count; ++i)
            worst = qMax(worst, qAbs(run.eventSeenMs[i] - run.eventSeenMs[i - 1] - betweenMs));
        latest = qMin(latest, worst);
    }
    QVERIFY2(latest <= 100, qPrintable(u"%1 ms"_qs.arg(latest)));
}

void TestClientInterception::isNotTrustedUnasked_data()
{
    QTest::addColumn<QString>("authority");
    QTest::newRow("no extra authority") << QString();
    QTest::newRow("the server's and not the proxy's") << Nginx::authorityFile();
}

void TestClientInterception::isNotTrustedUnasked()
{
    QFETCH(QString, authority);
    const qsizetype before = m_nginx.requests().size();
    ExchangeRun run({"POST", m_nginx.tlsUrl("/text"), {{"Authorization", "Bearer x"}}, "{}"},
                    through(authority));
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::NetworkError);
    QCOMPARE(run.errorCode(), u"tls-unknown-authority"_qs);
    QCOMPARE(run.result.error->phase, Phase::Tls);
    QVERIFY(run.result.sentHead.isEmpty());
    // The place to look at, and what to do.
    QVERIFY(run.result.error->detail.en.contains(QString::fromLatin1(m_proxy.url())));
    QVERIFY(run.result.error->detail.zh.contains(QString::fromLatin1(m_proxy.url())));
    QVERIFY(run.result.error->nextStep.en.contains(u"CA file"_qs));
    QCOMPARE(m_nginx.requests().size(), before);
}

void TestClientInterception::isPassedOnTheUsersWord()
{
    SendOptions options = through({});
    options.verifyTls = false;
    ExchangeRun run({"GET", m_nginx.tlsUrl("/text"), {}, {}}, options);
    QVERIFY(run.wait());
    QCOMPARE(run.result.outcome, Outcome::Finished);
    QCOMPARE(run.result.response->body, "through");
}

QTEST_GUILESS_MAIN(TestClientInterception)
#include "tst_clientinterception.moc"
