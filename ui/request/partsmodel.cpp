// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/partsmodel.h"

#include "common/uilanguage.h"
#include "http/multipartupload.h"
#include "http/redaction.h"
#include "operations/requestcheck.h"
#include "request/headersmodel.h"
#include "request/paramsmodel.h"
#include "response/sizes.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace CozeLens {

namespace {

qint64 sizeOf(const DraftPart &part)
{
    if (!part.isFile || part.file.isEmpty())
        return PartsModel::NotChosen;
    const QFileInfo file(part.file);
    return file.isFile() ? file.size() : qint64(PartsModel::Missing);
}

// Each with what it means, as the list of a cell wants them.
QStringList valuesOf(const Parameter *parameter)
{
    QStringList values;
    for (const ParameterValue &value : parameter ? parameter->values : QList<ParameterValue>())
        values << value.text() << value.description.in(uiLanguage());
    return values;
}

} // namespace

void PartsModel::setOperation(const Operation *operation)
{
    m_operation = operation;
    retranslate();
}

const Parameter *PartsModel::described(int row) const
{
    const bool form = m_operation && m_operation->bodyKind == Operation::BodyKind::Multipart;
    return form && row < m_parts.size()
               ? parameterAt(m_operation->body, {QString::fromUtf8(m_parts[row].name)})
               : nullptr;
}

// What is wrong with a value, as far as one can see.
QString PartsModel::gap(int row) const
{
    const Parameter *parameter = described(row);
    if (!parameter || m_parts[row].isFile || !m_parts[row].enabled)
        return {};
    const auto problem =
        problemInValue(*parameter, QString::fromUtf8(m_parts[row].value), u"part:"_qs + parameter->name);
    return problem ? problem->text.in(uiLanguage()) : QString();
}

QString PartsModel::about(int row) const
{
    const Parameter *parameter = described(row);
    if (!parameter)
        return {};
    const QString type = parameter->required ? tr("%1, required").arg(parameter->type) : parameter->type;
    return parameter->name + u" ("_qs + type + u")\n"_qs + parameter->description.in(uiLanguage());
}

void PartsModel::setParts(const QList<DraftPart> &parts)
{
    beginResetModel();
    m_parts = parts;
    m_problem.clear();
    m_sizes.clear();
    for (const DraftPart &part : parts)
        m_sizes.append(sizeOf(part));
    endResetModel();
}

void PartsModel::setFile(int row, const QString &path, const QByteArray &name)
{
    if (row < 0 || row >= m_parts.size()) {
        row = int(m_parts.size());
        beginInsertRows({}, row, row);
        DraftPart part;
        part.name = name;
        m_parts.append(part);
        m_sizes.append(NotChosen);
        endInsertRows();
    }
    DraftPart &part = m_parts[row];
    part.isFile = true;
    part.enabled = true;
    part.file = path;
    part.fileName.clear();
    part.type.clear();
    part.named = true;
    m_sizes[row] = sizeOf(part);
    told();
}

void PartsModel::removePart(int row)
{
    if (row < 0 || row >= m_parts.size())
        return;
    beginRemoveRows({}, row, row);
    m_parts.removeAt(row);
    m_sizes.removeAt(row);
    endRemoveRows();
    Q_EMIT partsEdited();
}

int PartsModel::waitingRow() const
{
    for (int row = 0; row < m_parts.size(); ++row) {
        if (m_parts[row].isFile && m_parts[row].file.isEmpty())
            return row;
    }
    return -1;
}

int PartsModel::rowOf(const QByteArray &name) const
{
    int first = -1;
    for (int row = 0; row < m_parts.size(); ++row) {
        if (m_parts[row].name != name || !m_parts[row].enabled)
            continue;
        if (m_parts[row].isFile && m_sizes[row] < 0)
            return row;
        first = first < 0 ? row : first;
    }
    return first;
}

void PartsModel::setProblem(const QByteArray &name)
{
    m_problem = name;
    retranslate();
}

void PartsModel::refreshFiles()
{
    for (qsizetype row = 0; row < m_parts.size(); ++row)
        m_sizes[row] = sizeOf(m_parts[row]);
    retranslate();
}

void PartsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void PartsModel::told()
{
    m_problem.clear();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT partsEdited();
}

int PartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_parts.size()) + 1;
}

int PartsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PartsModel::fileText(const DraftPart &part) const
{
    if (part.file.isEmpty())
        return tr("Drop a file here, or press Enter to choose one");
    const QString own = QFileInfo(part.file).fileName();
    if (!part.named)
        return tr("%1, its content as a value").arg(own);
    return part.fileName.isEmpty() || part.fileName == own.toUtf8()
               ? own
               : tr("%1, sent as %2").arg(own, QString::fromUtf8(part.fileName));
}

QVariant PartsModel::shown(int row, int column, bool edited) const
{
    if (row == m_parts.size())
        return column == Name && !edited ? tr("Add a field") : QString();
    const DraftPart &part = m_parts[row];
    switch (column) {
    case Name:
        return QString::fromUtf8(part.name);
    case Content:
        if (part.isFile)
            return fileText(part);
        return edited ? QString::fromUtf8(part.value)
                      : redactedMember(QString::fromUtf8(part.name), QString::fromUtf8(part.value));
    case Type:
        if (!part.type.isEmpty() || edited || !part.isFile || !part.named || part.file.isEmpty())
            return QString::fromUtf8(part.type);
        return QString::fromUtf8(uploadType(part.file));
    default:
        break;
    }
    if (m_sizes[row] == Missing)
        return tr("not found");
    if (!gap(row).isEmpty())
        return part.value.isEmpty() ? tr("required") : tr("not valid");
    return m_sizes[row] >= 0 ? sizeText(m_sizes[row]) : QString();
}

QString PartsModel::tip(int row) const
{
    if (const QString wrong = gap(row); !wrong.isEmpty())
        return wrong;
    if (!isFile(row) || m_parts[row].file.isEmpty())
        return about(row);
    const QString path = QDir::toNativeSeparators(m_parts[row].file);
    return m_sizes[row] >= 0 ? tr("%1\n%2 bytes, read from the disk while it is sent")
                                   .arg(path, QLocale().toString(m_sizes[row]))
                             : tr("%1\nThere is no such file now").arg(path);
}

QVariant PartsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole)
        return shown(row, index.column(), role == Qt::EditRole);
    if (row == m_parts.size())
        return {};
    if (role == Qt::CheckStateRole && index.column() == Name)
        return int(m_parts[row].enabled ? Qt::Checked : Qt::Unchecked);
    if (role == HeadersModel::ProblemRole)
        return !m_problem.isEmpty() && row == rowOf(m_problem);
    if (role == ParamsModel::HintRole && index.column() == Size)
        return m_sizes[row] == Missing ? tr("not found") : gap(row);
    if (role == ParamsModel::ValuesRole && index.column() == Content && !m_parts[row].isFile)
        return valuesOf(described(row));
    // A file that is still to be chosen is an invitation and no value.
    if (role == ParamsModel::OfferedRole && index.column() == Content)
        return m_parts[row].isFile && m_parts[row].file.isEmpty();
    if (role == Qt::ToolTipRole)
        return index.column() == Name ? about(row) : tip(row);
    return {};
}

bool PartsModel::edit(DraftPart &part, int column, const QByteArray &text)
{
    QByteArray &field = column == Name ? part.name : column == Type ? part.type : part.value;
    if (field == text)
        return false;
    field = text;
    return true;
}

bool PartsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == Size)
        return false;
    const int row = index.row();
    const bool isNew = row == m_parts.size();
    if (role == Qt::CheckStateRole && index.column() == Name && !isNew) {
        m_parts[row].enabled = value.toInt() == Qt::Checked;
        told();
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const QByteArray text = value.toString().toUtf8();
    if (isNew) {
        if (text.isEmpty())
            return false;
        beginInsertRows({}, row, row);
        m_parts.append(DraftPart());
        m_sizes.append(NotChosen);
        endInsertRows();
    }
    if (edit(m_parts[row], index.column(), text))
        told();
    return true;
}

QVariant PartsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Content:
        return tr("Value or file");
    case Type:
        return tr("Type");
    default:
        return tr("Size");
    }
}

Qt::ItemFlags PartsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool fixed = index.column() == Size || (index.column() == Content && isFile(index.row()));
    flags.setFlag(Qt::ItemIsEditable, !fixed);
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == Name && index.row() < m_parts.size());
    return flags;
}

} // namespace CozeLens
