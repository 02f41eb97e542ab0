// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArrayView>
#include <QList>

namespace CozeLens {

enum class JsonPart : quint8 { Key, String, Number, Word };

struct JsonToken
{
    Span span;
    JsonPart part = JsonPart::String;
};

//! What is worth a colour in one line of JSON text. `insideString`: the line goes on with a string.
QList<JsonToken> jsonTokens(QByteArrayView line, bool insideString = false);

} // namespace CozeLens
