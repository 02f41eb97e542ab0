// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArrayView>
#include <QSet>
#include <QStringList>

namespace CozeLens::Json {

//! What may be written at a place of a text that need not be JSON yet.
struct LoosePlace
{
    enum class Wants { Nothing, Key, Value };

    Wants wants = Wants::Nothing;
    QStringList path; //!< to the object whose key is wanted, or to the value; parts of a pointer
    Span typed;       //!< what stands there already, quotes included; replaced by what is chosen
    QString prefix;   //!< of it, what stands before the cursor, without a quote
    bool colonFollows = false;
    QSet<QString> siblings; //!< the other keys of the same object, before and behind the cursor
};

//! Reads up to the cursor as a person would: comments, single quotes, missing commas and unclosed strings (a
//! string ends with its line) do not stop it. Nothing inside of a {{variable}} or a comment, and nothing in
//! texts of over 1 MB. Iterative, linear time.
LoosePlace loosePlace(QByteArrayView text, qsizetype cursor);

} // namespace CozeLens::Json
