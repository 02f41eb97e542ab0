// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errortablemodel.h"

namespace CozeLens {

ErrorTableModel::ErrorTableModel(const ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalogue(catalogue)
{
}

void ErrorTableModel::setLanguage(Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void ErrorTableModel::setHighlighted(const QString &code)
{
    const int row = rowOf(code);
    if (row == m_highlighted)
        return;
    const int before = std::exchange(m_highlighted, row);
    for (const int changed : {before, row}) {
        if (changed >= 0)
            Q_EMIT dataChanged(index(changed, 0), index(changed, ColumnCount - 1));
    }
}

int ErrorTableModel::rowOf(const QString &code) const
{
    const QList<ErrorEntry> &entries = m_catalogue.entries();
    for (int row = 0; row < entries.size(); ++row) {
        if (entries[row].code == code)
            return row;
    }
    return -1;
}

int ErrorTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_catalogue.entries().size());
}

int ErrorTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ErrorTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ErrorEntry &entry = m_catalogue.entries().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return index.column() == CodeColumn ? entry.code : entry.msg.in(m_language);
    case Qt::ToolTipRole:
        return QString(entry.msg.zh + u'\n' + entry.msg.en);
    case CodeRole:
        return entry.code;
    case OfficialRole:
        return entry.official;
    case HighlightedRole:
        return index.row() == m_highlighted;
    default:
        return {};
    }
}

QVariant ErrorTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == CodeColumn ? tr("Code") : tr("Message");
}

} // namespace CozeLens
