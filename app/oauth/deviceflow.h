// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "oauth/tokenreply.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace CozeLens {

//! What the user has to do elsewhere.
struct DevicePrompt
{
    QString userCode;
    QString verificationUrl; //!< http or https; with the code in it where the server gives such a one
    QDateTime expiresAt;
};

//! Signing in on another page (RFC 8628): asks for a code, shows it through prompted(), and polls until the
//! user has agreed, refused, or the code has expired. "authorization_pending" goes on, "slow_down" goes on
//! five seconds slower, a network or a server that fails for the moment is asked again half as often (RFC
//! 8628 section 3.5), everything else ends it. One at a time; lives in the thread of its caller.
class DeviceFlow : public QObject
{
    Q_OBJECT

public:
    //! `client` outlives it.
    explicit DeviceFlow(Client &client, QObject *parent = nullptr);

    void start(const QString &clientId, const QByteArray &base, const SendOptions &options);
    void stop();
    bool isRunning() const { return m_active; }
    //! Seconds between two questions; changes with "slow_down".
    int interval() const { return m_intervalMs / 1000; }
    //! Milliseconds that stand for a second: tests need not wait.
    void setSecond(int ms) { m_secondMs = ms; }

Q_SIGNALS:
    void prompted(const CozeLens::DevicePrompt &prompt);
    //! A question could not be asked, and will be asked again; resumed() once one was.
    void interrupted(const CozeLens::Error &error);
    void resumed();
    void tokenReceived(const CozeLens::OauthToken &token);
    void failed(const CozeLens::Error &error);

private:
    void send(const QByteArray &path, const QByteArray &body,
              const std::function<void(const Exchange &)> &answered);
    void codeReceived(const Exchange &exchange);
    void poll();
    void pollAnswered(const Exchange &exchange);
    void waitAndPoll();
    void fail(const Error &error);

    Client &m_client;
    QString m_clientId;
    QByteArray m_base;
    SendOptions m_options;
    QString m_deviceCode; //!< a secret until it is used up
    QDateTime m_expiresAt;
    int m_intervalMs = 5000;
    int m_secondMs = 1000;
    bool m_active = false;
    bool m_interrupted = false;
    QPointer<RunningExchange> m_running;
    QTimer m_pause;
};

} // namespace CozeLens
