// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QMap>

namespace CozeLens {

//! A profile's variables while they are being edited. The usual ids stand there with an empty value until
//! they get one; the last row is blank, and writing into it adds a variable.
class VariablesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    // ProblemRole has the number that RowDelegate asks for.
    enum Role { ProblemRole = Qt::UserRole + 1 };

    using QAbstractTableModel::QAbstractTableModel;
    void setVariables(const QMap<QString, QString> &variables);
    //! Without those that have no value.
    QMap<QString, QString> variables() const;
    //! Marks the variables with these names.
    void setProblems(const QStringList &names);
    void removeVariable(int row);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void edited();

private:
    struct Row
    {
        QString name;
        QString value;
    };
    QList<Row> m_rows;
    QStringList m_problems;
};

} // namespace CozeLens
