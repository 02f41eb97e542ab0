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

// Keeps the selection where the number of rows allows it: a reset would close the editor under the user.
void ParamsModel::take(const QByteArray &url)
{
    const QList<UrlParameter> parameters = urlParameters(url, m_path);
    const int before = int(m_parameters.size());
    const int after = int(parameters.size());
    m_url = url;
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_parameters = parameters;
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_parameters = parameters;
        endRemoveRows();
    } else {
        m_parameters = parameters;
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool ParamsModel::canRemove(int row) const
{
    return row >= 0 && row < m_parameters.size() && m_parameters[row].place == UrlParameter::Place::Query;
}

void ParamsModel::removeParameter(int row)
{
    if (canRemove(row)) {
        take(withoutParameter(m_url, m_parameters[row]));
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
    return parent.isValid() ? 0 : int(m_parameters.size()) + 1;
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
    if (index.row() == m_parameters.size()) {
        const bool invites = index.column() == Name && role != Qt::EditRole;
        return shown ? QVariant(invites ? tr("Add a parameter") : QString()) : QVariant();
    }
    const UrlParameter &parameter = m_parameters[index.row()];
    if (shown) {
        return text(parameter, index.column(), role == Qt::EditRole);
    }
    if (role == Qt::ToolTipRole && index.column() != Place) {
        return QString::fromUtf8(m_url.sliced(parameter.whole.offset, parameter.whole.length));
    }
    return {};
}

bool ParamsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    const QString text = value.toString();
    const bool isNew = index.row() == m_parameters.size();
    if (isNew && text.isEmpty()) {
        return false;
    }
    QByteArray url;
    if (isNew) {
        url = index.column() == Name ? withNewParameter(m_url, text, {}) : withNewParameter(m_url, {}, text);
    } else if (index.column() == Name) {
        url = withParameterName(m_url, m_parameters[index.row()], text);
    } else {
        url = withParameterValue(m_url, m_parameters[index.row()], text);
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
    const bool pathName = index.row() < m_parameters.size() && index.column() == Name &&
                          m_parameters[index.row()].place == UrlParameter::Place::Path;
    flags.setFlag(Qt::ItemIsEditable, index.column() != Place && !pathName);
    return flags;
}

} // namespace CozeLens
