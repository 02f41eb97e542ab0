// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/curlcommand.h"
#include "http/client.h"

namespace CozeLens {

//! The request as curl would put it on the wire, the files of its body found and
//! readable. Errors are those of `files`, of
//! checkSendable(), and "glob" where curl would make several requests of one address.
Result<Request> requestToSend(const ImportedRequest &imported, const CurlSettings &settings,
                              const FileReader &files);

//! How to send it. Errors "unreadable" for a certificate's file.
Result<SendOptions> optionsToSend(const ImportedRequest &imported, const CurlSettings &settings);

} // namespace CozeLens
