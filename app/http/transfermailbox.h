// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QMutex>
#include <QObject>

#include <optional>
#include <utility>

namespace CozeLens {

//! Hands what a transfer has to tell from the thread of the transfers to the thread of its RunningExchange.
//! Any number of changes between two visits cause one queued call, so a fast transfer cannot flood the
//! receiver's event loop; and a transfer that finds the mailbox full waits until it has been visited, so it
//! cannot fill the memory either.
class TransferMailbox
{
public:
    //! What may wait before it is full: some milliseconds of work for the receiver. One more piece (see
    //! ContentDecoder::pieceBytes) may come on top.
    static constexpr qsizetype maxBytes = 4 * 1024 * 1024;
    static constexpr qsizetype maxEvents = 2000;

    struct Mail
    {
        qint64 sentBytes = -1; //!< of the request's body; -1: nothing new
        qint64 sendBytes = 0;  //!< what there is to send
        std::optional<Response> head;
        QByteArray body; //!< decoded, since the last visit
        qint64 totalBytes = 0;
        QList<ServerSentEvent> events;
        qint64 silentMs = 0; //!< how long a body has been silent when that was noticed; 0: it was not
        std::optional<Exchange> finished;
    };

    //! `receiver` has the slots mailArrived() and mailboxFilled(). Null from the moment on when it is being
    //! destroyed.
    void setReceiver(QObject *receiver)
    {
        const QMutexLocker lock(&m_mutex);
        m_receiver = receiver;
    }

    //! Lets `change` add to the mail, and rings once. Nobody listens any more: the mail is thrown away.
    template <typename Change>
    void put(Change &&change)
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_receiver)
            return;
        change(m_mail);
        if (!std::exchange(m_rung, true))
            QMetaObject::invokeMethod(m_receiver, "mailArrived", Qt::QueuedConnection);
    }

    //! Whether the transfer has to wait. The receiver is told to hurry, and its next take() says that
    //! somebody waits.
    bool holdsUp()
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_receiver || (m_mail.body.size() < maxBytes && m_mail.events.size() < maxEvents))
            return false;
        if (!std::exchange(m_heldUp, true))
            QMetaObject::invokeMethod(m_receiver, "mailboxFilled", Qt::QueuedConnection);
        return true;
    }

    //! `heldUp` is set when the transfer is to be told that there is room again.
    Mail take(bool &heldUp)
    {
        const QMutexLocker lock(&m_mutex);
        m_rung = false;
        heldUp = std::exchange(m_heldUp, false);
        return std::exchange(m_mail, {});
    }

private:
    QMutex m_mutex;
    QObject *m_receiver = nullptr;
    Mail m_mail;
    bool m_rung = false;
    bool m_heldUp = false;
};

} // namespace CozeLens
