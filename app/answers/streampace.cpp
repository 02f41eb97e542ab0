// SPDX-License-Identifier: GPL-3.0-or-later
#include "answers/streampace.h"

namespace CozeLens {

std::optional<double> StreamPace::perSecond() const
{
    const double span = m_lastMs - m_firstMs;
    if (m_count < 2 || span < 1)
        return std::nullopt;
    return (m_count - 1) * 1000.0 / span;
}

StreamPace paceOf(const QList<ServerSentEvent> &events)
{
    StreamPace pace;
    for (const ServerSentEvent &event : events)
        pace.add(event);
    return pace;
}

} // namespace CozeLens
