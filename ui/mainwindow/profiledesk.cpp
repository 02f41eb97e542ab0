// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/profiledesk.h"

#include "mainwindow/console.h"
#include "mainwindow/topbar.h"
#include "mainwindow/windowstatus.h"
#include "request/requestpane.h"
#include "settings/profilesdialog.h"
#include "settings/settings.h"

#include <QDir>
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
{
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
    m_shown.request->setProfileToken(QString::fromUtf8(m_console.token()));
    Q_EMIT refreshed();
}

void ProfileDesk::openEditor()
{
    if (!m_dialog)
        m_dialog = new ProfilesDialog(m_store, m_secrets, m_window);
    if (!m_dialog->isVisible())
        m_dialog->showProfile(m_console.profile().id);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace CozeLens
