// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! The request with its body in one piece, where every file is named with its size instead of being read: for
//! whoever looks at a request, or shows it. An empty file stays empty. A request without pieces stays as it
//! is.
Request withFilesNamed(const Request &request);

} // namespace CozeLens
