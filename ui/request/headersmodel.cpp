// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/headersmodel.h"

#include "http/redaction.h"

#include <algorithm>

namespace CozeLens {

void HeadersModel::setHeaders(const QList<DraftHeader> &headers)
{
    beginResetModel();
    m_headers = headers;
    m_problem.clear();
    endResetModel();
}

int HeadersModel::enabledCount() const
{
    return int(
        std::count_if(m_headers.begin(), m_headers.end(), [](const DraftHeader &h) { return h.enabled; }));
}

void HeadersModel::removeHeader(int row)
{
    if (row < 0 || row >= m_headers.size()) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_headers.removeAt(row);
    endRemoveRows();
    Q_EMIT headersEdited();
}

void HeadersModel::setProblem(const QByteArray &name)
{
    m_problem = name;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool HeadersModel::isProblem(int row) const
{
    return !m_problem.isEmpty() && row < m_headers.size() && m_headers[row].enabled &&
           m_headers[row].name.compare(m_problem, Qt::CaseInsensitive) == 0;
}

int HeadersModel::problemRow() const
{
    for (int row = 0; row < m_headers.size(); ++row) {
        if (isProblem(row)) {
            return row;
        }
    }
    return -1;
}

void HeadersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HeadersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size()) + 1;
}

int HeadersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HeadersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole;
    if (index.row() == m_headers.size()) {
        const bool invites = index.column() == Name && role != Qt::EditRole;
        return shown ? QVariant(invites ? tr("Add a header") : QString()) : QVariant();
    }
    const DraftHeader &header = m_headers[index.row()];
    if (shown) {
        if (index.column() == Name)
            return QString::fromUtf8(header.name);
        // Seen as it is only by who opens it to edit it.
        return QString::fromUtf8(role == Qt::EditRole ? header.value
                                                      : redactedHeaderValue(header.name, header.value));
    }
    if (role == Qt::CheckStateRole && index.column() == Name) {
        return int(header.enabled ? Qt::Checked : Qt::Unchecked);
    }
    if (role == ProblemRole) {
        return isProblem(index.row());
    }
    return {};
}

bool HeadersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const bool isNew = index.row() == m_headers.size();
    if (role == Qt::CheckStateRole && index.column() == Name && !isNew) {
        m_headers[index.row()].enabled = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole) {
        const QByteArray text = value.toString().toUtf8();
        if (isNew) {
            if (text.isEmpty()) {
                return false;
            }
            beginInsertRows({}, index.row(), index.row());
            m_headers.append(DraftHeader{});
            endInsertRows();
        }
        DraftHeader &header = m_headers[index.row()];
        QByteArray &field = index.column() == Name ? header.name : header.value;
        if (field == text && !isNew) {
            return true;
        }
        field = text;
    } else {
        return false;
    }
    m_problem.clear();
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headersEdited();
    return true;
}

QVariant HeadersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Name") : tr("Value");
}

Qt::ItemFlags HeadersModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags =
        Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == Name && index.row() < m_headers.size());
    return flags;
}

} // namespace CozeLens
