// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/reply.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace CozeLens::Practice {

namespace {

QByteArray detail(const QByteArray &logid)
{
    return "\"detail\":{\"logid\":\"" + logid + "\"}";
}

} // namespace

QByteArray jsonText(const QJsonValue &value)
{
    // QJsonDocument writes arrays and objects only; the array's brackets are cut off again.
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1);
}

Reply success(const QByteArray &logid, const QJsonValue &data, const QJsonObject &beside)
{
    Reply reply;
    reply.logid = logid;
    reply.body = "{\"code\":0,\"msg\":\"\"";
    if (!data.isUndefined())
        reply.body += ",\"data\":" + jsonText(data);
    for (auto it = beside.begin(); it != beside.end(); ++it)
        reply.body += ',' + jsonText(it.key()) + ':' + jsonText(it.value());
    reply.body += ',' + detail(logid) + '}';
    return reply;
}

Reply failure(const QByteArray &logid, const QString &code, const QString &msg, int status)
{
    Reply reply;
    reply.logid = logid;
    reply.status = status;
    reply.body = "{\"code\":" + code.toUtf8() + ",\"msg\":" + jsonText(msg) + ',' + detail(logid) + '}';
    return reply;
}

Reply oauthFailure(const QByteArray &logid, const QString &code, const QString &msg)
{
    Reply reply;
    reply.logid = logid;
    reply.status = 401;
    reply.body = "{\"error_code\":" + jsonText(code) + ",\"error_message\":" + jsonText(msg) +
                 ",\"error\":" + jsonText(code) + '}';
    return reply;
}

Reply plainText(const QByteArray &logid, const QByteArray &text, int status)
{
    Reply reply;
    reply.logid = logid;
    reply.status = status;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = text;
    return reply;
}

} // namespace CozeLens::Practice
