// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/importedrequest.h"
#include "http/message.h"

namespace CozeLens {

//! The first request in a text, as it was written down. Errors as requestFromText().
Result<ImportedRequest> importedFromText(const QByteArray &text);

//! The first request in a text in any of the forms that formats/ reads (cURL, raw HTTP, HAR, JSON). Error
//! "request-unreadable" when there is none.
Result<Request> requestFromText(const QByteArray &text);

//! As it goes over the wire, as far as the text tells: no file that it names is read.
Request requestFrom(const ImportedRequest &imported);

//! For export.
ImportedRequest importedFrom(const Request &request);

} // namespace CozeLens
