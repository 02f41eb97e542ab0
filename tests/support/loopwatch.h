// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/cputime.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimerEvent>

namespace CozeLens::Test {

//! The event loop's longest absence, by the clock and by the processor time that its thread used (which is
//! what counts on a machine that others use too).
class LoopWatch : public QObject
{
public:
    LoopWatch()
    {
        reset();
        startTimer(0);
    }
    void reset()
    {
        m_longest = m_longestCpu = 0;
        m_clock.restart();
        m_cpu = CpuTime();
    }
    double longest() const { return m_longest; }
    double longestCpu() const { return m_longestCpu; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        m_longest = qMax(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_longestCpu = qMax(m_longestCpu, m_cpu.ms());
        m_clock.restart();
        m_cpu = CpuTime();
    }

private:
    QElapsedTimer m_clock;
    CpuTime m_cpu;
    double m_longest = 0;
    double m_longestCpu = 0;
};

} // namespace CozeLens::Test
