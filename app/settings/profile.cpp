// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profile.h"

#include "base/messages.h"

#include <QUuid>

#include <algorithm>

namespace CozeLens {

namespace {

Profile builtIn(const QString &id, const QString &baseUrl)
{
    Profile profile;
    profile.id = id;
    profile.name = message(u"settings.profile-"_qs + id);
    profile.baseUrl = baseUrl;
    profile.practice = baseUrl.isEmpty();
    return profile;
}

} // namespace

const QList<Profile> &builtInProfiles()
{
    static const QList<Profile> profiles = {
        builtIn(u"practice"_qs, {}),
        builtIn(u"coze-cn"_qs, u"https://api.coze.cn"_qs),
        builtIn(u"coze-com"_qs, u"https://api.coze.com"_qs),
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

bool isBuiltIn(const QString &id)
{
    return builtInProfile(id).id == id;
}

Profile newProfile(const QString &name, bool selfHosted)
{
    Profile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    profile.name = {name, name};
    profile.selfHosted = selfHosted;
    return profile;
}

const QStringList &usualIds()
{
    static const QStringList names = {u"bot_id"_qs,       u"space_id"_qs,        u"workflow_id"_qs,
                                      u"user_id"_qs,      u"conversation_id"_qs, u"chat_id"_qs,
                                      u"workspace_id"_qs, u"dataset_id"_qs,      u"file_id"_qs,
                                      u"app_id"_qs,       u"connector_id"_qs,    u"voice_id"_qs};
    return names;
}

} // namespace CozeLens
