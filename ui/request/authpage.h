// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/requestdraft.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace CozeLens {

class SecretEdit;

//! Where the request's token comes from. The profile's token can be seen here but is changed elsewhere.
class AuthPage : public QWidget
{
    Q_OBJECT

public:
    explicit AuthPage(QWidget *parent = nullptr);
    TokenSource source() const;
    QString ownToken() const { return m_ownToken; }
    void setSource(TokenSource source, const QString &ownToken);
    //! Empty: the profile has none.
    void setProfileToken(const QString &token);
    //! The headers carry an Authorization of their own, which wins.
    void setOverridden(bool overridden);
    //! Where the token is typed, or where it is chosen which one to send.
    void focusToken();

Q_SIGNALS:
    void edited();
    //! Whoever wants another token for the profile.
    void profileTokenRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();

    QLabel *m_sourceLabel;
    QComboBox *m_source;
    QLabel *m_tokenLabel;
    SecretEdit *m_token;
    QPushButton *m_change;
    QLabel *m_note;
    QString m_profileToken;
    QString m_ownToken;
    bool m_overridden = false;
};

} // namespace CozeLens
