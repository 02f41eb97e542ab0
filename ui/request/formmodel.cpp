// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/formmodel.h"

#include "common/uilanguage.h"
#include "common/workers.h"
#include "formats/jsonstring.h"
#include "request/formitem.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRegularExpression>

namespace CozeLens {

namespace {

constexpr int DeepestForm = 60;
constexpr int MostFormValues = 20'000;
constexpr qsizetype LongestReadAtOnce = 16 * 1024; // takes about 3 ms

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

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// With the blanks before each, and with its line where it has one of its own.
QList<Json::TextEdit> withoutEach(const QList<Span> &comments, const QByteArray &text)
{
    QList<Json::TextEdit> edits;
    qsizetype last = 0;
    for (const Span &comment : comments) {
        qsizetype from = comment.offset;
        qsizetype to = comment.end();
        while (from > last && isBlank(text[from - 1]))
            --from;
        const qsizetype lineEnd = text.indexOf('\n', to);
        if ((from == 0 || text[from - 1] == '\n') && lineEnd >= 0 &&
            text.sliced(to, lineEnd - to).trimmed().isEmpty())
            to = lineEnd + 1;
        edits.append(Json::TextEdit{{from, to - from}, {}});
        last = to;
    }
    return edits;
}

} // namespace

struct FormModel::Content
{
    State state = State::Ready;
    Json::Document document;
    Json::ParseFault fault;
    QList<RequestProblem> problems;
    QList<Span> comments;
    QList<Json::TextEdit> repairs;
    std::unique_ptr<FormItem> form;
};

FormModel::FormModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_latest(std::make_shared<std::atomic<quint64>>(0))
    , m_root(std::make_unique<FormItem>())
{
}

FormModel::~FormModel()
{
    ++*m_latest;
}

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

// Any thread; the operation is the catalogue's and stays.
std::shared_ptr<FormModel::Content> FormModel::contentOf(const QByteArray &text, const Operation *operation)
{
    auto content = std::make_shared<Content>();
    const QByteArray plain = withoutComments(text);
    const QByteArray readable = plain.trimmed().isEmpty() ? QByteArray("{}") : withVariablesQuoted(plain);
    const auto parsed = Json::Document::parse(readable, {DeepestForm, LongestCheckedBody, MostFormValues});
    if (!parsed) {
        content->fault = parsed.error();
        const QString &code = content->fault.code;
        const bool tooLong = code == u"too-deep" || code == u"too-large" || code == u"too-many-values";
        content->state = tooLong ? State::TooLong : State::Broken;
        if (!tooLong) {
            if (const auto repair = Json::repair(text))
                content->repairs = repair->edits;
        }
        return content;
    }
    content->document = *parsed;
    content->state = parsed->root().is(Json::Kind::Object) ? State::Ready : State::NoObject;
    if (operation && content->state == State::Ready)
        content->problems = problemsInBody(*operation, text);
    content->comments = commentsIn(text);
    content->repairs = withoutEach(content->comments, text);
    content->form = formOf(content->document, operation ? operation->body : QList<Parameter>());
    return content;
}

void FormModel::setText(const QByteArray &text)
{
    m_text = text;
    const quint64 number = ++*m_latest;
    m_reading = text.size() > LongestReadAtOnce;
    if (!m_reading) {
        takeContent(*contentOf(text, m_operation));
        return;
    }
    workers().start(
        [model = QPointer<FormModel>(this), latest = m_latest, number, text, operation = m_operation] {
            if (*latest != number)
                return;
            const std::shared_ptr<Content> content = contentOf(text, operation);
            QMetaObject::invokeMethod(qApp, [model, latest, number, content] {
                if (*latest != number || !model)
                    return;
                model->m_reading = false;
                model->takeContent(*content);
            });
        });
}

void FormModel::settle()
{
    while (m_reading && !m_waiting.isEmpty()) {
        ++*m_latest;
        m_reading = false;
        takeContent(*contentOf(m_text, m_operation));
    }
}

void FormModel::takeContent(Content &content)
{
    m_state = content.state;
    m_fault = content.fault;
    const QList<RequestProblem> before = m_problems;
    m_problems = content.problems;
    m_comments = content.comments;
    m_repairs = content.repairs;
    if (content.form) {
        m_document = content.document;
        m_next = std::move(content.form);
        // An editor that is handing over its text must find its row as it was.
        if (m_writing)
            QMetaObject::invokeMethod(this, &FormModel::rebuild, Qt::QueuedConnection);
        else
            rebuild();
    }
    if (before != m_problems)
        tellMarked(before + m_problems);
    Q_EMIT stateChanged();
    writeWaiting();
}

void FormModel::tellMarked(const QList<RequestProblem> &problems)
{
    for (const RequestProblem &problem : problems) {
        const QModelIndex index = find(problem.place.mid(qstrlen("body:")));
        if (index.isValid())
            Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    }
}

void FormModel::rebuild()
{
    if (m_next)
        take(std::move(m_next));
}

// Into the field for which it was meant, or nowhere: the text may have become another meanwhile.
void FormModel::writeWaiting()
{
    if (m_writing)
        return;
    while (!m_reading && !m_waiting.isEmpty()) {
        const Written written = m_waiting.takeFirst();
        const auto &[pointer, column, role] = written.place;
        const QModelIndex index = find(pointer).siblingAtColumn(column);
        if (index.isValid() && index.data(role) == written.before)
            setData(index, written.value, role);
    }
    if (!m_reading)
        m_written.clear();
}

void FormModel::take(std::unique_ptr<FormItem> root)
{
    if (!m_root->hasShapeOf(*root)) {
        beginResetModel();
        m_root = std::move(root);
        endResetModel();
        return;
    }
    QList<const FormItem *> changed;
    m_root->takeValues(*root, &changed);
    for (const FormItem *item : std::as_const(changed)) {
        if (item != m_root.get())
            Q_EMIT dataChanged(indexOf(item), indexOf(item, ColumnCount - 1));
    }
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
    QList<Json::TextEdit> real = besideComments(*edits);
    for (Json::TextEdit &edit : real)
        edit.replacement = withVariables(edit.replacement);
    // An empty body was read as an empty object, whose places it does not have.
    if (withoutComments(m_text).trimmed().isEmpty()) {
        const QByteArray made = withVariables(Json::formatted(Json::applied("{}", *edits)));
        real = m_comments.isEmpty() ? QList<Json::TextEdit>{{{0, m_text.size()}, made}}
                                    : QList<Json::TextEdit>{{{m_text.size(), 0}, '\n' + made}};
    }
    Q_EMIT editsMade(real);
}

// The document has blanks where the text has comments, and whatever is done to the blanks leaves the
// comments.
QList<Json::TextEdit> FormModel::besideComments(const QList<Json::TextEdit> &edits) const
{
    if (m_comments.isEmpty())
        return edits;
    QList<Json::TextEdit> real;
    for (Json::TextEdit edit : edits) {
        static const QRegularExpression trailing(u"[ \\t]+(?=\\r?\\n)"_qs);
        edit.replacement = QString::fromUtf8(edit.replacement).remove(trailing).toUtf8();
        QByteArray kept;
        const Span *behind = nullptr;
        for (const Span &comment : m_comments) {
            if (comment.offset >= edit.span.end()) {
                const QByteArray between = m_text.sliced(edit.span.end(), comment.offset - edit.span.end());
                if (between.trimmed().isEmpty() && !between.contains('\n'))
                    behind = &comment;
                break;
            }
            if (comment.offset < edit.span.offset)
                continue;
            qsizetype end = comment.end();
            while (end < edit.span.end() && isspace(uchar(m_text[end])))
                ++end;
            if (kept.isEmpty() && isBlank(m_text[comment.offset - 1]))
                kept = " ";
            kept += m_text.sliced(comment.offset, end - comment.offset);
        }
        // What is added on a line of its own comes behind the remark on the line before.
        const bool splits = behind && edit.span.isEmpty() && edit.replacement.startsWith(',') &&
                            (edit.replacement.startsWith(",\n") || edit.replacement.startsWith(",\r\n"));
        edit.replacement += kept;
        if (splits) {
            real.append(Json::TextEdit{edit.span, ","});
            real.append(Json::TextEdit{{behind->end(), 0}, edit.replacement.sliced(1)});
        } else {
            real.append(edit);
        }
    }
    return real;
}

bool FormModel::canAdd(const QModelIndex &index) const
{
    const FormItem *item = itemAt(index);
    return item && m_state == State::Ready && !m_reading && (item->isAdder || !item->present);
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
    return item && m_state == State::Ready && !m_reading && item->present && !item->isAdder;
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
    // The rows show what a value was until the text is read; what was written since comes before it.
    const WrittenPlace place{item->pointer, index.column(), role};
    if (m_reading) {
        m_waiting.append({place, m_written.value(place, index.data(role)), value});
        m_written.insert(place, value);
        return true;
    }
    m_writing = true;
    const bool done = write(*item, index.column(), value, role);
    m_writing = false;
    if (m_reading)
        m_written.insert(place, value);
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
