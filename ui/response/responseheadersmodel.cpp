// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/responseheadersmodel.h"

#include "http/redaction.h"

namespace CozeLens {

void ResponseHeadersModel::setHeaders(const Headers &headers)
{
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

void ResponseHeadersModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ResponseHeadersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

int ResponseHeadersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ResponseHeadersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Header &header = m_headers[index.row()];
    if (role == RawRole)
        return QString::fromUtf8(index.column() == Name ? header.name : header.value);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        // As they came they stand in the raw view.
        return QString::fromUtf8(index.column() == Name ? header.name
                                                        : redactedHeaderValue(header.name, header.value));
    }
    return {};
}

QVariant ResponseHeadersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace CozeLens
