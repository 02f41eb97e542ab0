// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/variablehelp.h"
#include "settings/variables.h"

namespace CozeLens {

//! The variables by name, each with what it stands for in the end, or why it stands for nothing; secrets
//! masked.
QList<VariableHint> variableHints(const Variables &variables);

} // namespace CozeLens
