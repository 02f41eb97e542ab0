// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"
#include "http/message.h"

#include <QDateTime>
#include <QMetaType>

#include <optional>

namespace CozeLens {

//! Milliseconds since the exchange began; empty where a phase did not happen (no TLS, no name to look up).
struct Timings
{
    QDateTime startedAt;
    std::optional<double> dnsMs;
    std::optional<double> connectMs;
    std::optional<double> tlsMs;
    std::optional<double> sentMs;
    std::optional<double> firstByteMs;
    std::optional<double> totalMs;

    bool operator==(const Timings &) const = default;
};

//! One server-sent event (WHATWG HTML, section 9.2), with its time of arrival.
struct ServerSentEvent
{
    QByteArray event; //!< "message" when the stream named none
    QByteArray data;
    QByteArray id;
    double atMs = 0;

    bool operator==(const ServerSentEvent &) const = default;
};

enum class Outcome { Finished, Cancelled, TimedOut, NetworkError };
enum class Phase { Dns, Connect, Tls, Proxy, Send, Receive };

//! Why there is no complete response. `code` is for branching and tests: "refused", "host-not-found",
//! "timed-out", "not-http", "closed", "reset", "tls-…", "too-large", "invalid-url", "cancelled" …
struct NetworkError
{
    Phase phase = Phase::Connect;
    QString code;
    Bilingual detail;
    Bilingual nextStep;

    bool operator==(const NetworkError &) const = default;
};

//! One request with all that came of it. A plain value: it can be copied, compared, stored and explained
//! anywhere.
struct Exchange
{
    Request request; //!< as sent: the headers include those that the stack added
    //! Request line and headers byte for byte, up to and with the empty line; empty when nothing was sent.
    //! HTTP/2 has no such lines: there it is the same written as lines, with names in the case that went out.
    QByteArray sentHead;
    //! The same of the CONNECT that asked an HTTP proxy for its tunnel, with the password for the proxy in
    //! it; empty when none was sent.
    QByteArray connectHead;
    std::optional<Response> response;
    QList<ServerSentEvent> events;
    Timings timings;
    Outcome outcome = Outcome::Finished;
    std::optional<NetworkError> error;
};

} // namespace CozeLens

Q_DECLARE_METATYPE(CozeLens::Exchange)
