// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>

namespace CozeLens {

//! Values for {{name}}, by name.
using Variables = QHash<QString, QByteArray>;

//! `text` with every {{name}} replaced by its value, once: a value is not searched again. A name that has no
//! value is an error "unknown-variable" whose place is the name. Braces around anything but a name (letters,
//! digits, _ - .) stay: they may be a template of the bot's.
Result<QByteArray> substituted(const QByteArray &text, const Variables &variables);

} // namespace CozeLens
