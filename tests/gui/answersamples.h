// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QJsonDocument>
#include <QJsonObject>

// Events as a chat writes them.
namespace CozeLens::Test {

inline ServerSentEvent sse(const QByteArray &name, const QJsonObject &data, double atMs = 0)
{
    return {name, QJsonDocument(data).toJson(QJsonDocument::Compact), {}, atMs};
}

inline ServerSentEvent message(const QString &id, const QString &content, const QByteArray &name = "delta",
                               const QString &type = u"answer"_qs, const QString &reasoning = {})
{
    return sse("conversation.message." + name, {{u"id"_qs, id},
                                                {u"role"_qs, u"assistant"_qs},
                                                {u"type"_qs, type},
                                                {u"content"_qs, content},
                                                {u"content_type"_qs, u"text"_qs},
                                                {u"reasoning_content"_qs, reasoning}});
}

inline ServerSentEvent chat(const QByteArray &status)
{
    return sse("conversation.chat." + status, {{u"id"_qs, u"738"_qs},
                                               {u"conversation_id"_qs, u"737"_qs},
                                               {u"status"_qs, QString::fromLatin1(status)},
                                               {u"usage"_qs, QJsonObject{{u"token_count"_qs, 633}}}});
}

} // namespace CozeLens::Test
