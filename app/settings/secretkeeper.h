// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/secretstore.h"

#include <QDateTime>
#include <QMap>

namespace CozeLens {

//! The secrets of profiles while the program runs: in memory at once, in the store when it agrees. What the
//! store refuses lives for this session only, and keeping() says so. A secret that was typed wins over one
//! that is still being read. Lives in the thread of the window.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Token, ProxyPassword, KeyPassword };
    enum class Keeping {
        Reading,    //!< the store has not answered yet
        Stored,     //!< in the store, or nothing to keep and a store that would
        SessionOnly //!< the store refused; problem() says why
    };

    explicit SecretKeeper(std::unique_ptr<SecretStore> store, QObject *parent = nullptr);

    //! Begins to read what is kept for this profile; once for each.
    void load(const QString &profileId);
    QByteArray value(const QString &profileId, Kind kind) const;
    void set(const QString &profileId, Kind kind, const QByteArray &value);
    //! Takes everything of this profile out, also of the store.
    void forget(const QString &profileId);

    Keeping keeping(const QString &profileId, Kind kind) const;
    std::optional<Error> problem(const QString &profileId, Kind kind) const;
    //! When the token of this session is known to end; invalid where it is not.
    QDateTime expiry(const QString &profileId) const { return m_expiries.value(profileId); }
    void setExpiry(const QString &profileId, const QDateTime &when);

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

    void answered(const Place &place, const std::optional<Error> &problem);

    std::unique_ptr<SecretStore> m_store;
    QMap<Place, Secret> m_secrets;
    QHash<QString, QDateTime> m_expiries;
};

} // namespace CozeLens
