// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/commandline.h"
#include "formats/curlcommand.h"
#include "http/client.h"

namespace CozeLens {

enum class SendFormat { Text, Json, Har };

//! What one `send` is to do.
struct SendCall
{
    Request request;
    SendOptions options;
    SendFormat format = SendFormat::Text;
    QString languages; //!< "zh", "en" or "both"
    bool showSecrets = false;
    bool help = false;
    bool verbose = false;
    bool followsRedirects = false; //!< asked for, and not done: send puts one request on the wire
    std::optional<QString> output; //!< where the body is saved; "-" is standard output, as without
    QList<Bilingual> warnings;
};

//! Reads the arguments behind "send" and the files that they name; standard input is read only when one of
//! them says so. Whatever cannot be done as written is an error: then nothing may be sent.
Result<SendCall> readSendCall(const QStringList &arguments, const Streams &streams);

} // namespace CozeLens
