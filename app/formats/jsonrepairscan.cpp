// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonrepairscan.h"

#include "formats/jsonscanner.h"

#include <algorithm>

namespace CozeLens::Json {

namespace {

struct Replacement
{
    QByteArrayView from;
    const char *to;
    Fault fault;
};

// Unsafe ones change what the author may have meant, or guess it.
const Replacement otherLiterals[] = {
    {"True", "true", Fault::PythonLiteral},   {"TRUE", "true", Fault::PythonLiteral},
    {"False", "false", Fault::PythonLiteral}, {"FALSE", "false", Fault::PythonLiteral},
    {"None", "null", Fault::PythonLiteral},   {"NULL", "null", Fault::PythonLiteral},
    {"Null", "null", Fault::PythonLiteral},   {"NaN", "null", Fault::NoLiteral},
    {"nan", "null", Fault::NoLiteral},        {"undefined", "null", Fault::NoLiteral},
    {"Infinity", "null", Fault::NoLiteral},   {"-Infinity", "null", Fault::NoLiteral},
};

bool isSafe(Fault fault)
{
    switch (fault) {
    case Fault::MissingComma:
    case Fault::CurlySingleQuotes:
    case Fault::SingleQuotes:
    case Fault::BareKey:
    case Fault::NoLiteral:
    case Fault::InnerQuote:
        return false;
    default:
        return true;
    }
}

QString codeOf(Fault fault)
{
    switch (fault) {
    case Fault::ByteOrderMark:
        return u"bom"_qs;
    case Fault::OddBlank:
        return u"odd-blank"_qs;
    case Fault::Comment:
        return u"comment"_qs;
    case Fault::TrailingComma:
        return u"trailing-comma"_qs;
    case Fault::MissingComma:
        return u"missing-comma"_qs;
    case Fault::CurlyQuotes:
        return u"curly-quotes"_qs;
    case Fault::CurlySingleQuotes:
    case Fault::SingleQuotes:
        return u"single-quotes"_qs;
    case Fault::FullWidth:
        return u"full-width"_qs;
    case Fault::BareKey:
        return u"bare-key"_qs;
    case Fault::PythonLiteral:
    case Fault::NoLiteral:
        return u"python-literal"_qs;
    case Fault::RawLineBreak:
        return u"raw-line-break"_qs;
    case Fault::InnerQuote:
        break;
    }
    return {};
}

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || isDigit(c);
}

// The full-width form that a Chinese input method writes for an ASCII one.
QByteArrayView fullWidth(char c)
{
    switch (c) {
    case ':':
        return "：";
    case ',':
        return "，";
    case '{':
        return "｛";
    case '}':
        return "｝";
    case '[':
        return "［";
    case ']':
        return "］";
    default:
        return {};
    }
}

} // namespace

const QList<RepairScan::Quote> &RepairScan::quotes()
{
    static const QList<Quote> all = {
        {"\"", false, false}, {"'", true, false}, {"“", false, true},  {"”", false, true},
        {"„", false, true},   {"‟", false, true}, {"＂", false, true}, {"‘", true, true},
        {"’", true, true},    {"‛", true, true},  {"＇", true, true},
    };
    return all;
}

bool RepairScan::startsWithAt(qsizetype offset, QByteArrayView word) const
{
    return QByteArrayView(m_text).sliced(offset).startsWith(word);
}

bool RepairScan::startsWith(QByteArrayView word) const
{
    return startsWithAt(m_at, word);
}

const RepairScan::Quote *RepairScan::quoteAt(qsizetype offset) const
{
    const char c = m_text[offset];
    if (static_cast<quint8>(c) < 0x80 && c != '"' && c != '\'')
        return nullptr;
    const auto &all = quotes();
    const auto it = std::find_if(all.begin(), all.end(),
                                 [&](const Quote &quote) { return startsWithAt(offset, quote.bytes); });
    return it == all.end() ? nullptr : &*it;
}

int RepairScan::punctuationLength(char c) const
{
    if (atEnd())
        return 0;
    if (m_text[m_at] == c)
        return 1;
    if (static_cast<quint8>(m_text[m_at]) < 0x80)
        return 0;
    const QByteArrayView wide = fullWidth(c);
    return !wide.isEmpty() && startsWith(wide) ? static_cast<int>(wide.size()) : 0;
}

// No-break, ideographic and zero-width blanks, which come along when text is copied from a page or a chat.
int RepairScan::oddBlankLength() const
{
    if (static_cast<quint8>(m_text[m_at]) < 0x80)
        return 0;
    for (const QByteArrayView blank : {"\u00a0", "\u3000", "\u200b", "\u2003", "\u2002", "\ufeff"}) {
        if (startsWith(blank))
            return static_cast<int>(blank.size());
    }
    return 0;
}

bool RepairScan::skipBlanksAndComments()
{
    while (!atEnd()) {
        if (isBlank(m_text[m_at])) {
            ++m_at;
        } else if (const int length = oddBlankLength()) {
            replace(length, " ", Fault::OddBlank);
        } else if (startsWith("//") || startsWith("/*") || m_text[m_at] == '#') {
            if (!skipComment())
                return false;
        } else {
            break;
        }
    }
    return true;
}

bool RepairScan::skipComment()
{
    qsizetype end = m_at;
    if (startsWith("/*")) {
        end = m_text.indexOf("*/", m_at + 2);
        if (end < 0)
            return false;
        end += 2;
    } else {
        while (end < m_text.size() && m_text[end] != '\n' && m_text[end] != '\r')
            ++end;
    }
    replace(end - m_at, {}, Fault::Comment);
    return true;
}

bool RepairScan::takePunctuation(char c)
{
    const int length = punctuationLength(c);
    if (length == 0)
        return false;
    if (length == 1)
        ++m_at;
    else
        replace(length, QByteArray(1, c), Fault::FullWidth);
    return true;
}

bool RepairScan::atQuote() const
{
    return !atEnd() && quoteAt(m_at);
}

bool RepairScan::takeString()
{
    const Quote *quote = quoteAt(m_at);
    if (!quote)
        return false;
    return quote->isSingle || quote->isCurly ? takeOddString(*quote) : takePlainString();
}

bool RepairScan::escapeControl()
{
    const char c = m_text[m_at];
    switch (c) {
    case '\n':
        replace(1, "\\n", Fault::RawLineBreak);
        return true;
    case '\r':
        replace(1, "\\r", Fault::RawLineBreak);
        return true;
    case '\t':
        replace(1, "\\t", Fault::RawLineBreak);
        return true;
    default:
        return false;
    }
}

bool RepairScan::takePlainString()
{
    ++m_at;
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (c == '\\')
            m_at += 2;
        else if (!escapeControl())
            ++m_at;
    }
    return false;
}

bool RepairScan::takeOddString(const Quote &open)
{
    const Fault fault = !open.isSingle ? Fault::CurlyQuotes
                        : open.isCurly ? Fault::CurlySingleQuotes
                                       : Fault::SingleQuotes;
    replace(open.bytes.size(), "\"", fault);
    while (!atEnd()) {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size()) {
            // Only where an apostrophe ends a string does it need a backslash; JSON knows no such escape.
            if (m_text[m_at + 1] == '\'')
                replace(1, {}, fault);
            else
                ++m_at;
            ++m_at;
            continue;
        }
        if (escapeControl())
            continue;
        const Quote *quote = quoteAt(m_at);
        if (quote && endsHere(open, m_at, *quote)) {
            if (quote->isSingle || quote->isCurly)
                replace(quote->bytes.size(), "\"", fault);
            else
                ++m_at;
            return true;
        }
        if (c == '"')
            replace(1, "\\\"", open.isSingle ? fault : Fault::InnerQuote);
        else
            ++m_at;
    }
    return false;
}

// An apostrophe or a quoted word inside a string looks like its end; what follows tells.
bool RepairScan::endsHere(const Quote &open, qsizetype offset, const Quote &close) const
{
    if (open.isSingle != close.isSingle || (!open.isCurly && close.isCurly))
        return false;
    return isFollowedByPunctuation(offset + close.bytes.size());
}

bool RepairScan::isFollowedByPunctuation(qsizetype offset) const
{
    bool lineBreak = false;
    while (offset < m_text.size() && isBlank(m_text[offset])) {
        lineBreak = lineBreak || m_text[offset] == '\n';
        ++offset;
    }
    if (offset >= m_text.size() || (lineBreak && quoteAt(offset)))
        return true;
    if (QByteArrayView(":,}]#").contains(m_text[offset]) || startsWithAt(offset, "//") ||
        startsWithAt(offset, "/*"))
        return true;
    for (const char c : {':', ',', '}', ']'}) {
        if (startsWithAt(offset, fullWidth(c)))
            return true;
    }
    return false;
}

qsizetype RepairScan::bareKeyEnd() const
{
    qsizetype end = m_at;
    while (end < m_text.size()) {
        if (isNameByte(m_text[end]) || (end > m_at && m_text[end] == '-')) {
            ++end;
            continue;
        }
        // Letters of any script, but no full-width punctuation and no odd blank.
        const QByteArrayView rest = QByteArrayView(m_text).sliced(end);
        const int length =
            static_cast<quint8>(rest[0]) < 0x80 ? 0 : utf8Length(rest.data(), rest.data() + rest.size());
        const QString letter = QString::fromUtf8(rest.first(length)); // empty for a byte order mark
        if (letter.isEmpty() || !letter.at(0).isLetter())
            break;
        end += length;
    }
    return end;
}

bool RepairScan::atBareKey() const
{
    qsizetype end = bareKeyEnd();
    if (end == m_at)
        return false;
    while (end < m_text.size() && isBlank(m_text[end]))
        ++end;
    return end < m_text.size() && (m_text[end] == ':' || startsWithAt(end, fullWidth(':')));
}

bool RepairScan::takeBareKey()
{
    if (!atBareKey())
        return false;
    const qsizetype length = bareKeyEnd() - m_at;
    replace(length, '"' + m_text.mid(m_at, length) + '"', Fault::BareKey);
    return true;
}

bool RepairScan::takeWord()
{
    qsizetype end = m_at;
    while (end < m_text.size() &&
           (isNameByte(m_text[end]) || m_text[end] == '-' || m_text[end] == '+' || m_text[end] == '.'))
        ++end;
    const QByteArrayView word = QByteArrayView(m_text).sliced(m_at, end - m_at);
    if (word.isEmpty())
        return false;
    for (const Replacement &other : otherLiterals) {
        if (word == other.from) {
            replace(word.size(), other.to, other.fault);
            return true;
        }
    }
    m_at = end;
    return true;
}

void RepairScan::replace(qsizetype length, const QByteArray &replacement, Fault fault)
{
    m_changes.append({{{m_at, length}, replacement}, fault});
    m_at += length;
}

void RepairScan::replaceSpan(const Span &span, const QByteArray &replacement, Fault fault)
{
    // What was passed since then is blanks and comments only, so the place is among the latest changes.
    qsizetype i = m_changes.size();
    while (i > 0 && m_changes[i - 1].edit.span.offset >= span.end())
        --i;
    const bool again = i > 0 && !span.isEmpty() && m_changes[i - 1].edit.span == span;
    if (again)
        m_changes[i - 1] = {{span, replacement}, fault};
    else
        m_changes.insert(i, {{span, replacement}, fault});
}

Repair RepairScan::result() const
{
    Repair repair;
    repair.safe = true;
    for (const Change &change : m_changes) {
        repair.edits.append(change.edit);
        repair.safe = repair.safe && isSafe(change.fault);
        const QString code = codeOf(change.fault);
        if (repair.code.isEmpty())
            repair.code = code;
        else if (!code.isEmpty() && code != repair.code)
            repair.code = u"mixed"_qs;
    }
    if (!repair.edits.isEmpty())
        repair.firstFault = repair.edits.constFirst().span.offset;
    return repair;
}

} // namespace CozeLens::Json
