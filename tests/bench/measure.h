// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/memory.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <ctime>

namespace CozeLens::Bench {

//! Processor time of this thread.
inline double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

//! Processor time of all threads.
inline double processMs()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

using Test::forgetPeakMemory;

//! See Test::memoryBytes().
inline double memoryMb(const QByteArray &field)
{
    return Test::memoryBytes(field) / 1e6;
}

//! Runs the event loop until this is so, for at most two minutes; the milliseconds that it took.
template <typename Until>
double waitFor(Until until)
{
    QElapsedTimer timer;
    timer.start();
    while (!until() && timer.elapsed() < 120'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

//! A few turns of the event loop, with their paint.
inline void turn()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

} // namespace CozeLens::Bench
