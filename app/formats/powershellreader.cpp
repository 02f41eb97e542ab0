// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/powershellreader.h"

#include "formats/json.h"

namespace CozeLens {

namespace {

constexpr int maxNesting = 64;
// A few lines of "$a = $a + $a" would fill any memory.
constexpr qsizetype maxExpanded = 32 * 1024 * 1024;

// Recursive: the reader nests no deeper than twice maxNesting.
int nestingOf(const PowerShellValue &value)
{
    int nesting = 0;
    for (const auto &member : value.members)
        nesting = qMax(nesting, 1 + nestingOf(member.second));
    return nesting;
}

qsizetype weightOf(const PowerShellValue &value)
{
    qsizetype weight = 16 + value.text.size();
    for (const auto &member : value.members)
        weight += member.first.size() + weightOf(member.second);
    return weight;
}

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == ':';
}

} // namespace

QByteArray PowerShellValue::asText() const
{
    switch (kind) {
    case Kind::True:
        return "True";
    case Kind::False:
        return "False";
    case Kind::Null:
        return {};
    case Kind::Table:
    case Kind::List:
        return asJson();
    default:
        return text;
    }
}

QByteArray PowerShellValue::asJson() const
{
    switch (kind) {
    case Kind::Null:
        return "null";
    case Kind::True:
        return "true";
    case Kind::False:
        return "false";
    case Kind::Number:
        return text;
    case Kind::Text:
        return Json::quoted(QString::fromUtf8(text));
    default:
        break;
    }
    // Nesting is bounded by what the reader takes.
    const bool isTable = kind == Kind::Table;
    QByteArray json = isTable ? "{" : "[";
    for (qsizetype i = 0; i < members.size(); ++i) {
        if (i > 0)
            json += ',';
        if (isTable)
            json += Json::quoted(QString::fromUtf8(members[i].first)) + ':';
        json += members[i].second.asJson();
    }
    return json + (isTable ? '}' : ']');
}

const PowerShellValue *PowerShellValue::member(QByteArrayView name) const
{
    for (const auto &[key, value] : members) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return &value;
    }
    return nullptr;
}

void PowerShellValue::setMember(const QByteArray &name, const PowerShellValue &value)
{
    kind = Kind::Table;
    for (auto &member : members) {
        if (member.first.compare(name, Qt::CaseInsensitive) == 0) {
            member.second = value;
            return;
        }
    }
    members.append({name, value});
}

PowerShellValue *PowerShellReader::variable(const QByteArray &name)
{
    const auto known = m_variables.find(name);
    return known == m_variables.end() ? nullptr : &*known;
}

void PowerShellReader::setVariable(const QByteArray &name, const PowerShellValue &value)
{
    if (nestingOf(value) <= maxNesting)
        m_variables.insert(name, value);
    else
        m_warnings.add(u"not-understood"_qs);
}

void PowerShellReader::skipBlanks(bool lines)
{
    while (!m_in.atEnd()) {
        const char c = m_in.peek();
        if (c == ' ' || c == '\t' || (lines && (c == '\n' || c == '\r'))) {
            m_in.skip(1);
        } else if (const qsizetype blanks = c == '`' ? m_in.blankLineEnd(1) : 0) {
            m_in.skip(1 + blanks);
        } else if (m_in.startsWith("<#")) {
            const qsizetype end = m_in.rest().indexOf("#>");
            m_in.skip(end < 0 ? m_in.rest().size() : end + 2);
        } else if (c == '#') {
            while (!m_in.atEnd() && m_in.lineEnd() == 0)
                m_in.skip(1);
        } else {
            return;
        }
    }
}

bool PowerShellReader::takeQuoted(QByteArray &out)
{
    const char c = m_in.peek();
    if (c == '@' && (m_in.peek(1) == '\'' || m_in.peek(1) == '"') && m_in.blankLineEnd(2) > 0) {
        takeHereString(m_in.peek(1), out);
        return true;
    }
    if (c == '"') {
        m_in.skip(1);
        takeDoubleQuoted(out);
        return true;
    }
    if (c != '\'')
        return false;
    m_in.skip(1);
    while (!m_in.atEnd()) {
        const char inner = m_in.take();
        if (inner == '\'' && !m_in.accept("'"))
            return true;
        out += inner;
    }
    m_warnings.add(u"unterminated-quote"_qs);
    return true;
}

void PowerShellReader::takeHereString(char quote, QByteArray &out)
{
    m_in.skip(2);
    m_in.takeLine();
    const QByteArray close = QByteArray(1, quote) + '@';
    QByteArray content;
    while (!m_in.atEnd()) {
        qsizetype blanks = 0;
        while (m_in.peek(blanks) == ' ' || m_in.peek(blanks) == '\t')
            ++blanks;
        if (m_in.rest().sliced(blanks).startsWith(close)) {
            m_in.skip(blanks + 2);
            content.chop(content.endsWith('\n') ? 1 : 0);
            out += content;
            return;
        }
        content += m_in.takeLine() + '\n';
    }
    m_warnings.add(u"unterminated-quote"_qs);
    out += content;
}

void PowerShellReader::takeDoubleQuoted(QByteArray &out)
{
    while (!m_in.atEnd()) {
        const char c = m_in.peek();
        if (c == '"') {
            m_in.skip(1);
            if (!m_in.accept("\""))
                return;
            out += '"';
        } else if (c == '`') {
            takeBacktick(out);
        } else if (c == '$') {
            takeDollar(out);
        } else {
            out += m_in.take();
        }
    }
    m_warnings.add(u"unterminated-quote"_qs);
}

void PowerShellReader::takeBacktick(QByteArray &out)
{
    m_in.skip(1);
    const char c = m_in.take();
    switch (c) {
    case '0':
        out += '\0';
        break;
    case 'a':
        out += '\a';
        break;
    case 'b':
        out += '\b';
        break;
    case 'f':
        out += '\f';
        break;
    case 'n':
        out += '\n';
        break;
    case 'r':
        out += '\r';
        break;
    case 't':
        out += '\t';
        break;
    case 'v':
        out += '\v';
        break;
    default:
        out += c;
        break;
    }
}

// "$([char]20320)" is how browsers write what is not ASCII.
void PowerShellReader::takeDollar(QByteArray &out)
{
    if (m_in.accept("$([char]")) {
        QByteArray digits;
        while (m_in.peek() >= '0' && m_in.peek() <= '9')
            digits += m_in.take();
        m_in.accept(")");
        const QChar unit(digits.toUShort());
        // Two halves of a character beyond U+FFFF come one after the other.
        if (unit.isHighSurrogate() && m_in.accept("$([char]")) {
            QByteArray low;
            while (m_in.peek() >= '0' && m_in.peek() <= '9')
                low += m_in.take();
            m_in.accept(")");
            out += QString(QString(unit) + QChar(low.toUShort())).toUtf8();
        } else {
            out += QString(unit).toUtf8();
        }
        return;
    }
    const qsizetype begin = m_in.at();
    if (m_in.peek(1) == '(')
        m_warnings.add(u"substitution"_qs);
    const PowerShellValue value = takeVariable();
    out += value.text;
    if (m_in.at() == begin)
        out += m_in.take();
}

QByteArray PowerShellReader::takeName()
{
    QByteArray name;
    while (isNameByte(m_in.peek()))
        name += m_in.take();
    return name;
}

QByteArray PowerShellReader::takeBareWord()
{
    QByteArray word;
    while (!m_in.atEnd() && !QByteArrayView(" \t\r\n;|)},").contains(m_in.peek())) {
        if (m_in.peek() == '`')
            takeBacktick(word);
        else if (m_in.peek() == '$')
            takeDollar(word);
        else if (!takeQuoted(word))
            word += m_in.take();
    }
    return word;
}

// A variable that the text does not set stays as it is written.
PowerShellValue PowerShellReader::takeVariable()
{
    const qsizetype begin = m_in.at();
    m_in.skip(1);
    const bool braces = m_in.accept("{");
    const QByteArray name = takeName().toLower();
    if (braces)
        m_in.accept("}");
    if (name.isEmpty()) {
        m_in.moveTo(begin);
        return {};
    }
    if (name == "true" || name == "false")
        return {name == "true" ? PowerShellValue::Kind::True : PowerShellValue::Kind::False, {}, {}};
    if (name == "null")
        return {};
    if (const PowerShellValue *known = variable(name); known && m_expanded < maxExpanded) {
        m_expanded += weightOf(*known);
        PowerShellValue value = *known;
        if (value.kind != PowerShellValue::Kind::Text)
            value.text = value.asText();
        return value;
    }
    const qsizetype length = m_in.at() - begin;
    m_in.moveTo(begin);
    const QByteArray written = m_in.rest().first(length).toByteArray();
    m_in.skip(length);
    m_warnings.add(u"variable"_qs, {QString::fromUtf8(written.left(64))});
    return PowerShellValue::ofText(written);
}

PowerShellValue PowerShellReader::takeExpression(int depth)
{
    PowerShellValue value = takePrimary(depth);
    takeCalls(value, depth);
    for (;;) {
        const qsizetype here = m_in.at();
        skipBlanks(false);
        if (m_in.peek() == '+' && depth < maxNesting) {
            m_in.skip(1);
            skipBlanks(true);
            PowerShellValue more = takePrimary(depth + 1);
            takeCalls(more, depth + 1);
            if (value.kind != PowerShellValue::Kind::Text)
                value = PowerShellValue::ofText(value.asText());
            value.text += more.asText();
        } else if (m_in.peek() != '|' || !takePipe(value)) {
            m_in.moveTo(here);
            return value;
        }
    }
}

PowerShellValue PowerShellReader::takePrimary(int depth)
{
    skipBlanks(depth > 0);
    QByteArray text;
    if (depth > maxNesting) {
        m_warnings.add(u"not-understood"_qs);
        m_in.moveTo(m_in.at() + m_in.rest().size());
        return {};
    }
    if (takeQuoted(text))
        return PowerShellValue::ofText(text);
    if (m_in.accept("@{"))
        return takeTable(depth + 1);
    if (m_in.accept("@("))
        return takeList(')', depth + 1);
    if (m_in.accept("(")) {
        PowerShellValue value = takeExpression(depth + 1);
        skipBlanks(true);
        m_in.accept(")");
        return value;
    }
    if (m_in.peek() == '[')
        return takeTyped(depth);
    if (m_in.peek() == '$')
        return takeVariable();
    const QByteArray word = takeBareWord();
    const bool isNumber = Json::Document::parse(word).has_value() && !word.isEmpty() && word[0] != '"';
    return {isNumber ? PowerShellValue::Kind::Number : PowerShellValue::Kind::Text, word, {}};
}

PowerShellValue PowerShellReader::takeTable(int depth)
{
    PowerShellValue table{PowerShellValue::Kind::Table, {}, {}};
    for (;;) {
        skipBlanks(true);
        if (m_in.atEnd() || m_in.accept("}"))
            return table;
        if (m_in.accept(";") || m_in.accept(","))
            continue;
        QByteArray name;
        if (!takeQuoted(name))
            name = takeName();
        skipBlanks(true);
        if (name.isEmpty() || !m_in.accept("=")) {
            m_in.skip(1);
            continue;
        }
        skipBlanks(true);
        const PowerShellValue value = takeExpression(depth);
        table.setMember(name, value);
    }
}

PowerShellValue PowerShellReader::takeList(char close, int depth)
{
    PowerShellValue list{PowerShellValue::Kind::List, {}, {}};
    for (;;) {
        skipBlanks(true);
        if (m_in.atEnd() || m_in.accept(QByteArrayView(&close, 1)))
            return list;
        if (m_in.accept(",") || m_in.accept(";"))
            continue;
        const qsizetype before = m_in.at();
        list.members.append({QByteArray(), takeExpression(depth)});
        if (m_in.at() == before)
            m_in.skip(1);
    }
}

// [type]value is the value, [type]::Member.Call(value) is the value called with; [char]20320 is a character.
PowerShellValue PowerShellReader::takeTyped(int depth)
{
    QByteArray type;
    while (!m_in.atEnd() && m_in.peek() != ']')
        type += m_in.take();
    m_in.skip(1);
    if (m_in.accept("::")) {
        while (isNameByte(m_in.peek()) || m_in.peek() == '.')
            m_in.skip(1);
        if (m_in.peek() != '(')
            return {};
    }
    PowerShellValue value = takePrimary(depth + 1);
    if (type.compare("[char", Qt::CaseInsensitive) == 0)
        return PowerShellValue::ofText(QString(QChar(value.text.toUShort())).toUtf8());
    return value;
}

// .ToString(), .Count and the like: what they do to a value has no part in a request.
void PowerShellReader::takeCalls(PowerShellValue &value, int depth)
{
    while (m_in.peek() == '.' && isNameByte(m_in.peek(1))) {
        m_in.skip(1);
        const QByteArray name = takeName();
        if (const PowerShellValue *member = value.member(name)) {
            value = PowerShellValue(*member);
        } else if (m_in.accept("(")) {
            takeList(')', depth + 1);
        }
    }
}

bool PowerShellReader::takePipe(PowerShellValue &value)
{
    m_in.skip(1);
    skipBlanks(true);
    if (takeName().compare("ConvertTo-Json", Qt::CaseInsensitive) != 0)
        return false;
    value = PowerShellValue::ofText(value.asJson());
    for (;;) {
        skipBlanks(false);
        if (m_in.peek() != '-')
            return true;
        m_in.skip(1);
        if (takeName().compare("Depth", Qt::CaseInsensitive) == 0) {
            skipBlanks(false);
            takeBareWord();
        }
    }
}

} // namespace CozeLens
