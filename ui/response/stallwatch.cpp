// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/stallwatch.h"

namespace CozeLens {

StallWatch::StallWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const int seconds = int((m_since.elapsed() + 50) / 1000);
        if (seconds >= SilentSeconds)
            tell(seconds);
    });
}

void StallWatch::start()
{
    m_since.start();
    m_timer.start();
    tell(-1);
}

void StallWatch::heard()
{
    if (!m_timer.isActive())
        return;
    // Whole seconds since the last byte: the timer counts from there too.
    start();
}

void StallWatch::stop()
{
    m_timer.stop();
    tell(-1);
}

void StallWatch::tell(int seconds)
{
    if (seconds == m_told)
        return;
    m_told = seconds;
    Q_EMIT silent(seconds);
}

} // namespace CozeLens
