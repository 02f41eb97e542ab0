// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/valuehints.h"

#include "formats/jsonplaces.h"
#include "formats/jsonstring.h"

#include <QUrl>

namespace CozeLens {

namespace {

constexpr qint64 earliest = 978'307'200; // 2001-01-01
constexpr qint64 latest = 4'102'444'800; // 2100-01-01
constexpr qsizetype longestUrl = 64 * 1024;
constexpr qsizetype longestJson = 64 * 1024 * 1024;
constexpr int chinaOffset = 8 * 3600;

bool namesATime(QStringView key)
{
    const QString name = key.toString().toLower();
    if (name.endsWith(u"_in") || name.contains(u"timeout") || name.contains(u"duration"))
        return false;
    for (const QStringView end : {u"_at", u"_time", u"_ts", u"_ms", u"_date", u"_timestamp"}) {
        if (name.endsWith(end))
            return true;
    }
    for (const QStringView whole : {u"time", u"timestamp", u"created", u"updated", u"expires", u"exp", u"iat",
                                    u"nbf", u"ts", u"date"}) {
        if (name == whole)
            return true;
    }
    return key.endsWith(u"At") || key.endsWith(u"Time") || key.endsWith(u"Timestamp");
}

QDateTime timeOf(QStringView digits)
{
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    if (!ok)
        return {};
    if (number >= earliest && number < latest)
        return QDateTime::fromSecsSinceEpoch(number, Qt::UTC);
    if (number >= earliest * 1000 && number < latest * 1000)
        return QDateTime::fromMSecsSinceEpoch(number, Qt::UTC);
    return {};
}

bool isUrl(const QString &text)
{
    if (text.size() > longestUrl || !(text.startsWith(u"https://") || text.startsWith(u"http://")))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty();
}

} // namespace

ValueHint valueHint(QStringView key, Json::Kind kind, const QByteArray &raw)
{
    ValueHint hint;
    const bool isString = kind == Json::Kind::String;
    if ((!isString && kind != Json::Kind::Number) || raw.size() > longestJson)
        return hint;
    const QString text = isString ? Json::unquoted(raw) : QString::fromLatin1(raw);
    if (namesATime(key)) {
        hint.time = timeOf(text);
        if (hint.time.isValid()) {
            hint.kind = ValueHint::Kind::Time;
            return hint;
        }
    }
    if (!isString)
        return hint;
    if (isUrl(text)) {
        hint.kind = ValueHint::Kind::Url;
        hint.text = text;
        return hint;
    }
    const QStringView inner = QStringView(text).trimmed();
    if (inner.startsWith(u'{') || inner.startsWith(u'[')) {
        const QByteArray json = text.toUtf8();
        if (json != "{}" && json != "[]" && Json::isValid(json)) {
            hint.kind = ValueHint::Kind::Json;
            hint.text = text;
        }
    }
    return hint;
}

QDateTime logidTime(QStringView logid)
{
    if (logid.size() < 20)
        return {};
    const QDateTime digits = QDateTime::fromString(logid.left(14).toString(), u"yyyyMMddHHmmss"_qs);
    const QDateTime time(digits.date(), digits.time(), Qt::OffsetFromUTC, chinaOffset);
    const bool plausible = digits.isValid() && digits.date().year() >= 2015 &&
                           time <= QDateTime::currentDateTimeUtc().addDays(1);
    return plausible ? time : QDateTime();
}

} // namespace CozeLens
