// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTestEventLoop>

#include <functional>
#include <memory>
#include <vector>

namespace CozeLens {

//! One request sent by a Client of its own, with everything that it signalled.
class ExchangeRun : public QObject
{
public:
    explicit ExchangeRun(const Request &request, const SendOptions &options = {})
    {
        m_clock.start();
        m_running.reset(m_client->send(request, options, nullptr));
        connect(m_running.get(), &RunningExchange::uploadProgressed, this, [this](qint64 sent, qint64 total) {
            uploads.append({sent, total});
        });
        connect(m_running.get(), &RunningExchange::stalled, this, [this](qint64 ms) { stalls.append(ms); });
        connect(m_running.get(), &RunningExchange::headersReceived, this, [this](const Response &response) {
            head = response;
            ++heads;
        });
        connect(m_running.get(), &RunningExchange::bodyReceived, this,
                [this](const QByteArray &piece, qint64 total) {
                    if (keepsBody)
                        body += piece;
                    if (whileTakingAPiece)
                        whileTakingAPiece();
                    pieceBytes += piece.size();
                    largestPiece = qMax(largestPiece, piece.size());
                    totalBytes = total;
                    ++pieces;
                });
        connect(m_running.get(), &RunningExchange::eventsReceived, this,
                [this](const QList<ServerSentEvent> &list) {
                    events += list;
                    ++eventBatches;
                    largestBatch = qMax(largestBatch, list.size());
                    eventSeenMs.resize(static_cast<size_t>(events.size()),
                                       static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
                });
        connect(m_running.get(), &RunningExchange::finished, this, [this](const Exchange &exchange) {
            result = exchange;
            ++finishes;
            finishedMs = m_clock.elapsed();
        });
    }
    ~ExchangeRun() override { m_running.reset(); }
    Q_DISABLE_COPY_MOVE(ExchangeRun)

    //! Within the time a test may take; QVERIFY it.
    bool wait(int ms = 20'000)
    {
        return QTest::qWaitFor([this] { return finishes > 0; }, ms);
    }
    //! The same in a real event loop, which sleeps between its turns.
    bool waitInLoop(int ms = 20'000)
    {
        connect(m_running.get(), &RunningExchange::finished, &m_loop, &QTestEventLoop::exitLoop);
        m_loop.enterLoopMSecs(ms);
        return finishes > 0;
    }
    void cancel()
    {
        cancelledMs = m_clock.elapsed();
        m_running->cancel();
    }
    bool isFinished() const { return m_running->isFinished(); }
    void deleteClient() { m_client.reset(); }
    void deleteExchange() { m_running.reset(); }
    QString errorCode() const { return result.error ? result.error->code : QString(); }

    QList<QPair<qint64, qint64>> uploads; //!< sent, total
    QList<qint64> stalls;
    std::optional<Response> head;
    int heads = 0;
    bool keepsBody = true; //!< false where the copying would be measured
    QByteArray body;
    std::function<void()> whileTakingAPiece;
    qint64 pieceBytes = 0;
    qsizetype largestPiece = 0;
    qint64 totalBytes = 0;
    int pieces = 0;
    QList<ServerSentEvent> events;
    int eventBatches = 0;
    qsizetype largestBatch = 0;
    std::vector<double> eventSeenMs; //!< one for each of the events
    Exchange result;
    int finishes = 0;
    qint64 finishedMs = 0;
    qint64 cancelledMs = 0;

private:
    QTestEventLoop m_loop;
    QElapsedTimer m_clock;
    std::unique_ptr<Client> m_client = std::make_unique<Client>();
    std::unique_ptr<RunningExchange> m_running;
};

} // namespace CozeLens
