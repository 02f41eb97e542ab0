// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

namespace CozeLens {

//! How fast the events of a stream came. All times in milliseconds since the exchange began.
class StreamPace
{
public:
    void clear() { *this = {}; }
    void add(const ServerSentEvent &event)
    {
        if (m_count == 0) {
            m_firstMs = event.atMs;
        } else if (event.atMs - m_lastMs > m_longestGapMs) {
            m_longestGapMs = event.atMs - m_lastMs;
            m_longestGapFromMs = m_lastMs;
        }
        m_lastMs = event.atMs;
        ++m_count;
    }

    int count() const { return m_count; }
    double firstMs() const { return m_firstMs; }
    double lastMs() const { return m_lastMs; }
    //! Between two events that follow one another, and where it began.
    double longestGapMs() const { return m_longestGapMs; }
    double longestGapFromMs() const { return m_longestGapFromMs; }
    //! Events a second from the first to the last; nullopt for fewer than two, and when all came at once.
    std::optional<double> perSecond() const;

private:
    int m_count = 0;
    double m_firstMs = 0;
    double m_lastMs = 0;
    double m_longestGapMs = 0;
    double m_longestGapFromMs = 0;
};

StreamPace paceOf(const QList<ServerSentEvent> &events);

} // namespace CozeLens
