// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CozeLens::Test {

enum class KeyForm { Private, Traditional, Encrypted, Public, Elliptic, Short };

//! A key made for this run of the test, in PEM; the same one for each form of RSA.
QByteArray keyPem(KeyForm form);
//! Whether the RS256 signature fits the text and that key.
bool isSignedByKey(const QByteArray &text, const QByteArray &signature);

} // namespace CozeLens::Test
