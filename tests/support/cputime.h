// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

namespace CozeLens::Test {

//! What this thread has computed since it was made. A test that sets a ceiling measures with it rather than
//! with a clock on the wall: what else the machine is doing is no fault of the code.
class CpuTime
{
public:
    double ms() const { return now() - m_start; }

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    double m_start = now();
};

} // namespace CozeLens::Test
