// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/variablesmodel.h"

#include "http/redaction.h"
#include "settings/profile.h"
#include "settings/profilecheck.h"

namespace CozeLens {

namespace {

constexpr int OfferedIds = 4; // more than these would be a wall of empty rows; completion knows the rest

} // namespace

void VariablesModel::setVariables(const QMap<QString, QString> &variables)
{
    // While one types, the same variables come back: the rows and the open editor stay.
    if (!m_rows.isEmpty() && variables == this->variables())
        return;
    beginResetModel();
    m_rows.clear();
    for (const QString &name : usualIds()) {
        if (variables.contains(name) || usualIds().indexOf(name) < OfferedIds)
            m_rows.append({name, variables.value(name)});
    }
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        if (!usualIds().contains(it.key()))
            m_rows.append({it.key(), it.value()});
    }
    endResetModel();
}

QMap<QString, QString> VariablesModel::variables() const
{
    QMap<QString, QString> variables;
    for (const Row &row : m_rows) {
        if (!row.name.isEmpty() && !row.value.isEmpty())
            variables.insert(row.name, row.value);
    }
    return variables;
}

void VariablesModel::setProblems(const QStringList &names)
{
    if (names == m_problems)
        return;
    m_problems = names;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {ProblemRole});
}

void VariablesModel::removeVariable(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

void VariablesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int VariablesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + 1;
}

int VariablesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole;
    if (index.row() == m_rows.size()) {
        const bool invites = index.column() == Name && role != Qt::EditRole;
        return shown ? QVariant(invites ? tr("Add a variable") : QString()) : QVariant();
    }
    const Row &row = m_rows[index.row()];
    // A secret is not kept here, but it may be typed here.
    if (shown && index.column() == Value && role != Qt::EditRole)
        return isSecretName(row.name) ? maskedToken(row.value) : redacted(row.value);
    if (shown)
        return index.column() == Name ? row.name : row.value;
    if (role == ProblemRole)
        return m_problems.contains(row.name);
    return {};
}

bool VariablesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole)
        return false;
    const QString text = value.toString().trimmed();
    if (index.row() == m_rows.size()) {
        if (text.isEmpty())
            return false;
        beginInsertRows({}, index.row(), index.row());
        m_rows.append(Row{});
        endInsertRows();
    }
    Row &row = m_rows[index.row()];
    QString &field = index.column() == Name ? row.name : row.value;
    if (field == text)
        return true;
    field = text;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Variable") : tr("Value");
}

Qt::ItemFlags VariablesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

} // namespace CozeLens
