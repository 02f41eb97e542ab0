// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/paramsmodel.h"

#include "common/uilanguage.h"
#include "http/redaction.h"

namespace CozeLens {

void ParamsModel::setUrl(const QByteArray &url, const QString &path)
{
    if (url == m_url && path == m_path) {
        return;
    }
    m_path = path;
    take(url);
}

void ParamsModel::setOperation(const Operation *operation)
{
    if (m_operation == operation)
        return;
    m_operation = operation;
    take(m_url);
}

int ParamsModel::parameterCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.offered; }));
}

const Parameter *ParamsModel::described(const UrlParameter &parameter) const
{
    if (!m_operation)
        return nullptr;
    const bool inPath = parameter.place == UrlParameter::Place::Path;
    return parameterAt(inPath ? m_operation->pathParameters : m_operation->query, {parameter.name});
}

QList<ParamsModel::Row> ParamsModel::rowsOf(const QByteArray &url) const
{
    QList<Row> rows;
    QSet<QString> names;
    for (const UrlParameter &parameter : urlParameters(url, m_path)) {
        rows.append({parameter, QString::fromUtf8(url.sliced(parameter.whole.offset, parameter.whole.length)),
                     described(parameter)});
        names.insert(parameter.name);
    }
    if (!m_operation)
        return rows;
    for (const Parameter &parameter : m_operation->query) {
        if (!names.contains(parameter.name))
            rows.append({{UrlParameter::Place::Query, parameter.name, {}, {}, {}, {}}, {}, &parameter, true});
    }
    return rows;
}

void ParamsModel::check()
{
    m_problems.clear();
    if (!m_operation)
        return;
    QList<GivenParameter> given;
    for (const Row &row : std::as_const(m_rows)) {
        if (!row.offered)
            given.append(
                {row.parameter.place == UrlParameter::Place::Path, row.parameter.name, row.parameter.value});
    }
    m_problems = problemsInUrl(*m_operation, given);
}

QString ParamsModel::hint(const Row &row) const
{
    const bool inPath = row.parameter.place == UrlParameter::Place::Path;
    const QString place = (inPath ? u"path:"_qs : u"query:"_qs) + row.parameter.name;
    for (const RequestProblem &problem : m_problems) {
        if (problem.place == place)
            return problem.text.in(uiLanguage());
    }
    return {};
}

// Only the rows that really came or went are inserted and removed: a reset would take the selection, and
// close the editor under the user.
void ParamsModel::take(const QByteArray &url)
{
    const QList<Row> rows = rowsOf(url);
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
    check();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1), {HintRole});
}

bool ParamsModel::canRemove(int row) const
{
    return row >= 0 && row < m_rows.size() && !m_rows[row].offered &&
           m_rows[row].parameter.place == UrlParameter::Place::Query;
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

QString ParamsModel::placeText(const Row &row) const
{
    const QString place = row.parameter.place == UrlParameter::Place::Path ? tr("path") : tr("query");
    if (!row.described)
        return place;
    return row.described->required ? tr("%1, %2, required").arg(place, row.described->type)
                                   : tr("%1, %2").arg(place, row.described->type);
}

QString ParamsModel::about(const Row &row) const
{
    const QString said = hint(row);
    if (!said.isEmpty() || !row.described)
        return said;
    return row.described->description.in(uiLanguage());
}

QVariant ParamsModel::dataOf(const Row &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole: {
        if (column == Name)
            return row.parameter.name;
        if (column == Value && role == Qt::EditRole)
            return row.parameter.value;
        if (column == Value)
            return redactedMember(row.parameter.name, row.parameter.value);
        if (role == Qt::EditRole)
            return {};
        return column == Place ? placeText(row) : about(row);
    }
    case Qt::ToolTipRole: {
        if (column == About || row.offered)
            return about(row);
        return column == Place ? placeText(row) : redacted(row.written);
    }
    case HintRole:
        return hint(row);
    case OfferedRole:
        return row.offered;
    case ValuesRole: {
        QStringList values;
        for (const ParameterValue &value : row.described ? row.described->values : QList<ParameterValue>())
            values << value.text() << value.description.in(uiLanguage());
        if (row.described && row.described->type == u"boolean")
            values = {u"true"_qs, QString(), u"false"_qs, QString()};
        return column == Value ? values : QStringList();
    }
    default:
        return {};
    }
}

QVariant ParamsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (index.row() < m_rows.size()) {
        return dataOf(m_rows[index.row()], index.column(), role);
    }
    const bool shown = role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole;
    const bool invites = index.column() == Name && role != Qt::EditRole;
    return shown ? QVariant(invites ? tr("Add a parameter") : QString()) : QVariant();
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
    } else if (m_rows[index.row()].offered) {
        if (text.isEmpty())
            return false;
        url = withNewParameter(m_url, m_rows[index.row()].parameter.name, text);
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
    case About:
        return tr("Description");
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
    const bool pathName =
        index.row() < m_rows.size() && index.column() == Name &&
        (m_rows[index.row()].offered || m_rows[index.row()].parameter.place == UrlParameter::Place::Path);
    flags.setFlag(Qt::ItemIsEditable, index.column() < Place && !pathName);
    return flags;
}

} // namespace CozeLens
