// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/messages.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QMutex>

namespace CozeLens {

namespace {

using Room = QHash<QString, Bilingual>;

Room readRoom(const QString &name)
{
    QFile file(u":/coze-lens/messages/"_qs + name + u".json"_qs);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no message file for the room %s", qPrintable(name));
        return {};
    }
    Room texts;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonObject text = it->toObject();
        texts.insert(it.key(), {text.value(u"zh").toString(), text.value(u"en").toString()});
    }
    return texts;
}

// One pass over the text, so that a "%1" inside an argument is not taken for a placeholder.
QString fill(const QString &text, const QStringList &arguments)
{
    QString filled;
    filled.reserve(text.size() + 32);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = (text[i] == u'%' && i + 1 < text.size()) ? text[i + 1].digitValue() : -1;
        if (number >= 1 && number <= arguments.size()) {
            filled += arguments[number - 1];
            ++i;
        } else {
            filled += text[i];
        }
    }
    return filled;
}

} // namespace

Bilingual message(const QString &id, const QStringList &arguments)
{
    static QMutex mutex;
    static QHash<QString, Room> rooms;
    const qsizetype dot = id.indexOf(u'.');
    const QString name = id.left(dot);

    QMutexLocker lock(&mutex);
    auto room = rooms.constFind(name);
    if (room == rooms.constEnd())
        room = rooms.insert(name, readRoom(name));
    const auto text = room->constFind(id.mid(dot + 1));
    if (text == room->constEnd()) {
        qWarning("no message %s", qPrintable(id));
        return {id, id};
    }
    return {fill(text->zh, arguments), fill(text->en, arguments)};
}

} // namespace CozeLens
