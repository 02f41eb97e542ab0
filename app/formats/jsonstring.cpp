// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonstring.h"

#include "formats/json.h"

namespace CozeLens::Json {

namespace {

QChar escaped(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return QLatin1Char(c);
    }
}

void appendHexEscape(QByteArray &text, char16_t unit)
{
    text += "\\u";
    text += QByteArray::number(unit, 16).rightJustified(4, '0');
}

// Whether the unit at `i` is a surrogate without its partner.
bool isLone(QStringView text, qsizetype i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate())
        return i + 1 >= text.size() || !text[i + 1].isLowSurrogate();
    return c.isLowSurrogate() && (i == 0 || !text[i - 1].isHighSurrogate());
}

} // namespace

namespace {

// QString::fromUtf8() swallows a byte order mark at the beginning, which is a character here as any other.
QString keepingMark(QByteArrayView utf8)
{
    if (!utf8.startsWith("\xEF\xBB\xBF"))
        return QString::fromUtf8(utf8);
    return QChar(QChar::ByteOrderMark) + QString::fromUtf8(utf8.sliced(3));
}

} // namespace

QString unquoted(QByteArrayView literal)
{
    if (literal.size() < 2)
        return {};
    const QByteArrayView inner = literal.sliced(1, literal.size() - 2);
    qsizetype slash = inner.indexOf('\\');
    if (slash < 0)
        return keepingMark(inner);
    QString text;
    text.reserve(inner.size());
    qsizetype begin = 0;
    while (slash >= 0 && slash + 1 < inner.size()) {
        text += keepingMark(inner.sliced(begin, slash - begin));
        if (inner[slash + 1] == 'u') {
            text += QChar(inner.sliced(slash + 2, 4).toByteArray().toUShort(nullptr, 16));
            begin = slash + 6;
        } else {
            text += escaped(inner[slash + 1]);
            begin = slash + 2;
        }
        slash = inner.indexOf('\\', begin);
    }
    return text + keepingMark(inner.sliced(begin));
}

NameMatcher::NameMatcher(QStringView name)
    : m_name(name.toString())
    , m_utf8(m_name.toUtf8())
{
    m_comparable = QString::fromUtf8(m_utf8) == m_name;
}

bool NameMatcher::matches(QByteArrayView literal) const
{
    if (literal.size() < 2)
        return false;
    const QByteArrayView inner = literal.sliced(1, literal.size() - 2);
    if (inner.contains('\\'))
        return unquoted(literal) == m_name;
    return m_comparable && inner == QByteArrayView(m_utf8);
}

std::optional<QStringList> pointerParts(QStringView pointer)
{
    QStringList parts;
    if (pointer.isEmpty())
        return parts;
    if (pointer.front() != u'/')
        return std::nullopt;
    QString part;
    for (qsizetype i = 1; i < pointer.size(); ++i) {
        const QChar c = pointer[i];
        if (c == u'/') {
            parts.append(std::exchange(part, {}));
        } else if (c == u'~') {
            ++i;
            if (i >= pointer.size() || (pointer[i] != u'0' && pointer[i] != u'1'))
                return std::nullopt;
            part += pointer[i] == u'0' ? u'~' : u'/';
        } else {
            part += c;
        }
    }
    parts.append(part);
    return parts;
}

QString pointerPart(QStringView name)
{
    QString part = name.toString();
    part.replace(u'~', u"~0"_qs);
    part.replace(u'/', u"~1"_qs);
    return part;
}

int arrayIndex(QStringView part)
{
    if (part.isEmpty() || part.size() > 9 || (part.front() == u'0' && part.size() > 1))
        return -1;
    int index = 0;
    for (const QChar c : part) {
        if (c < u'0' || c > u'9')
            return -1;
        index = index * 10 + (c.unicode() - u'0');
    }
    return index;
}

QByteArray quoted(QStringView text)
{
    QByteArray literal = "\"";
    literal.reserve(text.size() + 8);
    qsizetype begin = 0;
    const auto flush = [&](qsizetype end) { literal += text.sliced(begin, end - begin).toUtf8(); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool lone = text[i].isSurrogate() && isLone(text, i);
        if (c >= 0x20 && c != u'"' && c != u'\\' && !lone)
            continue;
        flush(i);
        begin = i + 1;
        switch (c) {
        case u'"':
            literal += "\\\"";
            break;
        case u'\\':
            literal += "\\\\";
            break;
        case u'\b':
            literal += "\\b";
            break;
        case u'\f':
            literal += "\\f";
            break;
        case u'\n':
            literal += "\\n";
            break;
        case u'\r':
            literal += "\\r";
            break;
        case u'\t':
            literal += "\\t";
            break;
        default:
            appendHexEscape(literal, c);
            break;
        }
    }
    flush(text.size());
    return literal + '"';
}

Place placeOf(QByteArrayView text, qsizetype offset)
{
    Place place;
    offset = qBound(qsizetype(0), offset, text.size());
    for (qsizetype i = 0; i < offset; ++i) {
        const char c = text[i];
        const bool crOfCrLf = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !crOfCrLf)) {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<quint8>(c) & 0xc0) != 0x80) {
            ++place.column;
        }
    }
    return place;
}

} // namespace CozeLens::Json
