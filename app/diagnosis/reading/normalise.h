// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/reading/mappedtext.h"

namespace CozeLens::Reader {

//! The text without what copying put around it: byte order mark, terminal colours, blanks that are no blanks,
//! invisible characters, CR, NUL, HTML entities, line numbers, quote marks of mails and Markdown, and
//! prefixes that every line bears (comment signs, names of containers). Linear time.
MappedText cleaned(const QByteArray &input);

//! Full-width letters, digits and punctuation and curly quotes as their ASCII forms, mapped to `clean` itself
//! (not to the input). For the scanners; what a message says is taken from the clean text.
MappedText folded(const MappedText &clean);

//! The same mapped to the input, when it holds an object that was written with curly quotes or full-width
//! brackets; otherwise empty.
MappedText foldedObjects(const MappedText &clean);

//! The text of a string literal's inside with its escapes resolved (JSON, and the forms of Python and JS).
MappedText unescaped(const MappedText &text, Span inside);

//! From the first percent-encoded object ("%7B%22code%22…", as in a URL or a form) to the next blank, decoded
//! and mapped to the input; empty when there is none.
MappedText percentDecodedObjects(const MappedText &text);

} // namespace CozeLens::Reader
