// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/finding.h"
#include "http/message.h"

#include <QString>

namespace CozeLens {

//! What a fix would change, as lines of the request: what goes and what comes in its place.
struct LineChange
{
    QStringList removed;
    QStringList added;

    bool operator==(const LineChange &) const = default;
};

//! The request line, the headers and the body are compared each for itself; a long run of equal lines is left
//! out. Empty when the fix cannot be applied or changes nothing. Tokens are masked.
QList<LineChange> previewOf(const Request &request, const Fix &fix);

} // namespace CozeLens
