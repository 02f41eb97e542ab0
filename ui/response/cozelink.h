// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace CozeLens {

//! Whether a URL that stood in a response may be offered as a link: https, and a page of Coze's own. Any
//! other is shown as text, for what a server sends is no reason to open it.
inline bool isCozePage(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString host = url.host().toLower();
    return url.isValid() && url.scheme() == u"https" && url.userInfo().isEmpty() &&
           (host == u"coze.cn" || host == u"coze.com" || host.endsWith(u".coze.cn") ||
            host.endsWith(u".coze.com"));
}

} // namespace CozeLens
