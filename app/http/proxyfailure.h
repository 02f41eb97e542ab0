// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/transferfailure.h"

namespace CozeLens {

//! What a proxy's refusal comes down to: "proxy-auth" (user name or password refused), "proxy-wants-auth" (it
//! was given none), "proxy-failed" (it did not reach the host).
QString proxyFailureCode(const TransferFailure &failure);

//! The proxy's own word on why it did not reach the host, as a part of a sentence.
Bilingual proxyReason(const TransferFailure &failure);

//! The proxy's address as it may be shown: without user name and password.
QString proxyName(QByteArray proxy);

} // namespace CozeLens
