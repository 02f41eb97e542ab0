// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/valuehints.h"

#include <QTest>

using namespace CozeLens;

Q_DECLARE_METATYPE(CozeLens::ValueHint::Kind)

class TestValueHints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void readsTheTimeOfALogId_data();
    void readsTheTimeOfALogId();
};

void TestValueHints::recognises_data()
{
    using Kind = ValueHint::Kind;
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("what");
    const auto row = [](const char *name, const char *key, const char *raw, Kind kind,
                        const char *what = "") {
        QTest::newRow(name) << QString::fromUtf8(key) << QByteArray(raw) << kind << QString::fromUtf8(what);
    };
    row("seconds", "created_at", "1719821234", Kind::Time, "2024-07-01T08:07:14Z");
    row("seconds as text", "created_at", "\"1719821234\"", Kind::Time, "2024-07-01T08:07:14Z");
    row("milliseconds", "update_time", "1719821234567", Kind::Time, "2024-07-01T08:07:14Z");
    row("camel case", "createdAt", "1719821234", Kind::Time, "2024-07-01T08:07:14Z");
    row("of a token", "exp", "1719821234", Kind::Time, "2024-07-01T08:07:14Z");
    row("a count of tokens is no time", "token_count", "1719821234", Kind::None);
    row("seconds that are left are no time", "expires_in", "1719821234", Kind::None);
    row("not finished yet", "completed_at", "0", Kind::None);
    row("an id is no time", "id", "7512049638368051237", Kind::None);
    row("too early", "created_at", "12345", Kind::None);
    row("a fraction", "created_at", "1719821234.5", Kind::None);
    row("debug_url", "debug_url", "\"https://www.coze.cn/work_flow?execute_id=741\\u0026x=1\"", Kind::Url,
        "https://www.coze.cn/work_flow?execute_id=741&x=1");
    row("plain http", "url", "\"http://127.0.0.1:8080/a\"", Kind::Url, "http://127.0.0.1:8080/a");
    row("text with an address in it", "content", "\"see https://coze.cn\"", Kind::None);
    row("other schemes", "url", "\"javascript:alert(1)\"", Kind::None);
    row("no host", "url", "\"https://\"", Kind::None);
    row("data of a workflow", "data", "\"{\\\"output\\\":\\\"你好\\\"}\"", Kind::Json,
        "{\"output\":\"你好\"}");
    row("list in text", "content", "\" [1, 2]\"", Kind::Json, " [1, 2]");
    row("looks like JSON", "content", "\"{name}\"", Kind::None);
    row("empty object", "content", "\"{}\"", Kind::None);
    row("a word", "status", "\"completed\"", Kind::None);
}

void TestValueHints::recognises()
{
    QFETCH(QString, key);
    QFETCH(QByteArray, raw);
    QFETCH(ValueHint::Kind, kind);
    QFETCH(QString, what);
    const auto document = Json::Document::parse(raw);
    QVERIFY(document);
    const ValueHint hint = valueHint(key, document->root().kind(), raw);
    QCOMPARE(int(hint.kind), int(kind));
    QCOMPARE(kind == ValueHint::Kind::Time ? hint.time.toString(Qt::ISODate) : hint.text, what);
}

void TestValueHints::readsTheTimeOfALogId_data()
{
    QTest::addColumn<QString>("logid");
    QTest::addColumn<QString>("utc");
    QTest::newRow("as the gateway makes them")
        << u"20240708143040790E78F9318B35A2910B"_qs << u"2024-07-08T06:30:40Z"_qs;
    QTest::newRow("no such month") << u"20241308143040790E78F9318B35A2910B"_qs << u""_qs;
    QTest::newRow("no such hour") << u"20240708253040790E78F9318B35A2910B"_qs << u""_qs;
    QTest::newRow("long ago") << u"19990708143040790E78F9318B35A2910B"_qs << u""_qs;
    QTest::newRow("in the future") << u"29990708143040790E78F9318B35A2910B"_qs << u""_qs;
    QTest::newRow("another kind of id") << u"5f1c9a0e-7c1d-4a53-9d60-0f6b7c5d8e21"_qs << u""_qs;
    QTest::newRow("short") << u"20240708"_qs << u""_qs;
    QTest::newRow("nothing") << u""_qs << u""_qs;
}

void TestValueHints::readsTheTimeOfALogId()
{
    QFETCH(QString, logid);
    QFETCH(QString, utc);
    const QDateTime time = logidTime(logid);
    QCOMPARE(time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString(), utc);
}

QTEST_GUILESS_MAIN(TestValueHints)
#include "tst_valuehints.moc"
