// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/paramsmodel.h"

namespace CozeLens {

void ParamsModel::setUrl(const QByteArray &url, const QString &path)
{
    if (url == m_url && path == m_path) {
        return;
    }
    m_path = path;
    take(url);
}

// Only the rows that really came or went are inserted and removed: a reset would take the selection, and
// close the editor under the user.
void ParamsModel::take(const QByteArray &url)
{
    QList<Row> rows;
    for (const UrlParameter &parameter : urlParameters(url, m_path)) {
        rows.append(
            {parameter, QString::fromUtf8(url.sliced(parameter.whole.offset, parameter.whole.length))});
    }
    const qsizetype shorter = qMin(rows.size(), m_rows.size());
    qsizetype same = 0;
    while (same < shorter && rows[same].looksLike(m_rows[same])) {
        ++same;
    }
    qsizetype behind = 0;
    while (behind < shorter - same &&
           rows[rows.size() - 1 - behind].looksLike(m_rows[m_rows.size() - 1 - behind])) {
        ++behind;
    }
    const int changedEnd = int(shorter - behind);
    for (int row = int(same); row < changedEnd; ++row) {
        m_rows[row] = rows[row];
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    const int difference = int(rows.size() - m_rows.size());
    if (difference > 0) {
        beginInsertRows({}, changedEnd, changedEnd + difference - 1);
    } else if (difference < 0) {
        beginRemoveRows({}, changedEnd, changedEnd - difference - 1);
    }
    m_url = url;
    m_rows = rows;
    if (difference > 0) {
        endInsertRows();
    } else if (difference < 0) {
        endRemoveRows();
    }
}

bool ParamsModel::canRemove(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows[row].parameter.place == UrlParameter::Place::Query;
}

int ParamsModel::rowOf(const QString &name) const
{
    for (const auto place : {UrlParameter::Place::Query, UrlParameter::Place::Path}) {
        for (int row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row].parameter.place == place && m_rows[row].parameter.name == name)
                return row;
        }
    }
    return -1;
}

void ParamsModel::removeParameter(int row)
{
    if (canRemove(row)) {
        take(withoutParameter(m_url, m_rows[row].parameter));
        Q_EMIT urlEdited(m_url);
    }
}

void ParamsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ParamsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + 1;
}

int ParamsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ParamsModel::text(const UrlParameter &parameter, int column, bool editing) const
{
    switch (column) {
    case Name:
        return parameter.name;
    case Value:
        return parameter.value;
    default:
        break;
    }
    if (editing) {
        return {};
    }
    return parameter.place == UrlParameter::Place::Path ? tr("path") : tr("query");
}

QVariant ParamsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole;
    if (index.row() == m_rows.size()) {
        const bool invites = index.column() == Name && role != Qt::EditRole;
        return shown ? QVariant(invites ? tr("Add a parameter") : QString()) : QVariant();
    }
    const UrlParameter &parameter = m_rows[index.row()].parameter;
    if (shown) {
        return text(parameter, index.column(), role == Qt::EditRole);
    }
    if (role == Qt::ToolTipRole && index.column() != Place) {
        return m_rows[index.row()].written;
    }
    return {};
}

bool ParamsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const QString text = value.toString();
    const bool isNew = index.row() == m_rows.size();
    if (isNew && text.isEmpty()) {
        return false;
    }
    QByteArray url;
    if (isNew) {
        url = index.column() == Name ? withNewParameter(m_url, text, {}) : withNewParameter(m_url, {}, text);
    } else if (index.column() == Name) {
        url = withParameterName(m_url, m_rows[index.row()].parameter, text);
    } else {
        url = withParameterValue(m_url, m_rows[index.row()].parameter, text);
    }
    if (url != m_url) {
        take(url);
        Q_EMIT urlEdited(m_url);
    }
    return true;
}

QVariant ParamsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    case Place:
        return tr("Place");
    default:
        return {};
    }
}

Qt::ItemFlags ParamsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool pathName = index.row() < m_rows.size() && index.column() == Name &&
                          m_rows[index.row()].parameter.place == UrlParameter::Place::Path;
    flags.setFlag(Qt::ItemIsEditable, index.column() != Place && !pathName);
    return flags;
}

} // namespace CozeLens
