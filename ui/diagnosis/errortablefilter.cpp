// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errortablefilter.h"

namespace CozeLens {

ErrorTableFilter::ErrorTableFilter(const ErrorCatalogue &catalogue, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_catalogue(catalogue)
{
    setDynamicSortFilter(true);
    setWords({});
}

void ErrorTableFilter::setWords(const QString &words)
{
    m_rankOfRow.clear();
    const QList<int> rows = m_catalogue.search(words);
    for (int rank = 0; rank < rows.size(); ++rank)
        m_rankOfRow.insert(rows[rank], rank);
    invalidate();
    sort(0);
}

bool ErrorTableFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    return m_rankOfRow.contains(row);
}

bool ErrorTableFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_rankOfRow.value(left.row()) < m_rankOfRow.value(right.row());
}

} // namespace CozeLens
