// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oauth/tokenexchange.h"
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
    //! Stops renewing for this profile when its token is no longer the one that was fetched.
    void noteToken(const QString &profileId, const QByteArray &token);

Q_SIGNALS:
    //! What was filled in, before it is used.
    void settingsUsed(const CozeLens::OauthSettings &oauth);
    //! Also for a profile that is not shown any more.
    void tokenReceived(const QString &profileId, const CozeLens::OauthToken &token);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct State
    {
        TokenExchange *exchange = nullptr;
        std::optional<OauthToken> token;
        std::optional<Error> error;
    };

    void start();
    State &state();
    void retranslate();
    OauthSettings settings() const;

    Client &m_client;
    QHash<QString, State> m_states; //!< by profile
    Profile m_profile;
    SendOptions m_options;
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
