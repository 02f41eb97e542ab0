// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace CozeLens::Reader {

//! One value of a LooseTree. Spans are bytes of the text that was parsed.
struct LooseNode
{
    enum class Kind : quint8 { Object, Array, String, Bare };

    Span span; //!< a string's inside, a bare word, or a container with its brackets
    Span key;  //!< the name without quotes
    int parent = -1;
    int firstChild = -1;
    int lastChild = -1;
    int next = -1;
    Kind kind = Kind::Bare;
    bool closed = false; //!< its end was there
};

//! Reads what people call JSON: JSON itself, JSON that was cut off, Python and Ruby literals, what
//! console.log, Go's %+v and Java's toString print. formats/json.h is for texts that must be JSON; a paste
//! seldom is. Iterative, one pass, and it never goes back further than a short look ahead.
class LooseTree
{
public:
    //! Parses the container at `start`; empty when nothing was readable there.
    static LooseTree parse(QByteArrayView text, qsizetype start);

    bool isEmpty() const { return m_nodes.empty(); }
    qsizetype end() const { return m_end; }
    bool isTruncated() const { return m_truncated; }
    //! At least one member with a name was read.
    bool hasMembers() const { return m_members > 0; }

    int count() const { return static_cast<int>(m_nodes.size()); }
    const LooseNode &node(int index) const { return m_nodes[static_cast<size_t>(index)]; }
    //! The last member of this name (ASCII), -1 when there is none.
    int member(int object, QByteArrayView name) const;
    QByteArrayView key(int index) const;
    //! The bytes between the quotes, or the bare word.
    QByteArrayView raw(int index) const;
    //! With the escapes resolved; null for containers.
    QString text(int index) const;
    bool isContainer(int index) const;
    bool isObject(int index) const { return index >= 0 && node(index).kind == LooseNode::Kind::Object; }
    //! RFC 6901, from the root.
    QString pointer(int index) const;

private:
    friend class LooseParser;
    QByteArrayView m_text;
    std::vector<LooseNode> m_nodes;
    qsizetype m_end = 0;
    int m_members = 0;
    bool m_truncated = false;
};

} // namespace CozeLens::Reader
