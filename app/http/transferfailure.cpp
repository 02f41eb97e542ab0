// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/transferfailure.h"

#include "base/messages.h"
#include "http/proxyfailure.h"

#include <QHash>

#include <cerrno>

namespace CozeLens {

namespace {

// OpenSSL's numbers (openssl/x509_vfy.h) for the verdicts that have a remedy of their own.
constexpr long verifiedChain = 0;
constexpr long notYetRead = 1; // libcurl asks for the verdict only after it has compared the names
constexpr long certificateNotYetValid = 9;
constexpr long certificateExpired = 10;
constexpr long selfSigned = 18;
constexpr long selfSignedInChain = 19;
constexpr long noLocalIssuer = 20;
constexpr long noFirstSignature = 21;
constexpr long signatureFailure = 7;
constexpr long revoked = 23;
constexpr long invalidAuthority = 24;
constexpr long invalidPurpose = 26;
constexpr long hostMismatch = 62;
constexpr long addressMismatch = 64;
constexpr long keyTooSmall = 66;
constexpr long authorityKeyTooSmall = 67;
constexpr long digestTooWeak = 68;
constexpr long notAnAuthority = 79;

QString connectCode(const TransferFailure &failure)
{
    switch (failure.osError) {
    case ECONNREFUSED:
        return u"refused"_qs;
    case ENETUNREACH:
    case EHOSTUNREACH:
        return u"unreachable"_qs;
    case ETIMEDOUT:
        return u"timed-out-connect"_qs;
    default:
        return u"not-connected"_qs;
    }
}

QString certificateCode(const TransferFailure &failure)
{
    switch (failure.verifyResult) {
    case verifiedChain: // libcurl compares the names itself, after OpenSSL was content with the chain
    case notYetRead:
    case hostMismatch:
    case addressMismatch:
        return u"tls-wrong-host"_qs;
    case certificateExpired:
        return u"tls-expired"_qs;
    case certificateNotYetValid:
        return u"tls-not-yet-valid"_qs;
    case selfSigned:
        return u"tls-self-signed"_qs;
    case revoked:
        return u"tls-revoked"_qs;
    case keyTooSmall:
    case authorityKeyTooSmall:
    case digestTooWeak:
        return u"tls-weak-certificate"_qs;
    case signatureFailure:
    case invalidAuthority:
    case invalidPurpose:
    case notAnAuthority:
        return u"tls-bad-certificate"_qs;
    case selfSignedInChain:
    case noLocalIssuer:
    case noFirstSignature:
        return u"tls-unknown-authority"_qs;
    default:
        return u"tls-other"_qs;
    }
}

// OpenSSL's reasons, in words. TLS 1.2 says no more than "handshake failure" when it misses a certificate,
// which it also says when nothing is in common; whether the server had asked for one tells them apart.
bool wantsClientCertificate(const TransferFailure &failure, const QByteArray &text)
{
    return text.contains("certificate required") || text.contains("bad certificate") ||
           (failure.certificateAsked &&
            (text.contains("alert handshake failure") || text.contains("alert unknown ca")));
}

// The user's own certificate or key: told apart by libcurl's words, for all of them have one number.
QString ownCertificateCode(const TransferFailure &failure)
{
    const QByteArray text = failure.curlText.toLower();
    if (text.contains("does not match"))
        return u"tls-own-key-mismatch"_qs;
    return text.contains("private key") ? u"tls-own-key"_qs : u"tls-own-certificate"_qs;
}

QString handshakeCode(const TransferFailure &failure)
{
    const QByteArray text = failure.curlText.toLower();
    for (const char *sign : {"wrong version number", "packet length too long", "http request",
                             "unknown protocol", "record layer failure"}) {
        if (text.contains(sign))
            return u"tls-not-tls"_qs;
    }
    if (wantsClientCertificate(failure, text))
        return u"tls-client-certificate"_qs;
    // Only what came before TLS 1.2 signs with SHA-1, and it shows not until the server's key does.
    if (text.contains("protocol version") || text.contains("unsupported protocol") ||
        text.contains("legacy sigalg"))
        return u"tls-version"_qs;
    if (text.contains("alert handshake failure") || text.contains("no shared cipher") ||
        text.contains("insufficient security"))
        return u"tls-nothing-in-common"_qs;
    if (failure.osError == ECONNRESET || text.contains("reset"))
        return u"reset"_qs;
    if (text.contains("ssl_error_syscall") || text.contains("unexpected eof"))
        return u"closed"_qs;
    return u"tls-other"_qs;
}

// Code 56 gathers a broken socket, broken chunks, a TLS alert and a proxy that refuses the tunnel.
QString receiveCode(const TransferFailure &failure)
{
    const QByteArray text = failure.curlText.toLower();
    if (failure.phase == Phase::Proxy || failure.connectStatus >= 300)
        return proxyFailureCode(failure);
    if (wantsClientCertificate(failure, text))
        return u"tls-client-certificate"_qs;
    if (failure.osError == ECONNRESET || failure.osError == EPIPE)
        return u"reset"_qs;
    if (text.contains("hexadecimal"))
        return u"bad-chunk"_qs; // its size is too long
    if (text.contains("too large") || text.contains("too long"))
        return u"header-flood"_qs;
    if (text.contains("eof"))
        return failure.headStarted ? u"closed-early"_qs : u"closed"_qs;
    if (failure.headComplete && failure.chunked)
        return u"bad-chunk"_qs;
    // What REFUSED_STREAM behind a head is to libcurl; a broken connection it would name.
    if (failure.http2 && !text.contains("ssl_read"))
        return u"http2-early"_qs;
    return failure.headStarted ? u"reset"_qs : u"closed"_qs;
}

QString timeoutCode(Phase phase)
{
    const bool connecting =
        phase == Phase::Dns || phase == Phase::Connect || phase == Phase::Tls || phase == Phase::Proxy;
    return connecting ? u"timed-out-connect"_qs : u"timed-out-total"_qs;
}

QString withoutFullStop(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QStringList argumentsFor(const TransferFailure &failure)
{
    return {QString::fromUtf8(failure.host), QString::number(failure.port), proxyName(failure.proxy),
            withoutFullStop(QString::fromUtf8(failure.curlText))};
}

// libcurl's words for what is wrong with a head, in both languages.
Bilingual headerFault(const TransferFailure &failure)
{
    static const QHash<QString, QString> known = {{u"nul byte"_qs, u"http.header-fault-nul"_qs},
                                                  {u"without colon"_qs, u"http.header-fault-colon"_qs},
                                                  {u"content-length"_qs, u"http.header-fault-length"_qs},
                                                  {u"http version"_qs, u"http.header-fault-status"_qs},
                                                  {u"response code"_qs, u"http.header-fault-status"_qs}};
    const QString text = QString::fromUtf8(failure.curlText);
    for (auto it = known.begin(); it != known.end(); ++it) {
        if (text.contains(it.key(), Qt::CaseInsensitive))
            return message(it.value());
    }
    return {text, text};
}

} // namespace

QString failureCode(const TransferFailure &failure)
{
    const bool proxied = !failure.proxy.isEmpty();
    // CURLE_TOO_LARGE, which the oldest libcurl that is supported has no name for: a header line without an
    // end.
    if (static_cast<int>(failure.code) == 100)
        return u"header-flood"_qs;
    switch (failure.code) {
    case CURLE_URL_MALFORMAT:
        return u"invalid-url"_qs;
    case CURLE_COULDNT_RESOLVE_HOST:
        return u"host-not-found"_qs;
    case CURLE_COULDNT_RESOLVE_PROXY:
        return u"proxy-not-found"_qs;
    case CURLE_COULDNT_CONNECT:
        return proxied ? u"proxy-refused"_qs : connectCode(failure);
    case CURLE_PROXY:
        return proxyFailureCode(failure);
    case CURLE_OPERATION_TIMEDOUT:
        return timeoutCode(failure.phase);
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificateCode(failure);
    case CURLE_SSL_CONNECT_ERROR:
        return handshakeCode(failure);
    case CURLE_SSL_CLIENTCERT:
        return u"tls-client-certificate"_qs;
    case CURLE_SSL_CERTPROBLEM:
        return ownCertificateCode(failure);
    case CURLE_SSL_CACERT_BADFILE:
        return u"tls-ca-file"_qs;
    case CURLE_UNSUPPORTED_PROTOCOL: // of a version that is none
        return u"bad-header"_qs;
    case CURLE_BAD_CONTENT_ENCODING: // Content-Encoding is not left to libcurl
        return u"bad-transfer-encoding"_qs;
    case CURLE_WEIRD_SERVER_REPLY:
        return failure.headStarted ? u"bad-header"_qs : u"not-http"_qs;
    case CURLE_OUT_OF_MEMORY: // what libcurl says of a header line over 100 KiB
        return u"header-flood"_qs;
    case CURLE_GOT_NOTHING:
        return u"closed"_qs;
    case CURLE_PARTIAL_FILE: // some versions say it of a stream that was reset
        return failure.http2 && failure.curlText.contains("HTTP/2 stream") ? u"http2-early"_qs
                                                                           : u"closed-early"_qs;
    case CURLE_SEND_ERROR:
        return u"reset"_qs;
    case CURLE_RECV_ERROR:
        return receiveCode(failure);
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_SEND_FAIL_REWIND: // it was about to send an upload again
        return failure.certificateRefused ? u"tls-client-certificate"_qs
               : failure.headComplete     ? u"http2-early"_qs
                                          : u"http2"_qs;
    default:
        return u"other"_qs;
    }
}

NetworkError explainFailure(const TransferFailure &failure)
{
    const QString code = failureCode(failure);
    NetworkError error = networkError(failure.phase, code, argumentsFor(failure));
    if (code == u"proxy-failed" || code == u"bad-header") {
        const Bilingual reason = code == u"bad-header" ? headerFault(failure) : proxyReason(failure);
        error.detail.zh.replace(u"{reason}"_qs, reason.zh);
        error.detail.en.replace(u"{reason}"_qs, reason.en);
    }
    return error;
}

NetworkError networkError(Phase phase, const QString &code, const QStringList &arguments)
{
    return {phase, code, message(u"http."_qs + code, arguments),
            message(u"http."_qs + code + u"-next"_qs, arguments)};
}

Bilingual phaseName(Phase phase)
{
    switch (phase) {
    case Phase::Dns:
        return message(u"http.phase-dns"_qs);
    case Phase::Connect:
        return message(u"http.phase-connect"_qs);
    case Phase::Tls:
        return message(u"http.phase-tls"_qs);
    case Phase::Proxy:
        return message(u"http.phase-proxy"_qs);
    case Phase::Send:
        return message(u"http.phase-send"_qs);
    case Phase::Receive:
        break;
    }
    return message(u"http.phase-receive"_qs);
}

} // namespace CozeLens
