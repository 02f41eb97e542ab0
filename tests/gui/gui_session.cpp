// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/sessionfile.h"
#include "request/requestpane.h"
#include "settings/settings.h"
#include "text/codeview.h"

#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace CozeLens;

namespace {

const QByteArray Secret = "pat_ThisIsNotARealTokenAtAll0123456789";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

RequestDraft typed()
{
    RequestDraft draft;
    draft.method = "PUT";
    draft.url = "{{base}}/v1/bots/7428?a=%20b&c";
    draft.headers = {{"Content-Type", "application/json", true}, {"X-Off", "1", false}};
    draft.body = "{ \"bot_id\" : 7428197300000000123 ,\r\n \"x\": \"中文\" // half a li";
    draft.operationId = u"bot-update"_qs;
    draft.path = u"/v1/bots/:bot_id"_qs;
    draft.tokenSource = TokenSource::None;
    return draft;
}

} // namespace

//! Lost work is the worst of bugs: what was typed is there after a crash, and no token is on the disk.
class GuiSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsTyped_data();
    void comesBackAsTyped();
    void secretsAreNotKept_data();
    void secretsAreNotKept();
    void survivesAKill();
    void isKeptWhileTyping();
    void secondWindowHasItsOwn();
    void damagedFileIsPutAside_data();
    void damagedFileIsPutAside();
    void newerFileIsLeftAlone();
    void aFolderThatCannotBeWrittenIsSaid();
};

void GuiSession::comesBackAsTyped_data()
{
    QTest::addColumn<Session>("session");
    QTest::newRow("nothing") << Session();
    QTest::newRow("one request with a half-typed body") << Session{{typed()}, 0};
    RequestDraft binary = typed();
    binary.body = QByteArray("\x00\xff\xfe broken \x80", 12);
    binary.headers.append({"X-Latin", "caf\xe9", true});
    QTest::newRow("bytes that are no text") << Session{{typed(), binary}, 1};
    RequestDraft own = typed();
    own.tokenSource = TokenSource::Own;
    QTest::newRow("a request with a token of its own, which is not kept") << Session{{own}, 0};
}

void GuiSession::comesBackAsTyped()
{
    QFETCH(Session, session);
    const Result<Session> read = sessionFromJson(toJson(session));
    QVERIFY(read);
    QCOMPARE(*read, session);
}

void GuiSession::secretsAreNotKept_data()
{
    QTest::addColumn<RequestDraft>("draft");
    RequestDraft draft = typed();
    draft.tokenSource = TokenSource::Own;
    draft.ownToken = QString::fromUtf8(Secret);
    QTest::newRow("in the token field") << draft;
    draft = typed();
    draft.headers.append({"authorization", "Bearer " + Secret, true});
    QTest::newRow("in a header") << draft;
    draft.headers.last().enabled = false;
    QTest::newRow("in a header that is off") << draft;
    draft = typed();
    draft.url += "&access_token=" + Secret;
    QTest::newRow("in the address") << draft;
    draft = typed();
    draft.body = "{\"token\": \"" + Secret;
    QTest::newRow("in the body") << draft;
    draft = typed();
    draft.headers.append({"Cookie", "sid=abcdefghijklmnop", true});
    QTest::newRow("a cookie") << draft;
}

void GuiSession::secretsAreNotKept()
{
    QFETCH(RequestDraft, draft);
    const QByteArray json = toJson({{draft}, 0});
    QVERIFY2(!json.contains("NotARealToken"), json.constData());
    QVERIFY2(!json.contains("abcdefghijklmnop"), json.constData());
    const Result<Session> read = sessionFromJson(json);
    QVERIFY(read);
    QCOMPARE(read->drafts.value(0).headers.size(), draft.headers.size());
}

// The child is this program itself, which types and is killed without a chance to say goodbye.
void GuiSession::survivesAKill()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {u"--type-and-wait"_qs, folder.path()});
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(path).contains("half a sen"), 15'000);
    QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGKILL), 0);
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);

    Settings settings(folder.filePath(u"settings.ini"_qs));
    MainWindow window(settings, path);
    QVERIFY(window.requestPane()->bodyEditor()->bytes().startsWith("{\"half a sen"));
    QCOMPARE(window.findChild<QLineEdit *>(u"urlEdit"_qs)->text(), u"{{base}}/v3/chat"_qs);
}

void GuiSession::isKeptWhileTyping()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"deeper/session.json"_qs);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    MainWindow window(settings, path);
    Test::showActive(window);
    auto *url = window.findChild<QLineEdit *>(u"urlEdit"_qs);
    QElapsedTimer clock;
    clock.start();
    url->clear();
    // Typed without a pause longer than the delay, yet the file follows.
    for (int i = 0; !contentOf(path).contains("abcabc"); ++i) {
        QTest::keyClicks(url, u"abc"_qs, Qt::NoModifier, 20);
        QVERIFY2(i < 200, "never written while typing");
    }
    QVERIFY2(QFile::permissions(path).testFlag(QFile::ReadOwner) &&
                 !QFile::permissions(path).testAnyFlags(QFile::ReadOther | QFile::ReadGroup),
             "others can read it");
}

void GuiSession::secondWindowHasItsOwn()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    SessionFile first(path);
    SessionFile second(path);
    QVERIFY(first.path() != second.path());
    first.keep([] { return Session{{typed()}, 0}; });
    RequestDraft other = typed();
    other.body = "{\"other\": 1}";
    second.keep([other] { return Session{{other}, 0}; });
    first.flush();
    second.flush();
    QCOMPARE(sessionFromJson(contentOf(first.path()))->drafts.value(0), typed());
    QCOMPARE(sessionFromJson(contentOf(second.path()))->drafts.value(0), other);
}

void GuiSession::damagedFileIsPutAside_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << toJson({{typed()}, 0}).chopped(20);
    QTest::newRow("no JSON") << QByteArray("\x00\x01\x02", 3);
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("requests that are numbers") << QByteArray(R"({"version":1,"requests":[1]})");
}

void GuiSession::damagedFileIsPutAside()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    write(path, content);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setLanguage(Language::English);
    MainWindow window(settings, path);
    Test::showActive(window);
    QVERIFY2(!window.requestPane()->bodyEditor()->bytes().isEmpty(), "the first request is there instead");
    QCOMPARE(contentOf(path + u".broken"), content);
    window.findChild<QLineEdit *>(u"urlEdit"_qs)->setText(u"http://127.0.0.1/typed"_qs);
    QTRY_VERIFY(contentOf(path).contains("/typed"));
}

void GuiSession::newerFileIsLeftAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    const QByteArray content = R"({"version":99,"requests":[{"future":true}]})";
    write(path, content);
    {
        SessionFile file(path);
        const Result<Session> session = file.read();
        QVERIFY(!session);
        QCOMPARE(session.error().code, u"session-newer"_qs);
        QVERIFY(!session.error().text.zh.isEmpty() && !session.error().text.en.isEmpty());
        file.keep([] { return Session{{typed()}, 0}; });
    }
    QCOMPARE(contentOf(path), content);
}

void GuiSession::aFolderThatCannotBeWrittenIsSaid()
{
    QTemporaryDir folder;
    // A file where the folder should be: not to be written to by anybody, the administrator included.
    write(folder.filePath(u"blocked"_qs), "x");
    SessionFile file(folder.filePath(u"blocked/session.json"_qs));
    QSignalSpy failed(&file, &SessionFile::failed);
    file.keep([] { return Session{{typed()}, 0}; });
    QTRY_COMPARE(failed.size(), 1);
    const Error error = failed.at(0).at(0).value<Error>();
    QCOMPARE(error.code, u"session-unwritable"_qs);
    file.keep([] { return Session{{typed()}, 0}; });
    file.flush();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(failed.size(), 1); // said once
}

namespace {

int typeAndWait(const QString &folder)
{
    Settings settings(folder + u"/child.ini");
    MainWindow window(settings, folder + u"/session.json");
    window.show();
    window.findChild<QLineEdit *>(u"urlEdit"_qs)->setText(u"{{base}}/v3/chat"_qs);
    window.requestPane()->bodyEditor()->setBytes({});
    window.requestPane()->bodyEditor()->applyEdits({{{0, 0}, "{\"half a sen"}});
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--type-and-wait")
        return typeAndWait(arguments.value(2));
    GuiSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "gui_session.moc"
