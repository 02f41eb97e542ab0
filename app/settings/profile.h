// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QList>
#include <QMap>

namespace CozeLens {

//! How requests leave this machine. Custom: through ConnectionSettings::proxyUrl.
enum class ProxyMode { System, None, Custom };

//! Proxy, TLS and limits of a profile. File names are absolute; times are milliseconds, 0 switches a
//! limit off.
struct ConnectionSettings
{
    ProxyMode proxy = ProxyMode::System;
    QString proxyUrl; //!< "http://host:3128", "socks5h://host:1080"; without a password, which is a secret
    QString caFile;   //!< PEM; trusted besides the system's authorities
    QString clientCertificateFile; //!< PEM
    QString clientKeyFile;         //!< PEM; may be empty when the certificate's file holds the key
    bool verifyTls = true;
    int connectTimeoutMs = 15'000;
    int firstByteTimeoutMs = 120'000;
    int idleTimeoutMs = 120'000;
    int bodyLimitMebibytes = 512; //!< of a response, decoded; from 1 to LargestBodyMebibytes

    static constexpr int LargestBodyMebibytes = 64 * 1024;

    bool operator==(const ConnectionSettings &) const = default;
};

//! What an OAuth app signs in with. The key stays in its file.
struct OauthSettings
{
    QString appId;
    QString keyId;
    QString keyFile;
    QString deviceClientId;
    int durationSeconds = 900;

    bool operator==(const OauthSettings &) const = default;
};

//! Where requests go, and how. Tokens and passwords are no part of it: they are secrets and live elsewhere.
struct Profile
{
    QString id; //!< "practice", "coze-cn", "coze-com", or a UUID for a profile that the user made
    Bilingual name;
    QString
        baseUrl; //!< without a trailing slash; empty for the practice server, which says its own when it runs
    bool practice = false;   //!< the built-in practice server
    bool selfHosted = false; //!< a server of one's own, which lacks some operations
    //! Values for {{name}}: ids that requests need again and again (bot_id, space_id …) and whatever else.
    QMap<QString, QString> variables;
    ConnectionSettings connection;
    OauthSettings oauth;

    bool operator==(const Profile &) const = default;
};

//! The profiles that need no set-up, in display order; the first is where a new user starts.
const QList<Profile> &builtInProfiles();
//! The profile with this id, or the first one.
const Profile &builtInProfile(const QString &id);
bool isBuiltIn(const QString &id);

//! A profile that the user is about to fill in, with an id of its own.
Profile newProfile(const QString &name, bool selfHosted);

//! The ids that most requests need: offered by name where a profile's variables are edited.
const QStringList &usualIds();

} // namespace CozeLens
