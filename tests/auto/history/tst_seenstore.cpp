// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/seenstore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <memory>
#include <vector>

#include <sys/resource.h>

using namespace CozeLens;

namespace {

constexpr qint64 Now = 1'760'000'000;
const QByteArray Token = "pat_planted" + QByteArray(56, 'S') + "Z";

Exchange call(int number, const QByteArray &token = Token)
{
    const QByteArray id = QByteArray::number(7481617032355060000 + number);
    Exchange made;
    made.request = {"GET", "https://api.coze.cn/v1/bots/" + id, {{"Authorization", "Bearer " + token}}, {}};
    made.response = Response();
    made.response->status = 200;
    made.response->body = R"({"code":0,"msg":"","data":{"bot_id":")" + id + "\"}}";
    return made;
}

bool knows(const SeenStore &store, int number)
{
    return store.known().idKinds.contains(QString::number(7481617032355060000 + number));
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &name, const QByteArray &content)
{
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

// No file may grow beyond this while it lives: a disk that is full.
struct FullDisk
{
    FullDisk()
    {
        getrlimit(RLIMIT_FSIZE, &before);
        oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{16, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

    rlimit before{};
    void (*oldHandler)(int) = SIG_DFL;
};

} // namespace

class TestSeenStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasSeenIsKnownAfterTheNextStart();
    void noTokenIsInTheFile();
    void aFileThatCannotBeReadIsLeftAlone_data();
    void aFileThatCannotBeReadIsLeftAlone();
    void senselessEntriesAreLeftOut();
    void aFolderThatCannotBeMadeIsSaidOnce();
    void aFullDiskKeepsTheOldFile();
    void twoProgramsLoseNothing();
    void manyThreadsLoseNothing();
    void everyListIsCapped();
    void nothingNewIsNotWritten();
    void withoutAFileItRemembersForNow();
    void forgettingTakesTheFileAway();

private:
    QString file() const { return m_folder->filePath(u"data/seen.json"_qs); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSeenStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestSeenStore::whatWasSeenIsKnownAfterTheNextStart()
{
    {
        SeenStore store(file());
        QVERIFY(!store.load()); // there is none yet, which is nothing to speak of
        QVERIFY(!store.learn(call(1), {}, Now));
    }
    SeenStore again(file());
    QVERIFY(!knows(again, 1));
    QVERIFY(!again.load());
    QVERIFY(knows(again, 1));
    QCOMPARE(again.known().goodTokenHosts.size(), 1);
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther),
             QFile::Permissions());
}

void TestSeenStore::noTokenIsInTheFile()
{
    SeenStore store(file());
    for (int i = 0; i < 5; ++i)
        QVERIFY(!store.learn(call(i), {}, Now));
    Exchange answer;
    answer.request = {
        "POST",
        "https://api.coze.cn/api/permission/oauth2/token",
        {{"Authorization", "Bearer " + Token}},
        R"({"grant_type":"refresh_token","client_id":"1.app.coze","refresh_token":"planted-refresh"})"};
    answer.response = Response();
    answer.response->status = 200;
    answer.response->body =
        R"({"access_token":"czs_planted_access","refresh_token":"planted-refresh","expires_in":1760000900})";
    QVERIFY(!store.learn(answer, {}, Now));
    Exchange page;
    page.request = {"GET",
                    "https://www.coze.cn/api/permission/oauth2/authorize?client_id=1.app.coze&redirect_uri="
                    "https%3A%2F%2Fexample.org%2F%3Ft%3D" +
                        Token,
                    {},
                    {}};
    page.response = Response();
    page.response->status = 200;
    store.learn(page, {}, Now);
    const QByteArray content = contentOf(file());
    QVERIFY(content.contains("tokenExpiries") && content.contains("7481617032355060004"));
    QVERIFY(!content.contains("planted"));
    QVERIFY(!content.contains(Token) && !content.contains(Token.toBase64()));
}

void TestSeenStore::aFileThatCannotBeReadIsLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::newRow("of a later version")
        << QByteArray(R"({"format":"coze-lens-seen","version":2,"new":[1]})") << u"seen-newer"_qs;
    QTest::newRow("cut off") << QByteArray(R"({"format":"coze-lens-seen","vers)") << u"seen-broken"_qs;
    QTest::newRow("empty") << QByteArray() << u"seen-broken"_qs;
    QTest::newRow("something else") << QByteArray("\x7f"
                                                  "ELF\0\1\2",
                                                  7)
                                    << u"seen-broken"_qs;
    QTest::newRow("far too large") << QByteArray(5 * 1024 * 1024, ' ') << u"seen-broken"_qs;
}

void TestSeenStore::aFileThatCannotBeReadIsLeftAlone()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_qs)));
    put(file(), content);
    SeenStore store(file());
    const std::optional<Error> error = store.load();
    QVERIFY(error);
    QCOMPARE(error->code, code);
    QCOMPARE(error->place, file());
    QVERIFY(!error->text.zh.isEmpty() && error->text.en.contains(u"seen.json"));
    // It goes on without the file, and says no more about it.
    QVERIFY(!store.learn(call(1), {}, Now));
    QVERIFY(knows(store, 1));
    QCOMPARE(contentOf(file()), content);
}

void TestSeenStore::senselessEntriesAreLeftOut()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"data"_qs)));
    put(file(),
        R"({"format":"coze-lens-seen","version":1,"tokenHosts":[{"key":"pat_clear","value":"api.coze.cn"},7],)"
        R"("idKinds":[{"key":"7481617032355060001","value":"bot_id","at":1760000000}, null],"usedJtis":{}})");
    SeenStore store(file());
    QVERIFY(!store.load());
    QVERIFY(knows(store, 1));
    QVERIFY(store.known().goodTokenHosts.isEmpty());
}

void TestSeenStore::aFolderThatCannotBeMadeIsSaidOnce()
{
    put(m_folder->filePath(u"data"_qs), "a file where the folder should be");
    SeenStore store(file());
    QVERIFY(!store.load());
    const std::optional<Error> error = store.learn(call(1), {}, Now);
    QVERIFY(error);
    QCOMPARE(error->code, u"seen-unwritable"_qs);
    QVERIFY(!store.learn(call(2), {}, Now));
    QVERIFY(knows(store, 1) && knows(store, 2));
}

void TestSeenStore::aFullDiskKeepsTheOldFile()
{
    SeenStore store(file());
    QVERIFY(!store.learn(call(1), {}, Now));
    const QByteArray before = contentOf(file());
    {
        const FullDisk full;
        const std::optional<Error> error = store.learn(call(2), {}, Now);
        QVERIFY(error);
        QCOMPARE(error->code, u"seen-unwritable"_qs);
    }
    QCOMPARE(contentOf(file()), before);
    // What could not be written goes out with the next.
    QVERIFY(!store.learn(call(2), {}, Now));
    SeenStore again(file());
    QVERIFY(!again.load());
    QVERIFY(knows(again, 1) && knows(again, 2));
    QCOMPARE(QDir(m_folder->filePath(u"data"_qs)).entryList(QDir::Files), QStringList{u"seen.json"_qs});
}

void TestSeenStore::twoProgramsLoseNothing()
{
    SeenStore one(file());
    SeenStore other(file());
    QVERIFY(!one.load() && !other.load());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!one.learn(call(2 * i), {}, Now + i));
        QVERIFY(!other.learn(call(2 * i + 1), {}, Now + i));
    }
    SeenStore third(file());
    QVERIFY(!third.load());
    for (int i = 0; i < 20; ++i)
        QVERIFY2(knows(third, i), qPrintable(QString::number(i)));
    QVERIFY(knows(other, 0));
}

void TestSeenStore::manyThreadsLoseNothing()
{
    SeenStore one(file());
    SeenStore other(file());
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        SeenStore &store = i % 2 ? one : other;
        threads.emplace_back(QThread::create([&store, i] {
            for (int n = 0; n < 10; ++n)
                store.learn(call(100 * i + n), {}, Now + n);
        }));
    }
    for (const auto &thread : threads)
        thread->start();
    for (const auto &thread : threads)
        QVERIFY(thread->wait(60'000));
    // The last word of each is on the disk, also where one had to wait for the other.
    QVERIFY(!one.learn(call(500), {}, Now + 100) && !other.learn(call(501), {}, Now + 100));
    SeenStore third(file());
    QVERIFY(!third.load());
    for (int i = 0; i < 4; ++i) {
        for (int n = 0; n < 10; ++n)
            QVERIFY2(knows(third, 100 * i + n), qPrintable(QString::number(100 * i + n)));
    }
}

void TestSeenStore::everyListIsCapped()
{
    SeenFacts facts;
    for (int i = 0; i < SeenFacts::ListCount; ++i) {
        const auto list = SeenFacts::List(i);
        const int cap = SeenFacts::capOf(list);
        for (int n = 0; n < cap + 10; ++n)
            facts.note(list, {QStringLiteral("%1").arg(n, 64, 16, QLatin1Char('0')), u"1"_qs, Now + n});
        QCOMPARE(facts.list(list).size(), cap);
        // The oldest have gone.
        QCOMPARE(facts.list(list).first().at, Now + 10);
    }
    QVERIFY(toJson(facts).size() < 1024 * 1024);
    const Result<SeenFacts> again = seenFactsFromJson(toJson(facts));
    QVERIFY(again);
    QCOMPARE(*again, facts);
    facts.note(SeenFacts::UsedJtis, {QString(100'000, u'x'), {}, Now});
    QCOMPARE(facts, *again);
}

void TestSeenStore::nothingNewIsNotWritten()
{
    SeenStore store(file());
    QVERIFY(!store.learn(call(1), {}, Now));
    QVERIFY(QFile::remove(file()));
    QVERIFY(!store.learn(call(1), {}, Now + 60));
    QVERIFY(!QFile::exists(file()));
    QVERIFY(!store.learn(call(1), {}, Now + 3 * 24 * 60 * 60)); // to be as young as it is
    QVERIFY(QFile::exists(file()));
}

void TestSeenStore::forgettingTakesTheFileAway()
{
    SeenStore store(file());
    QVERIFY(!store.learn(call(1), {}, Now));
    QVERIFY(QFile::exists(file()) && knows(store, 1));
    QVERIFY(!store.forget());
    QVERIFY(!QFile::exists(file()));
    QVERIFY(!knows(store, 1) && store.known().goodTokenHosts.isEmpty());
    // It goes on learning, and what it forgot does not come back.
    QVERIFY(!store.learn(call(2), {}, Now + 1));
    SeenStore next(file());
    QVERIFY(!next.load());
    QVERIFY(knows(next, 2) && !knows(next, 1));
    // A file that cannot be read is what the user wants gone, too.
    put(file(), "broken");
    SeenStore other(file());
    QVERIFY(other.load());
    QVERIFY(!other.forget());
    QVERIFY(!QFile::exists(file()));
}

void TestSeenStore::withoutAFileItRemembersForNow()
{
    SeenStore store;
    QVERIFY(!store.load() && !store.learn(call(1), {}, Now));
    QVERIFY(knows(store, 1));
}

QTEST_GUILESS_MAIN(TestSeenStore)
#include "tst_seenstore.moc"
