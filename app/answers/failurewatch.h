// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <optional>

namespace CozeLens {

//! Watches a response while it arrives and says when the first error in it is whole, so that it is explained
//! without waiting for an end that may be minutes away: a failing event of a stream, an error written into a
//! stream as bare JSON, an error instead of a stream whose connection stays open. Cheap for every piece that
//! is none of these. Any thread, one at a time.
class FailureWatch
{
public:
    //! Forgets everything.
    void begin() { *this = {}; }
    void takeHead(const Response &head) { m_head = head; }
    //! The head with as much of the body as tells the error; nullopt when there is none or one was told
    //! already.
    std::optional<Response> takePiece(const QByteArray &piece);
    std::optional<Response> takeEvents(const QList<ServerSentEvent> &events);

private:
    Response told(QByteArray body);
    bool isStream() const;
    std::optional<Response> takeLine(const QByteArray &line);

    Response m_head;
    QByteArray m_kept; //!< the body so far, or the line so far of a stream
    bool m_tooLong = false;
    bool m_told = false;
};

} // namespace CozeLens
