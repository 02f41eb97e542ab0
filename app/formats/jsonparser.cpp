// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json.h"

#include "base/messages.h"
#include "formats/jsonfault.h"
#include "formats/jsonwalker.h"

#include <algorithm>

namespace CozeLens::Json {

namespace {

class TreeBuilder
{
public:
    TreeBuilder(QList<Node> &nodes, const char *begin, qsizetype maxValues)
        : m_nodes(nodes)
        , m_begin(begin)
        , m_maxValues(maxValues)
    {
    }

    void open(Kind kind, const char *at) { m_open = add(kind, at, at + 1); }
    void close(const char *at)
    {
        Node &node = m_nodes.data()[m_open];
        node.span.length = at + 1 - m_begin - node.span.offset;
        node.next = -1;
        m_open = node.parent;
    }
    void key(const char *begin, const char *end) { m_key = {begin - m_begin, end - begin}; }
    void scalar(Kind kind, const char *begin, const char *end) { add(kind, begin, end); }
    void comma() {}
    bool full() const { return m_nodes.size() > m_maxValues; }

private:
    qint32 add(Kind kind, const char *begin, const char *end)
    {
        const auto index = static_cast<qint32>(m_nodes.size());
        Node node;
        node.span = {begin - m_begin, end - begin};
        node.key = m_key;
        node.parent = m_open;
        node.kind = kind;
        m_nodes.append(node);
        m_key = {};
        if (m_open >= 0) {
            Node *nodes = m_nodes.data();
            Node &container = nodes[m_open];
            // While a container is open its `next` holds its latest child: its own sibling is not known yet.
            if (container.firstChild < 0)
                container.firstChild = index;
            else
                nodes[container.next].next = index;
            container.next = index;
            ++container.size;
        }
        return index;
    }

    QList<Node> &m_nodes;
    const char *m_begin;
    Span m_key;
    qsizetype m_maxValues;
    qint32 m_open = -1;
};

QString codeOf(Slip slip)
{
    switch (slip) {
    case Slip::Empty:
        return u"empty"_qs;
    case Slip::ByteOrderMark:
        return u"byte-order-mark"_qs;
    case Slip::ExpectedValue:
        return u"expected-value"_qs;
    case Slip::ExpectedKey:
        return u"expected-key"_qs;
    case Slip::ExpectedColon:
        return u"expected-colon"_qs;
    case Slip::ExpectedComma:
        return u"expected-comma"_qs;
    case Slip::TrailingComma:
        return u"trailing-comma"_qs;
    case Slip::Unfinished:
        return u"unfinished"_qs;
    case Slip::UnterminatedString:
        return u"unterminated-string"_qs;
    case Slip::ControlCharacter:
        return u"control-character"_qs;
    case Slip::BadEscape:
        return u"bad-escape"_qs;
    case Slip::BadUtf8:
        return u"bad-utf8"_qs;
    case Slip::BadNumber:
        return u"bad-number"_qs;
    case Slip::BadLiteral:
        return u"bad-literal"_qs;
    case Slip::WrongBracket:
        return u"wrong-bracket"_qs;
    case Slip::TextBehind:
        return u"text-behind"_qs;
    case Slip::TooDeep:
        return u"too-deep"_qs;
    case Slip::TooLarge:
        return u"too-large"_qs;
    case Slip::SinkFull:
        return u"too-many-values"_qs;
    case Slip::None:
        break;
    }
    return {};
}

} // namespace

ParseFault faultOf(Slip slip, qsizetype offset)
{
    const QString code = codeOf(slip);
    return {offset, code, message(u"formats.json-"_qs + code)};
}

// A list that grows by itself has a second of itself beside it while it does, and ends up half empty. Commas
// in strings count too; memory that is reserved and not used costs nothing.
static qsizetype atMostValues(QByteArrayView text)
{
    constexpr qsizetype MostReserved = 1'000'000; // what has more grows
    const QByteArrayView begin = text.first(qMin<qsizetype>(text.size(), 64)).trimmed();
    if (!begin.startsWith('{') && !begin.startsWith('['))
        return 1;
    return qMin(MostReserved, 1 + std::count_if(text.begin(), text.end(),
                                                [](char c) { return c == ',' || c == '[' || c == '{'; }));
}

tl::expected<Document, ParseFault> Document::parse(const QByteArray &text, const Limits &limits)
{
    if (text.size() > limits.bytes)
        return tl::make_unexpected(faultOf(Slip::TooLarge, limits.bytes));
    auto tree = std::make_shared<Tree>();
    tree->text = text;
    const char *begin = tree->text.constData();
    tree->nodes.reserve(std::min(limits.values, atMostValues(text)));
    TreeBuilder builder(tree->nodes, begin, limits.values);
    Walker walker(begin, begin + text.size(), builder);
    if (const Slip slip = walker.run(limits.depth, true); slip != Slip::None)
        return tl::make_unexpected(faultOf(slip, walker.at() - begin));
    Document document;
    document.m_tree = std::move(tree);
    return document;
}

tl::expected<Document, ParseFault> Document::parsePrefix(QByteArrayView text, qsizetype offset,
                                                         qsizetype *end, const Limits &limits)
{
    offset = qBound(qsizetype(0), offset, text.size());
    const qsizetype length = qMin(text.size() - offset, limits.bytes);
    const char *begin = text.data() + offset;
    auto tree = std::make_shared<Tree>();
    TreeBuilder builder(tree->nodes, begin, limits.values);
    Walker walker(begin, begin + length, builder);
    Slip slip = walker.run(limits.depth, false);
    const bool cut = length < text.size() - offset;
    if (cut && (slip == Slip::Unfinished || slip == Slip::UnterminatedString))
        slip = Slip::TooLarge;
    if (slip != Slip::None)
        return tl::make_unexpected(faultOf(slip, walker.at() - text.data()));
    tree->text = QByteArray(begin, walker.at() - begin);
    if (end)
        *end = walker.at() - text.data();
    Document document;
    document.m_tree = std::move(tree);
    return document;
}

} // namespace CozeLens::Json
