// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "formats/jsonstring.h"

namespace CozeLens::Json {

Kind Value::kind() const
{
    return isNull() ? Kind::Null : node().kind;
}

bool Value::is(Kind kind) const
{
    return !isNull() && node().kind == kind;
}

bool Value::isBool() const
{
    return is(Kind::True) || is(Kind::False);
}

Span Value::span() const
{
    return isNull() ? Span{} : node().span;
}

Span Value::keySpan() const
{
    return isNull() ? Span{} : node().key;
}

QByteArray Value::raw() const
{
    return isNull() ? QByteArray() : m_tree->text.mid(node().span.offset, node().span.length);
}

QString Value::string() const
{
    if (!is(Kind::String))
        return {};
    return unquoted(QByteArrayView(m_tree->text).sliced(node().span.offset, node().span.length));
}

QString Value::text() const
{
    return is(Kind::String) ? string() : QString::fromUtf8(raw());
}

QString Value::key() const
{
    if (isNull() || node().key.isEmpty())
        return {};
    return unquoted(QByteArrayView(m_tree->text).sliced(node().key.offset, node().key.length));
}

bool Value::hasKey(QStringView name) const
{
    if (isNull() || node().key.isEmpty())
        return false;
    return NameMatcher(name).matches(
        QByteArrayView(m_tree->text).sliced(node().key.offset, node().key.length));
}

int Value::size() const
{
    return isNull() ? 0 : node().size;
}

int Value::index() const
{
    int index = 0;
    for (Value item = parent().first(); item && item.m_index != m_index; item = item.next())
        ++index;
    return index;
}

Value Value::at(int index) const
{
    if (isNull() || index < 0 || index >= node().size)
        return {};
    Value child = first();
    while (index-- > 0)
        child = child.next();
    return child;
}

Value Value::operator[](QStringView key) const
{
    if (!is(Kind::Object))
        return {};
    const NameMatcher name(key);
    Value found;
    for (Value member = first(); member; member = member.next()) {
        if (name.matches(
                QByteArrayView(m_tree->text).sliced(member.node().key.offset, member.node().key.length)))
            found = member;
    }
    return found;
}

Value Value::parent() const
{
    return isNull() ? Value() : handle(node().parent);
}

Value Value::first() const
{
    return isNull() ? Value() : handle(node().firstChild);
}

Value Value::next() const
{
    return isNull() ? Value() : handle(node().next);
}

QString Value::pointer() const
{
    QStringList parts;
    for (Value value = *this; value; value = value.parent()) {
        const Value container = value.parent();
        if (container.is(Kind::Object)) {
            parts.prepend(pointerPart(value.key()));
        } else if (container) {
            parts.prepend(QString::number(value.index()));
        }
    }
    return parts.isEmpty() ? QString() : QString(u'/' + parts.join(u'/'));
}

Value Value::find(QStringView relative) const
{
    const auto parts = pointerParts(relative);
    if (!parts)
        return {};
    Value value = *this;
    for (const QString &part : *parts) {
        if (value.is(Kind::Object))
            value = value[part];
        else if (value.is(Kind::Array))
            value = value.at(arrayIndex(part));
        else
            return {};
    }
    return value;
}

const QByteArray &Document::text() const
{
    static const QByteArray none;
    return m_tree ? m_tree->text : none;
}

Value Document::root() const
{
    return m_tree ? Value(m_tree.get(), 0) : Value();
}

Value Document::at(QStringView pointer) const
{
    return root().find(pointer);
}

} // namespace CozeLens::Json
