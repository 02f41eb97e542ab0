// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/rowfolds.h"

#include <algorithm>

namespace CozeLens {

void RowFolds::clear()
{
    m_folds.clear();
    m_hidden.clear();
}

void RowFolds::set(const QList<Fold> &folds)
{
    m_folds = folds;
    recount();
}

QList<RowFolds::Fold>::const_iterator RowFolds::find(qsizetype head) const
{
    return std::lower_bound(m_folds.cbegin(), m_folds.cend(), head,
                            [](const Fold &fold, qsizetype at) { return fold.head < at; });
}

void RowFolds::add(const Fold &fold)
{
    const auto at = find(fold.head);
    if (fold.last <= fold.head || (at != m_folds.cend() && at->head == fold.head))
        return;
    m_folds.insert(at - m_folds.cbegin(), fold);
    recount();
}

void RowFolds::remove(qsizetype head)
{
    const auto at = find(head);
    if (at == m_folds.cend() || at->head != head)
        return;
    m_folds.removeAt(at - m_folds.cbegin());
    recount();
}

bool RowFolds::reveal(qsizetype row)
{
    if (!isHidden(row))
        return false;
    m_folds.removeIf([row](const Fold &fold) { return fold.head < row && fold.last >= row; });
    recount();
    return true;
}

bool RowFolds::isFolded(qsizetype head) const
{
    const auto at = find(head);
    return at != m_folds.cend() && at->head == head;
}

void RowFolds::recount()
{
    m_hidden.clear();
    for (const Fold &fold : std::as_const(m_folds)) {
        const qsizetype before = m_hidden.isEmpty() ? 0 : m_hidden.last().end();
        if (m_hidden.isEmpty() || fold.last > m_hidden.last().last)
            m_hidden.append({fold.head + 1, fold.last, before});
    }
}

qsizetype RowFolds::hiddenCount() const
{
    return m_hidden.isEmpty() ? 0 : m_hidden.last().end();
}

// The first that begins behind this row.
QList<RowFolds::Hidden>::const_iterator RowFolds::upTo(qsizetype row) const
{
    return std::upper_bound(m_hidden.cbegin(), m_hidden.cend(), row,
                            [](qsizetype at, const Hidden &hidden) { return at < hidden.first; });
}

bool RowFolds::isHidden(qsizetype row) const
{
    const auto behind = upTo(row);
    return behind != m_hidden.cbegin() && (behind - 1)->last >= row;
}

qsizetype RowFolds::visibleIndex(qsizetype row) const
{
    const auto behind = upTo(row);
    if (behind == m_hidden.cbegin())
        return row;
    const Hidden &hidden = *(behind - 1);
    return hidden.last >= row ? hidden.first - 1 - hidden.before : row - hidden.end();
}

qsizetype RowFolds::rowAt(qsizetype visibleIndex) const
{
    // The first run of hidden rows that begins behind the row looked for.
    const auto behind = std::upper_bound(
        m_hidden.cbegin(), m_hidden.cend(), visibleIndex,
        [](qsizetype index, const Hidden &hidden) { return index < hidden.first - hidden.before; });
    return behind == m_hidden.cbegin() ? visibleIndex : visibleIndex + (behind - 1)->end();
}

} // namespace CozeLens
