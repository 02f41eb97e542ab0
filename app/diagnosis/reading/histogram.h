// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace CozeLens {

//! Counts over time in at most 240 buckets of equal width; the width doubles as the time grows, so the memory
//! is bounded whatever the log is. Times are seconds.
class Histogram
{
public:
    void add(qint64 second);
    bool isEmpty() const { return m_counts.empty(); }
    qint64 start() const { return m_start; }
    qint64 width() const { return m_width; } //!< seconds in a bucket
    const std::vector<qint64> &counts() const { return m_counts; }

private:
    void widen();

    qint64 m_start = 0;
    qint64 m_width = 1;
    std::vector<qint64> m_counts;
};

} // namespace CozeLens
