// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operationcatalogue.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace CozeLens {

//! Shows the operations that the catalogue's search finds, with their groups.
class OperationFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit OperationFilter(const OperationCatalogue &catalogue, QObject *parent = nullptr);

    void setWords(const QString &words);
    bool isFiltering() const { return m_filtering; }
    //! Of the operation that fits the words best; empty when none does or there are no words.
    const QString &best() const { return m_best; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const OperationCatalogue &m_catalogue;
    QSet<QString> m_found;
    QString m_best;
    bool m_filtering = false;
};

} // namespace CozeLens
