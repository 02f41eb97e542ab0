// SPDX-License-Identifier: GPL-3.0-or-later
#include "plantedsession.h"

#include "diagnosis/diagnosispane.h"
#include "explorer/explorerpane.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/profiledesk.h"
#include "mainwindow/topbar.h"
#include "oauth/oauthdialog.h"
#include "plantedmore.h"
#include "request/requestpane.h"
#include "response/responsepane.h"
#include "settings/profilesdialog.h"
#include "settings/variablesmodel.h"
#include "support/faultserver.h"
#include "text/codeview.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace CozeLens::Test {

namespace {

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

// All that a server of Coze's might say with a secret in it: a token, a cookie, an echo of what it was sent.
FaultScript tellTale(const QList<PlantedSecret> &secrets)
{
    const QByteArray body = R"({"code":4100,"msg":"authentication is invalid: )" +
                            valueOf(secrets, "personal token") + R"(","access_token":")" +
                            valueOf(secrets, "OAuth token") + R"(","refresh_token":")" +
                            valueOf(secrets, "refresh token") +
                            R"(","expires_in":4102444800,"detail":{"logid":"20260101000000AB"},)" +
                            R"("client_secret":")" + valueOf(secrets, "client secret") + R"("})";
    return FaultScript::answer(body, "Content-Type: application/json\r\nX-Tt-Logid: 20260101000000AB\r\n"
                                     "Set-Cookie: session=" +
                                         valueOf(secrets, "cookie") + "; Path=/\r\n");
}

FaultScript success()
{
    return FaultScript::answer(R"({"code":0,"msg":"","data":{"id":"7428197300000000123","conversation_id":)"
                               R"("7428197300000000124","status":"completed"}})",
                               "Content-Type: application/json\r\n");
}

FaultScript stream(const QList<PlantedSecret> &secrets)
{
    return FaultScript::answer(
        "event: conversation.message.delta\ndata: {\"id\":\"1\",\"role\":\"assistant\",\"type\":"
        "\"answer\",\"content\":\"your token is " +
            valueOf(secrets, "service token") +
            "\",\"content_type\":\"text\"}\n\nevent: done\ndata: \"[DONE]\"\n\n",
        "Content-Type: text/event-stream\r\n");
}

FaultScript tokenAnswer(const QList<PlantedSecret> &secrets)
{
    return FaultScript::answer(R"({"access_token":")" + valueOf(secrets, "OAuth token") +
                                   R"(","refresh_token":")" + valueOf(secrets, "refresh token") +
                                   R"(","expires_in":4102444800,"token_type":"Bearer"})",
                               "Content-Type: application/json\r\n");
}

QStringList cellsOf(const QAbstractItemModel *model)
{
    QStringList texts;
    for (int row = 0; model && row < std::min(model->rowCount(), 200); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            texts += {index.data(Qt::DisplayRole).toString(), index.data(Qt::ToolTipRole).toString(),
                      index.data(Qt::AccessibleTextRole).toString()};
        }
    }
    return texts;
}

class Session
{
public:
    explicit Session(const PlantedSession &session)
        : m_session(session)
        , m_record(session.record)
        , m_window(m_settings,
                   QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/session.json"_qs,
                   platformSecretStore())
        , m_tellTale(tellTale(session.secrets))
        , m_good(success())
        , m_stream(stream(session.secrets))
        , m_oauth(tokenAnswer(session.secrets))
    {
        must(m_record.open(QIODevice::WriteOnly | QIODevice::Unbuffered), "the record is open");
        m_window.console().setSeenStore(std::make_shared<SeenStore>(SeenStore::defaultFile()));
        m_window.resize(1280, 800);
        m_window.show();
        m_window.activateWindow();
        must(QTest::qWaitForWindowActive(&m_window), "the window is active");
    }

    void useEverything()
    {
        fillInAProfile();
        getTokens();
        sendAndCopy("an error",
                    m_tellTale.url("/v3/chat?planted-url=1&access_token=") + secret("user's token"));
        sendAndCopy("a success", m_good.url("/v1/bots/7428197300000000125"));
        sendAndCopy("a stream", m_stream.url("/v3/chat?stream=1"));
        paste();
        exportAll();
        keepAndGoOn();
        const PlantedHands hands{m_window,
                                 m_session,
                                 m_profileId,
                                 [this](const char *what) { recordScreen(what); },
                                 [this](const char *what) { copyAll(what); },
                                 [this](const char *what, const QByteArray &url) { sendAndCopy(what, url); }};
        for (const auto &use : {useMenus, useDeviceFlow, useUploads, useTabs, useRedirects, usePolling,
                                useLargeTexts, useFailures})
            use(hands);
        for (const Language language : {Language::Chinese, Language::English}) {
            m_window.setLanguage(language);
            recordScreen("the window in the other language");
        }
        typeEverywhere();
    }

    void leak()
    {
        QFile file(QDir::tempPath() + u"/leak"_qs);
        must(file.open(QIODevice::WriteOnly), "a file for the leak");
        file.write(secret("service token").toBase64());
        file.close();
        QApplication::clipboard()->setText(text(secret("JWT")));
        recordClipboard("copied on purpose");
        qWarning("logged on purpose: %s", secret("client secret").constData());
    }

    void close() { m_window.close(); }

private:
    QByteArray secret(const char *name) const { return valueOf(m_session.secrets, name); }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_window.findChild<Widget *>(QString::fromLatin1(name));
        must(widget, name);
        return widget;
    }

    void write(const QJsonObject &record)
    {
        m_record.write(QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n');
    }

    void recordClipboard(const QString &what)
    {
        const QMimeData *data = QApplication::clipboard()->mimeData();
        if (!data)
            return;
        const bool marked = data->data(u"x-kde-passwordManagerHint"_qs) == "secret";
        for (const QString &format : data->formats()) {
            write({{u"what"_qs, QString(what + u" ("_qs + format + u')')},
                   {u"clipboard"_qs, true},
                   {u"marked"_qs, marked},
                   {u"text"_qs, QString::fromUtf8(data->data(format))}});
        }
        QApplication::clipboard()->clear();
    }

    // What labels and buttons say; fields in which a secret is typed show it to who types it.
    void recordScreen(const char *what)
    {
        for (const QWidget *widget : QApplication::allWidgets()) {
            QStringList texts = {widget->toolTip(), widget->windowTitle(), widget->accessibleName(),
                                 widget->accessibleDescription(), widget->statusTip()};
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts.append(label->text());
            else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                texts.append(button->text());
            else if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
                texts.append(edit->echoMode() == QLineEdit::Normal ? QString() : edit->displayText());
            else if (const auto *table = qobject_cast<const QTableView *>(widget))
                texts += cellsOf(table->model());
            else if (const auto *bar = qobject_cast<const QTabBar *>(widget))
                for (int tab = 0; tab < bar->count(); ++tab)
                    texts += {bar->tabText(tab), bar->tabToolTip(tab)};
            write({{u"what"_qs, QString(QString::fromLatin1(what) + u": "_qs + widget->objectName())},
                   {u"text"_qs, texts.join(u'\n').simplified()}});
        }
    }

    // Whatever there is to copy with, now or later: every button and entry whose name says so, and every
    // text.
    void copyAll(const char *where)
    {
        const QString at = QString::fromLatin1(where) + u": "_qs;
        for (auto *button : m_window.findChildren<QAbstractButton *>()) {
            if (button->objectName().contains(u"copy", Qt::CaseInsensitive) && button->isEnabled()) {
                button->click();
                recordClipboard(at + button->objectName());
            }
        }
        for (auto *action : m_window.findChildren<QAction *>()) {
            if (action->objectName().contains(u"copy", Qt::CaseInsensitive) && action->isEnabled()) {
                action->trigger();
                recordClipboard(at + action->objectName());
            }
        }
        for (auto *view : m_window.findChildren<CodeView *>()) {
            view->selectAll();
            view->copy();
            recordClipboard(at + view->objectName());
        }
        for (auto *table : m_window.findChildren<QTableView *>()) {
            table->selectAll();
            QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
            recordClipboard(at + table->objectName());
        }
        for (auto *label : m_window.findChildren<QLabel *>()) {
            if (!label->textInteractionFlags().testFlag(Qt::TextSelectableByMouse) || label->text().isEmpty())
                continue;
            label->setSelection(0, int(label->text().size()));
            QTest::keyClick(label, Qt::Key_C, Qt::ControlModifier);
            recordClipboard(at + label->objectName());
        }
    }

    void type(const QWidget &window, const char *name, const QByteArray &what)
    {
        auto *edit = window.findChild<QLineEdit *>(QString::fromLatin1(name));
        must(edit, name);
        edit->selectAll();
        QTest::keyClicks(edit, text(what));
        QTest::keyClick(edit, Qt::Key_Return);
    }

    void fillInAProfile()
    {
        Profile profile = newProfile(u"Planted"_qs, true);
        profile.baseUrl = text(m_good.url(""));
        must(!m_window.profileDesk()->store().save(profile, Profile()), "the profile is saved");
        m_window.profileDesk()->choose(profile.id);
        m_window.profileDesk()->openEditor();
        auto *dialog = m_window.findChild<ProfilesDialog *>();
        dialog->showProfile(profile.id);
        type(*dialog, "profileTokenEdit", secret("token of a server of one's own"));
        type(*dialog, "proxyPasswordEdit", secret("proxy password"));
        type(*dialog, "keyPasswordEdit", secret("key password"));
        // Variables that are secrets by their value or by their name.
        auto *model = dialog->findChild<VariablesModel *>();
        const auto add = [model](const QString &name, const QByteArray &value) {
            const int row = model->rowCount() - 1;
            model->setData(model->index(row, VariablesModel::Name), name, Qt::EditRole);
            model->setData(model->index(row, VariablesModel::Value), text(value), Qt::EditRole);
        };
        add(u"client_secret"_qs, secret("client secret"));
        add(u"mine"_qs, secret("personal token"));
        add(u"code"_qs, secret("authorization code"));
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"saveButton"_qs), Qt::LeftButton);
        recordScreen("variables that are secrets");
        copyAll("profiles");
        dialog->findChild<QAbstractButton *>(u"discardButton"_qs)->click();
        dialog->close();
        ProfileStore &store = m_window.profileDesk()->store();
        must(!store.setVariable(profile.id, u"kept_id"_qs, u"7428197300000000126"_qs), "an id is kept");
        must(store.setVariable(profile.id, u"api_key"_qs, text(secret("client secret"))).has_value(),
             "a secret is refused");
        m_profileId = profile.id;
    }

    void getTokens()
    {
        ProfileStore &store = m_window.profileDesk()->store();
        const Profile before = store.profile(m_profileId);
        Profile there = before;
        there.baseUrl = text(m_oauth.url(""));
        there.oauth.keyFile = m_session.keyFile;
        must(!store.save(there, before), "the profile is saved");
        m_window.profileDesk()->openOauth(m_profileId);
        auto *dialog = m_window.findChild<OauthDialog *>();
        type(*dialog, "oauthAppIdEdit", "1234567890");
        type(*dialog, "oauthKeyIdEdit", "fingerprint-of-the-key");
        SecretKeeper &secrets = m_window.profileDesk()->secrets();
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"exchangeButton"_qs), Qt::LeftButton);
        must(QTest::qWaitFor(
                 [&] {
                     return secrets.value(m_profileId, SecretKeeper::Kind::Token) == secret("OAuth token");
                 },
                 WaitMs),
             "a token was got");
        // The private key itself, pasted where its number belongs.
        type(*dialog, "oauthKeyIdEdit", "-----BEGIN PRIVATE KEY-----" + secret("private key"));
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"exchangeButton"_qs), Qt::LeftButton);
        dialog->findChild<QTabBar *>(u"oauthTabs"_qs)->setCurrentIndex(1);
        type(*dialog, "deviceClientIdEdit", secret("user's token"));
        QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"deviceButton"_qs), Qt::LeftButton);
        dialog->findChild<QTabBar *>(u"oauthTabs"_qs)->setCurrentIndex(2);
        type(*dialog, "jwtEdit", secret("JWT"));
        recordScreen("a JWT is read");
        copyAll("OAuth");
        dialog->close();
        const Profile now = store.profile(m_profileId);
        Profile back = now;
        back.baseUrl = before.baseUrl;
        must(!store.save(back, now), "the profile is saved");
    }

    RequestDraft tellingDraft(const QByteArray &url) const
    {
        RequestDraft draft = m_window.requestPane()->draft();
        draft.method = "POST";
        draft.url = url;
        draft.headers = {{"Content-Type", "application/json", true},
                         {"Authorization", "Bearer " + secret("personal token"), true},
                         {"Cookie", "a=" + secret("cookie"), true},
                         {"X-Token", secret("X-Token"), true},
                         {"X-Api-Key", secret("client secret"), false}};
        draft.body =
            R"({"bot_id":"7428197300000000127","user_id":"u","auto_save_history":false,"client_secret":")" +
            secret("client secret") + R"(","password":")" + secret("password") + R"(","note":")" +
            secret("token of a server of one's own") + R"(","code":")" + secret("authorization code") +
            R"(","key":"-----BEGIN PRIVATE KEY-----\n)" + secret("private key") +
            R"(\n-----END PRIVATE KEY-----\n"})";
        draft.tokenSource = TokenSource::Own;
        draft.ownToken = text(secret("service token"));
        return draft;
    }

    void sendAndCopy(const char *what, const QByteArray &url)
    {
        QSignalSpy shown(&m_window, &MainWindow::outcomeShown);
        m_window.requestPane()->setDraft(tellingDraft(url));
        m_window.send();
        must(QTest::qWaitFor([&] { return !shown.isEmpty(); }, WaitMs), what);
        auto *tabs = find<QTabBar>("responseTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QCoreApplication::processEvents();
            recordScreen(what);
            copyAll(what);
        }
        tabs->setCurrentIndex(0);
        // Fixes and their preview, taken and taken back.
        for (auto *button : m_window.findChildren<QAbstractButton *>()) {
            if (button->objectName().startsWith(u"fixButton") && button->isVisible()) {
                button->click();
                recordScreen("after a fix");
                break;
            }
        }
        m_window.requestPane()->bodyEditor()->undo();
    }

    void explain(const char *what, const QByteArray &pasted)
    {
        QSignalSpy shown(&m_window, &MainWindow::outcomeShown);
        QApplication::clipboard()->setText(text(pasted));
        m_window.pasteAndExplain();
        must(QTest::qWaitFor([&] { return !shown.isEmpty(); }, WaitMs), what);
        QApplication::clipboard()->clear();
        recordScreen(what);
        copyAll(what);
    }

    void paste()
    {
        const QByteArray curl =
            "curl -X POST 'https://api.coze.cn/v3/chat?planted-url=2' -H 'Authorization: Bearer " +
            secret("personal token") + "' -H 'Cookie: s=" + secret("cookie") + "' -d '{\"client_secret\":\"" +
            secret("client secret") + "\"}'";
        explain("a cURL command with its answer",
                "$ " + curl + "\n{\"code\":4100,\"msg\":\"authentication is invalid " +
                    secret("service token") + "\"}\n");
        explain("a log", "2026-01-01 00:00:00 ERROR code=4100 msg=authentication is invalid token=" +
                             secret("OAuth token") + "\nAuthorization: Bearer " + secret("JWT") +
                             "\nSet-Cookie: session=" + secret("cookie") + "\n");
        QApplication::clipboard()->setText(text(curl));
        Q_EMIT find<TopBar>("topBar")->importRequested();
        QApplication::clipboard()->clear();
        must(m_window.requestPane()->draft().url.contains("planted-url=2"), "the request was imported");
        copyAll("after an import");
    }

    void exportAll()
    {
        sendAndCopy("the error again", m_tellTale.url("/v3/chat?planted-url=3"));
        auto *menu = find<QMenu>("reportMenu");
        for (const char *name : {"copyReportZh", "copyReportEn", "copyReportBoth"}) {
            menu->findChild<QAction *>(QString::fromLatin1(name))->trigger();
            recordClipboard(QString::fromLatin1(name));
        }
        menu->findChild<QAction *>(u"saveReport"_qs)->trigger();
        auto *dialog = find<QFileDialog>("saveReportDialog");
        Q_EMIT dialog->fileSelected(QDir::homePath() + u"/report.md"_qs);
        dialog->close();
        Q_EMIT find<TopBar>("topBar")->copyAsCurlRequested();
        recordClipboard(u"copied as cURL"_qs);
    }

    void keepAndGoOn()
    {
        sendAndCopy("a success again", m_good.url("/v3/chat"));
        auto *keep = find<QAbstractButton>("keepIdButton0");
        must(QTest::qWaitFor([&] { return keep->isVisible(); }, WaitMs), "ids are offered");
        keep->click();
        Q_EMIT find<ExplorerPane>("explorerPane")->operationChosen(u"chat-retrieve"_qs);
        m_window.findChild<DiagnosisPane *>()->lookUp(u"4100"_qs);
        copyAll("another operation");
    }

    // The end of a session that was not meant to end: all of it stands in the editor.
    void typeEverywhere()
    {
        QLineEdit *url = find<QLineEdit>("urlEdit");
        m_window.requestPane()->setDraft(tellingDraft("http://127.0.0.1:1/planted-url?access_token="));
        url->setFocus();
        url->end(false);
        QTest::keyClicks(url, text(secret("user's token")), Qt::NoModifier, 2);
        auto *headers = find<QTableView>("requestHeadersTable");
        m_window.requestPane()->showTab(RequestPane::HeadersTab);
        const QModelIndex cell = headers->model()->index(1, 1);
        headers->setCurrentIndex(cell);
        headers->edit(cell);
        auto *editor = headers->viewport()->findChild<QLineEdit *>();
        must(editor, "a header is being edited");
        editor->selectAll();
        QTest::keyClicks(editor, u"Bearer "_qs + text(secret("service token")), Qt::NoModifier, 2);
        recordScreen("a header is being typed");
        // The session is written within the second.
        QTest::qWait(1200);
    }

    PlantedSession m_session;
    QFile m_record;
    Settings m_settings;
    MainWindow m_window;
    FaultServer m_tellTale;
    FaultServer m_good;
    FaultServer m_stream;
    FaultServer m_oauth;
    QString m_profileId;
};

} // namespace

int runPlantedSession(int argc, char **argv, const PlantedSession &session)
{
    // As the program calls itself: its folders follow from that.
    QCoreApplication::setApplicationName(u"coze-lens"_qs);
    QApplication application(argc, argv);
    QTimer::singleShot(0, &application, [&session] {
        Session user(session);
        if (session.leaks) {
            user.leak();
        } else {
            user.useEverything();
            fputs("every feature was used\n", stdout);
            if (session.waitsForKill) {
                fputs("ready to be killed\n", stdout);
                fflush(stdout);
                QTest::qWait(WaitMs);
            }
        }
        user.close();
        QCoreApplication::exit(0);
    });
    return QApplication::exec();
}

} // namespace CozeLens::Test
