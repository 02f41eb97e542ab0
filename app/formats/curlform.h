// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/importedrequest.h"
#include "formats/importwarnings.h"

namespace CozeLens {

//! The parts that one -F of curl means: "name=content", "name=@file;type=…;filename=…", "name=<file"; several
//! files make several parts. `literal` is --form-string.
QList<ImportedPart> curlFormParts(const QByteArray &argument, bool literal, ImportWarnings &warnings);

} // namespace CozeLens
