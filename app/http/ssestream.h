// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

namespace CozeLens {

//! Reads server-sent events (WHATWG HTML section 9.2.6) out of bytes that come in pieces of any size. The
//! bytes are kept as they are: a piece may end within a character, and invalid UTF-8 is the viewer's to show,
//! not ours to replace.
class SseStream
{
public:
    //! A line or an event's data longer than this is dropped, and overflowed() says so from then on.
    static constexpr qsizetype maxEventBytes = 32 * 1024 * 1024;

    explicit SseStream(qsizetype maxBytes = maxEventBytes)
        : m_maxBytes(maxBytes)
    {
    }

    //! The events that these bytes complete, each with this time of arrival.
    QList<ServerSentEvent> feed(QByteArrayView bytes, double atMs = 0);

    //! The raw bytes since the last blank line, line ends included: what a stream that ended here leaves
    //! over. An error that a server wrote into a stream as bare JSON stands here.
    QByteArray rest() const { return m_rest; }
    //! The reconnection time that the stream asked for with its last `retry` field, in milliseconds.
    std::optional<qint64> retryMs() const { return m_retryMs; }
    bool overflowed() const { return m_overflowed; }

private:
    qsizetype skipBom(QByteArrayView bytes);
    void addToLine(QByteArrayView bytes);
    void endLine(QList<ServerSentEvent> &events, double atMs);
    void readField(QByteArrayView name, QByteArrayView value);
    void dispatch(QList<ServerSentEvent> &events, double atMs);

    qsizetype m_maxBytes;
    QByteArray m_line;
    QByteArray m_rest;
    QByteArray m_event;
    QByteArray m_lastName;
    QByteArray m_data;
    QByteArray m_lastId;
    std::optional<qint64> m_retryMs;
    int m_bomBytes = 0; //!< of the three, how many have been seen; -1 when the beginning is past
    bool m_afterCr = false;
    bool m_dropLine = false;
    bool m_dropEvent = false;
    bool m_overflowed = false;
};

} // namespace CozeLens
