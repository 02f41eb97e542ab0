// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>

//! What stands in the place of one secret. Where the secrets stand in a text says textredaction.h.
namespace CozeLens {

inline constexpr QByteArrayView Mask = "••••••••";

//! What a token of Coze begins with.
inline constexpr std::array<QByteArrayView, 6> TokenPrefixes = {"pat_", "sat_",   "czs_",
                                                                "czu_", "cztei_", "code_"};

//! The one of TokenPrefixes, or "eyJ", that the token begins with; otherwise empty.
QByteArrayView tokenPrefix(QByteArrayView token);

//! Appends the token masked, or as it is when it has been masked already.
void appendMasked(QByteArray &out, QByteArrayView token);

//! The same for the value of a header that is a secret by its name: the scheme and a cookie's name stay.
void appendMaskedHeader(QByteArray &out, QByteArrayView name, QByteArrayView value);

//! "{{name}}"
bool isVariable(QByteArrayView word);

} // namespace CozeLens
