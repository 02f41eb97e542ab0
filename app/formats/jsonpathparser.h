// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "formats/jsonpathtree.h"

#include <QStringView>

namespace CozeLens::Json::Path {

struct Fault
{
    qsizetype offset = 0; //!< the character of the expression that is to blame
    Bilingual text;
};

//! A whole expression: it begins with "$". Function extensions other than length() are refused. At most 4096
//! characters.
tl::expected<Query, Fault> parsed(QStringView expression);

} // namespace CozeLens::Json::Path
