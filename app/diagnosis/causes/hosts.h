// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace CozeLens::Causes {

enum class HostClass {
    None,     //!< the request names no host
    Cloud,    //!< api.coze.cn, api.coze.com, their websocket hosts and the private link
    Page,     //!< a page for people, not the API
    Deployed, //!< a project on *.coze.site
    Slip,     //!< within two edits of an API host
    Own       //!< anything else: a self-hosted server or a gateway
};

enum class Site { Unknown, Cn, Com };

HostClass hostClass(QByteArrayView hostName);

//! The site a cloud or page host belongs to.
Site siteOf(QByteArrayView hostName);

//! Hosts of the websocket API, which has paths of its own.
bool isWebsocketHost(QByteArrayView hostName);

//! Loopback, or an address of a private network.
bool isPrivateAddress(QByteArrayView hostName);

} // namespace CozeLens::Causes
