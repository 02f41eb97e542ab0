// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"
#include "settings/variables.h"

namespace CozeLens {

//! A {{name}} that has no value, or whose value goes round in a circle.
struct VariableFault
{
    Span span;   //!< bytes of the text, braces included
    Error error; //!< "unknown-variable", "variable-stays" (the same where it is sent as it stands),
                 //!< "variable-cycle", "variable-too-large"; its place is the name

    bool operator==(const VariableFault &other) const
    {
        return span == other.span && error.code == other.error.code && error.place == other.error.place;
    }
};

//! The first hundred of them, in their order. Where an unknown one stays as it is, its text says so; where
//! another name is much like it, that one is asked about.
QList<VariableFault> variableFaults(const QByteArray &text, const Variables &variables,
                                    Unknown unknown = Unknown::IsError);

//! The one known name that this is most likely a slip of: one letter more, less or other, or two changed
//! places; null when there is none.
QString nameMeant(const QString &name, const QStringList &known);

} // namespace CozeLens
