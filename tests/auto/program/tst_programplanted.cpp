// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultserver.h"
#include "support/planted.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const char *const folders[] = {"config", "data", "cache", "tmp", "home"};

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

//! What the program leaves behind and prints when the requests that it is given are full of secrets.
class TestProgramPlanted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sendMasksWhatItPrints_data();
    void sendMasksWhatItPrints();
    void secretsAreShownWhenAskedFor();
    void convertingLeavesNothingBehind_data();
    void convertingLeavesNothingBehind();
    void aCrashLeavesNoMemoryBehind();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QByteArray secret(const char *name) const { return valueOf(m_secrets, name); }
    QByteArray curl(const QByteArray &url) const;
    void run(QProcess &process, const QStringList &arguments);
    QStringList left() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<PlantedSecret> m_secrets;
};

void TestProgramPlanted::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = plantedSecrets();
    for (const char *name : folders)
        QDir(m_folder->path()).mkdir(QString::fromLatin1(name));
}

QByteArray TestProgramPlanted::curl(const QByteArray &url) const
{
    return "curl -X POST '" + url + "?access_token=" + secret("user's token") +
           "' -H 'Authorization: Bearer " + secret("token of a server of one's own") +
           "' -H 'Cookie: s=" + secret("cookie") + "' --data-raw '{\"client_secret\":\"" +
           secret("client secret") + "\",\"code\":\"" + secret("authorization code") + "\",\"jwt\":\"" +
           secret("JWT") + "\"}'\n";
}

void TestProgramPlanted::run(QProcess &process, const QStringList &arguments)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(QStringLiteral("HOME"), path("home"));
    all.insert(QStringLiteral("XDG_CONFIG_HOME"), path("config"));
    all.insert(QStringLiteral("XDG_DATA_HOME"), path("data"));
    all.insert(QStringLiteral("XDG_CACHE_HOME"), path("cache"));
    all.insert(QStringLiteral("TMPDIR"), path("tmp"));
    all.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*.debug=true;cozelens*=true"));
    all.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
    process.setProcessEnvironment(all);
    process.setWorkingDirectory(path("tmp"));
    process.start(QStringLiteral(COZELENS_PROGRAM), arguments);
}

QStringList TestProgramPlanted::left() const
{
    const SecretSearch search(m_secrets);
    QStringList found;
    for (const char *name : folders)
        found += search.inFolder(path(name));
    return found;
}

void TestProgramPlanted::sendMasksWhatItPrints_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::newRow("as text") << QStringList();
    QTest::newRow("with -v") << QStringList{QStringLiteral("-v")};
    QTest::newRow("with the head") << QStringList{QStringLiteral("-i")};
    for (const char *form : {"json", "har"})
        QTest::newRow(form) << QStringList{QStringLiteral("--format"), QString::fromLatin1(form)};
}

void TestProgramPlanted::sendMasksWhatItPrints()
{
    QFETCH(QStringList, how);
    const FaultServer server(
        FaultScript::answer(R"({"code":4100,"msg":"authentication is invalid )" + secret("personal token") +
                                R"(","access_token":")" + secret("OAuth token") + R"(","refresh_token":")" +
                                secret("refresh token") + "\"}",
                            "Content-Type: application/json\r\nSet-Cookie: s=" + secret("cookie") + "\r\n"));
    const QString body = path("body.json");
    write(body, R"({"bot_id":"1","client_secret":")" + secret("client secret") + R"(","code":")" +
                    secret("authorization code") + "\"}");
    QProcess process;
    run(process,
        QStringList{QStringLiteral("send")} + how +
            QStringList{QStringLiteral("-X"), QStringLiteral("POST"), QStringLiteral("-H"),
                        QString::fromUtf8(QByteArray("Authorization: Bearer " + secret("service token"))),
                        QStringLiteral("-H"),
                        QString::fromUtf8(QByteArray("X-Api-Key: " + secret("key password"))),
                        QStringLiteral("--json"), u'@' + body,
                        QString::fromUtf8(server.url("/v3/chat?access_token=") + secret("user's token"))});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(server.received().constFirst().contains(secret("service token")));
    const QByteArray out = process.readAllStandardOutput();
    const QByteArray err = process.readAllStandardError();
    QVERIFY(out.contains("4100"));
    const SecretSearch search(m_secrets);
    QVERIFY2(search.in(out).isEmpty(), qPrintable(search.in(out).join(u'\n') + QString::fromUtf8(out)));
    QVERIFY2(search.in(err).isEmpty(), qPrintable(search.in(err).join(u'\n') + QString::fromUtf8(err)));
    QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
}

void TestProgramPlanted::secretsAreShownWhenAskedFor()
{
    const FaultServer server(
        FaultScript::answer(R"({"code":0,"access_token":")" + secret("OAuth token") + "\"}"));
    QProcess process;
    run(process, {QStringLiteral("send"), QStringLiteral("--show-secrets"), QString::fromUtf8(server.url())});
    QVERIFY(process.waitForFinished());
    QVERIFY(process.readAllStandardOutput().contains(secret("OAuth token")));
    QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
}

void TestProgramPlanted::convertingLeavesNothingBehind_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("repeats"); // the result is the request itself in another form
    const auto row = [](const char *name, const QStringList &arguments, bool repeats) {
        QTest::newRow(name) << arguments << repeats;
    };
    row("import", {QStringLiteral("import"), QStringLiteral("REQUEST")}, true);
    row("export as cURL",
        {QStringLiteral("export"), QStringLiteral("--as"), QStringLiteral("curl"), QStringLiteral("REQUEST")},
        true);
    row("export as HAR",
        {QStringLiteral("export"), QStringLiteral("--as"), QStringLiteral("har"), QStringLiteral("REQUEST")},
        true);
    for (const char *language : {"zh", "en", "both"}) {
        row(language,
            {QStringLiteral("explain"), QStringLiteral("--lang"), QString::fromLatin1(language),
             QStringLiteral("--request"), QStringLiteral("REQUEST"), QStringLiteral("ANSWER")},
            false);
    }
}

void TestProgramPlanted::convertingLeavesNothingBehind()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, repeats);
    write(path("request"), curl("https://api.coze.cn/v3/chat"));
    write(path("answer"),
          R"({"code":4100,"msg":"authentication is invalid: )" + secret("personal token") + "\"}");
    arguments.replaceInStrings(QStringLiteral("REQUEST"), path("request"));
    arguments.replaceInStrings(QStringLiteral("ANSWER"), path("answer"));
    QProcess process;
    run(process, arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const SecretSearch search(m_secrets);
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(repeats || search.in(out).isEmpty(),
             qPrintable(search.in(out).join(u'\n') + QString::fromUtf8(out)));
    QCOMPARE(out.contains(secret("cookie")), repeats);
    QVERIFY(search.in(process.readAllStandardError()).isEmpty());
    QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
}

// The window with a token in its memory, ended the way a fault in it would.
void TestProgramPlanted::aCrashLeavesNoMemoryBehind()
{
    const QByteArray text = "Authorization: Bearer " + secret("personal token") + "\n{\"code\":4100}\n";
    write(path("pasted.log"), text);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    // Were it left to the system, the memory would be written beside the program.
    process.setChildProcessModifier([] {
        rlimit limit{RLIM_INFINITY, RLIM_INFINITY};
        getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_CORE, &limit);
    });
    run(process, {path("pasted.log")});
    QByteArray said;
    const auto explained = [&] {
        said += process.readAll();
        return said.contains("explained");
    };
    QTRY_VERIFY2_WITH_TIMEOUT(explained(), said.constData(), 20'000);
    QFile limits(QStringLiteral("/proc/%1/limits").arg(process.processId()));
    QVERIFY(limits.open(QIODevice::ReadOnly));
    QVERIFY2(limits.readAll().contains("Max core file size        0 "), "its memory would be written down");
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGSEGV), 0);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
}

QTEST_GUILESS_MAIN(TestProgramPlanted)
#include "tst_programplanted.moc"
