// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/messages.h"

#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

constexpr int MaxMessages = 500;
constexpr int MaxItems = 1000;

void readUnfilled(const Json::Value &item, ObjectString &found)
{
    const QString id = item[u"file_id"].string();
    const QString url = item[u"file_url"].string();
    const bool idIsSample = isIdPlaceholder(u"file_id", id);
    if (!found.unfilled.isEmpty() || !(idIsSample || isWholeTemplate(url)))
        return;
    found.unfilled = idIsSample ? u"file_id"_qs : u"file_url"_qs;
    found.unfilledValue = idIsSample ? id : url;
}

void readItem(const Json::Value &item, ObjectString &found)
{
    const QString type = item[u"type"].string();
    if (type == u"text") {
        ++found.texts;
        return;
    }
    if (type != u"image" && type != u"file" && type != u"audio") {
        found.valid = false;
        return;
    }
    ++(type == u"audio" ? found.audios : found.files);
    readUnfilled(item, found);
    const Json::Value id = item[u"file_id"];
    // A variable that was never filled arrives as null, or as the word for it.
    const bool noId = !id || id.is(Json::Kind::Null) || id.text().isEmpty() || isUnfilled(id.text());
    const QString url = item[u"file_url"].string().trimmed().left(16).toLower();
    found.sourceMissing = found.sourceMissing || (noId && url.isEmpty());
    if (url.startsWith(u"data:"))
        found.sourceInline = true;
    else if (!url.isEmpty() && !url.startsWith(u"http://") && !url.startsWith(u"https://"))
        found.sourceNotWeb = true;
}

} // namespace

QList<MessageField> messagesOf(const Facts &facts)
{
    QList<MessageField> messages;
    if (!facts.bodyIsUsable() || !facts.operation)
        return messages;
    if (facts.isOperation(u"message-create")) {
        messages.append({facts.body.root(), {}});
        return messages;
    }
    const QString name = facts.isChatLike()                          ? u"additional_messages"_qs
                         : facts.isOperation(u"conversation-create") ? u"messages"_qs
                                                                     : QString();
    const Json::Value array = name.isEmpty() ? Json::Value() : facts.field(name);
    if (!array.is(Json::Kind::Array))
        return messages;
    int index = 0;
    for (Json::Value item = array.first(); item && index < MaxMessages; item = item.next(), ++index) {
        if (item.is(Json::Kind::Object))
            messages.append({item, u'/' + name + u'/' + QString::number(index)});
    }
    return messages;
}

ObjectString readObjectString(const QString &content)
{
    ObjectString found;
    const QString text = content.trimmed();
    found.plain = !text.startsWith(u'[') && !text.startsWith(u'{');
    if (found.plain)
        return found;
    const auto document = Json::Document::parse(text.toUtf8(), {100, 64LL * 1024 * 1024});
    if (!document || !document->root().is(Json::Kind::Array) || document->root().size() == 0)
        return found;
    found.valid = true;
    int index = 0;
    for (Json::Value item = document->root().first(); item && index < MaxItems; item = item.next(), ++index)
        readItem(item, found);
    return found;
}

ObjectString objectStringOf(const MessageField &message)
{
    const bool fits =
        message.text(u"content_type") == u"object_string" && message.content().is(Json::Kind::String);
    return fits ? readObjectString(message.content().string()) : ObjectString();
}

QByteArray compactJson(QByteArrayView json)
{
    QByteArray compact;
    compact.reserve(json.size());
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            compact += c;
            if (c == '\\' && i + 1 < json.size())
                compact += json[++i];
            else if (c == '"')
                inString = false;
        } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            compact += c;
            inString = c == '"';
        }
    }
    return compact;
}

} // namespace CozeLens::Causes
