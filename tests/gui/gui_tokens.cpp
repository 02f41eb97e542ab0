// SPDX-License-Identifier: GPL-3.0-or-later
#include "auto/oauth/keys.h"
#include "oauth/devicepage.h"
#include "oauth/jwtpage.h"
#include "oauth/oauthdialog.h"
#include "practice/practiceserver.h"
#include "settingsdesk.h"
#include "support/faultserver.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFocusEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTabBar>

using namespace CozeLens;
using namespace CozeLens::Test;

class GuiTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnWarnings(); }
    void tokenGoesToTheSecretStoreAndNowhereElse();
    void tokenWithoutAStoreIsForThisSession();
    void revealedTokenHidesAgainAndIsCopiedWithAMark();
    void jwtIsReadInTheWindow();
    void jwtOfAnotherSiteIsNoticed();
    void deviceFlowShowsItsCodeAndBringsTheToken();
    void deviceFlowWantsAClient();
    void sameTokenOfAProfileNotYetSeenIsNoticed();
    void expiredTokenIsRenewedWithItsRefreshToken();
    void renewalThatIsRefusedSaysWhy();
    void renewingIsForItsOwnProfile();
    void sentencesStandTogetherInBothLanguages();
};

void GuiTokens::tokenGoesToTheSecretStoreAndNowhereElse()
{
    auto store = std::make_unique<MemorySecretStore>();
    MemorySecretStore *kept = store.get();
    const Desk desk(std::move(store));
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    desk.window->profileDesk()->choose(u"coze-cn"_qs);
    const QString token = u"pat_"_qs + QString(60, u'k');
    auto *edit = find<QLineEdit>(*dialog, "profileTokenEdit");
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    type(*dialog, "profileTokenEdit", u"Bearer "_qs + token);
    QTRY_COMPARE(kept->content.value(u"token/coze-cn"_qs), token.toUtf8());
    QTRY_VERIFY(textOf(*dialog, "profileTokenKept").startsWith(u"Kept in"));
    QVERIFY(textOf(*dialog, "profileTokenNote").startsWith(u"Personal"));
    QCOMPARE(desk.window->console().token(), token.toUtf8());
    const QString status = textOf(*desk.window, "statusToken");
    QVERIFY2(status.contains(u"••••") && !status.contains(u"session"), qPrintable(status));
    // The other site gets the same token by mistake.
    dialog->showProfile(u"coze-com"_qs);
    QCOMPARE(edit->text(), QString());
    type(*dialog, "profileTokenEdit", token);
    QTRY_VERIFY(textOf(*dialog, "profileTokenNote").startsWith(u"The same token"));
    QTest::mouseClick(find<QPushButton>(*dialog, "forgetTokenButton"), Qt::LeftButton);
    QCOMPARE(kept->content.keys(), QStringList(u"token/coze-cn"_qs));
    find<QCheckBox>(*dialog, "unverifiedCheck")->click();
    click(*dialog, "saveButton");
    desk.window->close();
    for (const QFileInfo &file : QDir(desk.folder.path()).entryInfoList(QDir::Files)) {
        QFile content(file.filePath());
        QVERIFY(content.open(QIODevice::ReadOnly));
        QVERIFY2(!content.readAll().contains("kkkkkkkk"), qPrintable(file.fileName()));
    }
}

void GuiTokens::tokenWithoutAStoreIsForThisSession()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    QTRY_VERIFY(textOf(*dialog, "profileTokenKept").startsWith(u"For this session only."));
    type(*dialog, "profileTokenEdit", u"pat_abcdefghijklmnop"_qs);
    QTRY_COMPARE(desk.window->profileDesk()->secrets().value(u"coze-cn"_qs, SecretKeeper::Kind::Token),
                 QByteArray("pat_abcdefghijklmnop"));
    desk.window->profileDesk()->choose(u"coze-cn"_qs);
    QVERIFY(textOf(*desk.window, "statusToken").contains(u"this session only"));
}

void GuiTokens::revealedTokenHidesAgainAndIsCopiedWithAMark()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    const QString token = u"pat_abcdefghijklmnop"_qs;
    type(*dialog, "profileTokenEdit", token);
    auto *edit = find<QLineEdit>(*dialog, "profileTokenEdit");
    QTest::keyClick(edit, Qt::Key_Return);
    edit->findChild<QAction *>(u"revealAction"_qs)->trigger();
    QCOMPARE(edit->echoMode(), QLineEdit::Normal);
    edit->selectAll();
    QApplication::clipboard()->clear();
    QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
    const QMimeData *data = QApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), token);
#ifdef Q_OS_LINUX
    QCOMPARE(data->data(u"x-kde-passwordManagerHint"_qs), QByteArray("secret"));
#endif
    QFocusEvent left(QEvent::FocusOut);
    QApplication::sendEvent(edit, &left);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    QApplication::clipboard()->clear();
    click(*dialog, "copyTokenButton");
    QCOMPARE(QApplication::clipboard()->text(), token);
}

void GuiTokens::jwtIsReadInTheWindow()
{
    JwtPage page;
    // {"alg":"HS256"} . {"exp":1600000000} . sig
    page.setToken("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE2MDAwMDAwMDB9.c2ln");
    QVERIFY(textOf(page, "jwtProblem").contains(u"HS256"));
    QVERIFY(textOf(page, "jwtProblem").contains(u"expired"));
    const QString text = find<QPlainTextEdit>(page, "jwtText")->toPlainText();
    QVERIFY2(text.contains(u"2020-09-13"), qPrintable(text));
    page.setToken("pat_x.y");
    QVERIFY(textOf(page, "jwtProblem").contains(u"three parts"));
    QVERIFY(find<QPlainTextEdit>(page, "jwtText")->toPlainText().isEmpty());
}

void GuiTokens::jwtOfAnotherSiteIsNoticed()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    // {"alg":"RS256"} . {"aud":"api.coze.com"} . sig
    const QString jwt = u"eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJhcGkuY296ZS5jb20ifQ.c2ln"_qs;
    type(*dialog, "profileTokenEdit", jwt);
    const QString note = textOf(*dialog, "profileTokenNote");
    QVERIFY2(note.contains(u"aud is api.coze.com") && note.contains(u"api.coze.cn"), qPrintable(note));
    dialog->showProfile(u"coze-com"_qs);
    type(*dialog, "profileTokenEdit", jwt + u"2"_qs);
    QVERIFY2(!textOf(*dialog, "profileTokenNote").contains(u"aud"), "it is for this site");
}

void GuiTokens::deviceFlowWantsAClient()
{
    const Desk desk;
    desk.window->profileDesk()->openOauth(u"coze-cn"_qs);
    auto *dialog = desk.window->findChild<OauthDialog *>();
    find<QTabBar>(*dialog, "oauthTabs")->setCurrentIndex(1);
    click(*dialog, "deviceButton");
    QVERIFY(!dialog->devicePage()->flow().isRunning());
    QVERIFY(textOf(*dialog, "deviceResult").contains(u".app.coze"));
    // What was typed stays while one looks elsewhere.
    type(*dialog, "deviceClientIdEdit", u"12"_qs);
    dialog->close();
    desk.window->profileDesk()->openOauth(u"coze-cn"_qs);
    QCOMPARE(find<QLineEdit>(*dialog, "deviceClientIdEdit")->text(), u"12"_qs);
}

void GuiTokens::renewingIsForItsOwnProfile()
{
    PracticeServer practice;
    QVERIFY(practice.start(0).has_value());
    const Desk desk;
    ProfileStore &store = desk.window->profileDesk()->store();
    SecretKeeper &secrets = desk.window->profileDesk()->secrets();
    QFile key(desk.folder.filePath(u"key.pem"_qs));
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(keyPem(KeyForm::Private)) > 0);
    key.close();
    Profile profile = newProfile(u"Office"_qs, false);
    profile.baseUrl = practice.baseUrl();
    profile.oauth = {u"1150000000001"_qs, u"fingerprint"_qs, key.fileName(), {}, 900};
    QVERIFY(!store.save(profile, Profile()));
    desk.window->profileDesk()->openOauth(profile.id);
    auto *dialog = desk.window->findChild<OauthDialog *>();
    click(*dialog, "exchangeButton");
    // Another profile is looked at before the answer is there.
    desk.window->profileDesk()->openOauth(u"coze-cn"_qs);
    QCOMPARE(textOf(*dialog, "exchangeResult"), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!secrets.value(profile.id, SecretKeeper::Kind::Token).isEmpty(), WaitMs);
    QVERIFY(secrets.value(u"coze-cn"_qs, SecretKeeper::Kind::Token).isEmpty());
    QCOMPARE(textOf(*dialog, "exchangeResult"), QString());
    desk.window->profileDesk()->openOauth(profile.id);
    QVERIFY(textOf(*dialog, "exchangeResult").contains(u"valid until"));
    // A token that was taken out does not come back by itself.
    secrets.set(profile.id, SecretKeeper::Kind::Token, {});
    QCOMPARE(textOf(*dialog, "exchangeResult"), QString());
}

void GuiTokens::sentencesStandTogetherInBothLanguages()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    QTRY_VERIFY(textOf(*dialog, "profileTokenKept").contains(u"only. This"));
    desk.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(textOf(*dialog, "profileTokenKept").contains(u'。'));
    const QString chinese = textOf(*dialog, "profileTokenKept");
    QVERIFY2(!chinese.contains(u"。 ") && chinese.count(u'。') == 2, qPrintable(chinese));
}

void GuiTokens::deviceFlowShowsItsCodeAndBringsTheToken()
{
    PracticeServer practice;
    QVERIFY(practice.start(0).has_value());
    const Desk desk;
    ProfileStore &store = desk.window->profileDesk()->store();
    Profile profile = newProfile(u"Office"_qs, false);
    profile.baseUrl = practice.baseUrl();
    QVERIFY(!store.save(profile, Profile()));
    desk.window->profileDesk()->openOauth(profile.id);
    auto *dialog = desk.window->findChild<OauthDialog *>();
    dialog->devicePage()->flow().setSecond(150);
    find<QTabBar>(*dialog, "oauthTabs")->setCurrentIndex(1);
    type(*dialog, "deviceClientIdEdit", u"123.app.coze"_qs);
    click(*dialog, "deviceButton");
    QTRY_COMPARE_WITH_TIMEOUT(textOf(*dialog, "deviceCode"), u"PRACTICE"_qs, WaitMs);
    QVERIFY(textOf(*dialog, "deviceAddress").startsWith(u"https://www.coze.cn/"));
    SecretKeeper &secrets = desk.window->profileDesk()->secrets();
    QTRY_COMPARE_WITH_TIMEOUT(secrets.value(profile.id, SecretKeeper::Kind::Token),
                              QByteArray("czu_practice_only"), WaitMs);
    QVERIFY(secrets.renewal(profile.id).expiresAt.isValid());
    QCOMPARE(secrets.renewal(profile.id).refreshToken, QByteArray("practice_refresh_only"));
    QCOMPARE(store.profile(profile.id).oauth.deviceClientId, u"123.app.coze"_qs);
    QFile file(desk.profilesFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("czu_"));
}

void GuiTokens::sameTokenOfAProfileNotYetSeenIsNoticed()
{
    const QString token = u"pat_"_qs + QString(60, u's');
    auto store = std::make_unique<MemorySecretStore>();
    store->content.insert(u"token/coze-com"_qs, token.toUtf8());
    const Desk desk(std::move(store));
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(u"coze-cn"_qs);
    type(*dialog, "profileTokenEdit", token);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*dialog, "profileTokenNote").startsWith(u"The same token"), WaitMs);
    QVERIFY(textOf(*dialog, "profileTokenNote").contains(u"coze.com"));
}

namespace {

// A store of a user whose token came with a refresh token in an earlier session.
std::unique_ptr<MemorySecretStore> storeWith(const TokenRenewal &renewal, const QString &profileId)
{
    auto store = std::make_unique<MemorySecretStore>();
    store->content.insert(u"token/"_qs + profileId, "czu_old");
    store->content.insert(u"token-renewal/"_qs + profileId, storedRenewal(renewal, "czu_old"));
    return store;
}

} // namespace

void GuiTokens::expiredTokenIsRenewedWithItsRefreshToken()
{
    PracticeServer practice;
    QVERIFY(practice.start(0).has_value());
    Profile profile = newProfile(u"Office"_qs, false);
    profile.baseUrl = practice.baseUrl();
    const QDateTime past = QDateTime::currentDateTimeUtc().addSecs(-3600);
    auto store = storeWith({past, "old_refresh_token", u"123.app.coze"_qs, profile.baseUrl}, profile.id);
    MemorySecretStore *kept = store.get();
    const Desk desk(std::move(store));
    QVERIFY(!desk.window->profileDesk()->store().save(profile, Profile()));
    SecretKeeper &secrets = desk.window->profileDesk()->secrets();
    // Looked at, it says when it expired, and nothing is sent.
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(profile.id);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*dialog, "profileTokenNote").contains(u"Expired at"), WaitMs);
    auto *renew = find<QPushButton>(*dialog, "renewTokenButton");
    QTRY_VERIFY(renew->isVisible() && renew->isEnabled());
    QCOMPARE(secrets.value(profile.id, SecretKeeper::Kind::Token), QByteArray("czu_old"));
    click(*dialog, "renewTokenButton");
    QVERIFY(!renew->isEnabled());
    QTRY_COMPARE_WITH_TIMEOUT(secrets.value(profile.id, SecretKeeper::Kind::Token),
                              QByteArray("czu_practice_only"), WaitMs);
    QVERIFY(textOf(*dialog, "profileTokenNote").contains(u"Valid until"));
    QCOMPARE(secrets.renewal(profile.id).refreshToken, QByteArray("practice_refresh_only"));
    QVERIFY(kept->content.value(u"token-renewal/"_qs + profile.id).contains("practice_refresh_only"));
    // Chosen, it is renewed without being asked to.
    secrets.setToken(profile.id, "czu_old", {past, "old", u"123.app.coze"_qs, profile.baseUrl});
    desk.window->profileDesk()->choose(profile.id);
    QTRY_COMPARE_WITH_TIMEOUT(secrets.value(profile.id, SecretKeeper::Kind::Token),
                              QByteArray("czu_practice_only"), WaitMs);
    // A refresh token goes to the site that gave it only.
    secrets.setToken(profile.id, "czu_old", {past, "old", u"123.app.coze"_qs, u"https://api.coze.cn"_qs});
    QVERIFY(!renew->isVisible());
    // One that was pasted has no refresh token.
    secrets.set(profile.id, SecretKeeper::Kind::Token, "pat_pasted");
    QVERIFY(!renew->isVisible());
    QTRY_VERIFY(!kept->content.contains(u"token-renewal/"_qs + profile.id));
}

void GuiTokens::renewalThatIsRefusedSaysWhy()
{
    const FaultServer server(
        FaultScript::answer(R"({"error_code":"invalid_grant","error_message":"refresh token expired"})",
                            "Content-Type: application/json\r\n", "400 Bad Request"));
    Profile profile = newProfile(u"Office"_qs, false);
    profile.baseUrl = QString::fromUtf8(server.url(""));
    const Desk desk(storeWith(
        {QDateTime::currentDateTimeUtc().addSecs(-60), "used_up", u"1.app.coze"_qs, profile.baseUrl},
        profile.id));
    QVERIFY(!desk.window->profileDesk()->store().save(profile, Profile()));
    ProfilesDialog *dialog = desk.open();
    dialog->showProfile(profile.id);
    auto *renew = find<QPushButton>(*dialog, "renewTokenButton");
    QTRY_VERIFY(renew->isVisible());
    click(*dialog, "renewTokenButton");
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*dialog, "profileTokenNote").contains(u"refresh token expired"), WaitMs);
    QVERIFY(textOf(*dialog, "profileTokenNote").contains(u"device code"));
    desk.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(textOf(*dialog, "profileTokenNote").contains(u"令牌未能续期"));
    QVERIFY(renew->isEnabled());
    QCOMPARE(server.requests(), 1);
    // The token stays as it is until there is another.
    QCOMPARE(desk.window->profileDesk()->secrets().value(profile.id, SecretKeeper::Kind::Token),
             QByteArray("czu_old"));
}

QTEST_MAIN(GuiTokens)
#include "gui_tokens.moc"
