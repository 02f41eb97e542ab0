// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilecheck.h"
#include "settings/profilestore.h"
#include "settings/sendoptions.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace CozeLens;

namespace {

Profile workProfile()
{
    Profile profile = newProfile(u"Work"_qs, true);
    profile.baseUrl = u"https://coze.example.com"_qs;
    profile.variables = {{u"bot_id"_qs, u"7348293334912345678"_qs}, {u"city"_qs, u"杭州"_qs}};
    profile.connection.proxy = ProxyMode::Custom;
    profile.connection.proxyUrl = u"socks5h://127.0.0.1:1080"_qs;
    profile.connection.caFile = u"/etc/ssl/own.pem"_qs;
    profile.connection.verifyTls = false;
    profile.connection.idleTimeoutMs = 5000;
    profile.connection.bodyLimitMebibytes = 2048;
    return profile;
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void savedProfileComesBackWhole();
    void builtInKeepsItsAddressAndRemembersTheRest();
    void firstSaveMakesTheFolder();
    void fileThatCannotBeReadIsLeftAlone_data();
    void fileThatCannotBeReadIsLeftAlone();
    void mendedFileIsTakenUp();
    void twoWindowsKeepEachOthersWork();
    void twoWindowsChangingOneFieldAreTold();
    void otherWindowsChangeIsSeen();
    void removedElsewhereIsNotLost();
    void unknownMembersStay();
    void fullDiskIsTold();
    void fullDiskLeavesTheOldFile();
    void lockedFileIsTold();
    void tokenNeverReachesTheFile();
    void problemsAreSaidAtTheField_data();
    void problemsAreSaidAtTheField();
    void connectionReachesTheClient();

private:
    QString file() const { return m_folder->filePath(u"profiles.json"_qs); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProfiles::savedProfileComesBackWhole()
{
    const Profile profile = workProfile();
    {
        ProfileStore store(file());
        QCOMPARE(store.profiles().size(), 3);
        QCOMPARE(store.save(profile, Profile()), std::nullopt);
        QCOMPARE(store.profiles().size(), 4);
    }
    const ProfileStore again(file());
    QCOMPARE(again.problem(), std::nullopt);
    QCOMPARE(again.profiles().last(), profile);
    QCOMPARE(again.profile(u"gone"_qs).id, u"practice"_qs);
    QVERIFY(!(QFile::permissions(file()) & (QFile::ReadOther | QFile::ReadGroup)));
}

void TestProfiles::builtInKeepsItsAddressAndRemembersTheRest()
{
    ProfileStore store(file());
    const Profile base = store.profile(u"coze-cn"_qs);
    Profile edited = base;
    edited.baseUrl = u"https://elsewhere"_qs;
    edited.variables.insert(u"bot_id"_qs, u"1"_qs);
    QCOMPARE(store.save(edited, base), std::nullopt);
    const ProfileStore again(file());
    QCOMPARE(again.profile(u"coze-cn"_qs).baseUrl, u"https://api.coze.cn"_qs);
    QCOMPARE(again.profile(u"coze-cn"_qs).variables.value(u"bot_id"_qs), u"1"_qs);
    QCOMPARE(again.profiles().size(), 3);
    QCOMPARE(store.remove(u"coze-cn"_qs), std::nullopt);
    QCOMPARE(store.profile(u"coze-cn"_qs), builtInProfile(u"coze-cn"_qs));
}

void TestProfiles::firstSaveMakesTheFolder()
{
    const QString deep = m_folder->filePath(u"a/b/profiles.json"_qs);
    ProfileStore store(deep);
    QCOMPARE(store.save(workProfile(), Profile()), std::nullopt);
    QVERIFY(QFile::exists(deep));
}

void TestProfiles::fileThatCannotBeReadIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("written by a newer version")
        << QByteArray("{\"version\":2,\"profiles\":[],\"more\":1}") << u"profiles-newer"_qs << u"2"_qs;
    QTest::newRow("cut off in the middle")
        << QByteArray("{\"version\":1,\n\"profiles\":[{\"id\":\"a\"") << u"profiles-broken"_qs << u"2"_qs;
    QTest::newRow("empty") << QByteArray() << u"profiles-broken"_qs << u"1"_qs;
    QTest::newRow("some other JSON") << QByteArray("{\"a\":1}") << u"profiles-broken"_qs << u"version"_qs;
    QTest::newRow("an entry without id")
        << QByteArray("{\"version\":1,\"profiles\":[{}]}") << u"profiles-broken"_qs << u"id"_qs;
    QTest::newRow("one id twice") << QByteArray(
                                         "{\"version\":1,\"profiles\":[{\"id\":\"a\"},{\"id\":\"a\"}]}")
                                  << u"profiles-broken"_qs << u"id"_qs;
    QTest::newRow("far too large") << QByteArray(5 * 1024 * 1024, ' ') << u"profiles-broken"_qs << u"4 MB"_qs;
}

void TestProfiles::fileThatCannotBeReadIsLeftAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, says);
    QVERIFY(write(file(), content));
    ProfileStore store(file());
    QVERIFY(store.problem().has_value());
    QCOMPARE(store.problem()->code, code);
    QVERIFY2(store.problem()->text.en.contains(says), qPrintable(store.problem()->text.en));
    QVERIFY2(store.problem()->text.zh.contains(says), qPrintable(store.problem()->text.zh));
    QCOMPARE(store.profiles(), builtInProfiles());
    const std::optional<Error> refused = store.save(workProfile(), Profile());
    QVERIFY(refused.has_value());
    QCOMPARE(refused->code, code);
    QVERIFY(store.overwrite(workProfile()).has_value());
    QVERIFY(store.remove(u"coze-cn"_qs).has_value());
    QCOMPARE(contentOf(file()), content);
}

void TestProfiles::mendedFileIsTakenUp()
{
    QVERIFY(write(file(), "{"));
    ProfileStore store(file());
    QVERIFY(store.problem().has_value());
    const QByteArray mended =
        "{\"version\":1,\"profiles\":[{\"id\":\"mine\",\"name\":\"Mine\",\"baseUrl\":\"http://h\"}]}";
    QVERIFY(write(file(), mended));
    QTRY_COMPARE(store.profiles().size(), 4);
    QCOMPARE(store.problem(), std::nullopt);
    QCOMPARE(store.profiles().last().name.zh, u"Mine"_qs);
}

void TestProfiles::twoWindowsKeepEachOthersWork()
{
    ProfileStore one(file());
    const Profile base = workProfile();
    QCOMPARE(one.save(base, Profile()), std::nullopt);
    ProfileStore other(file());
    Profile here = base;
    here.variables.insert(u"chat_id"_qs, u"1"_qs);
    here.connection.verifyTls = true;
    Profile there = base;
    there.variables.insert(u"conversation_id"_qs, u"2"_qs);
    there.variables.remove(u"city"_qs);
    there.connection.caFile.clear();
    QCOMPARE(one.save(here, base), std::nullopt);
    QCOMPARE(other.save(there, base), std::nullopt);
    QCOMPARE(other.save(newProfile(u"Another"_qs, false), Profile()), std::nullopt);
    const ProfileStore last(file());
    const Profile both = last.profile(base.id);
    QCOMPARE(both.variables.keys(), QStringList({u"bot_id"_qs, u"chat_id"_qs, u"conversation_id"_qs}));
    QVERIFY(both.connection.verifyTls);
    QVERIFY(both.connection.caFile.isEmpty());
    QCOMPARE(last.profiles().size(), 5);
}

void TestProfiles::twoWindowsChangingOneFieldAreTold()
{
    ProfileStore one(file());
    const Profile base = workProfile();
    QCOMPARE(one.save(base, Profile()), std::nullopt);
    Profile here = base;
    here.baseUrl = u"https://here.example"_qs;
    Profile there = base;
    there.baseUrl = u"https://there.example"_qs;
    QCOMPARE(one.save(here, base), std::nullopt);
    ProfileStore other(file());
    const std::optional<Error> conflict = other.save(there, base);
    QVERIFY(conflict.has_value());
    QCOMPARE(conflict->code, u"profile-conflict"_qs);
    QCOMPARE(conflict->place, u"baseUrl"_qs);
    QCOMPARE(ProfileStore(file()).profile(base.id).baseUrl, here.baseUrl);
    QCOMPARE(other.overwrite(there), std::nullopt);
    QCOMPARE(ProfileStore(file()).profile(base.id).baseUrl, there.baseUrl);
}

void TestProfiles::otherWindowsChangeIsSeen()
{
    ProfileStore one(file());
    ProfileStore other(file());
    QSignalSpy heard(&other, &ProfileStore::changed);
    QCOMPARE(one.save(workProfile(), Profile()), std::nullopt);
    QTRY_COMPARE(other.profiles().size(), 4);
    QVERIFY(!heard.isEmpty());
}

void TestProfiles::removedElsewhereIsNotLost()
{
    ProfileStore one(file());
    const Profile base = workProfile();
    QCOMPARE(one.save(base, Profile()), std::nullopt);
    ProfileStore other(file());
    QCOMPARE(other.remove(base.id), std::nullopt);
    Profile here = base;
    here.baseUrl = u"https://here.example"_qs;
    QCOMPARE(one.save(here, base), std::nullopt);
    QCOMPARE(ProfileStore(file()).profile(base.id), here);
}

void TestProfiles::unknownMembersStay()
{
    const QByteArray later = "{\"version\":1,\"profiles\":[{\"id\":\"m\",\"name\":\"M\",\"baseUrl\":"
                             "\"http://h\",\"colour\":\"red\",\"connection\":{\"tlsVersion\":\"1.3\"}}]}";
    QVERIFY(write(file(), later));
    ProfileStore store(file());
    const Profile base = store.profile(u"m"_qs);
    Profile edited = base;
    edited.connection.proxy = ProxyMode::None;
    QCOMPARE(store.save(edited, base), std::nullopt);
    QVERIFY(contentOf(file()).contains("\"red\""));
    QVERIFY(contentOf(file()).contains("\"tlsVersion\""));
    QCOMPARE(ProfileStore(file()).profile(u"m"_qs), edited);
}

void TestProfiles::fullDiskIsTold()
{
    // Nothing but a device says "no space left" on demand; its name must look like a file in a folder.
    ProfileStore store(u"/dev/full/profiles.json"_qs);
    const std::optional<Error> error = store.save(workProfile(), Profile());
    QVERIFY(error.has_value());
    QCOMPARE(error->code, u"profiles-not-written"_qs);
    QVERIFY(!error->text.zh.isEmpty() && !error->text.en.isEmpty());
}

// A limit on the size of files fails as a full disk does: at the write that passes it.
void TestProfiles::fullDiskLeavesTheOldFile()
{
    ProfileStore store(file());
    const Profile base = workProfile();
    QCOMPARE(store.save(base, Profile()), std::nullopt);
    const QByteArray before = contentOf(file());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit full{static_cast<rlim_t>(before.size() + 100), limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    Profile edited = base;
    edited.variables.insert(u"long"_qs, QString(100'000, u'x'));
    const std::optional<Error> error = store.save(edited, base);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(error.has_value());
    QCOMPARE(error->code, u"profiles-not-written"_qs);
    QVERIFY(!error->text.zh.isEmpty() && error->text.zh != error->text.en);
    QCOMPARE(contentOf(file()), before);
    QCOMPARE(store.profile(base.id), base);
    QCOMPARE(store.save(edited, base), std::nullopt); // there is room again
    QCOMPARE(ProfileStore(file()).profile(base.id), edited);
}

void TestProfiles::lockedFileIsTold()
{
    ProfileStore store(file());
    // A folder in the lock's place is what no process can remove in passing.
    QVERIFY(QDir().mkpath(file() + u".lock/inside"_qs));
    const std::optional<Error> error = store.save(workProfile(), Profile());
    QVERIFY(error.has_value());
    QCOMPARE(error->code, u"profiles-not-written"_qs);
    QVERIFY(!QFile::exists(file()));
}

void TestProfiles::tokenNeverReachesTheFile()
{
    ProfileStore store(file());
    const QByteArray token = "pat_" + QByteArray(64, 'x');
    const std::optional<Error> refused =
        store.setVariable(u"coze-cn"_qs, u"auth"_qs, u"Bearer "_qs + QString::fromUtf8(token));
    QVERIFY(refused.has_value());
    QCOMPARE(refused->code, u"secret-variable"_qs);
    QVERIFY(!QFile::exists(file()));
    QCOMPARE(store.setVariable(u"coze-cn"_qs, u"bot_id"_qs, u"7"_qs), std::nullopt);
    QVERIFY(!contentOf(file()).contains("pat_"));
    QCOMPARE(store.setVariable(u"coze-cn"_qs, u"bot_id"_qs, {}), std::nullopt);
    QVERIFY(store.profile(u"coze-cn"_qs).variables.isEmpty());
}

void TestProfiles::problemsAreSaidAtTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("english"); // empty: no problem
    QTest::addColumn<bool>("warning");
    const auto row = [](const char *name, const char *field, const char *value, const char *english,
                        bool warning = false) {
        QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(value)
                            << QString::fromUtf8(english) << warning;
    };
    row("own server", "baseUrl", "https://coze.example.com", "");
    row("own machine without TLS", "baseUrl", "http://127.0.0.1:8888", "");
    row("no address", "baseUrl", "", "Enter the address");
    row("no scheme", "baseUrl", "coze.example.com", "must begin with");
    row("other scheme", "baseUrl", "ftp://coze.example.com", "no usable address");
    row("password in the address", "baseUrl", "https://u:p@coze.example.com", "user name");
    row("query", "baseUrl", "https://coze.example.com?a=b", "what follows");
    row("variable", "baseUrl", "https://{{host}}", "no usable address");
    row("web pages", "baseUrl", "https://www.coze.cn", "https://api.coze.cn", true);
    row("path of an operation", "baseUrl", "https://api.coze.cn/v3/chat", "come with each operation", true);
    row("in the clear", "baseUrl", "http://coze.example.com", "in the clear", true);
    row("proxy", "proxyUrl", "http://proxy.example:3128", "");
    row("proxy with a user", "proxyUrl", "socks5h://me@127.0.0.1:1080", "");
    row("no proxy", "proxyUrl", "", "Enter the proxy");
    row("proxy without scheme", "proxyUrl", "proxy.example:3128", "must begin with");
    row("proxy without port", "proxyUrl", "http://proxy.example", "port");
    row("proxy with a password", "proxyUrl", "http://u:p@proxy.example:1", "password");
    row("proxy with a path", "proxyUrl", "http://proxy.example:1/pac", "host and a port");
    row("missing file", "caFile", "/nowhere/ca.pem", "no such file");
    row("relative file", "caFile", "ca.pem", "whole path");
    row("folder for a file", "caFile", "/", "regular file");
    row("device for a file", "caFile", "/dev/zero", "regular file");
    row("no certificate inside", "caFile", COZELENS_SOURCE_DIR "/CONTRIBUTING.md", "no PEM certificate");
    row("reserved name", "variable:token", "x", "already");
    row("name with a blank", "variable:my bot", "x", "cannot be a variable");
    row("token as a value", "variable:auth", "pat_abcdefghijklmnop", "token, key or password");
    row("two lines", "variable:text", "a\nb", "line break");
    row("plain id", "variable:bot_id", "7348293334912345678", "");
}

void TestProfiles::problemsAreSaidAtTheField()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, english);
    QFETCH(bool, warning);
    Profile profile = newProfile(u"Mine"_qs, false);
    profile.baseUrl = u"https://coze.example.com"_qs;
    if (field == u"baseUrl")
        profile.baseUrl = value;
    else if (field == u"caFile")
        profile.connection.caFile = value;
    else if (field == u"proxyUrl")
        profile.connection.proxyUrl = value;
    else
        profile.variables.insert(field.section(u':', 1), value);
    if (field == u"proxyUrl")
        profile.connection.proxy = ProxyMode::Custom;
    const QList<FieldProblem> problems = problemsOf(profile);
    const std::optional<FieldProblem> problem = problemOf(problems, field);
    QCOMPARE(problem.has_value(), !english.isEmpty());
    QCOMPARE(canBeSaved(problems), english.isEmpty() || warning);
    if (problem) {
        QVERIFY2(problem->text.en.contains(english), qPrintable(problem->text.en));
        QVERIFY(problem->text.zh != problem->text.en);
        QCOMPARE(problem->warning, warning);
    }
}

void TestProfiles::connectionReachesTheClient()
{
    ConnectionSettings connection = workProfile().connection;
    QCOMPARE(sendOptionsFor({}).proxy, QByteArray());
    SendOptions options = sendOptionsFor(connection);
    QCOMPARE(options.proxy, QByteArray("socks5h://127.0.0.1:1080"));
    QCOMPARE(options.caFile, connection.caFile);
    QVERIFY(!options.verifyTls);
    QCOMPARE(options.idleTimeoutMs, 5000);
    connection.proxyUrl = u"http://me@proxy.example:3128"_qs;
    options = sendOptionsFor(connection, {u"a:b@c/ä"_qs, u"key"_qs});
    QCOMPARE(options.proxy, QByteArray("http://me:a:b%40c%2F%C3%A4@proxy.example:3128"));
    QCOMPARE(options.clientKeyPassword, u"key"_qs);
    connection.proxy = ProxyMode::None;
    QCOMPARE(sendOptionsFor(connection).proxy, QByteArray("none"));
}

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
