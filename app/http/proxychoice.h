// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CozeLens {

//! The proxy that a request to this URL goes through, in curl's notation; empty for none. `setting` is
//! SendOptions::proxy. The environment is read as curl reads it (http_proxy only in lower case, https_proxy,
//! all_proxy, no_proxy), except that a loopback address never goes through the environment's proxy: the
//! practice server would be out of reach.
QByteArray proxyFor(const QByteArray &url, const QByteArray &setting);

//! Whether a list of hosts as curl writes it ("*", "a.com,.b.com") names the host of this URL.
bool isExceptedFromProxy(const QByteArray &url, const QByteArray &exceptions);

} // namespace CozeLens
