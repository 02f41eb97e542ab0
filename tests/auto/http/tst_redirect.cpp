// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/redirect.h"

#include <QTest>

using namespace CozeLens;

namespace {

const QByteArray base = "https://api.coze.cn/v3/chat?conversation_id=1#x";

Response redirection(int status, const QByteArray &location)
{
    Response response;
    response.status = status;
    response.headers = {{"location", location}};
    return response;
}

} // namespace

class TestRedirect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItLeads_data();
    void saysWhereItLeads();
    void leadsNowhere_data();
    void leadsNowhere();
    void choosesTheMethod_data();
    void choosesTheMethod();
    void keepsSecretsFromOthers_data();
    void keepsSecretsFromOthers();
    void keepsWhatIsNoSecret();
};

void TestRedirect::saysWhereItLeads_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *location, const char *url, bool same) {
        QTest::newRow(name) << QByteArray(location) << QByteArray(url) << same;
    };
    row("a path", "/v1/bots", "https://api.coze.cn/v1/bots", true);
    row("beside it", "retrieve?a=1", "https://api.coze.cn/v3/retrieve?a=1", true);
    row("up", "../v1/./x", "https://api.coze.cn/v1/x", true);
    row("the port written out", "https://API.coze.cn:443/x", "https://api.coze.cn:443/x", true);
    row("another port", "https://api.coze.cn:8443/x", "https://api.coze.cn:8443/x", false);
    row("without encryption", "http://api.coze.cn/x", "http://api.coze.cn/x", false);
    row("another host", "https://api.coze.com/v3/chat", "https://api.coze.com/v3/chat", false);
    row("another host in disguise", "https://api.coze.cn@evil.example/", "https://api.coze.cn@evil.example/",
        false);
    row("a host, without a scheme", "//evil.example/x", "https://evil.example/x", false);
    row("a host alone", "https://api.coze.com", "https://api.coze.com/", false);
    row("with a fragment, which is not sent", "/x#there", "https://api.coze.cn/x", true);
    row("in UTF-8", "/空间?名=a b", "https://api.coze.cn/%E7%A9%BA%E9%97%B4?%E5%90%8D=a%20b", true);
    row("escaped already", "/%E7%A9%BA", "https://api.coze.cn/%E7%A9%BA", true);
}

void TestRedirect::saysWhereItLeads()
{
    QFETCH(QByteArray, location);
    for (const int status : {301, 302, 303, 307, 308}) {
        Exchange exchange;
        exchange.request.url = base;
        exchange.response = redirection(status, location);
        const std::optional<RedirectTarget> target = redirectTarget(exchange);
        QVERIFY(target);
        QTEST(target->url, "url");
        QTEST(target->sameOrigin, "same");
    }
}

void TestRedirect::leadsNowhere_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("not a redirect") << 200 << QByteArray("/x");
    QTest::newRow("multiple choices") << 300 << QByteArray("/x");
    QTest::newRow("not modified") << 304 << QByteArray("/x");
    QTest::newRow("nowhere") << 302 << QByteArray();
    QTest::newRow("a local file") << 302 << QByteArray("file:///etc/passwd");
    QTest::newRow("a script") << 302 << QByteArray("javascript:alert(1)");
    QTest::newRow("no host") << 302 << QByteArray("http:///x");
}

void TestRedirect::leadsNowhere()
{
    QFETCH(int, status);
    QFETCH(QByteArray, location);
    const Request request{"GET", base, {}, {}};
    QVERIFY(!redirectTarget(request, redirection(status, location)));
    QVERIFY(!redirectedRequest(request, redirection(status, location)));
}

void TestRedirect::choosesTheMethod_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("next");
    const auto row = [](int status, const char *method, const char *next) {
        QTest::addRow("%d after %s", status, method) << status << QByteArray(method) << QByteArray(next);
    };
    row(301, "POST", "GET");
    row(302, "POST", "GET");
    row(302, "PUT", "PUT");
    row(302, "HEAD", "HEAD");
    row(303, "POST", "GET");
    row(303, "DELETE", "GET");
    row(303, "HEAD", "HEAD");
    row(307, "POST", "POST");
    row(308, "PUT", "PUT");
    row(308, "GET", "GET");
}

void TestRedirect::choosesTheMethod()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, next);
    const Request request{method,
                          base,
                          {{"Host", "api.coze.cn"},
                           {"Content-Type", "application/json"},
                           {"content-length", "2"},
                           {"X-A", "1"}},
                          "{}",
                          {{"a", {}}}};
    const std::optional<Request> follow = redirectedRequest(request, redirection(status, "/x"));
    QVERIFY(follow);
    QCOMPARE(follow->method, next);
    QCOMPARE(follow->url, "https://api.coze.cn/x");
    const bool keeps = method == next;
    QCOMPARE(follow->body, keeps ? QByteArray("{}") : QByteArray());
    QCOMPARE(follow->pieces.size(), keeps ? 1 : 0);
    const Headers kept =
        keeps ? Headers{{"Content-Type", "application/json"}, {"X-A", "1"}} : Headers{{"X-A", "1"}};
    QVERIFY(follow->headers == kept);
}

void TestRedirect::keepsSecretsFromOthers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const QByteArray token = "pat_" + QByteArray(60, 'a');
    QTest::newRow("Authorization") << QByteArray("authorization") << "Bearer " + token;
    QTest::newRow("Cookie") << QByteArray("Cookie") << QByteArray("sessionid=1");
    QTest::newRow("Proxy-Authorization") << QByteArray("Proxy-Authorization") << QByteArray("Basic YTpi");
    QTest::newRow("an API key") << QByteArray("X-Api-Key") << QByteArray("0123456789");
    QTest::newRow("a token under another name") << QByteArray("X-Token") << token;
}

void TestRedirect::keepsSecretsFromOthers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const Request request{"GET", base, {{name, value}}, {}};
    const auto here = redirectedRequest(request, redirection(307, "/x"));
    QVERIFY(here && here->headers == request.headers);
    for (const char *other : {"https://evil.example/", "http://api.coze.cn/", "https://api.coze.cn:444/"}) {
        const auto there = redirectedRequest(request, redirection(307, other));
        QVERIFY(there);
        QVERIFY2(there->headers.isEmpty(), other);
    }
}

void TestRedirect::keepsWhatIsNoSecret()
{
    const Request request{"GET", base, {{"Accept", "a/b"}, {"Agw-Js-Conv", "str"}}, {}};
    const auto there = redirectedRequest(request, redirection(307, "https://api.coze.com/"));
    QVERIFY(there && there->headers == request.headers);
}

QTEST_GUILESS_MAIN(TestRedirect)
#include "tst_redirect.moc"
