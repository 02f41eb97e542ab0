// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/profilefile.h"

#include "base/messages.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace CozeLens::ProfileFile {

namespace {

constexpr int LongestOauthSeconds = 86'399;
constexpr int LongestTimeoutMs = 24 * 60 * 60 * 1000;

const QString modeNames[] = {u"system"_qs, u"none"_qs, u"custom"_qs};

Error broken(const QString &file, const Bilingual &why)
{
    const QString name = QFileInfo(file).fileName();
    Bilingual text = message(u"settings.profiles-broken"_qs, {name});
    text.zh += why.zh;
    text.en += u' ' + why.en;
    return {u"profiles-broken"_qs, file, text};
}

void readText(const QJsonObject &object, const QString &key, QString *value)
{
    if (object.value(key).isString())
        *value = object.value(key).toString();
}

void readMs(const QJsonObject &object, const QString &key, int *value)
{
    const int ms = object.value(key).toInt(-1);
    if (ms >= 0 && ms <= LongestTimeoutMs)
        *value = ms;
}

QJsonObject connectionJson(const ConnectionSettings &connection)
{
    return {{u"proxy"_qs, modeNames[static_cast<int>(connection.proxy)]},
            {u"proxyUrl"_qs, connection.proxyUrl},
            {u"caFile"_qs, connection.caFile},
            {u"clientCertificateFile"_qs, connection.clientCertificateFile},
            {u"clientKeyFile"_qs, connection.clientKeyFile},
            {u"verifyTls"_qs, connection.verifyTls},
            {u"connectTimeoutMs"_qs, connection.connectTimeoutMs},
            {u"firstByteTimeoutMs"_qs, connection.firstByteTimeoutMs},
            {u"idleTimeoutMs"_qs, connection.idleTimeoutMs},
            {u"bodyLimitMebibytes"_qs, connection.bodyLimitMebibytes}};
}

void readConnection(const QJsonObject &object, ConnectionSettings *connection)
{
    const QString mode = object.value(u"proxy").toString();
    for (int i = 0; i < 3; ++i) {
        if (mode == modeNames[i])
            connection->proxy = ProxyMode(i);
    }
    readText(object, u"proxyUrl"_qs, &connection->proxyUrl);
    readText(object, u"caFile"_qs, &connection->caFile);
    readText(object, u"clientCertificateFile"_qs, &connection->clientCertificateFile);
    readText(object, u"clientKeyFile"_qs, &connection->clientKeyFile);
    connection->verifyTls = object.value(u"verifyTls").toBool(connection->verifyTls);
    readMs(object, u"connectTimeoutMs"_qs, &connection->connectTimeoutMs);
    readMs(object, u"firstByteTimeoutMs"_qs, &connection->firstByteTimeoutMs);
    readMs(object, u"idleTimeoutMs"_qs, &connection->idleTimeoutMs);
    const int limit = object.value(u"bodyLimitMebibytes").toInt(0);
    if (limit > 0 && limit <= ConnectionSettings::LargestBodyMebibytes)
        connection->bodyLimitMebibytes = limit;
}

QJsonObject oauthJson(const OauthSettings &oauth)
{
    return {{u"appId"_qs, oauth.appId},
            {u"keyId"_qs, oauth.keyId},
            {u"keyFile"_qs, oauth.keyFile},
            {u"deviceClientId"_qs, oauth.deviceClientId},
            {u"durationSeconds"_qs, oauth.durationSeconds}};
}

void readOauth(const QJsonObject &object, OauthSettings *oauth)
{
    readText(object, u"appId"_qs, &oauth->appId);
    readText(object, u"keyId"_qs, &oauth->keyId);
    readText(object, u"keyFile"_qs, &oauth->keyFile);
    readText(object, u"deviceClientId"_qs, &oauth->deviceClientId);
    oauth->durationSeconds =
        qBound(60, object.value(u"durationSeconds").toInt(oauth->durationSeconds), LongestOauthSeconds);
}

// Only these hold members of their own that two windows may change apart from each other.
bool isMergedInside(const QString &key)
{
    return key == u"variables" || key == u"connection" || key == u"oauth";
}

} // namespace

Result<Entries> parse(const QByteArray &text, const QString &file)
{
    if (text.size() > LargestFile)
        return tl::unexpected(broken(file, message(u"settings.profiles-too-large"_qs)));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject()) {
        const qsizetype line = text.left(problem.offset).count('\n') + 1;
        return tl::unexpected(
            broken(file, message(u"settings.profiles-no-json"_qs, {QString::number(line)})));
    }
    const QJsonObject root = document.object();
    const int version = root.value(u"version").toInt(0);
    if (version > Version)
        return tl::unexpected(
            Error{u"profiles-newer"_qs, file,
                  message(u"settings.profiles-newer"_qs,
                          {QFileInfo(file).fileName(), QString::number(version), QString::number(Version)})});
    if (version < 1 || !root.value(u"profiles").isArray())
        return tl::unexpected(broken(file, message(u"settings.profiles-no-list"_qs)));
    Entries entries;
    QSet<QString> ids;
    const QJsonArray list = root.value(u"profiles").toArray();
    for (const QJsonValue &value : list) {
        const QString id = value.toObject().value(u"id").toString();
        if (id.isEmpty() || ids.contains(id))
            return tl::unexpected(broken(file, message(u"settings.profiles-no-id"_qs)));
        ids.insert(id);
        entries.append(value.toObject());
    }
    return entries;
}

QByteArray written(const Entries &entries)
{
    QJsonArray list;
    for (const QJsonObject &entry : entries)
        list.append(entry);
    return QJsonDocument(QJsonObject{{u"version"_qs, Version}, {u"profiles"_qs, list}}).toJson();
}

QJsonObject toJson(const Profile &profile)
{
    QJsonObject variables;
    for (auto it = profile.variables.begin(); it != profile.variables.end(); ++it)
        variables.insert(it.key(), it.value());
    QJsonObject object = {{u"id"_qs, profile.id},
                          {u"variables"_qs, variables},
                          {u"connection"_qs, connectionJson(profile.connection)},
                          {u"oauth"_qs, oauthJson(profile.oauth)}};
    if (!isBuiltIn(profile.id)) {
        object.insert(u"name"_qs, profile.name.en);
        object.insert(u"baseUrl"_qs, profile.baseUrl);
        object.insert(u"selfHosted"_qs, profile.selfHosted);
    }
    return object;
}

Profile fromJson(const QJsonObject &object, const Profile &base)
{
    Profile profile = base;
    readText(object, u"id"_qs, &profile.id);
    if (!isBuiltIn(profile.id)) {
        readText(object, u"name"_qs, &profile.name.en);
        profile.name.zh = profile.name.en;
        readText(object, u"baseUrl"_qs, &profile.baseUrl);
        profile.selfHosted = object.value(u"selfHosted").toBool(profile.selfHosted);
    }
    const QJsonObject variables = object.value(u"variables").toObject();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (it.value().isString())
            profile.variables.insert(it.key(), it.value().toString());
    }
    readConnection(object.value(u"connection").toObject(), &profile.connection);
    readOauth(object.value(u"oauth").toObject(), &profile.oauth);
    return profile;
}

Result<QJsonObject> merged(const QJsonObject &base, const QJsonObject &mine, const QJsonObject &theirs)
{
    QJsonObject result = theirs;
    QStringList keys = mine.keys();
    for (const QString &key : base.keys()) {
        if (!mine.contains(key))
            keys.append(key);
    }
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue before = base.value(key);
        const QJsonValue here = mine.value(key);
        const QJsonValue there = theirs.value(key);
        if (here == before || here == there)
            continue;
        if (there == before) {
            if (mine.contains(key))
                result.insert(key, here);
            else
                result.remove(key);
        } else if (isMergedInside(key) && here.isObject() && there.isObject()) {
            // One level deep: the objects inside hold plain values only.
            const Result<QJsonObject> inside = merged(before.toObject(), here.toObject(), there.toObject());
            if (!inside)
                return inside;
            result.insert(key, *inside);
        } else {
            return tl::unexpected(
                Error{u"profile-conflict"_qs, key, message(u"settings.profile-conflict"_qs, {key})});
        }
    }
    return result;
}

} // namespace CozeLens::ProfileFile
