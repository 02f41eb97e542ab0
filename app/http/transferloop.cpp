// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/transferloop.h"

#include "http/transfer.h"

#include <QMutexLocker>

#include <algorithm>

namespace CozeLens {

namespace {

// Nothing depends on it: a command wakes the loop, and deadlines shorten the wait.
constexpr int longestWaitMs = 1000;

CURLM *makeMulti()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return ready == CURLE_OK ? curl_multi_init() : nullptr;
}

} // namespace

TransferLoop::TransferLoop()
    : m_multi(makeMulti())
    , m_thread([this] { run(); })
{
}

TransferLoop::~TransferLoop()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stopping = true;
    }
    curl_multi_wakeup(m_multi);
    m_thread.join();
    curl_multi_cleanup(m_multi);
}

void TransferLoop::start(std::unique_ptr<Transfer> transfer)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_starting.push_back(std::move(transfer));
    }
    curl_multi_wakeup(m_multi);
}

void TransferLoop::cancel(quint64 id)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_cancelled.push_back(id);
    }
    curl_multi_wakeup(m_multi);
}

void TransferLoop::wake()
{
    curl_multi_wakeup(m_multi);
}

void TransferLoop::run()
{
    while (obeyCommands()) {
        int running = 0;
        curl_multi_perform(m_multi, &running);
        endFinished();
        proceed();
        curl_multi_poll(m_multi, nullptr, 0, endOverdue(), nullptr);
    }
    for (const auto &transfer : m_transfers) {
        curl_multi_remove_handle(m_multi, transfer->handle());
        transfer->cancel();
    }
    m_transfers.clear();
}

bool TransferLoop::obeyCommands()
{
    std::vector<std::unique_ptr<Transfer>> starting;
    std::vector<quint64> cancelled;
    bool stopping = false;
    {
        const QMutexLocker lock(&m_mutex);
        starting.swap(m_starting);
        cancelled.swap(m_cancelled);
        stopping = m_stopping;
    }
    for (auto &transfer : starting)
        begin(std::move(transfer));
    for (const quint64 id : cancelled) {
        for (size_t i = 0; i < m_transfers.size(); ++i) {
            if (m_transfers[i]->id() != id)
                continue;
            curl_multi_remove_handle(m_multi, m_transfers[i]->handle());
            m_transfers[i]->cancel();
            m_transfers.erase(m_transfers.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    }
    return !stopping;
}

void TransferLoop::begin(std::unique_ptr<Transfer> transfer)
{
    if (!transfer->begin() || curl_multi_add_handle(m_multi, transfer->handle()) != CURLM_OK) {
        transfer->finish(CURLE_FAILED_INIT);
        return;
    }
    m_transfers.push_back(std::move(transfer));
}

void TransferLoop::endFinished()
{
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL *handle = message->easy_handle;
        const CURLcode code = message->data.result;
        const auto it = std::find_if(m_transfers.begin(), m_transfers.end(),
                                     [&](const auto &transfer) { return transfer->handle() == handle; });
        if (it == m_transfers.end())
            continue;
        // Removed first, because what is told about the transfer must be true when it is told: its socket is
        // closed.
        curl_multi_remove_handle(m_multi, handle);
        (*it)->setEnded(code);
    }
}

void TransferLoop::proceed()
{
    for (size_t i = m_transfers.size(); i-- > 0;) {
        const std::optional<CURLcode> code = m_transfers[i]->proceed();
        if (!code)
            continue;
        curl_multi_remove_handle(m_multi, m_transfers[i]->handle());
        m_transfers[i]->finish(*code);
        m_transfers.erase(m_transfers.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

// How long the loop may sleep until the next deadline, in milliseconds.
int TransferLoop::endOverdue()
{
    qint64 wait = longestWaitMs;
    for (size_t i = m_transfers.size(); i-- > 0;) {
        const std::optional<qint64> left = m_transfers[i]->msToDeadline();
        if (left && *left <= 0) {
            curl_multi_remove_handle(m_multi, m_transfers[i]->handle());
            m_transfers[i]->timeOut();
            m_transfers.erase(m_transfers.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        m_transfers[i]->tellStall();
        if (m_transfers[i]->isDecoding())
            wait = 0;
        if (m_transfers[i]->isEarly())
            wait = std::min<qint64>(wait, Transfer::lookAgainMs);
        wait = std::min({wait, left.value_or(wait), m_transfers[i]->msToStall().value_or(wait)});
    }
    return static_cast<int>(wait);
}

} // namespace CozeLens
