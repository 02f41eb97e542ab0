// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/sessionfile.h"
#include "request/requestpane.h"
#include "settings/profilesdialog.h"
#include "settings/settings.h"
#include "text/codeview.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <csignal>

#include <sys/resource.h>
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
    void cellBeingEditedComesBack_data();
    void cellBeingEditedComesBack();
    void cellThatWasLeftIsForgotten();
    void profileBeingEditedComesBack();
    void survivesAKill();
    void isKeptWhileTyping();
    void secondWindowHasItsOwn();
    void damagedFileIsPutAside_data();
    void damagedFileIsPutAside();
    void newerFileIsLeftAlone();
    void earlierDamageIsNotReplaced();
    void aFolderThatCannotBeWrittenIsSaid();
    void aFullDiskLeavesTheOldFile();
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
    QTest::newRow("a cell that is still being edited")
        << Session{{typed()}, 0, {}, OpenCell{u"bodyForm"_qs, {2, 0}, 1, u"content"_qs, u"half\na"_qs}};
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
    draft = typed();
    draft.headers.append({"X-Token", "NotARealToken000000", true});
    QTest::newRow("in a header whose name alone says so") << draft;
    draft = typed();
    draft.url += "&token=NotARealToken000000&password=NotARealToken";
    QTest::newRow("in a parameter whose name alone says so") << draft;
    draft = typed();
    draft.body = R"({"apiKey": "NotARealToken000000", "client_secret": "NotARealToken", "n": 1})";
    QTest::newRow("in a member whose name alone says so") << draft;
    draft = typed();
    draft.multipart = true;
    for (const auto &[name, value] : {std::pair<QByteArray, QByteArray>("token", "NotARealToken000000"),
                                      std::pair<QByteArray, QByteArray>("note", "Bearer " + Secret)}) {
        draft.parts.append(DraftPart());
        draft.parts.last().name = name;
        draft.parts.last().value = value;
    }
    QTest::newRow("in parts of a form") << draft;
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

void GuiSession::cellBeingEditedComesBack_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("row"); // -1: the last one, which adds another
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("secret");
    QTest::newRow("a header's value") << u"requestHeadersTable"_qs << 0 << 1 << u"text/half a ty"_qs << false;
    QTest::newRow("the name of a new header") << u"requestHeadersTable"_qs << -1 << 0 << u"X-Hal"_qs << false;
    QTest::newRow("a parameter") << u"paramsTable"_qs << 0 << 1 << u"half a val"_qs << false;
    QTest::newRow("a field of the form") << u"bodyForm"_qs << 0 << 1 << u"half an i"_qs << false;
    QTest::newRow("a token by its look")
        << u"requestHeadersTable"_qs << 0 << 1 << u"x pat_NotAReal0000"_qs << true;
    QTest::newRow("a token by its header")
        << u"requestHeadersTable"_qs << 1 << 1 << u"Bearer NotAReal0000"_qs << true;
    QTest::newRow("a secret by its field") << u"bodyForm"_qs << 1 << 1 << u"NotAReal0000"_qs << true;
}

void GuiSession::cellBeingEditedComesBack()
{
    QFETCH(QString, view);
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(QString, text);
    QFETCH(bool, secret);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    MainWindow window(settings, path);
    window.show();
    RequestDraft draft;
    draft.method = "POST";
    draft.url = "http://127.0.0.1/x?a=1";
    draft.headers = {{"Content-Type", "a/b", true}, {"Authorization", "", true}};
    draft.body = R"({"bot_id": "1", "token": ""})";
    window.requestPane()->setDraft(draft);
    window.findChild<QAbstractButton *>(u"bodyAsForm"_qs)->click();
    auto *table = window.findChild<QAbstractItemView *>(view);
    window.requestPane()->showTab(view == u"bodyForm"      ? RequestPane::BodyTab
                                  : view == u"paramsTable" ? RequestPane::ParamsTab
                                                           : RequestPane::HeadersTab);
    const QModelIndex cell = table->model()->index(row < 0 ? table->model()->rowCount() - 1 : row, column);
    table->setCurrentIndex(cell);
    table->edit(cell);
    QWidget *editor = table->viewport()->findChild<QLineEdit *>();
    if (view == u"bodyForm")
        editor = table->viewport()->findChild<QPlainTextEdit *>();
    QVERIFY(editor);
    QMetaObject::invokeMethod(editor, "selectAll");
    QTest::keyClicks(editor, text);
    if (secret) {
        QTRY_VERIFY(contentOf(path).contains("••••"));
        QVERIFY2(!contentOf(path).contains("NotAReal"), contentOf(path).constData());
        return;
    }
    QTRY_VERIFY2(contentOf(path).contains(text.toUtf8()), contentOf(path).constData());
    QVERIFY(editor->isVisible()); // nothing was taken over under the user's hands
    // What a crash leaves.
    const QString copy = folder.filePath(u"copy.json"_qs);
    QVERIFY(QFile::copy(path, copy));
    MainWindow again(settings, copy);
    const RequestDraft back = again.requestPane()->snapshot();
    const QByteArray all = back.url + back.body + back.headers.value(0).value + back.headers.last().name;
    QVERIFY2(all.contains(text.toUtf8()) || back.url.contains("half%20a%20val"), all.constData());
}

void GuiSession::cellThatWasLeftIsForgotten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    MainWindow window(settings, path);
    window.show();
    window.requestPane()->showTab(RequestPane::HeadersTab);
    auto *table = window.findChild<QAbstractItemView *>(u"requestHeadersTable"_qs);
    table->setCurrentIndex(table->model()->index(0, 1));
    table->edit(table->currentIndex());
    auto *editor = table->viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(editor, u"unwanted"_qs);
    QTRY_VERIFY(contentOf(path).contains("unwanted"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!contentOf(path).contains("unwanted"));
}

void GuiSession::profileBeingEditedComesBack()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setLanguage(Language::English);
    MainWindow window(settings, path);
    window.profileDesk()->openEditor();
    auto *dialog = window.findChild<ProfilesDialog *>();
    dialog->findChild<QToolButton *>(u"addProfileButton"_qs)->menu()->actions().first()->trigger();
    auto *name = dialog->findChild<QLineEdit *>(u"nameEdit"_qs);
    name->selectAll();
    QTest::keyClicks(name, u"Half a na"_qs);
    auto *address = dialog->findChild<QLineEdit *>(u"baseUrlEdit"_qs);
    address->selectAll();
    QTest::keyClicks(address, u"https://x/pat_NotAReal0000"_qs);
    // And one that is in no file, either.
    dialog->showProfile(u"coze-cn"_qs);
    dialog->findChild<QLineEdit *>(u"caFileEdit"_qs)->clear();
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"caFileEdit"_qs), u"/half/a/path"_qs);
    QTRY_VERIFY(contentOf(path).contains("/half/a/path"));
    QVERIFY2(contentOf(path).contains("Half a na") && !contentOf(path).contains("NotAReal"),
             contentOf(path).constData());
    QVERIFY(!QFile::exists(folder.filePath(u"profiles.json"_qs)));
    const QString copy = folder.filePath(u"copy.json"_qs);
    QVERIFY(QFile::copy(path, copy));

    MainWindow again(settings, copy);
    again.findChild<QLineEdit *>(u"urlEdit"_qs)->setText(u"http://127.0.0.1/typed"_qs);
    QTRY_VERIFY(contentOf(copy).contains("/typed"));
    QVERIFY(contentOf(copy).contains("Half a na")); // also while nobody looks at the profiles
    again.profileDesk()->openEditor();
    auto *editor = again.findChild<ProfilesDialog *>();
    const QList<ProfileDraft> drafts = editor->unsaved();
    QCOMPARE(drafts.size(), 2);
    QCOMPARE(drafts[0].profile.name.en, u"Half a na"_qs);
    QVERIFY(drafts[0].isNew && drafts[0].profile.selfHosted);
    QCOMPARE(drafts[1].profile.connection.caFile, u"/half/a/path"_qs);
    editor->showProfile(drafts[0].profile.id);
    editor->findChild<QAbstractButton *>(u"discardButton"_qs)->click();
    editor->showProfile(u"coze-cn"_qs);
    editor->findChild<QAbstractButton *>(u"discardButton"_qs)->click();
    QTRY_VERIFY(!contentOf(copy).contains("Half a na") && !contentOf(copy).contains("/half/a/path"));
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

void GuiSession::earlierDamageIsNotReplaced()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    for (const QByteArray &content : {QByteArray("{first"), QByteArray("{second"), QByteArray("{third")}) {
        write(path, content);
        SessionFile file(path);
        QCOMPARE(file.read().error().code, u"session-broken"_qs);
    }
    QCOMPARE(contentOf(path + u".broken"), QByteArray("{first"));
    QCOMPARE(contentOf(path + u"-2.broken"), QByteArray("{second"));
    QCOMPARE(contentOf(path + u"-3.broken"), QByteArray("{third"));
}

// A limit on the size of files fails as a full disk does: at the write that passes it.
void GuiSession::aFullDiskLeavesTheOldFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"session.json"_qs);
    SessionFile file(path);
    QSignalSpy failed(&file, &SessionFile::failed);
    RequestDraft draft = typed();
    file.keep([&draft] { return Session{{draft}, 0}; });
    file.flush();
    const QByteArray before = contentOf(path);
    QVERIFY(before.contains("half a li"));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlimit full{static_cast<rlim_t>(before.size() + 100), limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
    draft.body += QByteArray(100'000, 'x');
    file.keep([&draft] { return Session{{draft}, 0}; });
    file.flush();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QTRY_COMPARE(failed.size(), 1);
    const Error error = failed.at(0).at(0).value<Error>();
    QCOMPARE(error.code, u"session-unwritable"_qs);
    QVERIFY(!error.text.zh.isEmpty() && !error.text.en.isEmpty());
    QCOMPARE(contentOf(path), before);
    QCOMPARE(QDir(folder.path()).entryList({u"session.json*"_qs}, QDir::Files),
             QStringList({u"session.json"_qs, u"session.json.lock"_qs}));
    // There is room again.
    file.keep([&draft] { return Session{{draft}, 0}; });
    file.flush();
    QCOMPARE(sessionFromJson(contentOf(path))->drafts.value(0), draft);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(failed.size(), 1);
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
