// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/looseparser.h"

#include "diagnosis/reading/characters.h"

#include <algorithm>

namespace CozeLens::Reader {

namespace {

constexpr size_t MaxDepth = 512;
constexpr size_t MaxNodes = 400'000;
constexpr qsizetype LookAhead = 256;
constexpr qsizetype MaxName = 120;

bool isLiteral(QByteArrayView word)
{
    if (word.isEmpty())
        return false;
    for (const QByteArrayView literal :
         {QByteArrayView("null"), QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("None"),
          QByteArrayView("True"), QByteArrayView("False"), QByteArrayView("nil"),
          QByteArrayView("undefined")}) {
        if (word == literal)
            return true;
    }
    return std::all_of(word.begin(), word.end(), [](char c) { return isDigit(c) || c == '.' || c == '-'; });
}

bool isNameByte(char c)
{
    return isWord(c) || c == '-' || c == '.' || c == '$' || c == '@';
}

} // namespace

LooseParser::LooseParser(QByteArrayView text, qsizetype start)
    : m_text(text)
{
    m_tree.m_text = text;
    run(start);
}

LooseTree LooseParser::take()
{
    return std::move(m_tree);
}

void LooseParser::run(qsizetype start)
{
    m_pos = start;
    if (!readContainer({}))
        return;
    while (!m_open.empty() && step()) {
    }
    m_tree.m_truncated = !m_open.empty();
    m_tree.m_end = std::min(m_pos, m_text.size());
    for (const Open &open : m_open) {
        LooseNode &node = m_tree.m_nodes[static_cast<size_t>(open.node)];
        node.span.length = m_tree.m_end - node.span.offset;
    }
}

// One member, item or bracket. False when the text is at its end, or is no longer of this kind.
bool LooseParser::step()
{
    for (; isSpace(at(m_pos)) || at(m_pos) == ',' || at(m_pos) == ';'; ++m_pos)
        m_open.back().commas = m_open.back().commas || at(m_pos) == ',';
    if (m_pos >= m_text.size() || m_tree.m_nodes.size() >= MaxNodes)
        return false;
    const char c = at(m_pos);
    if (c == '}' || c == ']' || (c == ')' && m_open.back().closer == ')'))
        return close();
    const LooseNode &top = m_tree.m_nodes[static_cast<size_t>(m_open.back().node)];
    return top.kind == LooseNode::Kind::Object ? readMember() : readValue({});
}

// A bracket that does not fit closes what it can: one that is missing must not swallow the rest.
bool LooseParser::close()
{
    const char c = at(m_pos);
    const bool known =
        std::any_of(m_open.begin(), m_open.end(), [c](const Open &open) { return open.closer == c; });
    if (!known)
        return false;
    bool done = false;
    while (!done) {
        LooseNode &node = m_tree.m_nodes[static_cast<size_t>(m_open.back().node)];
        done = m_open.back().closer == c;
        node.span.length = m_pos + (done ? 1 : 0) - node.span.offset;
        node.closed = done;
        m_open.pop_back();
    }
    ++m_pos;
    return true;
}

bool LooseParser::readMember()
{
    Span key;
    if (!readKey(&key) || !readSeparator())
        return false;
    ++m_tree.m_members;
    return readValue(key);
}

bool LooseParser::readKey(Span *key)
{
    const char c = at(m_pos);
    if (c == '"' || c == '\'' || c == '`') {
        ++m_pos;
        bool closed = false;
        return readString(c, true, key, &closed) && closed;
    }
    if (startsWith(m_text, m_pos, "\xE2\x80")) // a curly quote: the reader of names and values knows these
        return false;
    const qsizetype begin = m_pos;
    while (m_pos - begin < MaxName && (isNameByte(at(m_pos)) || isNonAscii(at(m_pos))))
        ++m_pos;
    *key = {begin, m_pos - begin};
    return key->length > 0 && key->length < MaxName;
}

bool LooseParser::readSeparator()
{
    m_pos = skipSpaces(m_text, m_pos);
    const char c = at(m_pos);
    if (c != ':' && c != '=')
        return false;
    ++m_pos;
    if (c == '=' && at(m_pos) == '>')
        ++m_pos;
    if (m_open.back().separator == '\0')
        m_open.back().separator = c;
    m_pos = skipBlanks(m_text, m_pos);
    return true;
}

// `int(4100)`, `Some("…")`, `&Envelope{…}`, `b'…'`: what stands before the value itself.
void LooseParser::skipWrapper()
{
    while (at(m_pos) == '&' || at(m_pos) == '*')
        ++m_pos;
    qsizetype i = m_pos;
    while (i - m_pos < MaxName && (isWord(at(i)) || at(i) == '.'))
        ++i;
    const bool letter = isLetter(at(m_pos));
    // console.log writes the class with a blank: headers: AxiosHeaders { … }
    if (letter && at(i) == ' ' && at(i + 1) == '{') {
        m_pos = i + 1;
        return;
    }
    if (letter && i > m_pos && (at(i) == '(' || at(i) == '{')) {
        const bool map = at(i) == '(';
        m_pos = map ? i + 1 : i;
    } else if (i == m_pos + 1 && (at(i) == '"' || at(i) == '\'') && letter) {
        m_pos = i;
    }
}

bool LooseParser::readValue(Span key)
{
    m_pos = skipSpaces(m_text, m_pos);
    if (m_pos >= m_text.size()) {
        add(LooseNode::Kind::Bare, {m_text.size(), 0}, key);
        return false;
    }
    if (readContainer(key))
        return true;
    const qsizetype before = m_pos;
    skipWrapper();
    if (m_pos != before && readContainer(key))
        return true;
    const char c = at(m_pos);
    if (c == '"' || c == '\'' || c == '`') {
        ++m_pos;
        Span inside;
        bool closed = false;
        const bool whole = readString(c, false, &inside, &closed);
        const int node = add(LooseNode::Kind::String, inside, key);
        m_tree.m_nodes[static_cast<size_t>(node)].closed = closed;
        if (at(m_pos) == ')' && m_pos != before && before < inside.offset - 1)
            ++m_pos;
        return whole && closed;
    }
    const Span bare = bareValue();
    add(LooseNode::Kind::Bare, bare, key);
    if (at(m_pos) == ')' && before != bare.offset)
        ++m_pos;
    return bare.length > 0 || at(m_pos) == ',' || at(m_pos) == '}' || at(m_pos) == ']';
}

bool LooseParser::readContainer(Span key)
{
    static constexpr QByteArrayView plainObject = "[Object: null prototype] ";
    if (startsWith(m_text, m_pos, plainObject))
        m_pos += plainObject.size();
    const qsizetype begin = m_pos;
    const char c = at(m_pos);
    if (m_open.size() >= MaxDepth)
        return false;
    if (c == '{') {
        ++m_pos;
        open(LooseNode::Kind::Object, key, begin, '}');
        return true;
    }
    if (startsWith(m_text, m_pos, "map[")) {
        m_pos += 4;
        open(LooseNode::Kind::Object, key, begin, ']');
        return true;
    }
    if (c == '[') {
        ++m_pos;
        open(LooseNode::Kind::Array, key, begin, ']');
        return true;
    }
    return false;
}

int LooseParser::add(LooseNode::Kind kind, Span span, Span key)
{
    LooseNode node;
    node.kind = kind;
    node.span = span;
    node.key = key;
    node.closed = true;
    const int index = static_cast<int>(m_tree.m_nodes.size());
    if (!m_open.empty()) {
        node.parent = m_open.back().node;
        LooseNode &parent = m_tree.m_nodes[static_cast<size_t>(node.parent)];
        if (parent.lastChild >= 0)
            m_tree.m_nodes[static_cast<size_t>(parent.lastChild)].next = index;
        else
            parent.firstChild = index;
        parent.lastChild = index;
    }
    m_tree.m_nodes.push_back(node);
    return index;
}

void LooseParser::open(LooseNode::Kind kind, Span key, qsizetype begin, char closer)
{
    const int index = add(kind, {begin, 0}, key);
    m_tree.m_nodes[static_cast<size_t>(index)].closed = false;
    m_open.push_back({index, closer});
}

// Whether this quote is the string's end: one that was typed unescaped into a message is followed by more
// text.
bool LooseParser::endsString(qsizetype quote, bool isKey) const
{
    qsizetype i = quote + 1;
    while (i < m_text.size() && i - quote < LookAhead && isSpace(at(i)))
        ++i;
    const char c = at(i);
    if (i >= m_text.size() || c == '}' || c == ']' || c == ')')
        return true;
    if (isKey)
        return c == ':' || c == '=';
    if (c == ',' || c == ';')
        return true;
    // Missing comma between lines, or between members that stand side by side (Go's %+v with %q).
    return i > quote + 1 && (c == '"' || c == '\'' || memberFollows(i, m_open.back().separator));
}

// A raw line break in a string comes from a terminal that wrapped the line, if the string goes on and ends;
// otherwise the text was cut there and something else begins.
bool LooseParser::isWrapped(qsizetype newline, char quote) const
{
    const qsizetype limit = std::min(m_text.size(), newline + 4 * LookAhead);
    for (qsizetype i = newline + 1; i < limit; ++i) {
        if (at(i) == '\\') {
            ++i;
        } else if (at(i) == quote) {
            const char before = at(i - 1);
            return before != '{' && before != ',' && before != '[' && before != ':' && endsString(i, false);
        }
    }
    return false;
}

bool LooseParser::readString(char quote, bool isKey, Span *inside, bool *closed)
{
    const qsizetype begin = m_pos;
    qsizetype doubtful = -1;
    for (qsizetype i = begin; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (c == '\\') {
            ++i;
            continue;
        }
        const bool tooFar = doubtful >= 0 && i - doubtful > LookAhead;
        if ((c == '\n' && (isKey || doubtful >= 0 || !isWrapped(i, quote))) || tooFar) {
            const qsizetype end = doubtful >= 0 ? doubtful : i;
            *inside = {begin, end - begin};
            *closed = doubtful >= 0;
            m_pos = doubtful >= 0 ? doubtful + 1 : i;
            return *closed;
        }
        if (c != quote)
            continue;
        if (endsString(i, isKey)) {
            *inside = {begin, i - begin};
            *closed = true;
            m_pos = i + 1;
            return true;
        }
        if (doubtful < 0)
            doubtful = i;
    }
    const qsizetype end = doubtful >= 0 ? doubtful : m_text.size();
    *inside = {begin, end - begin};
    *closed = doubtful >= 0;
    m_pos = doubtful >= 0 ? doubtful + 1 : m_text.size();
    return *closed;
}

// Name and separator at `at`, as a bare value's end needs it.
bool LooseParser::memberFollows(qsizetype position, char separator) const
{
    qsizetype i = position;
    while (i - position < LookAhead && isSpace(at(i)))
        ++i;
    const qsizetype begin = i;
    const char quote = at(i) == '"' || at(i) == '\'' ? at(i) : '\0';
    i += quote != '\0';
    const qsizetype name = i;
    while (i - begin < MaxName && (isNameByte(at(i)) || (quote != '\0' && isNonAscii(at(i)))))
        ++i;
    if (i == name || isDigit(at(name)) || (quote != '\0' && at(i++) != quote))
        return false;
    if (quote != '\0') // Apple's and Jackson's printers: "code" : 4200
        i = skipBlanks(m_text, i);
    if (separator == '\0')
        return at(i) == ':' || at(i) == '=';
    return at(i) == separator && at(i + 1) != '/';
}

Span LooseParser::bareValue()
{
    const qsizetype begin = m_pos;
    const char separator = m_open.back().separator;
    const bool object =
        m_tree.m_nodes[static_cast<size_t>(m_open.back().node)].kind == LooseNode::Kind::Object;
    qsizetype i = begin;
    int round = 0;
    for (; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (c == '}' || c == ']' || c == '\n' || (c == ')' && round == 0))
            break;
        if (c == ';' && object && separator == '=')
            break;
        round += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && (!object || isLiteral(m_text.sliced(begin, i - begin).trimmed()) ||
                         memberFollows(i + 1, separator)))
            break;
        if (isBlank(c) && object && !m_open.back().commas && memberFollows(i, separator))
            break;
    }
    m_pos = i;
    qsizetype end = i;
    while (end > begin && isBlank(m_text[end - 1]))
        --end;
    return {begin, end - begin};
}

} // namespace CozeLens::Reader
