// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace CozeLens::Causes {

//! Levenshtein distance; anything above `limit` comes back as limit + 1. Texts over 200 characters are never
//! close.
int editDistance(QStringView a, QStringView b, int limit);

//! Without case, "_" and "-": how people vary a field's name.
QString loosened(QStringView name);

bool isDigits(QStringView text);         //!< one ASCII digit or more, nothing else
bool isCleanToken(QByteArrayView token); //!< [A-Za-z0-9._-]+
bool isAlphanumeric(QByteArrayView text);
bool hasCjk(QStringView text);

//! `text` cut to what fits into a sentence.
QString shortened(QStringView text, int limit = 60);

//! A template, sample or mask where a value should stand: {{x}}, ${X}, $X, <x>, ***, …
bool isTemplate(QStringView text);
//! The same, but the whole text and nothing beside it.
bool isWholeTemplate(QStringView text);
//! "your", "你的", "xxx" as a word.
bool hasSampleWord(QStringView text);
//! undefined, null, None, nil, NaN: a variable that was never filled.
bool isUnfilled(QStringView text);
bool isTokenPlaceholder(QStringView token);
bool isIdPlaceholder(QStringView name, QStringView value);

} // namespace CozeLens::Causes
