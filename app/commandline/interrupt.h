// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

class QSocketNotifier;

namespace CozeLens {

//! While it lives, the first Ctrl+C (SIGINT or SIGTERM) calls `handler` from the event loop; the second ends
//! the process as ever. One at a time, in the thread of the application.
class Interrupt
{
public:
    explicit Interrupt(std::function<void()> handler);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

private:
    int m_pipe[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace CozeLens
