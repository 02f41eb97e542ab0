// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/knownids.h"

#include "formats/json.h"

#include <QMap>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype LargestBody = 4 * 1024 * 1024;
constexpr int DeepestLook = 6;
constexpr int MostLooks = 5000;
constexpr int EventsAtEachEnd = 4;
constexpr qsizetype LongestId = 128;

// In the order in which they are offered.
const QStringList &names()
{
    static const QStringList list = {
        u"conversation_id"_qs, u"chat_id"_qs,      u"message_id"_qs,      u"file_id"_qs,
        u"bot_id"_qs,          u"workflow_id"_qs,  u"execute_id"_qs,      u"event_id"_qs,
        u"space_id"_qs,        u"workspace_id"_qs, u"dataset_id"_qs,      u"document_id"_qs,
        u"app_id"_qs,          u"connector_id"_qs, u"voice_id"_qs,        u"section_id"_qs,
        u"room_id"_qs,         u"user_id"_qs,      u"organization_id"_qs, u"enterprise_id"_qs,
        u"folder_id"_qs,       u"variable_id"_qs,  u"template_id"_qs,     u"device_id"_qs};
    return list;
}

struct Meaning
{
    const char *path;
    const char *name;
};

// What /data/id (or the one id of the answer) is, by the path of the call; the longest match counts.
constexpr Meaning meanings[] = {
    {"/v3/chat", "chat_id"},
    {"/v3/chat/message", ""},
    {"/v1/workflows/chat", "chat_id"},
    {"/v1/conversation/create", "conversation_id"},
    {"/v1/conversation/retrieve", "conversation_id"},
    {"/v1/conversation/message", "message_id"},
    {"/v1/files", "file_id"},
    {"/v1/bots", "bot_id"},
    {"/v1/bot", "bot_id"},
    {"/v1/datasets", "dataset_id"},
    {"/v1/workspaces", "workspace_id"},
};

QString meaningOfId(const QByteArray &path)
{
    qsizetype longest = 0;
    QString name;
    for (const Meaning &meaning : meanings) {
        const auto length = qsizetype(qstrlen(meaning.path));
        if (length > longest && path.startsWith(meaning.path)) {
            longest = length;
            name = QString::fromLatin1(meaning.name);
        }
    }
    return name;
}

class Search
{
public:
    explicit Search(const QByteArray &path)
        : m_bareId(meaningOfId(path))
    {
    }

    void lookAt(const QByteArray &json, const QString &bareId)
    {
        const auto document = Json::Document::parse(json, {64, LargestBody, 100'000});
        if (!document)
            return;
        take(bareId, document->at(u"/data/id"));
        take(bareId, document->at(u"/id"));
        // Wide before deep: what stands further out belongs to the answer as a whole.
        QList<std::pair<Json::Value, int>> queue = {{document->root(), 0}};
        for (qsizetype i = 0; i < queue.size() && i < MostLooks; ++i) {
            const auto [value, depth] = queue[i];
            for (Json::Value child = value.first(); child; child = child.next()) {
                const bool inside = child.is(Json::Kind::Object) || child.is(Json::Kind::Array);
                if (inside && depth < DeepestLook && queue.size() < MostLooks)
                    queue.append({child, depth + 1});
                else if (!inside && value.is(Json::Kind::Object) && names().contains(child.key()))
                    take(child.key(), child);
            }
        }
    }

    void lookAtJson(const QByteArray &json) { lookAt(json, m_bareId); }

    // A stream's events say of themselves what their id is.
    void lookAtEvents(const QByteArray &body)
    {
        QList<std::pair<QByteArray, QByteArray>> events;
        QByteArray event;
        for (const QByteArray &line : body.split('\n')) {
            const QByteArray clean = line.trimmed();
            if (clean.startsWith("event:"))
                event = clean.mid(6).trimmed();
            else if (clean.startsWith("data:"))
                events.append({event, clean.mid(5).trimmed()});
        }
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (i >= EventsAtEachEnd && i < events.size() - EventsAtEachEnd)
                continue;
            const QByteArray &name = events[i].first;
            lookAt(events[i].second, name.startsWith("conversation.chat")      ? u"chat_id"_qs
                                     : name.startsWith("conversation.message") ? u"message_id"_qs
                                                                               : QString());
        }
    }

    QList<KnownId> found() const
    {
        QList<KnownId> ids;
        for (const QString &name : names()) {
            if (m_found.contains(name))
                ids.append({name, m_found.value(name)});
        }
        return ids;
    }

private:
    void take(const QString &name, const Json::Value &value)
    {
        if (name.isEmpty() || !value || m_found.contains(name) ||
            !(value.is(Json::Kind::String) || value.is(Json::Kind::Number)))
            return;
        const QString text = value.text();
        const bool odd = std::any_of(text.begin(), text.end(), [](QChar c) { return c <= u' ' || c > u'~'; });
        if (!text.isEmpty() && text != u"0" && text.size() <= LongestId && !odd)
            m_found.insert(name, text);
    }

    QString m_bareId;
    QMap<QString, QString> m_found;
};

} // namespace

QList<KnownId> idsIn(const QByteArray &body, const QByteArray &path)
{
    if (body.isEmpty() || body.size() > LargestBody)
        return {};
    Search search(path);
    const QByteArray start = body.left(64).trimmed();
    if (start.startsWith('{') || start.startsWith('['))
        search.lookAtJson(body);
    else
        search.lookAtEvents(body);
    return search.found();
}

} // namespace CozeLens
