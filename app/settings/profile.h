// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QList>

namespace CozeLens {

//! Where requests go, and as whom. The token is not part of it: it is a secret and lives elsewhere.
struct Profile
{
    QString id; //!< "practice", "coze-cn", "coze-com"
    Bilingual name;
    QString
        baseUrl; //!< without a trailing slash; empty for the practice server, which says its own when it runs
    bool practice = false; //!< the built-in practice server

    bool operator==(const Profile &) const = default;
};

//! The profiles that need no set-up, in display order; the first is where a new user starts.
const QList<Profile> &builtInProfiles();
//! The profile with this id, or the first one.
const Profile &builtInProfile(const QString &id);

} // namespace CozeLens
