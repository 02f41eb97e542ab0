// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractEventDispatcher>
#include <QTimer>

namespace CozeLens::Test {

//! Whether this thread's event loop has come to rest: in the last tenth of a second it turned no more often
//! than whoever waits for it makes it turn. A timer that never ends wakes it thousands of times.
class RestWatch : public QTimer
{
public:
    RestWatch()
    {
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
                [this] { ++m_turns; });
        callOnTimeout(this, [this] {
            rests = m_turns < MostTurns;
            m_turns = 0;
        });
        start(100);
    }

    bool rests = false;

private:
    static constexpr int MostTurns = 60;

    int m_turns = 0;
};

} // namespace CozeLens::Test
