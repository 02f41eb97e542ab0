// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/cputime.h"

#include <QTimer>

namespace CozeLens::Test {

//! How long a turn of the event loop may compute: 100 ms in the program as it is delivered. Processor time,
//! so that it does not matter what else the machine does.
#if defined(__SANITIZE_ADDRESS__)
constexpr double LongestTurnMs = 1000;
#elif !defined(__OPTIMIZE__)
constexpr double LongestTurnMs = 300;
#else
constexpr double LongestTurnMs = 100;
#endif

//! The longest time that one turn of this thread's event loop has computed, in processor time (see CpuTime),
//! since it was made. Keeps the loop turning.
class TurnWatch : public QTimer
{
public:
    TurnWatch()
    {
        setInterval(0);
        callOnTimeout(this, [this] {
            longestMs = qMax(longestMs, m_turn.ms());
            m_turn = CpuTime();
            ++turns;
        });
        start();
    }

    double longestMs = 0;
    int turns = 0;

private:
    CpuTime m_turn;
};

} // namespace CozeLens::Test
