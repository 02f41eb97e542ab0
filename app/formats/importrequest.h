// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/importedrequest.h"

namespace CozeLens {

//! Reads whatever people have of a request: cURL commands for bash, zsh, Windows cmd and PowerShell (several
//! in one text, with prompts, comments and Markdown fences around them), Invoke-RestMethod and
//! Invoke-WebRequest, raw HTTP (also as `curl -v` prints it), HAR, the JSON of shared interfaces
//! (`{"requests": […]}`), one simple `{"method", "url", "headers", "body"}`, or a bare address. Up to 64 MB,
//! 1000 requests. Pure: reads no file and no environment variable, runs nothing. Any thread. Errors: "empty",
//! "too-large", "not-a-request" and the codes of Json::ParseFault for broken JSON; `place` is a byte offset
//! where one is known.
Result<QList<ImportedRequest>> importRequests(const QByteArray &text);

//! The JSON that `coze-lens import` prints, with a line end behind it. The same requests give the same bytes.
QByteArray toJson(const QList<ImportedRequest> &requests);

} // namespace CozeLens
