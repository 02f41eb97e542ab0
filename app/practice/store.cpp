// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/store.h"

#include <QDateTime>

namespace CozeLens::Practice {

namespace {

constexpr qsizetype MostThings = 500;

template <typename Map>
void dropOldest(Map &map)
{
    while (map.size() > MostThings)
        map.erase(map.begin());
}

} // namespace

void Store::add(const Chat &chat)
{
    QMutexLocker lock(&m_mutex);
    m_chats.insert(chat.id, chat);
    dropOldest(m_chats);
}

std::optional<Chat> Store::chat(const QString &id) const
{
    QMutexLocker lock(&m_mutex);
    const auto found = m_chats.constFind(id);
    return found == m_chats.constEnd() ? std::nullopt : std::optional(*found);
}

bool Store::cancel(const QString &chatId)
{
    QMutexLocker lock(&m_mutex);
    const auto found = m_chats.find(chatId);
    if (found == m_chats.end() || stateOf(*found) != u"in_progress")
        return false;
    found->canceled = true;
    return true;
}

void Store::resume(const QString &chatId)
{
    QMutexLocker lock(&m_mutex);
    if (const auto found = m_chats.find(chatId); found != m_chats.end())
        found->wish.reset();
}

bool Store::isBusy(const QString &conversation) const
{
    QMutexLocker lock(&m_mutex);
    for (const Chat &chat : m_chats) {
        if (chat.conversation == conversation && stateOf(chat) == u"in_progress")
            return true;
    }
    return false;
}

QString Store::stateOf(const Chat &chat)
{
    if (chat.canceled)
        return u"canceled"_qs;
    if (QDateTime::currentMSecsSinceEpoch() - chat.createdMs < ChatTakesMs)
        return u"in_progress"_qs;
    if (chat.wish && chat.wish->kind == Wish::Kind::FailLater)
        return u"failed"_qs;
    if (chat.wish && chat.wish->kind == Wish::Kind::Interrupt)
        return u"requires_action"_qs;
    return u"completed"_qs;
}

void Store::keep(const QString &kind, const QString &id, const QJsonObject &object)
{
    QMutexLocker lock(&m_mutex);
    auto &things = m_things[kind];
    things.insert(id, object);
    dropOldest(things);
}

QJsonObject Store::kept(const QString &kind, const QString &id) const
{
    QMutexLocker lock(&m_mutex);
    return m_things.value(kind).value(id);
}

} // namespace CozeLens::Practice
