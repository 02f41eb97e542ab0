// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandline/sendcall.h"
#include "diagnosis/diagnosis.h"

namespace CozeLens {

//! What `send` prints for people while the answer comes: status line and headers, the lines of an event
//! stream as they arrive, any other body once it is complete, and the explanation. Secrets are masked unless
//! the call says otherwise; what goes to a terminal is made harmless for it.
class SendText
{
public:
    SendText(const SendCall &call, const Streams &streams);

    void head(const Response &head);
    void bodyPiece(const QByteArray &piece);
    void end(const Exchange &exchange, const Diagnosis &diagnosis);

    //! Whether the reader of standard output has gone.
    bool isBroken() const { return m_broken; }

private:
    void write(const QByteArray &text);
    void writeBody(const QByteArray &bytes);
    void writeWholeBody(const Body &body);
    void writeInPieces(QByteArrayView body);
    QByteArray shown(const QByteArray &text) const;

    const SendCall &m_call;
    const Streams &m_streams;
    bool m_headWritten = false;
    bool m_isStream = false;
    bool m_lineEnded = true;
    bool m_broken = false;
    QByteArray m_line; //!< of a stream, not ended yet: a secret must not slip through in halves
};

//! "> " lines for -v: the request line and the headers as they went out, and before them those of a CONNECT
//! to a proxy; nothing when nothing was sent.
QByteArray sentAsText(const Exchange &exchange, bool showSecrets);

} // namespace CozeLens
