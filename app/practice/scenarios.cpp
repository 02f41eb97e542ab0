// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scenarios.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimeZone>

#include <atomic>

namespace CozeLens::Practice {

namespace {

constexpr int ChinaOffset = 8 * 3600;

QString replaced(const QString &text, const QHash<QString, QString> &parts)
{
    QString result;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        const auto part = parts.constFind(text.mid(open + 1, close - open - 1));
        result += QStringView(text).mid(at, open - at);
        result += part == parts.constEnd() ? text.mid(open, close - open + 1) : *part;
        at = close + 1;
    }
    return result + QStringView(text).mid(at);
}

} // namespace

const Scenarios &Scenarios::builtIn()
{
    static const Scenarios scenarios;
    return scenarios;
}

Scenarios::Scenarios()
{
    QFile file(u":/coze-lens/practice.json"_qs);
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no resource practice.json");
        return;
    }
    m_file = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject messages = object(u"messages"_qs);
    for (auto it = messages.begin(); it != messages.end(); ++it)
        m_messages.insert(it.key(), it->toString());
}

QString Scenarios::message(const QString &code, const QHash<QString, QString> &parts) const
{
    return replaced(m_messages.value(code), parts);
}

QStringList Scenarios::codes() const
{
    QStringList codes;
    for (auto it = m_messages.begin(); it != m_messages.end(); ++it) {
        if (!it.key().contains(u'.'))
            codes.append(it.key());
    }
    codes.sort();
    return codes;
}

QJsonObject Scenarios::answer(const QString &operationId) const
{
    return object(u"answers"_qs).value(operationId).toObject();
}

QStringList Scenarios::list(const QString &name) const
{
    QStringList list;
    for (const QJsonValue item : m_file.value(name).toArray())
        list.append(item.toString());
    return list;
}

QJsonObject Scenarios::object(const QString &name) const
{
    return m_file.value(name).toObject();
}

std::optional<Wish> wishOf(const QString &id)
{
    if (id.size() != 19 || !id.startsWith(u"70000000000000"))
        return std::nullopt;
    const QString code = id.right(4);
    switch (id[14].unicode()) {
    case '0':
        return Scenarios::builtIn().knows(code) ? std::optional(Wish{Wish::Kind::Refuse, code})
                                                : std::nullopt;
    case '1':
        return Scenarios::builtIn().knows(code) ? std::optional(Wish{Wish::Kind::FailLater, code})
                                                : std::nullopt;
    case '2':
        return Wish{Wish::Kind::Interrupt, {}};
    case '3':
        return Wish{Wish::Kind::BreakOff, {}};
    default:
        return std::nullopt;
    }
}

QByteArray newLogid()
{
    QByteArray logid =
        QDateTime::currentDateTimeUtc().toOffsetFromUtc(ChinaOffset).toString(u"yyyyMMddHHmmss").toLatin1();
    quint32 random[3];
    QRandomGenerator::global()->fillRange(random);
    for (const quint32 word : random)
        logid += QByteArray::number(word, 16).rightJustified(8, '0').toUpper();
    return logid.left(34);
}

QString newId()
{
    // Ids of the real server grow with time; the counter keeps two of one millisecond apart.
    static std::atomic<quint32> counter = 0;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return QString::number(7'400'000'000'000'000'000 + (now % 100'000'000'000) * 1'000'000 +
                           counter.fetch_add(1) % 1'000'000);
}

QJsonValue filled(const QJsonValue &value, const QHash<QString, QString> &given)
{
    if (value.isString()) {
        if (value.toString() == u"{now}")
            return QDateTime::currentSecsSinceEpoch();
        return replaced(value.toString(), given);
    }
    if (value.isArray()) {
        QJsonArray result;
        for (const QJsonValue item : value.toArray())
            result.append(filled(item, given));
        return result;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject result;
        for (auto it = object.begin(); it != object.end(); ++it)
            result.insert(it.key(), filled(it.value(), given));
        return result;
    }
    return value;
}

} // namespace CozeLens::Practice
