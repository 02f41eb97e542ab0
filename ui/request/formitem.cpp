// SPDX-License-Identifier: GPL-3.0-or-later
#include "request/formitem.h"

#include "formats/jsonstring.h"
#include "operations/requestcheck.h"

#include <QJsonValue>
#include <QRegularExpression>
#include <QSet>

namespace CozeLens {

namespace {

QString itemType(const QString &listType)
{
    return listType.startsWith(u"array<") ? listType.sliced(6).chopped(1) : QString();
}

QString typeOf(Json::Kind kind)
{
    static const char *const names[] = {"null", "boolean", "boolean", "number", "string", "array", "object"};
    return QString::fromLatin1(names[int(kind)]);
}

bool isNumber(const QString &text)
{
    static const QRegularExpression number(u"^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$"_qs);
    return number.match(text).hasMatch();
}

// Recursion is as deep as the document, which is parsed with a limit.
class Builder
{
public:
    void fill(FormItem &item, const Json::Value &value, const QList<Parameter> &fields)
    {
        if (value.is(Json::Kind::Array))
            items(item, value);
        else if (value.is(Json::Kind::Object))
            members(item, value, fields);
    }

private:
    FormItem &append(FormItem &parent, const QString &name, const QString &part)
    {
        auto child = std::make_unique<FormItem>();
        child->name = name;
        child->pointer = parent.pointer + u'/' + Json::pointerPart(part);
        child->parent = &parent;
        child->row = int(parent.children.size());
        parent.children.push_back(std::move(child));
        return *parent.children.back();
    }

    void take(FormItem &item, const Json::Value &value)
    {
        if (!value)
            return;
        item.present = true;
        item.kind = value.kind();
        item.size = value.size();
        if (item.type.isEmpty())
            item.type = typeOf(item.kind);
        if (!item.isContainer()) {
            item.value = value.text();
            if (isQuotedVariable(item.value))
                item.value = u"{{"_qs + item.value.sliced(1).chopped(1) + u"}}"_qs;
        }
        fill(item, value, item.described ? item.described->fields : QList<Parameter>());
    }

    void members(FormItem &item, const Json::Value &object, const QList<Parameter> &fields)
    {
        QSet<QString> known;
        for (const bool required : {true, false}) {
            for (const Parameter &field : fields) {
                if (field.required != required)
                    continue;
                known.insert(field.name);
                FormItem &child = append(item, field.name, field.name);
                child.described = &field;
                child.type = field.type;
                take(child, object[field.name]);
            }
        }
        for (Json::Value member = object.first(); member; member = member.next()) {
            const QString key = member.key();
            if (known.contains(key))
                continue;
            known.insert(key);
            FormItem &child = append(item, key, key);
            child.isFree = true;
            take(child, object[key]);
        }
        if (fields.isEmpty())
            append(item, QString(), u"-"_qs).isAdder = true;
    }

    void items(FormItem &item, const Json::Value &array)
    {
        int index = 0;
        for (Json::Value each = array.first(); each; each = each.next()) {
            const QString number = QString::number(index++);
            FormItem &child = append(item, u'[' + number + u']', number);
            child.described = item.described;
            child.isItem = true;
            child.type = itemType(item.type);
            take(child, each);
        }
        append(item, QString(), u"-"_qs).isAdder = true;
    }
};

QByteArray freshObject(const QList<Parameter> &fields)
{
    QByteArray text;
    for (const Parameter &field : fields) {
        if (field.required)
            text += (text.isEmpty() ? "" : ", ") + Json::quoted(field.name) + ": " + freshValue(field);
    }
    return '{' + text + '}';
}

} // namespace

bool FormItem::hasShapeOf(const FormItem &other) const
{
    if (name != other.name || described != other.described || present != other.present ||
        isContainer() != other.isContainer() || isAdder != other.isAdder ||
        children.size() != other.children.size())
        return false;
    for (size_t i = 0; i < children.size(); ++i) {
        if (!children[i]->hasShapeOf(*other.children[i]))
            return false;
    }
    return true;
}

void FormItem::takeValues(const FormItem &other, QList<const FormItem *> *changed)
{
    if (type != other.type || value != other.value || kind != other.kind || size != other.size)
        changed->append(this);
    type = other.type;
    value = other.value;
    kind = other.kind;
    size = other.size;
    for (size_t i = 0; i < children.size(); ++i)
        children[i]->takeValues(*other.children[i], changed);
}

std::unique_ptr<FormItem> formOf(const Json::Document &document, const QList<Parameter> &described)
{
    auto root = std::make_unique<FormItem>();
    root->present = true;
    root->kind = document.root().kind();
    Builder().fill(*root, document.root(), described);
    return root;
}

QByteArray freshValue(const Parameter &parameter)
{
    const QJsonValue standard = parameter.defaultValue;
    if (standard.isString())
        return Json::quoted(standard.toString());
    if (standard.isBool())
        return standard.toBool() ? "true" : "false";
    if (standard.isDouble())
        return standard.toVariant().toString().toUtf8();
    if (parameter.type.startsWith(u"array"))
        return '[' + freshItem(parameter) + ']';
    if (parameter.type == u"object")
        return freshObject(parameter.fields);
    if (parameter.type == u"boolean")
        return "false";
    if (parameter.type == u"integer" || parameter.type == u"number")
        return parameter.values.isEmpty() ? QByteArray("0") : parameter.values.first().text().toUtf8();
    return parameter.values.isEmpty() || parameter.otherValues
               ? QByteArray("\"\"")
               : Json::quoted(parameter.values.first().text());
}

QByteArray freshItem(const Parameter &list)
{
    return itemType(list.type) == u"object" ? freshObject(list.fields) : QByteArray("\"\"");
}

QByteArray jsonOf(const FormItem &item, const QString &text)
{
    const QByteArray bare = text.trimmed().toUtf8();
    const QByteArray variable = withVariablesQuoted(bare);
    const bool isString = item.type == u"string" || item.type == u"file";
    if (!isString && variable != bare && variable.startsWith('"') && variable.endsWith('"'))
        return variable;
    const bool numeric = item.type == u"integer" || item.type == u"number";
    if (numeric && isNumber(text.trimmed()))
        return bare;
    if (item.type == u"boolean" && (bare == "true" || bare == "false"))
        return bare;
    if (item.type == u"null" && (bare == "null" || isNumber(text.trimmed())))
        return bare;
    return Json::quoted(text);
}

} // namespace CozeLens
