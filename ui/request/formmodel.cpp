// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/formmodel.h"

#include "common/uilanguage.h"
#include "formats/jsonstring.h"
#include "request/formitem.h"

namespace CozeLens {

namespace {

constexpr int DeepestForm = 60;
constexpr int MostFormValues = 20'000;

// Bare variables were made strings to be read; as they are written they are variables again.
QByteArray withVariables(QByteArray text)
{
    return text.replace("\"\x7f", "{{").replace("\x7f\"", "}}");
}

// Laid out as the rest of a text that has lines.
QByteArray laidOut(const QByteArray &json, const QByteArray &text, const QString &pointer)
{
    if (!text.contains('\n') || (!json.startsWith('{') && !json.startsWith('[')))
        return json;
    const QByteArray lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    const QByteArray lineBegin = lineEnd + QByteArray(2 * pointer.count(u'/'), ' ');
    return Json::formatted(json).replace("\n", lineBegin);
}

} // namespace

FormModel::FormModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<FormItem>())
{
}

FormModel::~FormModel() = default;

void FormModel::setOperation(const Operation *operation)
{
    if (m_operation == operation)
        return;
    m_operation = operation;
    beginResetModel();
    m_root = std::make_unique<FormItem>();
    endResetModel();
    setText(m_text);
}

void FormModel::setText(const QByteArray &text)
{
    m_text = text;
    const QByteArray readable = text.trimmed().isEmpty() ? QByteArray("{}") : withVariablesQuoted(text);
    const auto parsed = Json::Document::parse(readable, {DeepestForm, LongestCheckedBody, MostFormValues});
    m_problems.clear();
    if (parsed) {
        m_document = *parsed;
        m_state = parsed->root().is(Json::Kind::Object) ? State::Ready : State::NoObject;
        if (m_operation && m_state == State::Ready)
            m_problems = problemsInBody(*m_operation, text);
        // An editor that is handing over its text must find its row as it was.
        if (m_writing)
            QMetaObject::invokeMethod(this, &FormModel::rebuild, Qt::QueuedConnection);
        else
            rebuild();
    } else {
        m_fault = parsed.error();
        const bool tooLong =
            m_fault.code == u"too-deep" || m_fault.code == u"too-large" || m_fault.code == u"too-many-values";
        m_state = tooLong ? State::TooLong : State::Broken;
    }
    Q_EMIT stateChanged();
}

void FormModel::rebuild()
{
    take(formOf(m_document, m_operation ? m_operation->body : QList<Parameter>()));
}

void FormModel::take(std::unique_ptr<FormItem> root)
{
    if (!m_root->hasShapeOf(*root)) {
        beginResetModel();
        m_root = std::move(root);
        endResetModel();
        return;
    }
    m_root->takeValues(*root);
    retranslate();
}

void FormModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    QList<const FormItem *> open{m_root.get()};
    while (!open.isEmpty()) {
        const FormItem *item = open.takeLast();
        if (item->children.empty())
            continue;
        Q_EMIT dataChanged(indexOf(item->children.front().get()),
                           indexOf(item->children.back().get(), ColumnCount - 1));
        for (const auto &child : item->children)
            open.append(child.get());
    }
}

void FormModel::put(const QString &pointer, const QByteArray &rawJson)
{
    propose(Json::setValue(m_document, pointer, laidOut(rawJson, m_text, pointer)));
}

void FormModel::propose(const Result<QList<Json::TextEdit>> &edits)
{
    if (!edits)
        return;
    QList<Json::TextEdit> real = *edits;
    for (Json::TextEdit &edit : real)
        edit.replacement = withVariables(edit.replacement);
    // An empty body was read as an empty object, whose places it does not have.
    if (m_text.trimmed().isEmpty())
        real = {{{0, m_text.size()}, withVariables(Json::formatted(Json::applied("{}", *edits)))}};
    Q_EMIT editsMade(real);
}

bool FormModel::canAdd(const QModelIndex &index) const
{
    const FormItem *item = itemAt(index);
    return item && m_state == State::Ready && (item->isAdder || !item->present);
}

void FormModel::add(const QModelIndex &index)
{
    const FormItem *item = itemAt(index);
    if (!canAdd(index))
        return;
    if (!item->isAdder) {
        put(item->pointer, freshValue(*item->described));
    } else if (item->parent->kind == Json::Kind::Array) {
        const Parameter *list = item->parent->described;
        put(item->pointer, list ? freshItem(*list) : QByteArray("\"\""));
    } else {
        QString name = u"name"_qs;
        const QString base = item->parent->pointer + u'/';
        for (int i = 2; find(base + name).isValid(); ++i)
            name = u"name"_qs + QString::number(i);
        put(base + name, "\"\"");
    }
}

bool FormModel::canRemove(const QModelIndex &index) const
{
    const FormItem *item = itemAt(index);
    return item && m_state == State::Ready && item->present && !item->isAdder;
}

void FormModel::removeField(const QModelIndex &index)
{
    if (canRemove(index))
        propose(Json::remove(m_document, itemAt(index)->pointer));
}

bool FormModel::rename(const FormItem &item, const QString &name)
{
    if (name == item.name)
        return true;
    const auto edits = Json::renameKey(m_document, item.pointer, name);
    propose(edits);
    return edits.has_value();
}

bool FormModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const FormItem *item = itemAt(index);
    if (!item || m_state != State::Ready)
        return false;
    m_writing = true;
    const bool done = write(*item, index.column(), value, role);
    m_writing = false;
    return done;
}

bool FormModel::write(const FormItem &item, int column, const QVariant &value, int role)
{
    if (role == Qt::CheckStateRole) {
        put(item.pointer, value.toInt() == Qt::Checked ? "true" : "false");
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    if (column == Name)
        return rename(item, text);
    // Leaving an empty editor says nothing about a field that is not there.
    const QByteArray json = jsonOf(item, text);
    // The same once more turns a value of another type into one of its field's: 734 into "734".
    static const QStringList scalars{u"string"_qs, u"integer"_qs, u"number"_qs, u"boolean"_qs};
    const bool retyped = scalars.contains(item.type) && item.kind != Json::Kind::Null &&
                         json.startsWith('"') != (item.kind == Json::Kind::String);
    if (item.present ? text == item.value && !retyped : text.isEmpty())
        return true;
    put(item.pointer, json);
    return true;
}

FormItem *FormModel::itemAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<FormItem *>(index.internalPointer()) : nullptr;
}

QModelIndex FormModel::indexOf(const FormItem *item, int column) const
{
    return item == m_root.get() ? QModelIndex() : createIndex(item->row, column, item);
}

QModelIndex FormModel::find(const QString &pointer) const
{
    const FormItem *item = m_root.get();
    while (item && item->pointer != pointer) {
        const FormItem *next = nullptr;
        for (const auto &child : item->children) {
            if (pointer == child->pointer || pointer.startsWith(child->pointer + u'/'))
                next = child.get();
        }
        item = next;
    }
    return item ? indexOf(item) : QModelIndex();
}

QModelIndex FormModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const FormItem *item = parent.isValid() ? itemAt(parent) : m_root.get();
    return createIndex(row, column, item->children[size_t(row)].get());
}

QModelIndex FormModel::parent(const QModelIndex &child) const
{
    const FormItem *item = itemAt(child);
    return item ? indexOf(item->parent) : QModelIndex();
}

int FormModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const FormItem *item = parent.isValid() ? itemAt(parent) : m_root.get();
    return int(item->children.size());
}

int FormModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags FormModel::flags(const QModelIndex &index) const
{
    const FormItem *item = itemAt(index);
    if (!item)
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (item->isAdder)
        return flags;
    const bool container =
        item->present ? item->isContainer() : item->type == u"object" || item->type.startsWith(u"array");
    const bool check = item->type == u"boolean" &&
                       (!item->present || item->kind == Json::Kind::True || item->kind == Json::Kind::False);
    if (index.column() == Value && !container)
        flags |= check ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    if (index.column() == Name && item->isFree)
        flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace CozeLens
