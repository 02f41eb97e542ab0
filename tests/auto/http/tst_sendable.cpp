// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"

#include <QTest>

using namespace CozeLens;

class TestSendable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsUrls_data();
    void acceptsUrls();
    void refusesUrls_data();
    void refusesUrls();
    void refusesMethods_data();
    void refusesMethods();
    void refusesHeaders_data();
    void refusesHeaders();
    void acceptsUnusualHeaders();
};

void TestSendable::acceptsUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : {"https://api.coze.cn/v3/chat", "http://127.0.0.1:8080", "HTTPS://API.COZE.COM/",
                            "http://[::1]:80/x", "http://[fe80::1%25eth0]/", "http://user:pass@host/",
                            "http://localhost:65535/?q=%E4%BD%A0#part", "http://host:/", "http://例子.中国/",
                            "https://a/../b", "http://host?x={y}|\"<>^`", "http://a_b-c.example."})
        QTest::newRow(url) << QByteArray(url);
}

void TestSendable::acceptsUrls()
{
    QFETCH(QByteArray, url);
    const std::optional<Error> error = checkSendable({"GET", url, {}, {}});
    QVERIFY2(!error, error ? qPrintable(error->text.en) : "");
}

void TestSendable::refusesUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("names"); // what both languages name
    const auto row = [](const char *name, const QByteArray &url, const QString &names = {}) {
        QTest::newRow(name) << url << names;
    };
    row("nothing", "");
    row("blanks only", "  ");
    row("no scheme", "api.coze.cn/v3/chat", u"https://"_qs);
    row("a path only", "/v3/chat", u"https://"_qs);
    row("a scheme in the query only", "api.coze.cn?u=http://x", u"https://"_qs);
    row("another scheme", "ftp://host/", u"ftp://"_qs);
    row("a local file", "file:///etc/passwd", u"file://"_qs);
    row("no host", "http:///path");
    row("only a port", "http://:80/");
    row("only a user", "http://user@/");
    row("a blank in front", " http://host/", u"1"_qs);
    row("a blank in the path", "http://host/a b", u"14"_qs);
    row("a blank behind Chinese", "http://例子.中国/ ", u"14"_qs);
    row("a line break", "http://host/a\nb", u"U+000A"_qs);
    row("a NUL", QByteArray("http://host/\0", 13), u"U+0000"_qs);
    row("a backslash", "http://host\\path", u"12"_qs);
    row("Chinese in the query", "http://host/?q=你好", u"%E4%BD%A0"_qs);
    row("an emoji in the path", "http://host/🙂", u"%F0%9F%99%82"_qs);
    row("a byte of no character", "http://host/\xff", u"%FF"_qs);
    row("half a character", "http://host/\xe4\xbd", u"%E4"_qs);
    row("Chinese in the user name", "http://用户@host/", u"%E7%94%A8"_qs);
    row("an open variable", "https://{{host}}/v3/chat", u"{{host}}"_qs);
    row("an open variable in the query", "https://h/?id={{bot id}}", u"{{bot id}}"_qs);
    row("port 0", "http://host:0/", u"0"_qs);
    row("a port too large", "http://host:65536/", u"65536"_qs);
    row("a port of letters", "http://host:http/", u"http"_qs);
    row("a negative port", "http://host:-1/", u"-1"_qs);
    row("a bad IPv6 address", "http://[::g]/", u"::g"_qs);
    row("an open bracket", "http://[::1/", u"::1"_qs);
    row("an IPv6 address without brackets", "http://::1/");
    row("a smart quote around it", "“http://host/”", u"https://"_qs);
    row("an ampersand in the host", "http://a&b/", u"&"_qs);
    row("without end", "http://host/" + QByteArray(2'000'000, 'x'), u"1000000"_qs);
}

void TestSendable::refusesUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, names);
    const std::optional<Error> error = checkSendable({"GET", url, {}, {}});
    QVERIFY(error);
    QCOMPARE(error->code, u"invalid-url"_qs);
    QCOMPARE(error->place, u"url"_qs);
    QVERIFY(!error->text.zh.isEmpty() && !error->text.en.isEmpty());
    QVERIFY(error->text.zh != error->text.en);
    QVERIFY2(error->text.zh.contains(names), qPrintable(error->text.zh));
    QVERIFY2(error->text.en.contains(names), qPrintable(error->text.en));
}

void TestSendable::refusesMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a blank behind it") << QByteArray("GET ");
    QTest::newRow("a blank within") << QByteArray("GE T");
    QTest::newRow("a smuggled header") << QByteArray("POST\r\nX: y");
    QTest::newRow("a bracket") << QByteArray("G(T");
    QTest::newRow("Chinese") << QByteArray("发送");
}

void TestSendable::refusesMethods()
{
    QFETCH(QByteArray, method);
    const std::optional<Error> error = checkSendable({method, "http://host/", {}, {}});
    QVERIFY(error);
    QCOMPARE(error->code, u"invalid-method"_qs);
    QCOMPARE(error->place, u"method"_qs);
}

void TestSendable::refusesHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no name") << QByteArray() << QByteArray("x");
    QTest::newRow("a blank in the name") << QByteArray("X Y") << QByteArray("x");
    QTest::newRow("a colon in the name") << QByteArray("X:") << QByteArray("x");
    QTest::newRow("a Chinese name") << QByteArray("令牌") << QByteArray("x");
    QTest::newRow("a line break in the value") << QByteArray("X") << QByteArray("a\nb");
    QTest::newRow("a smuggled header") << QByteArray("X") << QByteArray("a\r\nY: b");
    QTest::newRow("a NUL in the value") << QByteArray("X") << QByteArray("a\0b", 3);
    QTest::newRow("endless") << QByteArray("X") << QByteArray(1'000'000, 'x');
}

void TestSendable::refusesHeaders()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const std::optional<Error> error =
        checkSendable({"GET", "http://host/", {{"Accept", "*/*"}, {name, value}}, {}});
    QVERIFY(error);
    QCOMPARE(error->code, u"invalid-header"_qs);
    QCOMPARE(error->place, u"header:"_qs + QString::fromUtf8(name));
    QVERIFY(!error->text.zh.isEmpty() && !error->text.en.isEmpty());
}

void TestSendable::acceptsUnusualHeaders()
{
    const Headers headers = {{"X-Empty", ""},    {"x!#$%&'*+-.^_`|~", "v"},
                             {"X-Name", "扣子"}, {"X-Tab", "a\tb"},
                             {"X", "1"},         {"X", "2"}};
    QVERIFY(!checkSendable({"PROPFIND", "http://host/", headers, {}}));
}

QTEST_GUILESS_MAIN(TestSendable)
#include "tst_sendable.moc"
