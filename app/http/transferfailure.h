// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <curl/curl.h>

namespace CozeLens {

//! Everything that is known of a transfer that failed in libcurl's eyes.
struct TransferFailure
{
    CURLcode code = CURLE_OK;
    QByteArray curlText;
    long osError = 0;
    long verifyResult = 0;  //!< X509_V_ERR_… of OpenSSL
    long proxyCode = 0;     //!< CURLPX_…
    long connectStatus = 0; //!< HTTP status of the proxy's answer to CONNECT
    Phase phase = Phase::Connect;
    QByteArray host;
    int port = 0;
    QByteArray proxy; //!< empty: none
    bool headStarted = false;
    bool headComplete = false;
    bool chunked = false;
    bool http2 = false;              //!< the head says so
    bool certificateRefused = false; //!< and said in an alert that it got none, or not the right one
    bool certificateAsked = false;   //!< the server asked for a client certificate
};

//! What it comes down to, for branching and for messages: "refused", "tls-expired" …
QString failureCode(const TransferFailure &failure);

NetworkError explainFailure(const TransferFailure &failure);

//! The message "http.CODE" with its "http.CODE-next", both with these arguments.
NetworkError networkError(Phase phase, const QString &code, const QStringList &arguments = {});

//! The phase's name, for a sentence.
Bilingual phaseName(Phase phase);

} // namespace CozeLens
