// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/cputime.h"

#include <QTimer>

namespace CozeLens::Test {

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
