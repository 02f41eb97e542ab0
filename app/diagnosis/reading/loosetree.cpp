// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/loosetree.h"

#include "diagnosis/reading/looseparser.h"
#include "diagnosis/reading/normalise.h"

namespace CozeLens::Reader {

LooseTree LooseTree::parse(QByteArrayView text, qsizetype start)
{
    return LooseParser(text, start).take();
}

int LooseTree::member(int object, QByteArrayView name) const
{
    if (!isObject(object))
        return -1;
    // An envelope has a dozen members; looking further would make a reader of huge objects quadratic.
    constexpr int MaxLookedAt = 512;
    int found = -1;
    int seen = 0;
    for (int child = node(object).firstChild; child >= 0 && seen < MaxLookedAt;
         child = node(child).next, ++seen) {
        if (key(child) == name)
            found = child;
    }
    return found;
}

QByteArrayView LooseTree::key(int index) const
{
    const Span span = node(index).key;
    return m_text.sliced(span.offset, span.length);
}

QByteArrayView LooseTree::raw(int index) const
{
    const Span span = node(index).span;
    return m_text.sliced(span.offset, span.length);
}

QString LooseTree::text(int index) const
{
    if (index < 0 || isContainer(index))
        return {};
    const QByteArrayView bytes = raw(index);
    if (node(index).kind == LooseNode::Kind::Bare || bytes.indexOf('\\') < 0)
        return QString::fromUtf8(bytes);
    const MappedText inside = unescaped(MappedText::whole(bytes.toByteArray()), {0, bytes.size()});
    return QString::fromUtf8(inside.bytes());
}

bool LooseTree::isContainer(int index) const
{
    const LooseNode::Kind kind = node(index).kind;
    return kind == LooseNode::Kind::Object || kind == LooseNode::Kind::Array;
}

QString LooseTree::pointer(int index) const
{
    QString out;
    for (int at = index; at > 0; at = node(at).parent) {
        const int parent = node(at).parent;
        QString step;
        if (isObject(parent)) {
            step = QString::fromUtf8(key(at));
            step.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
        } else {
            int position = 0;
            for (int child = node(parent).firstChild; child >= 0 && child != at; child = node(child).next)
                ++position;
            step = QString::number(position);
        }
        out.prepend(u'/' + step);
    }
    return out;
}

} // namespace CozeLens::Reader
