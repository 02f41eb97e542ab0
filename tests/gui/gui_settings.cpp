// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsdesk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QListWidget>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace CozeLens;
using namespace CozeLens::Test;

class GuiSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnWarnings(); }
    void shortcutOpensTheEditor();
    void newServerIsMadeAndChosen();
    void mistakeIsSaidBesideTheFieldAsOneTypes();
    void changesOutliveLookingElsewhere();
    void otherWindowsChangeIsOfferedNotLost();
    void unverifiedTlsIsShownInRed();
    void requestsGoThroughTheProfilesProxy();
    void brokenFileIsSaidInTheWindow();
    void everythingSpeaksTheOtherLanguage();
};

void GuiSettings::shortcutOpensTheEditor()
{
    const Desk desk;
    QVERIFY(desk.ready);
    QTest::keyClick(desk.window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = desk.window->findChild<ProfilesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!dialog->isModal());
    QCOMPARE(dialog->currentId(), u"practice"_qs);
    auto *box = find<QComboBox>(*desk.window, "profileBox");
    dialog->close();
    box->setCurrentIndex(box->count() - 1);
    Q_EMIT box->activated(box->count() - 1);
    QVERIFY(dialog->isVisible());
    QCOMPARE(box->currentData().toString(), u"practice"_qs);
}

void GuiSettings::newServerIsMadeAndChosen()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    addSelfHosted(*dialog);
    type(*dialog, "nameEdit", u"Office"_qs);
    type(*dialog, "baseUrlEdit", u"http://127.0.0.1:8888/"_qs);
    QVERIFY(!QFile::exists(desk.profilesFile()));
    click(*dialog, "saveButton");
    QCOMPARE(textOf(*dialog, "profilesMessage"), QString());
    QVERIFY(QFile::exists(desk.profilesFile()));
    auto *box = find<QComboBox>(*desk.window, "profileBox");
    const int row = box->findText(u"Office"_qs);
    QVERIFY(row > 0);
    Q_EMIT box->activated(row);
    QCOMPARE(desk.window->console().base(), QByteArray("http://127.0.0.1:8888"));
    QVERIFY(desk.window->console().profile().selfHosted);
    QCOMPARE(Settings(desk.folder.filePath(u"settings.ini"_qs)).profileId(), box->itemData(row).toString());
    // Removing it brings the window back to a profile that exists.
    QTest::mouseClick(find<QToolButton>(*dialog, "removeProfileButton"), Qt::LeftButton);
    QCOMPARE(desk.window->console().profile().id, u"practice"_qs);
}

void GuiSettings::mistakeIsSaidBesideTheFieldAsOneTypes()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    addSelfHosted(*dialog);
    type(*dialog, "baseUrlEdit", u"coze.example.com"_qs);
    QVERIFY2(textOf(*dialog, "baseUrlProblem").contains(u"https://"), "says what is missing");
    click(*dialog, "saveButton");
    QVERIFY(!QFile::exists(desk.profilesFile()));
    QVERIFY(textOf(*dialog, "profilesMessage").contains(u"red"));
    type(*dialog, "baseUrlEdit", u"https://coze.example.com"_qs);
    QCOMPARE(textOf(*dialog, "baseUrlProblem"), QString());
    // A problem on another page is gone to.
    dialog->form()->showPage(ProfileForm::Connection);
    type(*dialog, "caFileEdit", u"/nowhere/ca.pem"_qs);
    QVERIFY(!textOf(*dialog, "caFileProblem").isEmpty());
    dialog->form()->showPage(ProfileForm::General);
    click(*dialog, "saveButton");
    QVERIFY(find<QLineEdit>(*dialog, "caFileEdit")->isVisible());
    type(*dialog, "caFileEdit", u" "_qs);
    click(*dialog, "saveButton");
    QVERIFY(QFile::exists(desk.profilesFile()));
}

void GuiSettings::changesOutliveLookingElsewhere()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    addSelfHosted(*dialog);
    type(*dialog, "nameEdit", u"Office"_qs);
    const QString id = dialog->currentId();
    find<QListWidget>(*dialog, "profilesList")->setCurrentRow(1);
    QCOMPARE(find<QLineEdit>(*dialog, "baseUrlEdit")->text(), u"https://api.coze.cn"_qs);
    QVERIFY(find<QLineEdit>(*dialog, "baseUrlEdit")->isReadOnly());
    dialog->close();
    desk.open()->showProfile(id);
    QCOMPARE(find<QLineEdit>(*dialog, "nameEdit")->text(), u"Office"_qs);
    click(*dialog, "discardButton");
    QCOMPARE(find<QListWidget>(*dialog, "profilesList")->count(), 3);
}

void GuiSettings::otherWindowsChangeIsOfferedNotLost()
{
    const Desk desk;
    ProfileStore other(desk.profilesFile());
    Profile theirs = newProfile(u"Office"_qs, true);
    theirs.baseUrl = u"https://one.example"_qs;
    QVERIFY(!other.save(theirs, Profile()));
    ProfilesDialog *dialog = desk.open();
    QTRY_COMPARE(find<QListWidget>(*dialog, "profilesList")->count(), 4);
    dialog->showProfile(theirs.id);
    type(*dialog, "baseUrlEdit", u"https://mine.example"_qs);
    Profile later = theirs;
    later.baseUrl = u"https://two.example"_qs;
    QVERIFY(!other.save(later, theirs));
    QTRY_COMPARE(desk.window->profileDesk()->store().profile(theirs.id).baseUrl, later.baseUrl);
    QCOMPARE(find<QLineEdit>(*dialog, "baseUrlEdit")->text(), u"https://mine.example"_qs);
    click(*dialog, "saveButton");
    QVERIFY(find<QPushButton>(*dialog, "overwriteButton")->isVisible());
    QCOMPARE(ProfileStore(desk.profilesFile()).profile(theirs.id).baseUrl, later.baseUrl);
    click(*dialog, "overwriteButton");
    QCOMPARE(ProfileStore(desk.profilesFile()).profile(theirs.id).baseUrl, u"https://mine.example"_qs);
    QVERIFY(!find<QPushButton>(*dialog, "overwriteButton")->isVisible());
}

void GuiSettings::unverifiedTlsIsShownInRed()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    dialog->form()->showPage(ProfileForm::Connection);
    auto *tls = find<QLabel>(*desk.window, "statusTls");
    QCOMPARE(tls->property("look").toString(), u"muted"_qs);
    find<QCheckBox>(*dialog, "unverifiedCheck")->click();
    QVERIFY(!textOf(*dialog, "unverifiedWarning").isEmpty());
    click(*dialog, "saveButton");
    QCOMPARE(tls->property("look").toString(), u"bad"_qs);
    QVERIFY(tls->text().contains(u"NOT"));
    find<QCheckBox>(*dialog, "unverifiedCheck")->click();
    click(*dialog, "saveButton");
    QCOMPARE(tls->property("look").toString(), u"muted"_qs);
}

void GuiSettings::requestsGoThroughTheProfilesProxy()
{
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray heard;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&heard, socket] {
            heard += socket->readAll();
            if (heard.contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"code\":0}");
        });
    });
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    addSelfHosted(*dialog);
    const QString id = dialog->currentId();
    type(*dialog, "baseUrlEdit", u"http://coze.invalid"_qs);
    dialog->form()->showPage(ProfileForm::Connection);
    find<QComboBox>(*dialog, "proxyBox")->setCurrentIndex(int(ProxyMode::Custom));
    const QString address = u"127.0.0.1:"_qs + QString::number(proxy.serverPort());
    type(*dialog, "proxyUrlEdit", u"http://"_qs + address);
    click(*dialog, "saveButton");
    QCOMPARE(textOf(*dialog, "profilesMessage"), QString());
    desk.window->profileDesk()->choose(id);
    QVERIFY(textOf(*desk.window, "statusProxy").contains(address));
    QSignalSpy shown(desk.window.get(), &MainWindow::outcomeShown);
    desk.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), WaitMs);
    QVERIFY2(heard.startsWith("POST http://coze.invalid/v3/chat HTTP/1.1\r\n"), heard.constData());
}

void GuiSettings::brokenFileIsSaidInTheWindow()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"profiles.json"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\":99,\"profiles\":[]}");
    file.close();
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setLanguage(Language::English);
    MainWindow window(settings);
    QSignalSpy said(&window.console(), &Console::diagnosed);
    QTRY_VERIFY(!said.isEmpty());
    QCOMPARE(said.first().first().value<Diagnosis>().remarkCode, u"profiles-newer"_qs);
    window.profileDesk()->openEditor();
    QVERIFY(textOf(*window.findChild<ProfilesDialog *>(), "profilesMessage").contains(u"newer"));
}

void GuiSettings::everythingSpeaksTheOtherLanguage()
{
    const Desk desk;
    ProfilesDialog *dialog = desk.open();
    addSelfHosted(*dialog);
    type(*dialog, "baseUrlEdit", u"x"_qs);
    type(*dialog, "nameEdit", u"Kept"_qs);
    BracketTranslator brackets;
    QCoreApplication::installTranslator(&brackets);
    QTest::qWait(0);
    QStringList left;
    for (const auto *button : dialog->findChildren<QAbstractButton *>()) {
        if (!button->text().isEmpty() && !button->text().contains(u'「'))
            left.append(button->objectName() + u"="_qs + button->text());
    }
    const QString reason = textOf(*dialog, "baseUrlProblem");
    QCoreApplication::removeTranslator(&brackets);
    QCOMPARE(left, QStringList());
    QCOMPARE(find<QLineEdit>(*dialog, "nameEdit")->text(), u"Kept"_qs);
    QVERIFY2(reason.contains(u"开头"), qPrintable(reason));
}

QTEST_MAIN(GuiSettings)
#include "gui_settings.moc"
