// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/profiledesk.h"

#include "common/uilanguage.h"
#include "http/redaction.h"
#include "mainwindow/console.h"
#include "mainwindow/keepidsbar.h"
#include "mainwindow/topbar.h"
#include "mainwindow/windowstatus.h"
#include "oauth/oauthdialog.h"
#include "request/authpage.h"
#include "request/operationinfo.h"
#include "request/requestpane.h"
#include "request/variablehelp.h"
#include "response/responsepane.h"
#include "settings/profilesdialog.h"
#include "settings/settings.h"
#include "text/codeview.h"

#include <QBoxLayout>
#include <QDir>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>

namespace CozeLens {

ProfileDesk::ProfileDesk(Settings &settings, Console &console, const Shown &shown,
                         std::unique_ptr<SecretStore> secrets, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_console(console)
    , m_shown(shown)
    , m_window(window)
    , m_store(QDir(settings.folder()).filePath(u"profiles.json"_qs))
    , m_secrets(std::move(secrets))
    , m_ids(new KeepIdsBar(window))
    , m_help(new VariableHelp(this))
{
    offerIds();
    connect(&m_store, &ProfileStore::changed, this, &ProfileDesk::storeChanged);
    connect(&m_secrets, &SecretKeeper::changed, this, [this](const QString &id) {
        if (id == m_console.profile().id)
            refresh();
    });
    connect(m_shown.top, &TopBar::profileChosen, this, &ProfileDesk::choose);
    connect(m_shown.top, &TopBar::editProfilesRequested, this, &ProfileDesk::openEditor);
    m_shown.top->setProfiles(m_store.profiles());
    // Said once the window stands: at the start nobody would see it.
    if (m_store.problem()) {
        QTimer::singleShot(0, this, [this] {
            if (m_store.problem())
                m_console.remark(m_store.problem()->code, m_store.problem()->text);
        });
    }
}

void ProfileDesk::choose(const QString &id)
{
    const Profile &profile = m_store.profile(id);
    m_settings.setProfileId(profile.id);
    m_console.setProfile(profile);
    if (!profile.practice)
        m_secrets.load(profile.id);
    refresh();
}

void ProfileDesk::storeChanged()
{
    m_shown.top->setProfiles(m_store.profiles());
    choose(m_console.profile().id);
}

void ProfileDesk::refresh()
{
    const QString &id = m_console.profile().id;
    using Kind = SecretKeeper::Kind;
    m_console.setToken(m_secrets.value(id, Kind::Token));
    m_console.setConnectionSecrets({QString::fromUtf8(m_secrets.value(id, Kind::ProxyPassword)),
                                    QString::fromUtf8(m_secrets.value(id, Kind::KeyPassword))});
    m_shown.top->setProfileId(m_console.profile().id);
    m_shown.status->setToken(m_console.token(),
                             m_secrets.keeping(id, Kind::Token) == SecretKeeper::Keeping::Stored);
    m_shown.status->setConnection(m_console.profile().connection);
    m_shown.request->info()->setSelfHosted(m_console.profile().selfHosted);
    m_shown.request->setProfileToken(QString::fromUtf8(m_console.token()));
    refreshVariables();
    Q_EMIT refreshed();
}

void ProfileDesk::offerIds()
{
    if (auto *column = qobject_cast<QBoxLayout *>(m_shown.response->layout()))
        column->addWidget(m_ids);
    m_help->watch(m_shown.request->findChild<QLineEdit *>(u"urlEdit"_qs));
    m_help->watch(m_shown.request->bodyEditor());
    for (QTableView *table : m_shown.request->findChildren<QTableView *>())
        m_help->watch(table);
    connect(&m_console, &Console::sendingStarted, m_ids, &KeepIdsBar::clear);
    connect(&m_console, &Console::sendingFinished, m_ids, &KeepIdsBar::showExchange);
    connect(m_shown.request->findChild<AuthPage *>(), &AuthPage::profileTokenRequested, this,
            &ProfileDesk::openEditor);
    connect(m_ids, &KeepIdsBar::keepRequested, this, &ProfileDesk::keepId);
}

void ProfileDesk::keepId(const QString &name, const QString &value)
{
    if (const std::optional<Error> refused = m_store.setVariable(m_console.profile().id, name, value))
        m_console.remark(refused->code, refused->text);
    else
        m_shown.status->say(tr("{{%1}} is now %2; new requests take it.").arg(name, value));
}

void ProfileDesk::refreshVariables()
{
    m_ids->setKept(m_console.profile().variables);
    const Variables variables = m_console.variables();
    QStringList names = variables.keys();
    names.sort(Qt::CaseInsensitive);
    QList<VariableHint> hints;
    for (const QString &name : std::as_const(names)) {
        const Result<QByteArray> value = substituted(variables.value(name), variables);
        const QString text =
            value ? QString::fromUtf8(redacted(*value)) : value.error().text.in(uiLanguage());
        const bool token = name == u"token";
        hints.append({name, token && value ? maskedToken(QString::fromUtf8(*value)) : text});
    }
    m_help->setVariables(hints, variables);
}

void ProfileDesk::openOauth(const QString &id)
{
    if (!m_oauth)
        m_oauth = new OauthDialog(m_store, m_secrets, m_window);
    m_oauth->showProfile(id);
}

void ProfileDesk::openEditor()
{
    if (!m_dialog) {
        m_dialog = new ProfilesDialog(m_store, m_secrets, m_window);
        connect(m_dialog, &ProfilesDialog::oauthRequested, this, &ProfileDesk::openOauth);
    }
    if (!m_dialog->isVisible())
        m_dialog->showProfile(m_console.profile().id);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace CozeLens
