// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

#include <curl/curl.h>

#include <memory>
#include <thread>
#include <vector>

namespace CozeLens {

class Transfer;

//! The one thread in which all transfers of a Client run, around one curl multi handle. Its functions may be
//! called from any thread; none of them waits for the network.
class TransferLoop
{
public:
    TransferLoop();
    ~TransferLoop(); //!< ends what is under way as cancelled
    Q_DISABLE_COPY_MOVE(TransferLoop)

    void start(std::unique_ptr<Transfer> transfer);
    //! Harmless for a number that has ended or never was.
    void cancel(quint64 id);
    //! Transfers that wait for their receivers look again.
    void wake();

private:
    void run();
    bool obeyCommands();
    void begin(std::unique_ptr<Transfer> transfer);
    void endFinished();
    void proceed();
    int endOverdue();

    CURLM *m_multi;
    std::vector<std::unique_ptr<Transfer>> m_transfers; //!< the thread's own

    QMutex m_mutex;
    std::vector<std::unique_ptr<Transfer>> m_starting;
    std::vector<quint64> m_cancelled;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace CozeLens
