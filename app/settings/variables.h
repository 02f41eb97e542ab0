// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "settings/valuewriter.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace CozeLens {

//! Values for {{name}}, by name.
using Variables = QHash<QString, QByteArray>;

//! What to do with a {{name}} that has no value: an address or header with one
//! cannot be sent, but a body may well carry braces that are meant for the
//! bot's own prompt template.
enum class Unknown { IsError, Stays };

//! `text` with every {{name}} replaced by its value; names in values are
//! replaced, too. Errors, each with the name as place: "unknown-variable";
//! "variable-cycle", whose text shows the way round; "variable-too-large" when
//! values blow each other up beyond 16 MB. Braces around anything but a name
//! (letters, digits, _ - .) stay. `kind` says how a value must be written to
//! arrive as it is; see ValueWriter.
Result<QByteArray> substituted(const QByteArray &text, const Variables &variables,
                               Unknown unknown = Unknown::IsError, TextKind kind = TextKind::Plain);

//! A {{name}} in a line that is being edited: UTF-16 places, braces included.
struct VariableUse
{
    QString name;
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const VariableUse &) const = default;
};

//! The use that this character belongs to.
std::optional<VariableUse> variableAt(const QString &line, qsizetype place);
//! What has been typed of a name behind "{{" before the caret; null when the
//! caret is in none.
QString begunVariable(const QString &beforeCaret);

} // namespace CozeLens
