// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/operationfilter.h"

#include "explorer/operationmodel.h"

namespace CozeLens {

OperationFilter::OperationFilter(const OperationCatalogue &catalogue, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_catalogue(catalogue)
{
    setRecursiveFilteringEnabled(true);
}

void OperationFilter::setWords(const QString &words)
{
    m_filtering = !words.trimmed().isEmpty();
    m_found.clear();
    const QList<const Operation *> found = m_catalogue.search(words);
    for (const Operation *operation : found)
        m_found.insert(operation->id);
    m_best = m_filtering && !found.isEmpty() ? found.first()->id : QString();
    invalidateFilter();
}

bool OperationFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const bool section =
        parent.isValid() ? parent.row() < OperationModel::FirstGroup : row < OperationModel::FirstGroup;
    // Favourites and those used last show for the sake of what is in them; what is found stands in its group.
    if (section)
        return !m_filtering && (parent.isValid() || row == OperationModel::FreeRequest);
    if (!m_filtering)
        return true;
    const QString id = sourceModel()->index(row, 0, parent).data(OperationModel::IdRole).toString();
    return m_found.contains(id); // a group has no id: it shows for the sake of its operations
}

} // namespace CozeLens
