// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilestore.h"

#include "base/messages.h"
#include "settings/profilecheck.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <algorithm>

namespace CozeLens {

namespace {

// Another window holds the lock for the milliseconds of one write.
constexpr int LockMs = 250;

QJsonObject *entryOf(ProfileFile::Entries &entries, const QString &id)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const QJsonObject &entry) {
        return entry.value(u"id").toString() == id;
    });
    return found == entries.end() ? nullptr : &*found;
}

Error notWritten(const QString &file, const Bilingual &why)
{
    Bilingual text = message(u"settings.profiles-not-written"_qs, {file});
    text.zh += why.zh;
    text.en += u' ' + why.en;
    return {u"profiles-not-written"_qs, file, text};
}

Error notWritten(const QString &file, const QString &systemsWords)
{
    return notWritten(file, message(u"settings.system-says"_qs, {systemsWords}));
}

// An entry that somebody wrote by hand may leave members out; they have the values that the program shows.
QJsonObject completed(const QJsonObject &entry)
{
    const QString id = entry.value(u"id").toString();
    const QJsonObject known =
        ProfileFile::toJson(ProfileFile::fromJson(entry, isBuiltIn(id) ? builtInProfile(id) : Profile()));
    QJsonObject result = entry;
    for (auto it = known.begin(); it != known.end(); ++it) {
        QJsonObject inside = entry.value(it.key()).toObject();
        const QJsonObject knownInside = it.value().toObject();
        for (auto member = knownInside.begin(); member != knownInside.end(); ++member)
            inside.insert(member.key(), member.value());
        result.insert(it.key(), it.value().isObject() ? QJsonValue(inside) : it.value());
    }
    return result;
}

// The last gate before the file, whoever calls.
std::optional<Error> secretIn(const Profile &profile)
{
    const auto refusal = [](const QString &name) {
        return Error{u"secret-variable"_qs, name, message(u"settings.check-variable-secret"_qs, {name})};
    };
    for (auto it = profile.variables.begin(); it != profile.variables.end(); ++it) {
        if (looksLikeSecret(it.value()) || isSecretName(it.key()))
            return refusal(it.key());
    }
    // A token that was pasted into the wrong field.
    for (const QString &text : {profile.name.zh, profile.name.en, profile.baseUrl}) {
        if (looksLikeSecret(text))
            return refusal(text == profile.baseUrl ? u"baseUrl"_qs : u"name"_qs);
    }
    const OauthSettings &oauth = profile.oauth;
    for (const auto &[name, text] :
         {std::pair(u"appId"_qs, oauth.appId), std::pair(u"keyId"_qs, oauth.keyId),
          std::pair(u"keyFile"_qs, oauth.keyFile), std::pair(u"deviceClientId"_qs, oauth.deviceClientId)}) {
        if (looksLikeSecret(text))
            return refusal(name);
    }
    return std::nullopt;
}

} // namespace

ProfileStore::ProfileStore(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
    reload();
    watch();
    // Saving puts a new file in the old one's place, which a watch on the file alone would lose sight of.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ProfileStore::reload);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ProfileStore::reload);
}

void ProfileStore::watch()
{
    const QString folder = QFileInfo(m_file).absolutePath();
    if (m_watcher.directories().isEmpty() && QFileInfo::exists(folder))
        m_watcher.addPath(folder);
    if (m_watcher.files().isEmpty() && QFileInfo::exists(m_file))
        m_watcher.addPath(m_file);
}

const Profile &ProfileStore::profile(const QString &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? m_profiles.first() : *found;
}

bool ProfileStore::contains(const QString &id) const
{
    return profile(id).id == id;
}

Result<ProfileFile::Entries> ProfileStore::read() const
{
    QFile file(m_file);
    if (!file.exists())
        return ProfileFile::Entries();
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            Error{u"profiles-unreadable"_qs, m_file,
                  message(u"settings.profiles-unreadable"_qs, {m_file, file.errorString()})});
    const QByteArray text = file.read(ProfileFile::LargestFile + 1);
    return ProfileFile::parse(text, m_file);
}

void ProfileStore::reload()
{
    watch();
    const Result<ProfileFile::Entries> entries = read();
    const std::optional<Error> problem = entries ? std::nullopt : std::optional(entries.error());
    // What was read last stays usable when the file breaks while the program runs.
    if (!entries && !m_profiles.isEmpty()) {
        if (problem != m_problem) {
            m_problem = problem;
            Q_EMIT changed();
        }
        return;
    }
    m_problem = problem;
    show(entries.value_or(ProfileFile::Entries()));
}

void ProfileStore::show(const ProfileFile::Entries &entries)
{
    ProfileFile::Entries rest = entries;
    QList<Profile> profiles;
    for (const Profile &builtIn : builtInProfiles()) {
        const QJsonObject *entry = entryOf(rest, builtIn.id);
        profiles.append(entry ? ProfileFile::fromJson(*entry, builtIn) : builtIn);
    }
    for (const QJsonObject &entry : entries) {
        if (!isBuiltIn(entry.value(u"id").toString()))
            profiles.append(ProfileFile::fromJson(entry, Profile()));
    }
    if (profiles == m_profiles)
        return;
    m_profiles = profiles;
    Q_EMIT changed();
}

std::optional<Error>
ProfileStore::change(const std::function<std::optional<Error>(ProfileFile::Entries &)> &edit)
{
    const QString folder = QFileInfo(m_file).absolutePath();
    QDir().mkpath(folder);
    QLockFile lock(m_file + u".lock"_qs);
    if (!lock.tryLock(LockMs))
        return notWritten(m_file, message(lock.error() == QLockFile::LockFailedError
                                              ? u"settings.profiles-locked"_qs
                                              : u"settings.profiles-read-only"_qs));
    Result<ProfileFile::Entries> entries = read();
    if (!entries)
        return entries.error();
    if (const std::optional<Error> refused = edit(*entries))
        return refused;
    QSaveFile out(m_file);
    const QByteArray text = ProfileFile::written(*entries);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return notWritten(m_file, out.errorString());
    QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner);
    m_problem.reset();
    show(*entries);
    watch();
    return std::nullopt;
}

std::optional<Error> ProfileStore::save(const Profile &profile, const Profile &base)
{
    if (const std::optional<Error> secret = secretIn(profile))
        return secret;
    return change([&](ProfileFile::Entries &entries) -> std::optional<Error> {
        const QJsonObject mine = ProfileFile::toJson(profile);
        QJsonObject *theirs = entryOf(entries, profile.id);
        if (!theirs) {
            entries.append(mine);
            return std::nullopt;
        }
        const Result<QJsonObject> both =
            ProfileFile::merged(ProfileFile::toJson(base), mine, completed(*theirs));
        if (!both)
            return both.error();
        *theirs = *both;
        return std::nullopt;
    });
}

std::optional<Error> ProfileStore::overwrite(const Profile &profile)
{
    if (const std::optional<Error> secret = secretIn(profile))
        return secret;
    return change([&](ProfileFile::Entries &entries) -> std::optional<Error> {
        const QJsonObject mine = ProfileFile::toJson(profile);
        QJsonObject *theirs = entryOf(entries, profile.id);
        if (!theirs) {
            entries.append(mine);
            return std::nullopt;
        }
        for (auto it = mine.begin(); it != mine.end(); ++it)
            theirs->insert(it.key(), it.value());
        return std::nullopt;
    });
}

std::optional<Error> ProfileStore::remove(const QString &id)
{
    return change([&](ProfileFile::Entries &entries) -> std::optional<Error> {
        entries.removeIf([&](const QJsonObject &entry) { return entry.value(u"id").toString() == id; });
        return std::nullopt;
    });
}

std::optional<Error> ProfileStore::setVariable(const QString &id, const QString &name, const QString &value)
{
    const Profile base = profile(id);
    Profile edited = base;
    if (value.isNull())
        edited.variables.remove(name);
    else
        edited.variables.insert(name, value);
    return save(edited, base);
}

std::optional<Error> ProfileStore::setBodyLimit(const QString &id, int mebibytes)
{
    const Profile base = profile(id);
    Profile edited = base;
    edited.connection.bodyLimitMebibytes = mebibytes;
    return save(edited, base);
}

} // namespace CozeLens
