// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

namespace CozeLens {

//! Splits "Name: value" (with or without its line end) at the first colon; the value loses its outer blanks
//! only.
Header headerFromLine(QByteArrayView line);

//! Reads the head of an answer line by line, as it stands on the wire. Interim answers (1xx but 101) are
//! passed over; lines that come after the head is complete are the trailers of a chunked body and are added
//! to the headers.
class ResponseHead
{
public:
    //! A head with more bytes or lines than these is a flood; what servers send stays under a tenth of them.
    static constexpr qsizetype maxBytes = 256 * 1024;
    static constexpr qsizetype maxLines = 4096;

    //! False when the head grows past its limits; the headers so far are kept.
    bool addLine(QByteArrayView line);

    bool hasStarted() const { return m_started; }
    bool isComplete() const { return m_complete; }
    //! Status, reason, version and headers; the body is not its concern.
    const Response &response() const { return m_response; }

private:
    void readStatusLine(QByteArrayView line);

    Response m_response;
    qsizetype m_bytes = 0;
    qsizetype m_lines = 0;
    bool m_started = false;
    bool m_complete = false;
};

} // namespace CozeLens
