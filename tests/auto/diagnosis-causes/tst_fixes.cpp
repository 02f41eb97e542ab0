// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes.h"

#include <QTest>

using namespace CozeLens;

class TestFixes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_qs)); }
    void changesOnlyThePlaceNamed_data();
    void changesOnlyThePlaceNamed();
    void leavesOneValueOfAName();
    void writesHeadersCleanly();
    void changesPartsOfAForm();
    void saysWhenThePlaceIsGone_data();
    void saysWhenThePlaceIsGone();
    void pointsIntoTheBody_data();
    void pointsIntoTheBody();
};

namespace {

const QByteArray form =
    "--B\r\nContent-Disposition: form-data; name=\"Data\"; filename=\"a.png\"\r\n\r\nxy\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n1\r\n--B--\r\n";

Request sample()
{
    Request request;
    request.method = "POST";
    request.url = "https://api.coze.com:443/v3/chat?a=1&conversation_id=%37&b=x+y#top";
    request.headers = {{"Authorization ", "Bearer  x"}, {"X-A", "1"}, {"x-a", "2"}};
    request.body = "{\n  \"bot_id\" : 12,\n  \"stream\": false,   \"tail\":[1, 2]\n}\n";
    return request;
}

Fix fixOf(const QList<Change> &changes)
{
    return {Safety::Safe, {}, changes};
}

} // namespace

void TestFixes::changesOnlyThePlaceNamed_data()
{
    QTest::addColumn<QList<Change>>("changes");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray url = sample().url;
    const QByteArray body = sample().body;
    const auto row = [](const char *name, const QList<Change> &changes, const QByteArray &before,
                        const QByteArray &after) { QTest::newRow(name) << changes << before << after; };
    row("host with its port", {{u"host"_qs, "\"api.coze.cn\""}}, "api.coze.com:443", "api.coze.cn");
    row("path", {{u"path"_qs, "\"/v1/x\""}}, "/v3/chat", "/v1/x");
    row("query value", {{u"query:conversation_id"_qs, "\"9 &\""}}, "conversation_id=%37",
        "conversation_id=9%20%26");
    row("query taken away in the middle", {{u"query:conversation_id"_qs, {}}}, "conversation_id=%37&", "");
    row("query taken away at the start", {{u"query:a"_qs, {}}}, "a=1&", "");
    row("query taken away at the end", {{u"query:b"_qs, {}}}, "&b=x+y", "");
    row("query added before the fragment", {{u"query:new"_qs, "\"1\""}}, "b=x+y", "b=x+y&new=1");
    row("member set", {{u"body:/stream"_qs, "true"}}, "\"stream\": false", "\"stream\": true");
    row("member quoted", {{u"body:/bot_id"_qs, "\"12\""}}, "\"bot_id\" : 12", "\"bot_id\" : \"12\"");
    row("item set", {{u"body:/tail/1"_qs, "\"2\""}}, "[1, 2]", "[1, \"2\"]");
    row("member renamed in its place", {{u"body:/bot_id"_qs, {}}, {u"body:/botId"_qs, "12"}},
        "\"bot_id\" : 12", "\"botId\" : 12");
    row("member renamed and changed", {{u"body:/bot_id"_qs, {}}, {u"body:/botId"_qs, "\"12\""}},
        "\"bot_id\" : 12", "\"botId\" : \"12\"");
    row("whole body", {{u"body:"_qs, "\"{\\u4f60}\""}}, body, "{你}");
    row("body taken away", {{u"body:"_qs, {}}}, body, "");
}

void TestFixes::changesOnlyThePlaceNamed()
{
    QFETCH(QList<Change>, changes);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    Request expected = sample();
    const bool inUrl = !changes.first().where.startsWith(u"body:");
    QByteArray &text = inUrl ? expected.url : expected.body;
    QCOMPARE(text.count(before), 1);
    text.replace(before, after);
    const auto fixed = withFix(sample(), fixOf(changes));
    QVERIFY(fixed);
    QCOMPARE(fixed->url, expected.url);
    QCOMPARE(fixed->body, expected.body);
    QVERIFY(*fixed == expected);
}

void TestFixes::leavesOneValueOfAName()
{
    Request request = sample();
    request.url = "https://api.coze.cn/v3/chat?a=1&b=2&a=3&c&a=";
    const auto fixed = withFix(request, fixOf({{u"query:a"_qs, "\"9\""}}));
    QVERIFY(fixed);
    QCOMPARE(fixed->url, QByteArray("https://api.coze.cn/v3/chat?a=9&b=2&c"));
    const auto gone = withFix(request, fixOf({{u"query:a"_qs, {}}}));
    QVERIFY(gone);
    QCOMPARE(gone->url, QByteArray("https://api.coze.cn/v3/chat?b=2&c"));
}

void TestFixes::writesHeadersCleanly()
{
    const auto fixed =
        withFix(sample(), fixOf({{u"header:Authorization"_qs, "\"Bearer x\""}, {u"header:X-A"_qs, "\"2\""}}));
    QVERIFY(fixed);
    const Headers expected{{"Authorization", "Bearer x"}, {"X-A", "2"}};
    QCOMPARE(fixed->headers, expected);
    const auto added =
        withFix(sample(), fixOf({{u"header:Agw-Js-Conv"_qs, "\"str\""}, {u"header:x-a"_qs, {}}}));
    QVERIFY(added);
    const Headers left{{"Authorization ", "Bearer  x"}, {"Agw-Js-Conv", "str"}};
    QCOMPARE(added->headers, left);
}

void TestFixes::changesPartsOfAForm()
{
    Request request = sample();
    request.headers = {{"Content-Type", "multipart/form-data; boundary=B"}};
    request.body = form;
    const auto named = withFix(request, fixOf({{u"part:Data"_qs, "{\"name\":\"file\"}"}}));
    QVERIFY(named);
    QCOMPARE(named->body, QByteArray(form).replace("\"Data\"", "\"file\""));
    const auto file = withFix(request, fixOf({{u"part:Data"_qs, "{\"filename\":\"b.pdf\"}"}}));
    QVERIFY(file);
    QCOMPARE(file->body, QByteArray(form).replace("a.png", "b.pdf"));
    const auto text = withFix(request, fixOf({{u"part:note"_qs, "\"22\""}}));
    QVERIFY(text);
    QCOMPARE(text->body, QByteArray(form).replace("\r\n1\r\n", "\r\n22\r\n"));
    const auto gone = withFix(request, fixOf({{u"part:note"_qs, {}}}));
    QVERIFY(gone);
    QCOMPARE(gone->body, form.left(form.indexOf("--B", 3)) + "--B--\r\n");
}

void TestFixes::saysWhenThePlaceIsGone_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("no such member") << Change{u"body:/none/x"_qs, "1"};
    QTest::newRow("no such query") << Change{u"query:none"_qs, {}};
    QTest::newRow("no such part") << Change{u"part:none"_qs, {}};
    QTest::newRow("unknown locator") << Change{u"response:body:/code"_qs, "1"};
    QTest::newRow("new value is no JSON") << Change{u"host"_qs, "api"};
}

void TestFixes::saysWhenThePlaceIsGone()
{
    QFETCH(Change, change);
    const auto fixed = withFix(sample(), fixOf({change}));
    QVERIFY(!fixed);
    QCOMPARE(fixed.error().code, u"no-such-place"_qs);
    QCOMPARE(fixed.error().place, change.where);
    QVERIFY(fixed.error().text.zh.contains(change.where));
}

void TestFixes::pointsIntoTheBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QByteArray>("text");
    const QByteArray body = sample().body;
    QTest::newRow("value") << body << u"body:/stream"_qs << QByteArray("false");
    QTest::newRow("item") << body << u"body:/tail/1"_qs << QByteArray("2");
    QTest::newRow("whole") << body << u"body:"_qs << body;
    QTest::newRow("missing member") << body << u"body:/none"_qs << QByteArray();
    QTest::newRow("another locator") << body << u"query:a"_qs << QByteArray();
    QTest::newRow("behind a slip") << QByteArray("{“a”: 1, \"b\": 22,}") << u"body:/b"_qs << QByteArray("22");
    QTest::newRow("behind a comment")
        << QByteArray("{// one\n \"b\": [3]}") << u"body:/b/0"_qs << QByteArray("3");
    QTest::newRow("not to be mended") << QByteArray("{\"b\": ") << u"body:/b"_qs << QByteArray();
}

void TestFixes::pointsIntoTheBody()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, where);
    QFETCH(QByteArray, text);
    const auto span = bodySpan(body, where);
    QCOMPARE(span.has_value(), !text.isEmpty());
    if (span)
        QCOMPARE(body.mid(span->offset, span->length), text);
}

QTEST_GUILESS_MAIN(TestFixes)
#include "tst_fixes.moc"
