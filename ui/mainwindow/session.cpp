// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/session.h"

#include "base/messages.h"
#include "http/redaction.h"
#include "settings/profilefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr int Version = 1;
constexpr qsizetype DraftLimit = 200;

// Text where it is text, so that the file can be read by people; anything else survives as base64.
QJsonValue fromBytes(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    return QJsonObject{{u"base64"_qs, QString::fromLatin1(bytes.toBase64())}};
}

QByteArray toBytes(const QJsonValue &value)
{
    if (value.isObject())
        return QByteArray::fromBase64(value[u"base64"].toString().toLatin1());
    return value.toString().toUtf8();
}

QString nameOf(TokenSource source)
{
    switch (source) {
    case TokenSource::Profile:
        return u"profile"_qs;
    case TokenSource::Own:
        return u"own"_qs;
    case TokenSource::None:
        break;
    }
    return u"none"_qs;
}

TokenSource tokenSourceOf(const QString &name)
{
    if (name == u"own")
        return TokenSource::Own;
    return name == u"none" ? TokenSource::None : TokenSource::Profile;
}

QJsonArray toArray(const QList<DraftPart> &parts)
{
    QJsonArray array;
    for (const DraftPart &part : parts) {
        const QString value = redactedMember(QString::fromUtf8(part.name), QString::fromUtf8(part.value));
        QJsonObject object{{u"name"_qs, fromBytes(part.name)}, {u"enabled"_qs, part.enabled}};
        if (part.isFile)
            object.insert(u"file"_qs, part.file);
        else
            object.insert(u"value"_qs, fromBytes(redacted(value.toUtf8())));
        if (!part.named)
            object.insert(u"named"_qs, false);
        if (!part.fileName.isEmpty())
            object.insert(u"filename"_qs, fromBytes(part.fileName));
        if (!part.type.isEmpty())
            object.insert(u"type"_qs, fromBytes(part.type));
        array.append(object);
    }
    return array;
}

QList<DraftPart> partsFrom(const QJsonArray &array)
{
    QList<DraftPart> parts;
    for (const QJsonValue &value : array) {
        DraftPart part;
        part.name = toBytes(value[u"name"]);
        part.value = toBytes(value[u"value"]);
        part.isFile = value[u"file"].isString();
        part.file = value[u"file"].toString();
        part.fileName = toBytes(value[u"filename"]);
        part.type = toBytes(value[u"type"]);
        part.enabled = value[u"enabled"].toBool(true);
        part.named = value[u"named"].toBool(true);
        parts.append(part);
    }
    return parts;
}

// `room`: bytes that bodies may still take.
QJsonObject toObject(const RequestDraft &draft, qsizetype *room)
{
    Request request;
    request.method = draft.method;
    request.url = draft.url;
    for (const DraftHeader &header : draft.headers)
        request.headers.append({header.name, header.value});
    if (draft.body.size() <= std::min(SessionBodyLimit, *room)) {
        request.body = draft.body;
        *room -= draft.body.size();
    }
    request = redacted(request);

    QJsonArray headers;
    for (qsizetype i = 0; i < draft.headers.size(); ++i) {
        headers.append(QJsonObject{{u"name"_qs, fromBytes(request.headers[i].name)},
                                   {u"value"_qs, fromBytes(request.headers[i].value)},
                                   {u"enabled"_qs, draft.headers[i].enabled}});
    }
    QJsonObject object{{u"method"_qs, fromBytes(request.method)},
                       {u"url"_qs, fromBytes(request.url)},
                       {u"headers"_qs, headers},
                       {u"body"_qs, fromBytes(request.body)},
                       {u"operation"_qs, draft.operationId},
                       {u"path"_qs, draft.path},
                       {u"token"_qs, nameOf(draft.tokenSource)}};
    if (draft.multipart || !draft.parts.isEmpty()) {
        object.insert(u"multipart"_qs, draft.multipart);
        object.insert(u"parts"_qs, toArray(draft.parts));
    }
    return object;
}

RequestDraft draftFrom(const QJsonObject &object)
{
    RequestDraft draft;
    draft.method = toBytes(object[u"method"]);
    draft.url = toBytes(object[u"url"]);
    const QJsonArray headers = object[u"headers"].toArray();
    for (const QJsonValue &header : headers)
        draft.headers.append(
            {toBytes(header[u"name"]), toBytes(header[u"value"]), header[u"enabled"].toBool(true)});
    draft.body = toBytes(object[u"body"]);
    draft.operationId = object[u"operation"].toString();
    draft.path = object[u"path"].toString();
    draft.tokenSource = tokenSourceOf(object[u"token"].toString());
    draft.multipart = object[u"multipart"].toBool();
    draft.parts = partsFrom(object[u"parts"].toArray());
    return draft;
}

QJsonObject toObject(const OpenCell &cell)
{
    const bool isValue = cell.column > 0;
    QByteArray text = isValue ? redactedMember(cell.name, cell.text).toUtf8() : cell.text.toUtf8();
    if (isValue)
        text = redactedHeaderValue(cell.name.trimmed().toUtf8(), text);
    QJsonArray rows;
    for (const int row : cell.rows)
        rows.append(row);
    return {{u"view"_qs, cell.view},
            {u"rows"_qs, rows},
            {u"column"_qs, cell.column},
            {u"name"_qs, redacted(cell.name)},
            {u"text"_qs, redacted(QString::fromUtf8(text))}};
}

// A token that was typed into a wrong field has no business in any file.
Profile withoutSecrets(Profile profile)
{
    for (auto it = profile.variables.begin(); it != profile.variables.end(); ++it)
        it.value() = redactedMember(it.key(), it.value());
    OauthSettings &oauth = profile.oauth;
    for (QString *text : {&profile.name.zh, &profile.name.en, &profile.baseUrl, &profile.connection.proxyUrl,
                          &oauth.appId, &oauth.keyId, &oauth.keyFile, &oauth.deviceClientId})
        *text = redacted(*text);
    return profile;
}

QJsonArray toArray(const QList<ProfileDraft> &drafts)
{
    QJsonArray array;
    for (const ProfileDraft &draft : drafts)
        array.append(QJsonObject{{u"profile"_qs, ProfileFile::toJson(withoutSecrets(draft.profile))},
                                 {u"base"_qs, ProfileFile::toJson(draft.base)},
                                 {u"new"_qs, draft.isNew}});
    return array;
}

QList<ProfileDraft> profilesFrom(const QJsonArray &array)
{
    QList<ProfileDraft> drafts;
    for (const QJsonValue &value : array) {
        const QString id = value[u"profile"][u"id"].toString();
        if (id.isEmpty() || drafts.size() >= DraftLimit)
            continue;
        const Profile known = isBuiltIn(id) ? builtInProfile(id) : Profile();
        drafts.append({ProfileFile::fromJson(value[u"profile"].toObject(), known),
                       ProfileFile::fromJson(value[u"base"].toObject(), known), value[u"new"].toBool()});
    }
    return drafts;
}

std::optional<OpenCell> cellFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    OpenCell cell;
    cell.view = value[u"view"].toString();
    const QJsonArray rows = value[u"rows"].toArray();
    for (const QJsonValue &row : rows)
        cell.rows.append(row.toInt(-1));
    cell.column = value[u"column"].toInt(-1);
    cell.name = value[u"name"].toString();
    cell.text = value[u"text"].toString();
    return cell;
}

tl::unexpected<Error> refused(const QString &code)
{
    return tl::unexpected(Error{code, {}, message(u"settings."_qs + code)});
}

} // namespace

QByteArray toJson(const Session &session)
{
    qsizetype room = SessionBodiesLimit;
    const bool hasFront = session.current >= 0 && session.current < session.drafts.size();
    const QJsonObject front = hasFront ? toObject(session.drafts[session.current], &room) : QJsonObject();
    QJsonArray requests;
    for (qsizetype i = 0; i < session.drafts.size(); ++i)
        requests.append(i == session.current ? front : toObject(session.drafts[i], &room));
    QJsonObject object{
        {u"version"_qs, Version}, {u"current"_qs, session.current}, {u"requests"_qs, requests}};
    QJsonArray closed;
    for (const RequestDraft &draft : session.closed)
        closed.append(toObject(draft, &room));
    if (!closed.isEmpty())
        object.insert(u"closed"_qs, closed);
    if (!session.profiles.isEmpty())
        object.insert(u"profiles"_qs, toArray(session.profiles));
    if (session.typing)
        object.insert(u"typing"_qs, toObject(*session.typing));
    return QJsonDocument(object).toJson();
}

Result<Session> sessionFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonValue version = document[u"version"];
    if (!document.isObject() || !version.isDouble() || !document[u"requests"].isArray())
        return refused(u"session-broken"_qs);
    if (version.toInt() > Version)
        return refused(u"session-newer"_qs);
    Session session;
    const auto take = [&document](const QString &name, QList<RequestDraft> *drafts) {
        const QJsonArray requests = document[name].toArray();
        for (const QJsonValue &request : requests) {
            if (!request.isObject())
                return false;
            if (drafts->size() < DraftLimit)
                drafts->append(draftFrom(request.toObject()));
        }
        return true;
    };
    if (!take(u"requests"_qs, &session.drafts) || !take(u"closed"_qs, &session.closed))
        return refused(u"session-broken"_qs);
    session.profiles = profilesFrom(document[u"profiles"].toArray());
    session.typing = cellFrom(document[u"typing"]);
    const qsizetype last = std::max<qsizetype>(session.drafts.size() - 1, 0);
    session.current = std::clamp<qsizetype>(document[u"current"].toInt(), 0, last);
    return session;
}

} // namespace CozeLens
