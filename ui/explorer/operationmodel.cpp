// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/operationmodel.h"

namespace CozeLens {

namespace {

// Groups carry this internal id; an operation carries its group's row.
constexpr quintptr GroupId = ~quintptr(0);

} // namespace

OperationModel::OperationModel(const OperationCatalogue &catalogue, QObject *parent)
    : QAbstractItemModel(parent)
    , m_catalogue(catalogue)
    , m_groups(FirstGroup)
{
    const QList<std::pair<QString, Bilingual>> groups = catalogue.groups();
    for (const auto &[name, title] : groups) {
        Group group{title, {}};
        for (const Operation &operation : catalogue.operations()) {
            if (operation.group == name)
                group.operations.append(&operation);
        }
        if (!group.operations.isEmpty())
            m_groups.append(group);
    }
}

void OperationModel::setLanguage(Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    const QList<int> roles{Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole};
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), roles);
    tellOperations(roles + QList<int>{AbsentRole});
}

void OperationModel::setSelfHosted(bool selfHosted)
{
    if (selfHosted == m_selfHosted)
        return;
    m_selfHosted = selfHosted;
    tellOperations({AbsentRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
}

void OperationModel::tellOperations(const QList<int> &roles)
{
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        if (rowCount(group) > 0)
            Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group), roles);
    }
}

QModelIndex OperationModel::indexOf(const QString &id) const
{
    for (int row = FirstGroup; row < m_groups.size(); ++row) {
        const QList<const Operation *> &operations = m_groups[row].operations;
        for (int child = 0; child < operations.size(); ++child) {
            if (operations[child]->id == id)
                return createIndex(child, 0, static_cast<quintptr>(row));
        }
    }
    return {};
}

QModelIndex OperationModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : GroupId);
}

QModelIndex OperationModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == GroupId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, GroupId);
}

int OperationModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != GroupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[parent.row()].operations.size());
}

void OperationModel::setFavourites(const QStringList &ids)
{
    fill(Favourites, ids);
    tellOperations({FavouriteRole});
}

void OperationModel::setRecent(const QStringList &ids)
{
    fill(Recent, ids);
}

void OperationModel::fill(Section section, const QStringList &ids)
{
    QList<const Operation *> wanted;
    for (const QString &id : ids) {
        const Operation *operation = m_catalogue.find(id);
        if (operation && !wanted.contains(operation))
            wanted.append(operation);
    }
    QList<const Operation *> &shown = m_groups[section].operations;
    if (wanted == shown)
        return;
    const QModelIndex parent = index(section, 0);
    if (!shown.isEmpty()) {
        beginRemoveRows(parent, 0, int(shown.size()) - 1);
        shown.clear();
        endRemoveRows();
    }
    if (!wanted.isEmpty()) {
        beginInsertRows(parent, 0, int(wanted.size()) - 1);
        shown = wanted;
        endInsertRows();
    }
}

QStringList OperationModel::ids(Section section) const
{
    QStringList list;
    for (const Operation *operation : m_groups[section].operations)
        list.append(operation->id);
    return list;
}

QString OperationModel::titleOf(int row) const
{
    switch (row) {
    case FreeRequest:
        return tr("Free request");
    case Favourites:
        return tr("Favourites");
    case Recent:
        return tr("Used last");
    default:
        return m_groups[row].title.in(m_language);
    }
}

int OperationModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const Operation *OperationModel::operationAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == GroupId)
        return nullptr;
    return m_groups[static_cast<qsizetype>(index.internalId())].operations[index.row()];
}

QVariant OperationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Operation *operation = operationAt(index);
    if (!operation) {
        if (role == FreeRole)
            return index.row() == FreeRequest;
        if (role == Qt::ToolTipRole && index.row() == FreeRequest)
            return tr("Any method, address, headers and body");
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? titleOf(index.row()) : QVariant();
    }
    const QString method = QString::fromLatin1(operation->method);
    const bool offered = operation->isOffered(m_selfHosted);
    const QString absent = offered        ? QString()
                           : m_selfHosted ? tr("not on self-hosted servers")
                                          : tr("on self-hosted servers only");
    switch (role) {
    case FavouriteRole:
        return m_groups[Favourites].operations.contains(operation);
    case Qt::DisplayRole:
        return operation->title.in(m_language);
    case Qt::ToolTipRole:
        return QString(method + u' ' + operation->path + (absent.isEmpty() ? absent : u'\n' + absent));
    case Qt::AccessibleTextRole:
        return QString(operation->title.in(m_language) + u", "_qs + method +
                       (absent.isEmpty() ? absent : u", "_qs + absent));
    case AbsentRole:
        // As short as can be: it takes its place from the title.
        return offered ? QString() : m_selfHosted ? tr("cloud") : tr("Studio");
    case IdRole:
        return operation->id;
    case MethodRole:
        return method;
    case PathRole:
        return operation->path;
    case RankRole:
        return index.row();
    default:
        return {};
    }
}

Qt::ItemFlags OperationModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return operationAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                              : Qt::ItemFlags(Qt::ItemIsEnabled);
}

} // namespace CozeLens
