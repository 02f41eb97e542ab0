// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"

#include "base/messages.h"

#include <algorithm>

namespace CozeLens {

const QList<Profile> &builtInProfiles()
{
    static const QList<Profile> profiles = {
        {u"practice"_qs, message(u"settings.profile-practice"_qs), {}, true},
        {u"coze-cn"_qs, message(u"settings.profile-coze-cn"_qs), u"https://api.coze.cn"_qs, false},
        {u"coze-com"_qs, message(u"settings.profile-coze-com"_qs), u"https://api.coze.com"_qs, false},
    };
    return profiles;
}

const Profile &builtInProfile(const QString &id)
{
    const QList<Profile> &profiles = builtInProfiles();
    const auto found =
        std::find_if(profiles.begin(), profiles.end(), [&](const Profile &p) { return p.id == id; });
    return found == profiles.end() ? profiles.first() : *found;
}

} // namespace CozeLens
