// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diagnosis/timebars.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace CozeLens {

//! The kinds of errors of a log, one a row, in the digest's order.
class LogKindsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { CodeColumn, MessageColumn, CountColumn, TimeColumn, FirstColumn, LastColumn, ColumnCount };
    enum Role {
        BarsRole = Qt::UserRole + 1 //!< QList<qint64>, for the column that draws them
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLog(const LogDigest &log);
    const LogDigest &log() const { return m_log; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const LogErrorKind &kind, int column) const;
    QString toolTip(const LogErrorKind &kind, int column) const;
    QString timeText(std::optional<qint64> second) const;

    LogDigest m_log;
    TimeAxis m_axis;
    bool m_oneDay = false;
};

//! Sorts by what the columns mean: counts as numbers, times as times.
class LogKindsOrder : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace CozeLens
