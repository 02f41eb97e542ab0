// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"
#include "settings/settings.h"
#include "settings/variablefaults.h"
#include "support/cputime.h"

#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rememberWhatTheUserChose();
    void firstStartFollowsTheSystem_data();
    void firstStartFollowsTheSystem();
    void variablesAreReplaced_data();
    void variablesAreReplaced();
    void valueArrivesAsItIs_data();
    void valueArrivesAsItIs();
    void kindOfBodyIsKnown_data();
    void kindOfBodyIsKnown();
    void writingValuesIsLinear();
    void unknownVariableIsNamed();
    void faultsAreFound_data();
    void faultsAreFound();
    void slipIsAskedAbout_data();
    void slipIsAskedAbout();
    void cycleIsShownAsTheWayRound_data();
    void cycleIsShownAsTheWayRound();
    void valuesThatMultiplyAreStopped();
    void useUnderTheMouseIsFound_data();
    void useUnderTheMouseIsFound();
    void nameBeingTypedIsFound_data();
    void nameBeingTypedIsFound();
    void profilesAreComplete();
};

void TestSettings::rememberWhatTheUserChose()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"settings.ini"_qs);
    {
        Settings settings(file);
        settings.setLanguage(Language::Chinese);
        settings.setScheme(Scheme::Dark);
        settings.setProfileId(u"coze-cn"_qs);
        settings.setWidgetState(u"mainSplitter"_qs, QByteArray("\x00\x01\xff", 3));
    }
    const Settings again(file);
    QCOMPARE(again.language(), Language::Chinese);
    QCOMPARE(again.scheme(), Scheme::Dark);
    QCOMPARE(again.profileId(), u"coze-cn"_qs);
    QCOMPARE(again.widgetState(u"mainSplitter"_qs), QByteArray("\x00\x01\xff", 3));
    QVERIFY(again.widgetState(u"other"_qs).isEmpty());
}

void TestSettings::firstStartFollowsTheSystem_data()
{
    QTest::addColumn<QByteArray>("locale");
    QTest::addColumn<Language>("language");
    QTest::newRow("mainland China") << QByteArray("zh_CN.UTF-8") << Language::Chinese;
    QTest::newRow("Taiwan") << QByteArray("zh_TW.UTF-8") << Language::Chinese;
    QTest::newRow("United States") << QByteArray("en_US.UTF-8") << Language::English;
    QTest::newRow("Germany, which has no language of ours") << QByteArray("de_DE.UTF-8") << Language::English;
    QTest::newRow("no language at all") << QByteArray("C") << Language::English;
}

void TestSettings::firstStartFollowsTheSystem()
{
    QFETCH(QByteArray, locale);
    QFETCH(Language, language);
    const QByteArray all = qgetenv("LC_ALL");
    const QByteArray list = qgetenv("LANGUAGE");
    qputenv("LC_ALL", locale);
    qunsetenv("LANGUAGE");
    QTemporaryDir folder;
    QCOMPARE(Settings(folder.filePath(u"new.ini"_qs)).language(), language);
    qputenv("LC_ALL", all);
    qputenv("LANGUAGE", list);
}

void TestSettings::variablesAreReplaced_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("base in a URL") << QByteArray("{{base}}/v3/chat") << QByteArray("http://h/v3/chat");
    QTest::newRow("blanks inside the braces") << QByteArray("{{ base }}/x") << QByteArray("http://h/x");
    QTest::newRow("twice") << QByteArray("{{base}}{{base}}") << QByteArray("http://hhttp://h");
    QTest::newRow("a variable in a variable") << QByteArray("{{chat}}?x") << QByteArray("http://h/v3/chat?x");
    QTest::newRow("two deep, twice") << QByteArray("{{deep}}{{deep}}")
                                     << QByteArray("<http://h/v3/chat><http://h/v3/chat>");
    QTest::newRow("a prompt template in a value") << QByteArray("{{prompt}}") << QByteArray("{{ 你好 }}");
    QTest::newRow("none") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("braces of a prompt template") << QByteArray("{{ 你好 }}") << QByteArray("{{ 你好 }}");
    QTest::newRow("unclosed") << QByteArray("a{{base") << QByteArray("a{{base");
    QTest::newRow("nested JSON") << QByteArray("{\"a\":{\"b\":{}}}") << QByteArray("{\"a\":{\"b\":{}}}");
    QTest::newRow("three braces") << QByteArray("{{{base}}}") << QByteArray("{{{base}}}");
}

void TestSettings::variablesAreReplaced()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Result<QByteArray> result = substituted(text, {{u"base"_qs, "http://h"},
                                                         {u"chat"_qs, "{{base}}/v3/chat"},
                                                         {u"deep"_qs, "<{{chat}}>"},
                                                         {u"prompt"_qs, "{{ 你好 }}"}});
    QVERIFY(result.has_value());
    QCOMPARE(*result, expected);
}

void TestSettings::valueArrivesAsItIs_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, TextKind kind, const char *text, const QByteArray &value,
                        const char *expected) {
        QTest::newRow(name) << int(kind) << QByteArray(text) << value << QByteArray(expected);
    };
    const QByteArray hard = "a\"b\\c\nd\te\x01/";
    row("string of JSON", TextKind::Json, R"({"a\"":1,"q":"{{v}}"})", hard,
        R"({"a\"":1,"q":"a\"b\\c\nd\te\u0001/"})");
    row("JSON in a string", TextKind::Json, R"({"q":"[{\"t\":\"{{v}}\"}]"})", "a\"b",
        R"({"q":"[{\"t\":\"a\\\"b\"}]"})");
    row("JSON in a string, no string there", TextKind::Json, R"({"q":"{\"n\":{{v}}}"})", "7",
        R"({"q":"{\"n\":7}"})");
    row("quotes in plain words", TextKind::Json, R"({"q":"say \"{{v}}\""})", "a\"b",
        R"({"q":"say \"a\"b\""})");
    row("behind a string with escapes", TextKind::Json, R"(["\\","{{v}}"])", "\"", R"(["\\","\""])");
    row("no string", TextKind::Json, R"({"n":{{v}},"o":"x"})", "[1,\"2\"]", R"({"n":[1,"2"],"o":"x"})");
    row("a string that is a name", TextKind::Json, R"(["{{v}}","{{v}}"])", "\"", R"(["\"","\""])");
    row("Chinese in JSON", TextKind::Json, R"(["{{v}}"])", "杭州", R"(["杭州"])");
    row("text", TextKind::Plain, R"("{{v}}")", "a\"b\nc", "\"a\"b\nc\"");
    row("query", TextKind::Url, "http://h/p?a=1&q={{v}}#f", "a b&c=d+e/f?杭%",
        "http://h/p?a=1&q="
        "a%20b%26c=d%2Be/f?%E6%9D%AD%25#f");
    row("query, encoded already", TextKind::Url, "{{base}}?q={{v}}", "a%20b%3", "http://h?q=a%20b%253");
    row("several parameters", TextKind::Url, "{{base}}/p?{{v}}", "a=1&b=2 3", "http://h/p?a=1&b=2%203");
    row("path", TextKind::Url, "{{base}}/v1/{{v}}/x", "a b?c#d/e", "http://h/v1/a%20b%3Fc%23d/e/x");
    row("a path with its query", TextKind::Url, "{{base}}/api{{v}}", "/v1/x?a=b", "http://h/api/v1/x?a=b");
    row("host", TextKind::Url, "https://{{v}}/x", "me:8080", "https://me:8080/x");
    row("address", TextKind::Url, "{{v}}&x={{v}}", "http://h/?a=b&c", "http://h/?a=b&c&x=http://h/?a=b%26c");
    row("form", TextKind::Form, "a={{v}}&b=1", "x&y=z w", "a=x%26y=z%20w&b=1");
}

void TestSettings::valueArrivesAsItIs()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    // Also by way of another name.
    for (const Variables &variables :
         {Variables{{u"base"_qs, "http://h"}, {u"v"_qs, value}},
          Variables{{u"base"_qs, "http://h"}, {u"v"_qs, "{{w}}"}, {u"w"_qs, value}}})
        QTEST(substituted(text, variables, Unknown::Stays, TextKind(kind)).value(), "expected");
}

void TestSettings::kindOfBodyIsKnown_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *type, const char *body, TextKind kind) {
        QTest::newRow(qPrintable(QString::fromUtf8(type) + u' ' + QString::fromUtf8(body)))
            << QByteArray(type) << QByteArray(body) << int(kind);
    };
    row("Application/JSON; charset=utf-8", "x", TextKind::Json);
    row("application/problem+json", "", TextKind::Json);
    row("", " {", TextKind::Json);
    row("", "[", TextKind::Json);
    row("", "a=b", TextKind::Plain);
    row("text/plain", "{", TextKind::Plain);
    row("application/x-www-form-urlencoded", "{", TextKind::Form);
}

void TestSettings::kindOfBodyIsKnown()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QCOMPARE(int(kindOfBody(type, body)), kind);
}

void TestSettings::writingValuesIsLinear()
{
    const QByteArray uses = QByteArray("{{v}}").repeated(300'000);
    for (const auto &[kind, head] :
         {std::pair(TextKind::Json, QByteArray("\"")), std::pair(TextKind::Url, QByteArray("http://h/?")),
          std::pair(TextKind::Form, QByteArray("a"))}) {
        const Test::CpuTime time;
        const Result<QByteArray> result = substituted(head + uses, {{u"v"_qs, "x"}}, Unknown::IsError, kind);
        // Looking back from each of them to the beginning would cost 200 GB of reading.
        QVERIFY(time.ms() < 5000);
        QCOMPARE(result->size(), head.size() + 300'000);
    }
}

void TestSettings::faultsAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("faults");
    const auto row = [](const char *name, const char *text, const QStringList &faults) {
        QTest::newRow(name) << QByteArray(text) << faults;
    };
    row("none", "{{base}}/x?{{chat}}", {});
    row("an unknown name", "a{{nope}}", {u"1+8 unknown-variable nope"_qs});
    row("blanks inside", "{{ nope }}", {u"0+10 unknown-variable nope"_qs});
    row("two of them, in bytes", "中{{x}}{{y}}",
        {u"3+5 unknown-variable x"_qs, u"8+5 unknown-variable y"_qs});
    row("a circle", "{{one}}", {u"0+7 variable-cycle one"_qs});
    row("braces around a known one", "{{ {{base}} }}", {});
    row("no name", "{{#if x}}{{/if}}", {});
    row("not closed", "{{nope", {});
}

void TestSettings::faultsAreFound()
{
    QFETCH(QByteArray, text);
    const Variables variables = {
        {u"base"_qs, "http://h"}, {u"chat"_qs, "{{base}}/c"}, {u"one"_qs, "{{two}}"}, {u"two"_qs, "{{one}}"}};
    QStringList found;
    for (const VariableFault &fault : variableFaults(text, variables)) {
        QVERIFY(!fault.error.text.zh.isEmpty() && !fault.error.text.en.isEmpty());
        found.append(QString::number(fault.span.offset) + u'+' + QString::number(fault.span.length) + u' ' +
                     fault.error.code + u' ' + fault.error.place);
    }
    QTEST(found, "faults");
}

void TestSettings::slipIsAskedAbout_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("two letters changed places") << u"bto_id"_qs << u"bot_id"_qs;
    QTest::newRow("one letter too many") << u"bot_idd"_qs << u"bot_id"_qs;
    QTest::newRow("one letter missing") << u"ot_id"_qs << u"bot_id"_qs;
    QTest::newRow("another letter") << u"bot_ie"_qs << u"bot_id"_qs;
    QTest::newRow("capitals") << u"BOT_ID"_qs << u"bot_id"_qs;
    QTest::newRow("something else") << u"workflow"_qs << QString();
    QTest::newRow("too short to tell") << u"x"_qs << QString();
    QTest::newRow("two that are as near") << u"file_iz"_qs << QString();
}

void TestSettings::slipIsAskedAbout()
{
    QFETCH(QString, typed);
    QTEST(nameMeant(typed, {u"bot_id"_qs, u"file_id"_qs, u"file_in"_qs, u"y"_qs}), "meant");
}

void TestSettings::unknownVariableIsNamed()
{
    const Result<QByteArray> result = substituted("{{bse}}/v3/chat", {{u"base"_qs, "x"}});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, u"unknown-variable"_qs);
    QCOMPARE(result.error().place, u"bse"_qs);
    QVERIFY(result.error().text.zh.contains(u"{{bse}}"));
    QVERIFY(result.error().text.en.contains(u"{{bse}}"));
    QCOMPARE(substituted("{\"q\":\"{{city}} {{base}}\"}", {{u"base"_qs, "x"}}, Unknown::Stays).value(),
             QByteArray("{\"q\":\"{{city}} x\"}"));
}

void TestSettings::cycleIsShownAsTheWayRound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("way");
    QTest::newRow("itself") << QByteArray("{{self}}") << u"{{self}} → {{self}}"_qs;
    QTest::newRow("two") << QByteArray("x{{a}}") << u"{{a}} → {{b}} → {{a}}"_qs;
    QTest::newRow("entered from outside") << QByteArray("{{out}}") << u"{{a}} → {{b}} → {{a}}"_qs;
}

void TestSettings::cycleIsShownAsTheWayRound()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, way);
    const Variables variables = {
        {u"self"_qs, "{{self}}"}, {u"a"_qs, "1{{b}}"}, {u"b"_qs, "2{{ a }}"}, {u"out"_qs, "{{a}}"}};
    for (const Unknown unknown : {Unknown::IsError, Unknown::Stays}) {
        const Result<QByteArray> result = substituted(text, variables, unknown);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, u"variable-cycle"_qs);
        QVERIFY2(result.error().text.en.contains(way), qPrintable(result.error().text.en));
        QVERIFY2(result.error().text.zh.contains(way), qPrintable(result.error().text.zh));
    }
}

void TestSettings::valuesThatMultiplyAreStopped()
{
    Variables variables = {{u"v0"_qs, "lol lol lol"}};
    for (int i = 1; i < 40; ++i) {
        const QByteArray before = "{{v" + QByteArray::number(i - 1) + "}}";
        variables.insert(u"v%1"_qs.arg(i), before + before);
    }
    const Result<QByteArray> result = substituted("{{v39}}", variables);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, u"variable-too-large"_qs);
}

void TestSettings::useUnderTheMouseIsFound_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("name");
    QTest::newRow("on the name") << u"{{base}}/v1"_qs << 4 << u"base"_qs;
    QTest::newRow("on the first brace") << u"{{base}}/v1"_qs << 0 << u"base"_qs;
    QTest::newRow("on the last brace") << u"{{base}}/v1"_qs << 7 << u"base"_qs;
    QTest::newRow("behind it") << u"{{base}}/v1"_qs << 8 << QString();
    QTest::newRow("the second of two") << u"{{a}}{{ b }}"_qs << 8 << u"b"_qs;
    QTest::newRow("no name inside") << u"{{ 你好 }}"_qs << 4 << QString();
    QTest::newRow("never closed") << u"{{base"_qs << 3 << QString();
}

void TestSettings::useUnderTheMouseIsFound()
{
    QFETCH(QString, line);
    QFETCH(int, place);
    QFETCH(QString, name);
    const std::optional<VariableUse> use = variableAt(line, place);
    QCOMPARE(use ? use->name : QString(), name);
    if (use)
        QVERIFY(use->from <= place && place < use->from + use->length);
}

void TestSettings::nameBeingTypedIsFound_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<bool>("inside");
    QTest::addColumn<QString>("begun");
    QTest::newRow("just opened") << u"GET {{"_qs << true << QString();
    QTest::newRow("some letters") << u"{{ba"_qs << true << u"ba"_qs;
    QTest::newRow("one brace") << u"{ba"_qs << false << QString();
    QTest::newRow("closed") << u"{{base}}"_qs << false << QString();
    QTest::newRow("closed and on") << u"{{base}}/x"_qs << false << QString();
    QTest::newRow("another after a closed one") << u"{{base}}/{{bo"_qs << true << u"bo"_qs;
    QTest::newRow("other text") << u"{{ 你"_qs << false << QString();
}

void TestSettings::nameBeingTypedIsFound()
{
    QFETCH(QString, before);
    QFETCH(bool, inside);
    QFETCH(QString, begun);
    const QString found = begunVariable(before);
    QCOMPARE(!found.isNull(), inside);
    QCOMPARE(found.isEmpty() ? QString() : found, begun);
}

void TestSettings::profilesAreComplete()
{
    QCOMPARE(builtInProfiles().first().id, u"practice"_qs);
    for (const Profile &profile : builtInProfiles()) {
        QVERIFY(!profile.name.zh.isEmpty() && !profile.name.en.isEmpty());
        QVERIFY2(profile.practice != profile.baseUrl.startsWith(u"https://"), qPrintable(profile.id));
        QCOMPARE(&builtInProfile(profile.id), &profile);
    }
    QCOMPARE(builtInProfile(u"gone"_qs).id, u"practice"_qs);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
