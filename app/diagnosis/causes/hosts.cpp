// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/hosts.h"

#include "diagnosis/causes/words.h"

namespace CozeLens::Causes {

namespace {

const char *const pageLabels[] = {"", "www.", "code.", "docs.", "loop."};

bool isUnder(QByteArrayView host, const char *domain)
{
    return host.endsWith(domain) && host.size() > qsizetype(strlen(domain));
}

bool isPageHost(QByteArrayView host)
{
    for (const char *label : pageLabels) {
        for (const char *site : {"coze.cn", "coze.com"}) {
            if (host == QByteArray(QByteArray(label) + site))
                return true;
        }
    }
    return false;
}

} // namespace

HostClass hostClass(QByteArrayView host)
{
    if (host.isEmpty())
        return HostClass::None;
    if (host == "api.coze.cn" || host == "api.coze.com" || isWebsocketHost(host) ||
        isUnder(host, ".privatelink.volces.com"))
        return HostClass::Cloud;
    if (isPageHost(host))
        return HostClass::Page;
    if (isUnder(host, ".coze.site"))
        return HostClass::Deployed;
    const QString text = QString::fromUtf8(host);
    if (editDistance(text, u"api.coze.cn", 2) <= 2 || editDistance(text, u"api.coze.com", 2) <= 2)
        return HostClass::Slip;
    return HostClass::Own;
}

Site siteOf(QByteArrayView host)
{
    if (host == "coze.com" || isUnder(host, ".coze.com"))
        return Site::Com;
    if (host == "coze.cn" || isUnder(host, ".coze.cn") || isUnder(host, ".privatelink.volces.com"))
        return Site::Cn;
    return Site::Unknown;
}

bool isWebsocketHost(QByteArrayView host)
{
    return host == "ws.coze.cn" || host == "ws.coze.com";
}

bool isPrivateAddress(QByteArrayView host)
{
    if (host == "localhost" || host.startsWith("127.") || host.startsWith("10.") ||
        host.startsWith("192.168.") || host == "[::1]")
        return true;
    if (!host.startsWith("172."))
        return false;
    const QByteArrayView rest = host.sliced(4);
    const int second = rest.first(qMax<qsizetype>(0, rest.indexOf('.'))).toByteArray().toInt();
    return second >= 16 && second <= 31;
}

} // namespace CozeLens::Causes
