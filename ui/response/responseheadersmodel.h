// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The headers of a response in wire order, duplicates kept.
class ResponseHeadersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    //! As it came, for who searches.
    static constexpr int RawRole = Qt::UserRole + 1;
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setHeaders(const Headers &headers);
    const Headers &headers() const { return m_headers; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Headers m_headers;
};

} // namespace CozeLens
