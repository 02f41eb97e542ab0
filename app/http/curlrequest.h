// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"
#include "http/uploadbody.h"

#include <curl/curl.h>

#include <array>

namespace CozeLens {

//! A curl easy handle set up so that it sends a request as it is written, once: a fresh connection that is
//! not kept (libcurl repeats a request by itself only on kept ones), no redirect, no cookie, no netrc, and
//! none of the headers that libcurl would add on its own but Host, Accept, Content-Length and, over HTTP/1.1
//! to a proxy, those for the proxy. A User-Agent and an Accept-Encoding of ours are added where the user
//! gives none.
class CurlRequest
{
public:
    //! Keeps what the handle points to alive; `request` must have passed checkSendable(). `upload` gives the
    //! body of a request in pieces and must outlive this; null for any other request.
    CurlRequest(const Request &request, const SendOptions &options, UploadBody *upload);
    ~CurlRequest();
    Q_DISABLE_COPY_MOVE(CurlRequest)

    //! Null when libcurl could not make one or an option was refused.
    CURL *handle() const { return m_handle; }
    //! libcurl's own words for the failure; empty when there was none.
    QByteArray errorText() const { return QByteArray(m_errorText.data()); }
    //! The proxy in use; empty for none.
    const QByteArray &proxy() const { return m_proxy; }

private:
    void setTarget();
    void setMethodAndBody();
    bool setHeaders(const QList<QByteArray> &without);
    void setTls(const SendOptions &options);

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        m_refused = curl_easy_setopt(m_handle, option, value) != CURLE_OK || m_refused;
    }

    CURL *m_handle;
    curl_slist *m_headers = nullptr;
    Request m_request;
    UploadBody *m_upload;
    QByteArray m_proxy;
    bool m_refused = false;
    std::array<char, CURL_ERROR_SIZE> m_errorText = {};
};

} // namespace CozeLens
