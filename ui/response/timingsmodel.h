// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/exchange.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The phases of an exchange that took place, in order, the whole in the last row.
class TimingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PhaseName, Duration, Bar, ColumnCount };
    enum Role { StartRole = Qt::UserRole + 1, EndRole, TotalRole }; //!< milliseconds

    using QAbstractTableModel::QAbstractTableModel;
    //! `firstEventMs` of a stream.
    void setTimings(const Timings &timings, const std::optional<double> &firstEventMs = {});
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Part { Dns, Connect, Tls, Send, Wait, FirstEvent, Receive, Total };
    struct Row
    {
        Part part = Part::Total;
        double start = 0;
        double end = 0;
    };
    static QString nameOf(Part part);

    QList<Row> m_rows;
    double m_total = 0;
};

} // namespace CozeLens
