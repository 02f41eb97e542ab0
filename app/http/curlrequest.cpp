// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/curlrequest.h"

#include "http/contentdecoder.h"
#include "http/proxychoice.h"
#include "http/urlparts.h"

#include <QFile>
#include <QUrl>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr long aDayInMs = 24L * 60 * 60 * 1000;
constexpr long receiveBufferBytes = 128 * 1024;
constexpr long uploadBufferBytes = 256 * 1024;

size_t readUpload(char *buffer, size_t, size_t size, void *upload)
{
    const qint64 length = static_cast<UploadBody *>(upload)->read(buffer, static_cast<qint64>(size));
    return length < 0 ? CURL_READFUNC_ABORT : static_cast<size_t>(length);
}

// libcurl would convert an international host by the locale's character set; ours is always UTF-8.
QByteArray withAsciiHost(const QByteArray &url)
{
    const QByteArray host = hostOf(url);
    if (std::all_of(host.begin(), host.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return url;
    const qsizetype begin = url.toLower().indexOf(host);
    const QByteArray ascii = QUrl::toAce(QString::fromUtf8(host));
    return begin < 0 || ascii.isEmpty() ? url : QByteArray(url).replace(begin, host.size(), ascii);
}

} // namespace

CurlRequest::CurlRequest(const Request &request, const SendOptions &options, UploadBody *upload)
    : m_handle(curl_easy_init())
    , m_request(request)
    , m_upload(upload)
    , m_proxy(proxyFor(request.url, options.proxy))
{
    if (!m_handle)
        return;
    set(CURLOPT_ERRORBUFFER, m_errorText.data());
    set(CURLOPT_NOSIGNAL, 1L);
    setTarget();
    setMethodAndBody();
    if (options.http1Only)
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    const bool complete = setHeaders(options.withoutHeaders);
    setTls(options);
    // Our own clock ends an attempt; libcurl is told of it so that it shares the time among a name's
    // addresses.
    set(CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeoutMs > 0 ? options.connectTimeoutMs + 500L : aDayInMs);
    set(CURLOPT_BUFFERSIZE, receiveBufferBytes);
#if LIBCURL_VERSION_NUM >= 0x075700
    set(CURLOPT_QUICK_EXIT, 1L); // or Cancel would wait for the resolver's thread
#endif
    if (m_refused || !complete) {
        curl_easy_cleanup(m_handle);
        m_handle = nullptr;
    }
}

CurlRequest::~CurlRequest()
{
    curl_easy_cleanup(m_handle);
    curl_slist_free_all(m_headers);
}

void CurlRequest::setTarget()
{
    set(CURLOPT_URL, withAsciiHost(m_request.url).constData());
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    // What is no HTTP comes as a body without a head then, and its beginning can be shown.
    set(CURLOPT_HTTP09_ALLOWED, 1L);
    set(CURLOPT_PROXY, m_proxy.constData());
    set(CURLOPT_NOPROXY, ""); // proxyFor() has decided
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

void CurlRequest::setMethodAndBody()
{
    const QByteArray &method = m_request.method;
    const bool bodyExpected = method == "POST" || method == "PUT" || method == "PATCH";
    if (m_upload) {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_upload->totalBytes()));
        set(CURLOPT_READFUNCTION, &readUpload);
        set(CURLOPT_READDATA, m_upload);
        set(CURLOPT_UPLOAD_BUFFERSIZE, uploadBufferBytes);
    } else if (!m_request.body.isEmpty() || bodyExpected) {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(m_request.body.size()));
        set(CURLOPT_POSTFIELDS, m_request.body.constData());
    } else if (method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
    } else {
        set(CURLOPT_HTTPGET, 1L);
    }
    set(CURLOPT_CUSTOMREQUEST, method.constData());
}

bool CurlRequest::setHeaders(const QList<QByteArray> &without)
{
    const auto add = [this](const QByteArray &line) {
        curl_slist *longer = curl_slist_append(m_headers, line.constData());
        m_headers = longer ? longer : m_headers;
        return longer != nullptr;
    };
    bool complete = true;
    for (const Header &header : m_request.headers) {
        const QByteArray value = header.value.trimmed();
        complete = add(header.name + (value.isEmpty() ? QByteArray(";") : ": " + value)) && complete;
    }
    QList<QByteArray> left;
    const auto given = [&](QByteArrayView name) {
        return headerValue(m_request.headers, name).has_value() ||
               left.contains(name.toByteArray().toLower());
    };
    for (const QByteArray &name : without) {
        if (!given(name)) {
            complete = add(name + ':') && complete;
            left.append(name.toLower());
        }
    }
    if (!given("Accept-Encoding"))
        complete = add(QByteArray("Accept-Encoding: ") + ContentDecoder::accepted) && complete;
    // A name without a value keeps libcurl from adding the header of that name.
    if (!given("Content-Type"))
        complete = add("Content-Type:") && complete;
    if (!given("Expect"))
        complete = add("Expect:") && complete;
    if (!given("User-Agent"))
        set(CURLOPT_USERAGENT, "coze-lens");
    set(CURLOPT_HTTPHEADER, m_headers);
    set(CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE)); // or a proxy would see the token
    return complete;
}

void CurlRequest::setTls(const SendOptions &options)
{
    set(CURLOPT_SSL_VERIFYPEER, options.verifyTls ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, options.verifyTls ? 2L : 0L);
    // CAINFO takes the place of the system's file of authorities only; the system's folder of them stays in
    // force.
    if (!options.caFile.isEmpty()) {
        set(CURLOPT_CAINFO, QFile::encodeName(options.caFile).constData());
        set(CURLOPT_PROXY_CAINFO, QFile::encodeName(options.caFile).constData());
    }
    if (!options.clientCertificateFile.isEmpty()) {
        const QString key =
            options.clientKeyFile.isEmpty() ? options.clientCertificateFile : options.clientKeyFile;
        set(CURLOPT_SSLCERT, QFile::encodeName(options.clientCertificateFile).constData());
        set(CURLOPT_SSLKEY, QFile::encodeName(key).constData());
        // Also an empty one: without any OpenSSL would ask for it on the terminal, and wait.
        set(CURLOPT_KEYPASSWD, options.clientKeyPassword.toUtf8().constData());
    }
}

} // namespace CozeLens
