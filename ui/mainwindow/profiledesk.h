// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/renewals.h"
#include "settings/profiledraft.h"
#include "settings/profilestore.h"
#include "settings/secretkeeper.h"

#include <QObject>
#include <QPointer>

namespace CozeLens {

class CallContext;
class OauthDialog;
class ProfilesDialog;
class Settings;
class TopBar;
class WindowStatus;

//! Keeps the context of the calls, the top bar and the status bar in step with the profile that is chosen,
//! and opens the window in which profiles are edited.
class ProfileDesk : public QObject
{
    Q_OBJECT

public:
    struct Shown
    {
        TopBar *top = nullptr;
        WindowStatus *status = nullptr;
    };

    //! All of them outlive the desk; without `secrets` tokens live for the session. `window` becomes the
    //! dialog's parent.
    ProfileDesk(Settings &settings, CallContext &context, const Shown &shown,
                std::unique_ptr<SecretStore> secrets, QWidget *window);

    ProfileStore &store() { return m_store; }
    SecretKeeper &secrets() { return m_secrets; }
    void choose(const QString &id);
    void openEditor();
    void openOauth(const QString &id);
    //! Profiles that are being edited and not saved yet, for the session; and back.
    QList<ProfileDraft> unsaved() const;
    void restore(const QList<ProfileDraft> &drafts);
    //! An id of an answer becomes a variable of the profile.
    void keepId(const QString &name, const QString &value);
    //! Of the profile's answers; what was asked is not asked again.
    void raiseBodyLimit(int mebibytes);

Q_SIGNALS:
    //! Profile, token or settings of what requests are sent with may be others than before.
    void refreshed();
    //! Something could not be done or kept.
    void refused(const CozeLens::Error &error);
    //! unsaved() may be another.
    void draftsChanged();

private:
    void refresh();
    void storeChanged();

    Settings &m_settings;
    CallContext &m_context;
    Shown m_shown;
    QWidget *m_window;
    ProfileStore m_store;
    SecretKeeper m_secrets;
    Renewals m_renewals;
    QList<ProfileDraft> m_unsaved; //!< until the dialog is opened
    QPointer<ProfilesDialog> m_dialog;
    QPointer<OauthDialog> m_oauth;
};

} // namespace CozeLens
