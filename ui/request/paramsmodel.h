// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "request/urlparameters.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The parameters in a URL as a table. The URL is the truth: an edit changes the bytes it is about and
//! nothing else. The last row is blank; writing a name into it adds a query parameter.
class ParamsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Place, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setUrl(const QByteArray &url, const QString &path);
    int parameterCount() const { return int(m_rows.size()); }
    bool canRemove(int row) const;
    //! Of the query parameter with this name, or else of the path parameter; -1: there is none.
    int rowOf(const QString &name) const;
    void removeParameter(int row);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    //! By an edit in the table.
    void urlEdited(const QByteArray &url);

private:
    struct Row
    {
        UrlParameter parameter;
        QString written; //!< as it stands in the URL
        bool looksLike(const Row &other) const
        {
            return parameter.place == other.parameter.place && parameter.name == other.parameter.name &&
                   parameter.value == other.parameter.value;
        }
    };

    QString text(const UrlParameter &parameter, int column, bool editing) const;
    void take(const QByteArray &url);

    QByteArray m_url;
    QString m_path;
    QList<Row> m_rows;
};

} // namespace CozeLens
