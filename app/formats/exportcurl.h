// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importedrequest.h"

namespace CozeLens {

//! The cURL command (bash, zsh) that sends this request, one option a line, without a line end behind it.
//! importRequests() reads the same request from it, warnings aside. Carries the secrets of the request.
QByteArray toCurl(const ImportedRequest &request);

} // namespace CozeLens
