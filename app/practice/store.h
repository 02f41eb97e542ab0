// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/scenarios.h"

#include <QJsonArray>
#include <QMap>
#include <QMutex>

namespace CozeLens::Practice {

struct Chat
{
    QString id;
    QString conversation;
    QString bot;
    QString question;
    QJsonObject metaData;
    qint64 createdMs = 0;
    bool saved = true; //!< auto_save_history; what is not saved cannot be looked up
    bool canceled = false;
    std::optional<Wish> wish;
};

//! What this server remembers between calls: the newest few hundred things of each kind. Thread-safe.
class Store
{
public:
    //! How long a chat works before it is completed.
    static constexpr int ChatTakesMs = 600;

    void add(const Chat &chat);
    std::optional<Chat> chat(const QString &id) const;
    //! False when it is over already.
    bool cancel(const QString &chatId);
    //! The tool outputs are there; the chat goes on to its end.
    void resume(const QString &chatId);
    bool isBusy(const QString &conversation) const;
    //! created, in_progress, completed, failed, requires_action or canceled.
    static QString stateOf(const Chat &chat);

    //! Things that are kept as they are told: files, bots, conversations.
    void keep(const QString &kind, const QString &id, const QJsonObject &object);
    QJsonObject kept(const QString &kind, const QString &id) const;

private:
    mutable QMutex m_mutex;
    QMap<QString, Chat> m_chats; //!< ids grow, so the first is the oldest
    QMap<QString, QMap<QString, QJsonObject>> m_things;
};

} // namespace CozeLens::Practice
