// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"

#include "http/transfer.h"
#include "http/transferfailure.h"
#include "http/transferloop.h"
#include "http/transfermailbox.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace CozeLens {

namespace {

constexpr int batchMs = 30;

//! The receiving end: lives in the caller's thread, reads the mailbox at most once in batchMs, and speaks in
//! order.
class ReceivingExchange final : public RunningExchange
{
    Q_OBJECT

public:
    ReceivingExchange(quint64 id, std::shared_ptr<TransferMailbox> mailbox, std::weak_ptr<TransferLoop> loop,
                      QObject *parent)
        : RunningExchange(parent)
        , m_id(id)
        , m_mailbox(std::move(mailbox))
        , m_loop(std::move(loop))
    {
        m_mailbox->setReceiver(this);
        m_batch.setSingleShot(true);
        m_batch.setTimerType(Qt::PreciseTimer);
        connect(&m_batch, &QTimer::timeout, this, &ReceivingExchange::deliver);
    }
    ~ReceivingExchange() override
    {
        m_mailbox->setReceiver(nullptr);
        cancel();
    }
    Q_DISABLE_COPY_MOVE(ReceivingExchange)

    void cancel() override
    {
        if (m_finished)
            return;
        m_cancelled = true; // what is on its way to whoever waits for the end does not wait for its turn
        if (const auto loop = m_loop.lock())
            loop->cancel(m_id);
    }
    bool isFinished() const override { return m_finished; }

    Q_INVOKABLE void mailArrived()
    {
        const qint64 since = m_sinceDelivery.isValid() ? m_sinceDelivery.elapsed() : batchMs;
        if (since >= batchMs || m_cancelled)
            deliver();
        else
            m_batch.start(static_cast<int>(batchMs - since));
    }
    // By way of the timer: what else waits in this event loop has its turn before.
    Q_INVOKABLE void mailboxFilled() { m_batch.start(0); }

private:
    void deliver()
    {
        m_sinceDelivery.start();
        bool heldUp = false;
        const TransferMailbox::Mail mail = m_mailbox->take(heldUp);
        if (heldUp) {
            if (const auto loop = m_loop.lock())
                loop->wake();
        }
        // Whoever hears of it may delete this object.
        const QPointer<ReceivingExchange> alive(this);
        if (mail.sentBytes >= 0)
            Q_EMIT uploadProgressed(mail.sentBytes, mail.sendBytes);
        if (alive && mail.head)
            Q_EMIT headersReceived(*mail.head);
        if (alive && !mail.body.isEmpty())
            Q_EMIT bodyReceived(mail.body, mail.totalBytes);
        if (alive && !mail.events.isEmpty())
            Q_EMIT eventsReceived(mail.events);
        if (alive && mail.silentMs > 0 && mail.body.isEmpty() && !mail.finished)
            Q_EMIT stalled(mail.silentMs);
        if (!alive || !mail.finished)
            return;
        m_finished = true;
        Q_EMIT finished(*mail.finished);
    }

    const quint64 m_id;
    const std::shared_ptr<TransferMailbox> m_mailbox;
    const std::weak_ptr<TransferLoop> m_loop;
    QTimer m_batch;
    QElapsedTimer m_sinceDelivery;
    bool m_cancelled = false;
    bool m_finished = false;
};

Exchange refusedExchange(const Request &request, const Error &error)
{
    Exchange exchange;
    exchange.request = request;
    exchange.timings.startedAt = QDateTime::currentDateTimeUtc();
    exchange.outcome = Outcome::NetworkError;
    exchange.error =
        NetworkError{Phase::Send, error.code, error.text, networkError(Phase::Send, error.code).nextStep};
    return exchange;
}

} // namespace

class Client::Private
{
public:
    std::shared_ptr<TransferLoop> loop; //!< made with the first request
    quint64 lastId = 0;
};

Client::Client(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Client::~Client() = default;

RunningExchange *Client::send(const Request &request, const SendOptions &options, QObject *parent)
{
    if (!d->loop)
        d->loop = std::make_shared<TransferLoop>();
    const quint64 id = ++d->lastId;
    const auto mailbox = std::make_shared<TransferMailbox>();
    auto *exchange = new ReceivingExchange(id, mailbox, d->loop, parent);
    if (const std::optional<Error> error = checkSendable(request))
        mailbox->put([&](TransferMailbox::Mail &mail) { mail.finished = refusedExchange(request, *error); });
    else
        d->loop->start(std::make_unique<Transfer>(id, request, options, mailbox));
    return exchange;
}

} // namespace CozeLens

#include "client.moc"
