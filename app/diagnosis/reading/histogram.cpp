// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/histogram.h"

namespace CozeLens {

namespace {

constexpr qint64 MaxBuckets = 240;
constexpr qint64 MaxWidth = 1LL << 40;

qint64 aligned(qint64 second, qint64 width)
{
    const qint64 rest = second % width;
    return second - (rest < 0 ? rest + width : rest);
}

} // namespace

void Histogram::widen()
{
    const qint64 width = m_width * 2;
    const qint64 start = aligned(m_start, width);
    std::vector<qint64> wider;
    for (size_t i = 0; i < m_counts.size(); ++i) {
        const auto index = static_cast<size_t>((m_start + static_cast<qint64>(i) * m_width - start) / width);
        if (index >= wider.size())
            wider.resize(index + 1, 0);
        wider[index] += m_counts[i];
    }
    m_counts = std::move(wider);
    m_start = start;
    m_width = width;
}

void Histogram::add(qint64 second)
{
    if (m_counts.empty()) {
        m_start = second;
        m_counts.push_back(1);
        return;
    }
    const auto last = [this] { return m_start + static_cast<qint64>(m_counts.size() - 1) * m_width; };
    while (m_width < MaxWidth) {
        const qint64 bucket = aligned(second - m_start, m_width) + m_start;
        const qint64 from = qMin(m_start, bucket);
        const qint64 to = qMax(last(), bucket);
        if ((to - from) / m_width < MaxBuckets)
            break;
        widen();
    }
    qint64 index = (aligned(second - m_start, m_width)) / m_width;
    if (index < 0) {
        m_counts.insert(m_counts.begin(), static_cast<size_t>(-index), 0);
        m_start += index * m_width;
        index = 0;
    }
    if (index >= static_cast<qint64>(m_counts.size()))
        m_counts.resize(static_cast<size_t>(qMin(index, MaxBuckets * 2)) + 1, 0);
    ++m_counts[static_cast<size_t>(qMin(index, static_cast<qint64>(m_counts.size()) - 1))];
}

} // namespace CozeLens
