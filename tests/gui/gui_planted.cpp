// SPDX-License-Identifier: GPL-3.0-or-later
#include "auto/oauth/keys.h"
#include "plantedsession.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace CozeLens::Test;

namespace {

constexpr int SessionMs = 100'000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

// Folders of a user's own, and one beside them for what only the test knows.
struct Home
{
    Home()
    {
        for (const char *name : {"config", "data", "cache", "tmp", "state", "runtime", "home", "aside"}) {
            QDir(folder.path()).mkdir(QString::fromLatin1(name));
            QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        write(path("aside/secrets"), toText(secrets));
        const QByteArray pem = keyPem(KeyForm::Private);
        write(path("aside/key.pem"), pem);
        // A line from the middle: the first ones are the same in every key.
        secrets.append({"key file", pem.split('\n').value(5)});
    }

    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }

    QProcessEnvironment environment() const
    {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        const auto set = [&](const char *name, const QString &value) {
            all.insert(QString::fromLatin1(name), value);
        };
        set("HOME", path("home"));
        set("XDG_CONFIG_HOME", path("config"));
        set("XDG_DATA_HOME", path("data"));
        set("XDG_CACHE_HOME", path("cache"));
        set("XDG_STATE_HOME", path("state"));
        set("XDG_RUNTIME_DIR", path("runtime"));
        set("TMPDIR", path("tmp"));
        set("QT_LOGGING_RULES", QStringLiteral("*.debug=true;cozelens*=true"));
        // Nobody's own secret store is to be touched.
        set("DBUS_SESSION_BUS_ADDRESS", QStringLiteral("unix:path=/nonexistent"));
        return all;
    }

    QStringList found(const SecretSearch &search) const
    {
        QStringList all;
        for (const char *name : {"config", "data", "cache", "tmp", "state", "runtime", "home"}) {
            for (const QString &what : search.inFolder(path(name)))
                all.append(QString::fromLatin1(name) + u'/' + what);
        }
        return all;
    }

    QTemporaryDir folder;
    QList<PlantedSecret> secrets = plantedSecrets();
};

void start(QProcess &process, const Home &home, const QStringList &how)
{
    process.setProcessEnvironment(home.environment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
                  QStringList{QStringLiteral("--session"), home.path("aside")} + how);
}

struct Records
{
    QStringList leaks;
    int clipboards = 0;
    int masked = 0;
    int marked = 0;
};

// A secret that the user picked out by itself may be on the clipboard, but only with the mark.
Records recordsOf(const Home &home, const SecretSearch &search)
{
    Records records;
    for (const QByteArray &line : contentOf(home.path("aside/record")).split('\n')) {
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        if (record.isEmpty())
            continue;
        const QString what = record[QStringLiteral("what")].toString();
        const bool clipboard = record[QStringLiteral("clipboard")].toBool();
        const bool marked = record[QStringLiteral("marked")].toBool();
        const QByteArray text = record[QStringLiteral("text")].toString().toUtf8();
        records.clipboards += clipboard ? 1 : 0;
        records.marked += marked ? 1 : 0;
        records.masked += text.contains("••••") ? 1 : 0;
        const QStringList found = search.in(text);
        if (!found.isEmpty() && !(clipboard && marked))
            records.leaks.append(what + QStringLiteral(": ") + found.join(QStringLiteral(", ")));
    }
    return records;
}

} // namespace

//! No token ends up where it does not belong: a session with every feature of the window, and then a search
//! of every file that it left, of the clipboard, of the screen and of the log.
class GuiPlanted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchFindsWhatIsThere_data();
    void searchFindsWhatIsThere();
    void noSecretIsLeftBehind_data();
    void noSecretIsLeftBehind();
    void aLeakOnPurposeIsFound();
};

void GuiPlanted::searchFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray token = "pat_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno";
    QTest::newRow("as it is") << "{\"x\":\"" + token + "\"}";
    QTest::newRow("a part of it") << "…" + token.mid(20, 16) + "…";
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(QString::fromUtf8(token).utf16()),
                                          token.size() * 2);
    QTest::newRow("base64") << token.toBase64();
    QTest::newRow("base64 of something longer") << QByteArray("Bearer " + token + "!!").toBase64();
    QTest::newRow("base64 shifted by two") << QByteArray("xx" + token).toBase64();
    QTest::newRow("hex") << token.toHex();
    QTest::newRow("percent signs") << token.toPercentEncoding({}, token);
    QTest::newRow("gzip") << QByteArray::fromBase64(
        "H4sIAAAAAAACAytILIk3MDQyNjE1M7ewdHRydnF1c/"
        "fw9PL28fXzDwgMCg4JDQuPiIxKTEpOSU1Lz8jMys7JzcsHAKFgb1E3AAAA");
    QTest::newRow("zlib") << "head" + qCompress("{\"token\":\"" + token + "\"}").mid(4);
}

void GuiPlanted::searchFindsWhatIsThere()
{
    QFETCH(QByteArray, text);
    const QByteArray token = "pat_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno";
    const SecretSearch search({{"token", token}});
    QVERIFY(!search.in(text).isEmpty());
    QVERIFY(search.in("pat_••••••••" + token.right(4)).isEmpty());
    QTemporaryDir folder;
    QDir(folder.path()).mkdir(QStringLiteral(".hidden"));
    write(folder.filePath(QStringLiteral(".hidden/x.bin")), text);
    QVERIFY(!search.inFolder(folder.path()).isEmpty());
}

void GuiPlanted::noSecretIsLeftBehind_data()
{
    QTest::addColumn<bool>("killed");
    QTest::newRow("window closed") << false;
    QTest::newRow("killed with all of it typed in") << true;
}

void GuiPlanted::noSecretIsLeftBehind()
{
    QFETCH(bool, killed);
    const Home home;
    const SecretSearch search(home.secrets);
    QProcess session;
    start(session, home, killed ? QStringList(QStringLiteral("--wait")) : QStringList());
    QByteArray said;
    const auto done = [&] {
        said += session.readAll();
        return session.state() == QProcess::NotRunning || said.contains("ready to be killed");
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(), SessionMs);
    if (killed && session.state() == QProcess::Running) {
        QCOMPARE(::kill(static_cast<pid_t>(session.processId()), SIGKILL), 0);
        QVERIFY(session.waitForFinished());
    }
    said += session.readAll();
    QVERIFY2(killed || (session.exitStatus() == QProcess::NormalExit && session.exitCode() == 0),
             said.constData());
    QVERIFY2(said.contains("every feature was used"), said.constData());

    const QStringList found = home.found(search);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    QVERIFY2(search.in(said).isEmpty(), said.constData());
    const Records records = recordsOf(home, search);
    QVERIFY2(records.leaks.isEmpty(), qPrintable(records.leaks.join(u'\n')));

    // It searched something: the files are there, and hold what they should.
    QVERIFY(records.clipboards > 20 && records.masked > 5 && records.marked > 1);
    const QByteArray typed = contentOf(home.path("data/coze-lens/session.json"));
    QVERIFY2(typed.contains("planted-url") && typed.contains("••••"), typed.constData());
    QVERIFY(contentOf(home.path("config/coze-lens/profiles.json")).contains("kept_id"));
    QVERIFY(contentOf(home.path("data/coze-lens/seen.json")).contains("127.0.0.1"));
    QVERIFY(QFile::exists(home.path("home/report.md")));
    QVERIFY(said.contains("cozelens.timing"));
}

void GuiPlanted::aLeakOnPurposeIsFound()
{
    const Home home;
    const SecretSearch search(home.secrets);
    QProcess session;
    start(session, home, {QStringLiteral("--leak")});
    QVERIFY(session.waitForFinished(SessionMs));
    const QStringList found = home.found(search);
    QVERIFY2(found.filter(QStringLiteral("tmp/")).size() == 1, qPrintable(found.join(u'\n')));
    QCOMPARE(recordsOf(home, search).leaks.size(), 1);
    QVERIFY(!search.in(session.readAll()).isEmpty());
}

int main(int argc, char **argv)
{
    const QStringList arguments = [&] {
        QStringList all;
        for (int i = 1; i < argc; ++i)
            all.append(QString::fromLocal8Bit(argv[i]));
        return all;
    }();
    if (arguments.value(0) == QStringLiteral("--session")) {
        const QString aside = arguments.value(1) + u'/';
        PlantedSession session;
        session.secrets = fromText(contentOf(aside + QStringLiteral("secrets")));
        session.keyFile = aside + QStringLiteral("key.pem");
        session.record = aside + QStringLiteral("record");
        session.waitsForKill = arguments.contains(QStringLiteral("--wait"));
        session.leaks = arguments.contains(QStringLiteral("--leak"));
        return runPlantedSession(argc, argv, session);
    }
    const QCoreApplication application(argc, argv);
    GuiPlanted test;
    return QTest::qExec(&test, argc, argv);
}
#include "gui_planted.moc"
