// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/requestcheck.h"
#include "request/urlparameters.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The parameters in a URL as a table, beside what its operation says of them. The URL is the truth: an edit
//! changes the bytes it is about and nothing else. Behind those in the URL stand the query parameters that
//! the operation takes besides; writing a value adds one. The last row is blank; writing a name into it adds
//! a query parameter.
class ParamsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, Place, About, ColumnCount };
    enum Role {
        HintRole = Qt::UserRole + 2, //!< QString: what stands out here
        ValuesRole,                  //!< QStringList: value, its meaning, value, …
        OfferedRole,                 //!< bool: the URL does not have it
    };

    using QAbstractTableModel::QAbstractTableModel;
    void setUrl(const QByteArray &url, const QString &path);
    //! What describes the parameters; null when nothing does. Call it before setUrl().
    void setOperation(const Operation *operation);
    int parameterCount() const; //!< in the URL
    int problemCount() const { return int(m_problems.size()); }
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
        const Parameter *described = nullptr;
        bool offered = false;
        bool looksLike(const Row &other) const
        {
            return parameter.place == other.parameter.place && parameter.name == other.parameter.name &&
                   parameter.value == other.parameter.value && described == other.described &&
                   offered == other.offered;
        }
    };

    void take(const QByteArray &url);
    QList<Row> rowsOf(const QByteArray &url) const;
    const Parameter *described(const UrlParameter &parameter) const;
    void check();
    QString hint(const Row &row) const;
    QString placeText(const Row &row) const;
    QString about(const Row &row) const;
    QVariant dataOf(const Row &row, int column, int role) const;

    const Operation *m_operation = nullptr;
    QList<RequestProblem> m_problems;
    QByteArray m_url;
    QString m_path;
    QList<Row> m_rows;
};

} // namespace CozeLens
