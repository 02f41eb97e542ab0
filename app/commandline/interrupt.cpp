// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline/interrupt.h"

#include <QSocketNotifier>

#include <csignal>

#include <unistd.h>

namespace CozeLens {

namespace {

volatile std::sig_atomic_t writeEnd = -1;

// Nothing but write() is safe here: the event loop does the rest.
extern "C" void onInterrupt(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(writeEnd, &byte, 1);
}

} // namespace

Interrupt::Interrupt(std::function<void()> handler)
{
    if (pipe(m_pipe) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this, handler = std::move(handler)] {
                         char byte = 0;
                         [[maybe_unused]] const ssize_t count = read(m_pipe[0], &byte, 1);
                         handler();
                     });
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt()
{
    if (m_pipe[0] < 0)
        return;
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    writeEnd = -1;
    m_notifier.reset();
    close(m_pipe[0]);
    close(m_pipe[1]);
}

} // namespace CozeLens
