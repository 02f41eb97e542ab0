// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/deviceflow.h"
#include "settings/formfield.h"

namespace CozeLens {

//! Signing in on another page: shows the code and the address, and waits.
class DevicePage : public QWidget
{
    Q_OBJECT

public:
    explicit DevicePage(Client &client, QWidget *parent = nullptr);
    void setProfile(const Profile &profile, const SendOptions &options);
    DeviceFlow &flow() { return m_flow; }

Q_SIGNALS:
    void settingsUsed(const CozeLens::OauthSettings &oauth);
    //! `clientId` is the app's that it was given to.
    void tokenReceived(const QString &clientId, const CozeLens::OauthToken &token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void startOrStop();
    void retranslate();

    DeviceFlow m_flow;
    Profile m_profile;
    SendOptions m_options;
    std::optional<DevicePrompt> m_prompt;
    std::optional<Error> m_error;
    std::optional<Error> m_trouble; //!< that will pass, perhaps
    bool m_received = false;
    bool m_renewable = false; //!< it came with a refresh token
    QLabel *m_note;
    FormField *m_clientId;
    QPushButton *m_start;
    QLabel *m_code;
    QLabel *m_address;
    QPushButton *m_open;
    QLabel *m_result;
};

} // namespace CozeLens
