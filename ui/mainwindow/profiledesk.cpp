// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/profiledesk.h"

#include "mainwindow/callcontext.h"
#include "mainwindow/topbar.h"
#include "mainwindow/windowstatus.h"
#include "oauth/oauthdialog.h"
#include "response/transferline.h"
#include "settings/profilesdialog.h"
#include "settings/settings.h"

#include <QDir>
#include <QTimer>

#include <utility>

namespace CozeLens {

ProfileDesk::ProfileDesk(Settings &settings, CallContext &context, const Shown &shown,
                         std::unique_ptr<SecretStore> secrets, QWidget *window)
    : QObject(window)
    , m_settings(settings)
    , m_context(context)
    , m_shown(shown)
    , m_window(window)
    , m_store(QDir(settings.folder()).filePath(u"profiles.json"_qs))
    , m_secrets(std::move(secrets))
    , m_renewals(m_store, m_secrets)
{
    connect(&m_store, &ProfileStore::changed, this, &ProfileDesk::storeChanged);
    connect(&m_secrets, &SecretKeeper::changed, this, [this](const QString &id) {
        if (id == m_context.profile().id)
            refresh();
    });
    connect(m_shown.top, &TopBar::profileChosen, this, &ProfileDesk::choose);
    connect(m_shown.top, &TopBar::editProfilesRequested, this, &ProfileDesk::openEditor);
    m_shown.top->setProfiles(m_store.profiles());
    // Said once the window stands: at the start nobody would see it.
    if (m_store.problem()) {
        QTimer::singleShot(0, this, [this] {
            if (m_store.problem())
                Q_EMIT refused(*m_store.problem());
        });
    }
}

void ProfileDesk::choose(const QString &id)
{
    const Profile &profile = m_store.profile(id);
    m_settings.setProfileId(profile.id);
    if (const std::optional<Error> problem = m_context.setProfile(profile))
        Q_EMIT refused(*problem);
    if (!profile.practice)
        m_secrets.load(profile.id);
    m_renewals.setInUse(profile.id);
    refresh();
}

void ProfileDesk::storeChanged()
{
    m_shown.top->setProfiles(m_store.profiles());
    choose(m_context.profile().id);
}

void ProfileDesk::refresh()
{
    const QString &id = m_context.profile().id;
    using Kind = SecretKeeper::Kind;
    m_context.setToken(m_secrets.value(id, Kind::Token));
    m_context.setConnectionSecrets({QString::fromUtf8(m_secrets.value(id, Kind::ProxyPassword)),
                                    QString::fromUtf8(m_secrets.value(id, Kind::KeyPassword))});
    m_shown.top->setProfileId(m_context.profile().id);
    m_shown.status->setToken(m_context.token(),
                             m_secrets.keeping(id, Kind::Token) == SecretKeeper::Keeping::Stored);
    m_shown.status->setConnection(m_context.profile().connection);
    Q_EMIT refreshed();
}

void ProfileDesk::keepId(const QString &name, const QString &value)
{
    if (const std::optional<Error> problem = m_store.setVariable(m_context.profile().id, name, value))
        Q_EMIT refused(*problem);
    else
        m_shown.status->say(tr("{{%1}} is now %2; new requests take it.").arg(name, value));
}

void ProfileDesk::raiseBodyLimit(int mebibytes)
{
    if (const std::optional<Error> problem = m_store.setBodyLimit(m_context.profile().id, mebibytes))
        Q_EMIT refused(*problem);
    else
        m_shown.status->say(tr("Bodies up to %1 are taken now. The request was not sent again.")
                                .arg(TransferLine::limitText(mebibytes)));
}

QList<ProfileDraft> ProfileDesk::unsaved() const
{
    return m_dialog ? m_dialog->unsaved() : m_unsaved;
}

void ProfileDesk::restore(const QList<ProfileDraft> &drafts)
{
    m_unsaved = drafts;
    if (!drafts.isEmpty())
        m_shown.status->say(
            tr("Changes to profiles were not saved last time; \"Edit profiles…\" still has them."));
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
        connect(m_dialog, &ProfilesDialog::renewRequested, &m_renewals, &Renewals::renew);
        m_dialog->restore(std::exchange(m_unsaved, {}));
        connect(m_dialog, &ProfilesDialog::draftsChanged, this, &ProfileDesk::draftsChanged);
    }
    if (!m_dialog->isVisible())
        m_dialog->showProfile(m_context.profile().id);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace CozeLens
