// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importedrequest.h"
#include "formats/shellwords.h"

namespace CozeLens {

//! The requests that curl 7.88 would send for this command (its first word is curl itself): one for each
//! address. What is not taken over is named in the warnings.
QList<ImportedRequest> curlRequests(const ShellCommand &command);

} // namespace CozeLens
