// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "operations/operation.h"
#include "request/requestdraft.h"

#include <QAbstractTableModel>

namespace CozeLens {

//! The parts of a multipart form: order and duplicates as written, each with a switch; of a file its name,
//! type and size. The last row is blank; writing into it adds a value. Looks at the files' sizes when it is
//! told of them and on refreshFiles(), never at what is in them.
class PartsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Content, Type, Size, ColumnCount };
    //! The kinds of size that are none.
    enum : qint64 { Missing = -1, NotChosen = -2 };

    using QAbstractTableModel::QAbstractTableModel;
    //! Describes the parts that have its names; null describes none. Must outlive the model.
    void setOperation(const Operation *operation);
    void setParts(const QList<DraftPart> &parts);
    const QList<DraftPart> &parts() const { return m_parts; }
    //! The row becomes this file; beyond the last row a new one called `name` does.
    void setFile(int row, const QString &path, const QByteArray &name);
    void removePart(int row);
    //! The first row that wants a file and has none; -1: there is none.
    int waitingRow() const;
    //! -1: there is none. Of several, one whose file is not there.
    int rowOf(const QByteArray &name) const;
    bool isFile(int row) const { return row >= 0 && row < m_parts.size() && m_parts[row].isFile; }
    //! Marks what rowOf() finds; an empty name marks none.
    void setProblem(const QByteArray &name);
    void refreshFiles();
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void partsEdited();

private:
    QVariant shown(int row, int column, bool edited) const;
    QString fileText(const DraftPart &part) const;
    QString tip(int row) const;
    const Parameter *described(int row) const;
    QString gap(int row) const;
    QString about(int row) const;
    bool edit(DraftPart &part, int column, const QByteArray &text);
    void told();

    QList<DraftPart> m_parts;
    QList<qint64> m_sizes; //!< of each part's file
    QByteArray m_problem;
    const Operation *m_operation = nullptr;
};

} // namespace CozeLens
