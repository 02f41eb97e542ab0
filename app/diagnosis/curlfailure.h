// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <optional>

namespace CozeLens {

//! What curl's own last error line in a text says, "curl: (6) Could not resolve host: api.coze.cn": why no
//! answer came. nullopt without such a line, or where it does not speak of the network. Numbers as on
//! curl's manual page, section EXIT CODES.
std::optional<NetworkError> curlFailureIn(const QByteArray &text);

} // namespace CozeLens
