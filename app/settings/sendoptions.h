// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "settings/profile.h"

namespace CozeLens {

//! What goes with the connection settings but is never kept with them.
struct ConnectionSecrets
{
    QString proxyPassword;
    QString clientKeyPassword;
};

//! The connection settings as the client takes them.
SendOptions sendOptionsFor(const ConnectionSettings &connection, const ConnectionSecrets &secrets = {});

} // namespace CozeLens
