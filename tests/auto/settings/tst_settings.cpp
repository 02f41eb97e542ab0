// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"
#include "settings/settings.h"
#include "settings/variables.h"

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
    void variablesAreReplacedOnce_data();
    void variablesAreReplacedOnce();
    void unknownVariableIsNamed();
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

void TestSettings::variablesAreReplacedOnce_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("base in a URL") << QByteArray("{{base}}/v3/chat") << QByteArray("http://h/v3/chat");
    QTest::newRow("blanks inside the braces") << QByteArray("{{ base }}/x") << QByteArray("http://h/x");
    QTest::newRow("twice") << QByteArray("{{base}}{{base}}") << QByteArray("http://hhttp://h");
    QTest::newRow("a value that looks like a variable") << QByteArray("{{loop}}") << QByteArray("{{base}}");
    QTest::newRow("none") << QByteArray("plain") << QByteArray("plain");
    QTest::newRow("braces of a prompt template") << QByteArray("{{ 你好 }}") << QByteArray("{{ 你好 }}");
    QTest::newRow("unclosed") << QByteArray("a{{base") << QByteArray("a{{base");
    QTest::newRow("nested JSON") << QByteArray("{\"a\":{\"b\":{}}}") << QByteArray("{\"a\":{\"b\":{}}}");
    QTest::newRow("three braces") << QByteArray("{{{base}}}") << QByteArray("{{{base}}}");
}

void TestSettings::variablesAreReplacedOnce()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const Result<QByteArray> result = substituted(text, {{u"base"_qs, "http://h"}, {u"loop"_qs, "{{base}}"}});
    QVERIFY(result.has_value());
    QCOMPARE(*result, expected);
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
