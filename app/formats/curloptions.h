// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace CozeLens {

struct CurlOption
{
    QByteArray name; //!< long name without dashes; "no-…" switches one off
    bool takesArgument = false;
};

//! Long name without dashes, in full or so far that it is the only one; nullopt for what curl does not know.
std::optional<CurlOption> curlOption(QByteArrayView name);
std::optional<CurlOption> curlOption(char letter);

} // namespace CozeLens
