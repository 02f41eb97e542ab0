// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Secrets that this run was given, so that redacted() knows them wherever they stand: a server of one's own
// may have tokens that look like any other word. In memory only. Any thread.
namespace CozeLens {

//! Words shorter than this are not remembered: masking them would tear ordinary text apart.
constexpr qsizetype ShortestKnownSecret = 12;

//! The newest hundred are kept.
void rememberSecret(const QByteArray &secret);

//! The text with each of them masked, also where it is percent-encoded or in a JSON string.
QByteArray withoutKnownSecrets(const QByteArray &text);

} // namespace CozeLens
