// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxyfailure.h"

#include "base/messages.h"

namespace CozeLens {

namespace {

// The replies of RFC 1928 section 6, as libcurl names them.
QString socksReply(long code)
{
    switch (code) {
    case CURLPX_REPLY_GENERAL_SERVER_FAILURE:
        return u"proxy-reason-failure"_qs;
    case CURLPX_REPLY_NOT_ALLOWED:
        return u"proxy-reason-rules"_qs;
    case CURLPX_REPLY_NETWORK_UNREACHABLE:
        return u"proxy-reason-network"_qs;
    case CURLPX_REPLY_HOST_UNREACHABLE:
    case CURLPX_RESOLVE_HOST:
        return u"proxy-reason-host"_qs;
    case CURLPX_REPLY_CONNECTION_REFUSED:
        return u"proxy-reason-refused"_qs;
    case CURLPX_REPLY_TTL_EXPIRED:
        return u"proxy-reason-ttl"_qs;
    case CURLPX_REPLY_COMMAND_NOT_SUPPORTED:
        return u"proxy-reason-command"_qs;
    case CURLPX_REPLY_ADDRESS_TYPE_NOT_SUPPORTED:
        return u"proxy-reason-address"_qs;
    case CURLPX_BAD_VERSION:
        return u"proxy-reason-not-socks"_qs;
    case CURLPX_CLOSED:
        return u"proxy-reason-closed"_qs;
    default:
        return {};
    }
}

bool wasRefused(const TransferFailure &failure)
{
    switch (failure.proxyCode) {
    case CURLPX_USER_REJECTED:
    case CURLPX_NO_AUTH:
    case CURLPX_GSSAPI_PERMSG:
        return true;
    default:
        // Some say 401 to a wrong password.
        return failure.connectStatus == 407 || failure.connectStatus == 401;
    }
}

} // namespace

QString proxyFailureCode(const TransferFailure &failure)
{
    if (!wasRefused(failure))
        return u"proxy-failed"_qs;
    return failure.proxy.contains('@') ? u"proxy-auth"_qs : u"proxy-wants-auth"_qs;
}

Bilingual proxyReason(const TransferFailure &failure)
{
    const QString reply = socksReply(failure.proxyCode);
    if (!reply.isEmpty())
        return message(u"http."_qs + reply);
    if (failure.connectStatus >= 300)
        return message(u"http.proxy-reason-status"_qs, {QString::number(failure.connectStatus)});
    const QByteArray text = failure.curlText.toLower();
    if (text.contains("aborted") || text.contains("closed") || text.contains("reset"))
        return message(u"http.proxy-reason-closed"_qs);
    if (text.contains("response 0"))
        return message(u"http.proxy-reason-not-http"_qs);
    QString own = QString::fromUtf8(failure.curlText);
    while (own.endsWith(u'.')) // the sentence around it has its own
        own.chop(1);
    return {own, own};
}

QString proxyName(QByteArray proxy)
{
    if (const qsizetype at = proxy.lastIndexOf('@'); at >= 0) {
        const qsizetype scheme = proxy.indexOf("://");
        const qsizetype begin = scheme < 0 ? 0 : scheme + 3;
        proxy.remove(begin, at + 1 - begin);
    }
    return QString::fromUtf8(proxy);
}

} // namespace CozeLens
