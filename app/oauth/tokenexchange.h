// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "oauth/jwtsigner.h"
#include "oauth/tokenreply.h"

#include <QPointer>
#include <QTimer>

#include <functional>

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

//! What a token that a user agreed to is renewed with: no client secret with apps of type device and PKCE
//! (Coze "API/4.1.05.07", "4.1.05.08").
struct RefreshGrant
{
    QString clientId;
    QByteArray refreshToken;
};

//! Gets a token for a JWT or a refresh token and, as long as it lives, the next one before that expires.
//! While the network fails it tries again until then. Each JWT is signed afresh, and a refresh token that
//! comes with the new token takes the place of the one before. Lives in the thread of its caller; signing
//! takes about a millisecond.
class TokenExchange : public QObject
{
    Q_OBJECT

public:
    //! What a request is sent with; asked for each one, in the caller's thread.
    using Options = std::function<SendOptions()>;

    //! `client` outlives it.
    explicit TokenExchange(Client &client, QObject *parent = nullptr);

    //! Begins, or begins again; what was under way is given up. `base` is the API's address.
    void start(const JwtApp &app, const QByteArray &base, const SendOptions &options);
    //! Asks at once.
    void renew(const RefreshGrant &grant, const QByteArray &base, const Options &options);
    //! Waits until the token that ends then is about to; asks at once when it has ended.
    void follow(const RefreshGrant &grant, const QDateTime &expiresAt, const QByteArray &base,
                const Options &options);
    void stop();
    bool isRunning() const { return m_running != nullptr; }
    //! After a renewal that the network kept from happening; tests need not wait.
    void setRetryMs(int ms) { m_retryMs = ms; }

    //! The request for one exchange, or what keeps it from being made: the errors of readKeyFile() and
    //! signedJwt(), and "app-incomplete".
    static Result<Request> requestFor(const JwtApp &app, const QByteArray &base, const QDateTime &now);
    static Request requestFor(const RefreshGrant &grant, const QByteArray &base);
    //! How long to wait before the next token is asked for: a tenth of its life before its end, a minute at
    //! least. Nothing when the end is unknown.
    static std::optional<qint64> refreshAfterMs(const OauthToken &token, const QDateTime &now);

Q_SIGNALS:
    void tokenReceived(const CozeLens::OauthToken &token);
    void failed(const CozeLens::Error &error);

private:
    using Maker = std::function<Result<Request>()>;

    void setUp(const Maker &maker, const Options &options);
    void setUp(const RefreshGrant &grant, const QByteArray &base, const Options &options);
    void ask();
    void answered(const Exchange &exchange);
    void waitFor(const OauthToken &token, const QDateTime &now);

    Client &m_client;
    Maker m_maker;
    RefreshGrant m_grant; //!< of which the next request is made; unused with a JWT
    Options m_options;
    QDateTime m_validUntil; //!< of the last token; invalid while there is none
    QPointer<RunningExchange> m_running;
    QTimer m_refresh;
    int m_retryMs = 15'000;
    int m_failures = 0; //!< of the network, one after the other
};

} // namespace CozeLens
