// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QHash>

namespace CozeLens {

//! Values for {{name}}, by name.
using Variables = QHash<QString, QByteArray>;

//! What to do with a {{name}} that has no value: an address or header with one cannot be sent, but a body may
//! well carry braces that are meant for the bot's own prompt template.
enum class Unknown { IsError, Stays };

//! `text` with every {{name}} replaced by its value, once: a value is not searched again. An unknown name is
//! an error "unknown-variable" whose place is the name. Braces around anything but a name (letters, digits, _
//! - .) stay.
Result<QByteArray> substituted(const QByteArray &text, const Variables &variables,
                               Unknown unknown = Unknown::IsError);

} // namespace CozeLens
