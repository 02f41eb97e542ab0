// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/causes/facts.h"

namespace CozeLens::Causes {

//! One message of the request, wherever the operation takes it.
struct MessageField
{
    Json::Value json;
    QString pointer; //!< "/additional_messages/0"; "" where the body itself is the message

    QString place(QStringView member) const { return bodyAt(pointerTo(pointer, member)); }
    Json::Value content() const { return json[u"content"]; }
    QString text(QStringView member) const { return json[member].string(); }
};

//! At most 500 of them.
QList<MessageField> messagesOf(const Facts &facts);

//! What an object_string holds.
struct ObjectString
{
    bool valid = false; //!< an array of objects with a known type
    bool plain = false; //!< text that does not even begin like JSON
    int texts = 0;
    int files = 0; //!< images and files
    int audios = 0;
    bool sourceMissing = false; //!< an image, file or audio with neither file_id nor file_url
    bool sourceInline = false;  //!< a data: address
    bool sourceNotWeb = false;  //!< a file_url that is not http or https
    QString unfilled;           //!< the first file_id or file_url that holds a placeholder, and
    QString unfilledValue;      //!< what stands there
};

ObjectString readObjectString(const QString &content);
//! Of the message's content; nothing valid where it says that it is of another kind.
ObjectString objectStringOf(const MessageField &message);

//! Without blanks outside strings; everything else byte for byte.
QByteArray compactJson(QByteArrayView json);

} // namespace CozeLens::Causes
