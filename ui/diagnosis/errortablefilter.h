// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/errorcatalogue.h"

#include <QHash>
#include <QSortFilterProxyModel>

namespace CozeLens {

//! Shows the rows that the catalogue's search finds, best first; all rows in table order without words.
class ErrorTableFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ErrorTableFilter(const ErrorCatalogue &catalogue, QObject *parent = nullptr);

    void setWords(const QString &words);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const ErrorCatalogue &m_catalogue;
    QHash<int, int> m_rankOfRow;
};

} // namespace CozeLens
