// SPDX-License-Identifier: GPL-3.0-or-later
// What the form says of its rows.
#include "request/formmodel.h"

#include "common/uilanguage.h"
#include "request/formitem.h"

namespace CozeLens {

namespace {

QStringList valuesOf(const FormItem &item)
{
    QStringList values;
    if (!item.described || item.isItem || item.isAdder)
        return values;
    for (const ParameterValue &value : item.described->values)
        values << value.text() << value.description.in(uiLanguage());
    return values;
}

QVariant checkState(const FormItem &item)
{
    if (item.isAdder || item.type != u"boolean")
        return {};
    if (!item.present)
        return Qt::PartiallyChecked;
    if (item.kind == Json::Kind::True)
        return Qt::Checked;
    return item.kind == Json::Kind::False ? QVariant(Qt::Unchecked) : QVariant();
}

} // namespace

QString FormModel::hint(const FormItem &item) const
{
    const QString place = u"body:"_qs + item.pointer;
    for (const RequestProblem &problem : m_problems) {
        if (problem.place == place && !item.isAdder)
            return problem.text.in(uiLanguage());
    }
    return {};
}

QVariant FormModel::textOf(const FormItem &item, int column, int role) const
{
    if (item.isAdder) {
        const bool shown = column == Name && role != Qt::EditRole;
        if (!shown)
            return {};
        return item.parent->kind == Json::Kind::Array ? tr("Add an item") : tr("Add a member");
    }
    switch (column) {
    case Name:
        return item.name;
    case Value: {
        if (role == Qt::EditRole)
            return item.value;
        if (item.present && item.isContainer())
            return item.kind == Json::Kind::Array ? tr("%n item(s)", nullptr, item.size)
                                                  : tr("%n member(s)", nullptr, item.size);
        if (!item.present && item.described && !item.described->defaultValue.isNull())
            return tr("%1 by default").arg(item.described->defaultValue.toVariant().toString());
        if (checkState(item).isValid() && item.present)
            return item.value;
        return item.present ? item.value : QString();
    }
    case Type:
        return item.described && item.described->required && !item.isItem ? tr("%1, required").arg(item.type)
                                                                          : item.type;
    default: {
        const QString said = hint(item);
        if (!said.isEmpty() || !item.described || item.isItem)
            return said;
        return item.described->description.in(uiLanguage());
    }
    }
}

QVariant FormModel::data(const QModelIndex &index, int role) const
{
    const FormItem *item = itemAt(index);
    if (!item)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::AccessibleTextRole:
        return textOf(*item, index.column(), role);
    case Qt::ToolTipRole: {
        const bool value = index.column() == Value && !item->value.isEmpty();
        return value ? QVariant(item->value.left(2000)) : textOf(*item, About, Qt::DisplayRole);
    }
    case Qt::CheckStateRole:
        return index.column() == Value ? checkState(*item) : QVariant();
    case PointerRole:
        return item->pointer;
    case ValuesRole:
        return index.column() == Value ? valuesOf(*item) : QStringList();
    case HintRole:
        return hint(*item);
    case PresentRole:
        return item->present;
    case RequiredRole:
        return item->described && item->described->required && !item->isItem;
    case AdderRole:
        return item->isAdder;
    default:
        return {};
    }
}

QVariant FormModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Field");
    case Value:
        return tr("Value");
    case Type:
        return tr("Type");
    case About:
        return tr("Description");
    default:
        return {};
    }
}

} // namespace CozeLens
