// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretkeeper.h"
#include "settings/tokenkind.h"

#include <QSignalSpy>
#include <QTest>

using namespace CozeLens;
using Kind = SecretKeeper::Kind;
using Keeping = SecretKeeper::Keeping;

namespace {

const QByteArray token = "pat_" + QByteArray(60, 'a');

// The keeper owns its store; the test keeps a hand on it.
struct Desk
{
    MemorySecretStore *store = new MemorySecretStore;
    SecretKeeper keeper{std::unique_ptr<SecretStore>(store)};
};

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptComesBack();
    void typedWinsOverWhatIsStillBeingRead();
    void refusedStoreMeansThisSessionOnly();
    void noStoreSaysSo();
    void forgottenIsGoneFromTheStore();
    void sameTokenElsewhereIsNoticed();
    void renewalComesBackWithItsToken();
    void renewalOfAnotherTokenIsNotBelieved();
    void renewalGoesWithItsToken();
    void tokenOfAnotherWindowIsTakenOver();
    void kindIsKnownByPrefix_data();
    void kindIsKnownByPrefix();
    void pastedTokenIsTrimmed_data();
    void pastedTokenIsTrimmed();
};

void TestSecrets::whatIsKeptComesBack()
{
    Desk desk;
    desk.keeper.set(u"work"_qs, Kind::Token, token);
    QCOMPARE(desk.keeper.value(u"work"_qs, Kind::Token), token);
    QTRY_COMPARE(desk.keeper.keeping(u"work"_qs, Kind::Token), Keeping::Stored);
    QCOMPARE(desk.store->content.value(u"token/work"_qs), token);

    Desk next;
    next.store->content = desk.store->content;
    QSignalSpy changed(&next.keeper, &SecretKeeper::changed);
    next.keeper.load(u"work"_qs);
    QCOMPARE(next.keeper.keeping(u"work"_qs, Kind::Token), Keeping::Reading);
    QTRY_COMPARE(next.keeper.value(u"work"_qs, Kind::Token), token);
    QCOMPARE(next.keeper.keeping(u"work"_qs, Kind::Token), Keeping::Stored);
    QVERIFY(!changed.isEmpty());
    QVERIFY(next.keeper.value(u"other"_qs, Kind::Token).isEmpty());
}

void TestSecrets::typedWinsOverWhatIsStillBeingRead()
{
    Desk desk;
    desk.store->content.insert(u"token/work"_qs, "old");
    desk.keeper.load(u"work"_qs);
    desk.keeper.set(u"work"_qs, Kind::Token, token);
    QTRY_COMPARE(desk.keeper.keeping(u"work"_qs, Kind::Token), Keeping::Stored);
    QCOMPARE(desk.keeper.value(u"work"_qs, Kind::Token), token);
    QCOMPARE(desk.store->content.value(u"token/work"_qs), token);
}

void TestSecrets::refusedStoreMeansThisSessionOnly()
{
    Desk desk;
    desk.store->refusal = Error{u"secret-store-refused"_qs, {}, {u"不"_qs, u"no"_qs}};
    desk.keeper.set(u"work"_qs, Kind::ProxyPassword, "secret");
    QTRY_COMPARE(desk.keeper.keeping(u"work"_qs, Kind::ProxyPassword), Keeping::SessionOnly);
    QCOMPARE(desk.keeper.value(u"work"_qs, Kind::ProxyPassword), QByteArray("secret"));
    QCOMPARE(desk.keeper.problem(u"work"_qs, Kind::ProxyPassword)->code, u"secret-store-refused"_qs);
    QVERIFY(desk.store->content.isEmpty());
}

void TestSecrets::noStoreSaysSo()
{
    SecretKeeper keeper(nullptr);
    keeper.load(u"work"_qs);
    QTRY_COMPARE(keeper.keeping(u"work"_qs, Kind::Token), Keeping::SessionOnly);
    const std::optional<Error> problem = keeper.problem(u"work"_qs, Kind::Token);
    QCOMPARE(problem->code, u"no-secret-store"_qs);
    QVERIFY(!problem->text.zh.isEmpty() && !problem->text.en.isEmpty());
    keeper.set(u"work"_qs, Kind::Token, token);
    QCOMPARE(keeper.value(u"work"_qs, Kind::Token), token);
}

void TestSecrets::forgottenIsGoneFromTheStore()
{
    Desk desk;
    desk.store->content.insert(u"token/work"_qs, token);
    desk.store->content.insert(u"token/home"_qs, token);
    desk.keeper.forget(u"work"_qs);
    QCOMPARE(desk.store->content.keys(), QStringList(u"token/home"_qs));
    QVERIFY(desk.keeper.value(u"work"_qs, Kind::Token).isEmpty());
}

void TestSecrets::sameTokenElsewhereIsNoticed()
{
    Desk desk;
    desk.keeper.set(u"coze-cn"_qs, Kind::Token, token);
    desk.keeper.set(u"coze-com"_qs, Kind::Token, "pat_other");
    QCOMPARE(desk.keeper.otherWithToken(u"coze-com"_qs), QString());
    desk.keeper.set(u"coze-com"_qs, Kind::Token, token);
    QCOMPARE(desk.keeper.otherWithToken(u"coze-com"_qs), u"coze-cn"_qs);
}

namespace {

TokenRenewal renewalUntil(qint64 seconds)
{
    return {QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC), "refresh-" + QByteArray(30, 'r'),
            u"1.app.coze"_qs, u"https://api.coze.cn"_qs};
}

} // namespace

void TestSecrets::renewalComesBackWithItsToken()
{
    Desk desk;
    const TokenRenewal renewal = renewalUntil(2'000'000'000);
    desk.keeper.setToken(u"work"_qs, token, renewal);
    QCOMPARE(desk.keeper.renewal(u"work"_qs), renewal);
    QTRY_COMPARE(desk.keeper.keeping(u"work"_qs, Kind::Renewal), Keeping::Stored);
    QVERIFY(!desk.store->content.value(u"token-renewal/work"_qs).contains(token));

    Desk next;
    next.store->content = desk.store->content;
    next.keeper.load(u"work"_qs);
    QTRY_COMPARE(next.keeper.renewal(u"work"_qs), renewal);
    QVERIFY(renewal.fits(u"https://api.coze.cn"_qs));
    QVERIFY(!renewal.fits(u"https://api.coze.com"_qs));
    // A token whose end is all that is known.
    next.keeper.setToken(u"work"_qs, "czs_x", {renewal.expiresAt, {}, {}, {}});
    QCOMPARE(next.keeper.renewal(u"work"_qs).expiresAt, renewal.expiresAt);
    QVERIFY(!next.keeper.renewal(u"work"_qs).fits({}));
}

void TestSecrets::renewalOfAnotherTokenIsNotBelieved()
{
    Desk desk;
    desk.store->content.insert(u"token/work"_qs, token);
    desk.store->content.insert(u"token-renewal/work"_qs, storedRenewal(renewalUntil(1), "czu_other"));
    desk.keeper.load(u"work"_qs);
    QTRY_COMPARE(desk.keeper.value(u"work"_qs, Kind::Token), token);
    QTRY_COMPARE(desk.keeper.keeping(u"work"_qs, Kind::Renewal), Keeping::Stored);
    QCOMPARE(desk.keeper.renewal(u"work"_qs), TokenRenewal());
}

void TestSecrets::renewalGoesWithItsToken()
{
    Desk desk;
    desk.keeper.setToken(u"work"_qs, "czu_first", renewalUntil(2'000'000'000));
    desk.keeper.noteRenewal(u"work"_qs, {false, Error{u"x"_qs, {}, {}}});
    desk.keeper.set(u"work"_qs, Kind::Token, token);
    QCOMPARE(desk.keeper.renewal(u"work"_qs), TokenRenewal());
    QVERIFY(!desk.keeper.renewalState(u"work"_qs).problem);
    QCOMPARE(desk.store->content.keys(), QStringList(u"token/work"_qs));
    // Forgotten in a session that had not read it: the store keeps no half of it.
    Desk next;
    next.store->content = {{u"token/work"_qs, token},
                           {u"token-renewal/work"_qs, storedRenewal(renewalUntil(1), token)}};
    next.keeper.load(u"work"_qs);
    next.keeper.set(u"work"_qs, Kind::Token, "pat_y");
    QCOMPARE(next.store->content.keys(), QStringList(u"token/work"_qs));
}

void TestSecrets::tokenOfAnotherWindowIsTakenOver()
{
    Desk desk;
    desk.keeper.setToken(u"work"_qs, "czu_first", renewalUntil(1));
    QList<bool> found;
    desk.keeper.readAgain(u"work"_qs, [&](bool yes) { found.append(yes); });
    QTRY_COMPARE(found, QList<bool>{false});
    desk.store->content = {{u"token/work"_qs, token},
                           {u"token-renewal/work"_qs, storedRenewal(renewalUntil(5), token)}};
    desk.keeper.readAgain(u"work"_qs, [&](bool yes) { found.append(yes); });
    QTRY_COMPARE(found, (QList<bool>{false, true}));
    QCOMPARE(desk.keeper.value(u"work"_qs, Kind::Token), token);
    QCOMPARE(desk.keeper.renewal(u"work"_qs), renewalUntil(5));
    // What is typed while the store is asked wins.
    desk.store->content = {{u"token/work"_qs, "czu_x"},
                           {u"token-renewal/work"_qs, storedRenewal(renewalUntil(9), "czu_x")}};
    desk.keeper.readAgain(u"work"_qs, [&](bool yes) { found.append(yes); });
    desk.keeper.set(u"work"_qs, Kind::Token, "pat_typed");
    QTRY_COMPARE(found.size(), 3);
    QVERIFY(!found.last());
    QCOMPARE(desk.keeper.value(u"work"_qs, Kind::Token), QByteArray("pat_typed"));
}

void TestSecrets::kindIsKnownByPrefix_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("problem");
    const auto row = [](const char *name, const QByteArray &text, TokenKind kind, bool problem = false) {
        QTest::newRow(name) << text << int(kind) << problem;
    };
    row("none", {}, TokenKind::None);
    row("personal", token, TokenKind::Personal);
    row("service", "sat_abcdefgh", TokenKind::Service);
    row("got for a JWT", "czs_abcdefgh", TokenKind::JwtOauth);
    row("a user's consent", "czu_abcdefgh", TokenKind::UserOauth);
    row("a JWT", "eyJhbGciOiJSUzI1NiJ9.e30.c2ln", TokenKind::Jwt);
    row("own server's", "1234567890abcdef", TokenKind::Other);
    row("authorization code", "code_abcdefgh", TokenKind::Other, true);
    row("client id", "12345678901234567890.app.coze", TokenKind::Other, true);
    row("another vendor's key", "sk-abcdefgh", TokenKind::Other, true);
    row("two lines", "pat_abc\ndef", TokenKind::Other, true);
    row("a full-width character", "pat_abc，", TokenKind::Other, true);
    row("private key", "-----BEGIN PRIVATE KEY-----", TokenKind::Other, true);
}

void TestSecrets::kindIsKnownByPrefix()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(bool, problem);
    const TokenNote note = noteOnToken(text);
    QCOMPARE(int(note.kind), kind);
    QCOMPARE(note.problem, problem);
    QCOMPARE(note.text.isEmpty(), text.isEmpty());
}

void TestSecrets::pastedTokenIsTrimmed_data()
{
    QTest::addColumn<QByteArray>("pasted");
    QTest::newRow("as it is") << token;
    QTest::newRow("blanks around") << QByteArray("  " + token + "\n");
    QTest::newRow("with Bearer") << QByteArray("Bearer " + token);
    QTest::newRow("with Bearer twice") << QByteArray("bearer Bearer " + token);
    QTest::newRow("whole header") << QByteArray("Authorization: Bearer " + token);
    QTest::newRow("in quotes") << QByteArray("\"" + token + "\"");
    QTest::newRow("header in quotes") << QByteArray("'Bearer " + token + "'");
}

void TestSecrets::pastedTokenIsTrimmed()
{
    QFETCH(QByteArray, pasted);
    QCOMPARE(trimmedToken(pasted), token);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
