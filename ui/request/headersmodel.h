// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/requestdraft.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The headers of a draft: order, duplicates and case as written, each with a switch. The last row is blank;
//! writing into it adds a header.
class HeadersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    enum Role { ProblemRole = Qt::UserRole + 1 }; //!< bool: this header cannot be sent

    using QAbstractTableModel::QAbstractTableModel;
    void setHeaders(const QList<DraftHeader> &headers);
    const QList<DraftHeader> &headers() const { return m_headers; }
    int enabledCount() const;
    void removeHeader(int row);
    //! Marks the headers of this name, compared without case; an empty name marks none.
    void setProblem(const QByteArray &name);
    int problemRow() const; //!< -1 when none is marked
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void headersEdited();

private:
    bool isProblem(int row) const;

    QList<DraftHeader> m_headers;
    QByteArray m_problem;
};

} // namespace CozeLens
