// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "base/messages.h"
#include "formats/jsonscanner.h"
#include "formats/jsonstring.h"

namespace CozeLens::Json {

namespace {

auto noSuchPlace(QStringView pointer)
{
    return tl::make_unexpected(Error{u"no-such-place"_qs, pointer.toString(),
                                     message(u"formats.no-such-place"_qs, {pointer.toString()})});
}

qsizetype beginOf(const Value &child)
{
    return child.keySpan().isEmpty() ? child.span().offset : child.keySpan().offset;
}

Value lastOf(const Value &container)
{
    Value last;
    for (Value child = container.first(); child; child = child.next())
        last = child;
    return last;
}

// How the author of a text writes: taken from what stands there, so that what is inserted looks like the
// rest.
class Style
{
public:
    explicit Style(const Document &document)
        : m_document(document)
        , m_text(document.text())
    {
    }

    // What stands between a name and its value, nearest first: in this container, else anywhere.
    QByteArray colon(const Value &container) const
    {
        const Value member = container.is(Kind::Object) ? lastOf(container) : Value();
        return member ? colonOf(member) : firstColon();
    }

    // What stands between two children of a container that has one already.
    QByteArray separator(const Value &container) const
    {
        Value before;
        Value last;
        for (Value child = container.first(); child; child = child.next()) {
            before = last;
            last = child;
        }
        if (before)
            return slice(before.span().end(), beginOf(last));
        QByteArray lead = slice(container.span().offset + 1, beginOf(last));
        const bool compact = (container.is(Kind::Object) ? colonOf(last) : firstColon()) == ":";
        if (lead.isEmpty() && !compact)
            lead = " ";
        return ',' + lead;
    }

    // An empty container with one child in it, brackets left out.
    QByteArray filled(const Value &container, const QByteArray &child) const
    {
        const qsizetype open = container.span().offset;
        const QByteArray inside = slice(open + 1, container.span().end() - 1);
        if (!inside.contains('\n') && !isBroken(container))
            return child;
        const QByteArray lineEnd = newLine();
        const QByteArray outer = indentOfLine(open);
        return lineEnd + outer + unit() + child + lineEnd + outer;
    }

private:
    QByteArray slice(qsizetype from, qsizetype to) const { return m_text.mid(from, to - from); }

    QByteArray colonOf(const Value &member) const
    {
        const QByteArray between = slice(member.keySpan().end(), member.span().offset);
        return between.contains('\n') ? QByteArray(": ") : between;
    }

    QByteArray firstColon() const
    {
        // Depth first without a stack: the first member of the text is close to its beginning.
        Value value = m_document.root();
        while (value) {
            if (value.is(Kind::Object) && value.first())
                return colonOf(value.first());
            value = value.first();
        }
        return ": ";
    }

    // Whether the containers around this one have their children on lines of their own.
    bool isBroken(const Value &container) const
    {
        const Value parent = container.parent();
        return parent && slice(parent.span().offset, beginOf(parent.first())).contains('\n');
    }

    QByteArray newLine() const
    {
        const qsizetype at = m_text.indexOf('\n');
        return at > 0 && m_text[at - 1] == '\r' ? "\r\n" : "\n";
    }

    QByteArray indentOfLine(qsizetype offset) const
    {
        qsizetype begin = offset;
        while (begin > 0 && m_text[begin - 1] != '\n' && m_text[begin - 1] != '\r')
            --begin;
        qsizetype end = begin;
        while (end < offset && (m_text[end] == ' ' || m_text[end] == '\t'))
            ++end;
        return slice(begin, end);
    }

    // One level of indentation: what the first child on a line of its own has more than its container.
    QByteArray unit() const
    {
        for (Value value = m_document.root(); value.first(); value = value.first()) {
            const qsizetype child = beginOf(value.first());
            if (!slice(value.span().offset, child).contains('\n'))
                continue;
            const QByteArray outer = indentOfLine(value.span().offset);
            const QByteArray inner = indentOfLine(child);
            if (inner.startsWith(outer) && inner.size() > outer.size())
                return inner.mid(outer.size());
        }
        return "  ";
    }

    const Document &m_document;
    const QByteArray &m_text;
};

TextEdit insertion(const Document &document, const Value &container, const QByteArray &child)
{
    const Style style(document);
    const Span span = container.span();
    if (const Value last = lastOf(container))
        return {{last.span().end(), 0}, style.separator(container) + child};
    return {{span.offset + 1, span.length - 2}, style.filled(container, child)};
}

// Splits off the last part; the rest finds the parent.
Value parentOf(const Document &document, QStringView pointer, QString *name)
{
    const qsizetype slash = pointer.lastIndexOf(u'/');
    if (slash < 0)
        return {};
    const auto part = pointerParts(pointer.sliced(slash));
    if (!part)
        return {};
    *name = part->constFirst();
    return document.at(pointer.first(slash));
}

QList<Value> sameNamed(const Value &value)
{
    if (!value.parent().is(Kind::Object))
        return {value};
    QList<Value> all;
    const QString name = value.key();
    for (Value member = value.parent().first(); member; member = member.next()) {
        if (member.key() == name)
            all.append(member);
    }
    return all;
}

} // namespace

QByteArray applied(const QByteArray &text, const QList<TextEdit> &edits)
{
    QByteArray result;
    result.reserve(text.size() + 64);
    qsizetype at = 0;
    for (const TextEdit &edit : edits) {
        result += QByteArrayView(text).sliced(at, edit.span.offset - at);
        result += edit.replacement;
        at = edit.span.end();
    }
    return result + text.mid(at);
}

Result<QList<TextEdit>> setValue(const Document &document, QStringView pointer, QByteArrayView rawJson)
{
    const QByteArray raw = rawJson.toByteArray();
    if (const auto parsed = Document::parse(raw); !parsed)
        return tl::make_unexpected(Error{u"not-json"_qs, pointer.toString(), parsed.error().text});
    if (const Value value = document.at(pointer))
        return QList<TextEdit>{{value.span(), raw}};
    QString name;
    const Value container = parentOf(document, pointer, &name);
    if (container.is(Kind::Object)) {
        const QByteArray child = quoted(name) + Style(document).colon(container) + raw;
        return QList<TextEdit>{insertion(document, container, child)};
    }
    if (container.is(Kind::Array) && (name == u"-" || arrayIndex(name) == container.size()))
        return QList<TextEdit>{insertion(document, container, raw)};
    return noSuchPlace(pointer);
}

Result<QList<TextEdit>> remove(const Document &document, QStringView pointer)
{
    const Value value = document.at(pointer);
    const Value container = value.parent();
    if (!container)
        return noSuchPlace(pointer);
    const QList<Value> gone = sameNamed(value);
    QList<TextEdit> edits;
    Value lastKept;
    qsizetype next = 0;
    for (Value child = container.first(); child; child = child.next()) {
        const bool goes = next < gone.size() && gone[next].span() == child.span();
        if (!goes) {
            lastKept = child;
            continue;
        }
        ++next;
        if (child.next())
            edits.append(TextEdit{{beginOf(child), beginOf(child.next()) - beginOf(child)}, {}});
    }
    const Value last = lastOf(container);
    if (!lastKept) {
        const Span span = container.span();
        return QList<TextEdit>{{{span.offset + 1, span.length - 2}, {}}};
    }
    if (lastKept.span() != last.span()) {
        // The comma behind the last one that stays goes too, and with it everything up to the end of the last
        // child.
        while (!edits.isEmpty() && edits.constLast().span.offset >= lastKept.span().end())
            edits.removeLast();
        const qsizetype from = lastKept.span().end();
        edits.append(TextEdit{{from, last.span().end() - from}, {}});
    }
    return edits;
}

Result<QList<TextEdit>> renameKey(const Document &document, QStringView pointer, QStringView newName)
{
    const Value value = document.at(pointer);
    if (!value.parent().is(Kind::Object))
        return noSuchPlace(pointer);
    const QString name = newName.toString();
    if (value.key() == name)
        return QList<TextEdit>{};
    if (value.parent()[name]) {
        return tl::make_unexpected(
            Error{u"already-there"_qs, pointer.toString(), message(u"formats.already-there"_qs, {name})});
    }
    QList<TextEdit> edits;
    const QList<Value> all = sameNamed(value);
    for (const Value &member : all)
        edits.append({member.keySpan(), quoted(name)});
    return edits;
}

} // namespace CozeLens::Json
