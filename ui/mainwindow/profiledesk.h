// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/profilestore.h"
#include "settings/secretkeeper.h"

#include <QObject>
#include <QPointer>

namespace CozeLens {

class Console;
class OauthDialog;
class ProfilesDialog;
class KeepIdsBar;
class RequestPane;
class ResponsePane;
class Settings;
class TopBar;
class VariableHelp;
class WindowStatus;

//! Keeps console, top bar, request, response and status bar in step with the profile that is chosen, and
//! opens the window in which profiles are edited.
class ProfileDesk : public QObject
{
    Q_OBJECT

public:
    struct Shown
    {
        TopBar *top = nullptr;
        RequestPane *request = nullptr;
        ResponsePane *response = nullptr;
        WindowStatus *status = nullptr;
    };

    //! All of them outlive the desk; without `secrets` tokens live for the session. `window` becomes the
    //! dialog's parent.
    ProfileDesk(Settings &settings, Console &console, const Shown &shown,
                std::unique_ptr<SecretStore> secrets, QWidget *window);

    ProfileStore &store() { return m_store; }
    SecretKeeper &secrets() { return m_secrets; }
    void choose(const QString &id);
    void openEditor();
    void openOauth(const QString &id);

Q_SIGNALS:
    //! Profile, token or settings of what requests are sent with may be others than before.
    void refreshed();

private:
    void refresh();
    void refreshVariables();
    void storeChanged();
    void offerIds();
    void keepId(const QString &name, const QString &value);

    Settings &m_settings;
    Console &m_console;
    Shown m_shown;
    QWidget *m_window;
    ProfileStore m_store;
    SecretKeeper m_secrets;
    QPointer<ProfilesDialog> m_dialog;
    QPointer<OauthDialog> m_oauth;
    KeepIdsBar *m_ids;
    VariableHelp *m_help;
};

} // namespace CozeLens
