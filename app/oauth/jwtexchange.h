// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "oauth/jwtsigner.h"
#include "oauth/tokenreply.h"

#include <QPointer>
#include <QTimer>

namespace CozeLens {

//! An OAuth app that signs in with its private key.
struct JwtApp
{
    QString appId;
    QString keyId;
    QString keyFile;
    int durationSeconds = 900; //!< of the token that is asked for; at most 86399

    bool operator==(const JwtApp &) const = default;
};

//! Gets a token for a JWT and, as long as it lives, the next one before that expires. While the network fails
//! it tries again until then. Each JWT is signed afresh. Lives in the thread of its caller; signing takes
//! about a millisecond.
class JwtExchange : public QObject
{
    Q_OBJECT

public:
    //! `client` outlives it.
    explicit JwtExchange(Client &client, QObject *parent = nullptr);

    //! Begins, or begins again; what was under way is given up. `base` is the API's address.
    void start(const JwtApp &app, const QByteArray &base, const SendOptions &options);
    void stop();
    bool isRunning() const { return m_running != nullptr; }
    //! After a renewal that the network kept from happening; tests need not wait.
    void setRetryMs(int ms) { m_retryMs = ms; }

    //! The request for one exchange, or what keeps it from being made: the errors of readKeyFile() and
    //! signedJwt(), and "app-incomplete".
    static Result<Request> requestFor(const JwtApp &app, const QByteArray &base, const QDateTime &now);
    //! How long to wait before the next token is asked for: a tenth of its life before its end, a minute at
    //! least. Nothing when the end is unknown.
    static std::optional<qint64> refreshAfterMs(const OauthToken &token, const QDateTime &now);

Q_SIGNALS:
    void tokenReceived(const CozeLens::OauthToken &token);
    void failed(const CozeLens::Error &error);

private:
    void ask();

    Client &m_client;
    JwtApp m_app;
    QByteArray m_base;
    SendOptions m_options;
    QDateTime m_validUntil; //!< of the last token; invalid while there is none
    QPointer<RunningExchange> m_running;
    QTimer m_refresh;
    int m_retryMs = 15'000;
};

} // namespace CozeLens
