// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"
#include "settings/tokenrenewal.h"

#include <QMap>

namespace CozeLens {

//! The secrets of profiles while the program runs: in memory at once, in the store when it agrees. What the
//! store refuses lives for this session only, and keeping() says so. A secret that was typed wins over one
//! that is still being read. Lives in the thread of the window.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Token, ProxyPassword, KeyPassword, Renewal };
    enum class Keeping {
        Reading,    //!< the store has not answered yet
        Stored,     //!< in the store, or nothing to keep and a store that would
        SessionOnly //!< the store refused; problem() says why
    };

    struct RenewalState
    {
        bool asking = false;
        std::optional<Error> problem = {};
    };

    explicit SecretKeeper(std::unique_ptr<SecretStore> store, QObject *parent = nullptr);

    //! Begins to read what is kept for this profile; once for each.
    void load(const QString &profileId);
    QByteArray value(const QString &profileId, Kind kind) const;
    //! A token that is set takes the renewal of the one before away.
    void set(const QString &profileId, Kind kind, const QByteArray &value);
    //! A token together with what is known of it.
    void setToken(const QString &profileId, const QByteArray &token, const TokenRenewal &renewal);
    //! Takes everything of this profile out, also of the store.
    void forget(const QString &profileId);

    Keeping keeping(const QString &profileId, Kind kind) const;
    std::optional<Error> problem(const QString &profileId, Kind kind) const;
    //! Of the token that the profile has now.
    TokenRenewal renewal(const QString &profileId) const;
    //! How its renewing goes, for whoever shows the token.
    RenewalState renewalState(const QString &profileId) const { return m_renewals.value(profileId); }
    void noteRenewal(const QString &profileId, const RenewalState &state);
    //! Takes over the token that another window has put into the store since, with its renewal. Says whether
    //! there was one.
    void readAgain(const QString &profileId, const std::function<void(bool found)> &done);

    //! Another profile that has the same token, or nothing.
    QString otherWithToken(const QString &profileId) const;

Q_SIGNALS:
    void changed(const QString &profileId);

private:
    struct Secret
    {
        QByteArray value;
        Keeping keeping = Keeping::Reading;
        std::optional<Error> problem;
        bool typed = false;
    };
    using Place = std::pair<QString, Kind>;

    void put(const Place &place, const QByteArray &value);
    void answered(const Place &place, const std::optional<Error> &problem);

    std::unique_ptr<SecretStore> m_store;
    QMap<Place, Secret> m_secrets;
    QHash<QString, RenewalState> m_renewals;
};

} // namespace CozeLens
