// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/jwtexchange.h"
#include "settings/formfield.h"

class QSpinBox;

namespace CozeLens {

//! Signing in with an OAuth app's private key: what it takes, and how it went.
class ExchangePage : public QWidget
{
    Q_OBJECT

public:
    explicit ExchangePage(Client &client, QWidget *parent = nullptr);
    void setProfile(const Profile &profile, const SendOptions &options);

Q_SIGNALS:
    //! What was filled in, before it is used.
    void settingsUsed(const CozeLens::OauthSettings &oauth);
    void tokenReceived(const CozeLens::OauthToken &token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void start();
    void showToken(const OauthToken &token);
    void showFailure(const Error &error);
    void retranslate();
    OauthSettings settings() const;

    JwtExchange m_exchange;
    Profile m_profile;
    SendOptions m_options;
    std::optional<OauthToken> m_token;
    std::optional<Error> m_error;
    QLabel *m_note;
    FormField *m_appId;
    FormField *m_keyId;
    FormField *m_keyFile;
    QLabel *m_minutesLabel;
    QSpinBox *m_minutes;
    QPushButton *m_start;
    QLabel *m_result;
};

} // namespace CozeLens
