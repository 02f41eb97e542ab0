// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! What a body is, for showing and saving it.
struct BodyNature
{
    enum class Kind : quint8 { Text, Audio, Image, Other };
    Kind kind = Kind::Text;
    QString type;     //!< "audio/mpeg"; what the header says, or, when it says nothing telling, the bytes
    QString suffix;   //!< "mp3", "json"; never empty
    QString fileName; //!< from Content-Disposition, made safe; otherwise "response.SUFFIX"

    bool isBinary() const { return kind != Kind::Text; }
    //! Of a type that the system's application may open: sound or a picture without scripts, by its bytes.
    bool canBeOpened = false;
};

//! `head` is the beginning of the body: 4 KB say enough.
BodyNature bodyNature(const Headers &headers, const QByteArray &head);

//! The file name in a Content-Disposition value (RFC 6266), without folders, control characters and what
//! file systems refuse; empty when there is none.
QString safeFileName(const QByteArray &contentDisposition);

} // namespace CozeLens
