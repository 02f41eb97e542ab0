// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/valuewriter.h"

#include <QString>

namespace CozeLens {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isEscape(const QByteArray &text, qsizetype at)
{
    return text[at] == '%' && at + 2 < text.size() && isHexDigit(text[at + 1]) && isHexDigit(text[at + 2]);
}

// RFC 3986 section 2.3, and what of section 2.2 this place allows.
QByteArray percentEncoded(const QByteArray &value, QByteArrayView allowed)
{
    QByteArray result;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           QByteArrayView("-._~").contains(c) || allowed.contains(c) || isEscape(value, i);
        if (plain)
            result += c;
        else
            result += '%' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

QByteArray jsonEscaped(const QByteArray &value)
{
    QByteArray result;
    for (const char c : value) {
        if (c == '"' || c == '\\')
            result += QByteArray(1, '\\') + c;
        else if (c == '\n')
            result += "\\n";
        else if (c == '\r')
            result += "\\r";
        else if (c == '\t')
            result += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20)
            result += "\\u00" + QByteArray(1, c).toHex();
        else
            result += c;
    }
    return result;
}

} // namespace

TextKind kindOfBody(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = contentType.toLower();
    if (type.contains("x-www-form-urlencoded"))
        return TextKind::Form;
    const QByteArray head = body.left(256).trimmed();
    const bool looksLikeJson = head.startsWith('{') || head.startsWith('[');
    return type.contains("json") || (type.isEmpty() && looksLikeJson) ? TextKind::Json : TextKind::Plain;
}

ValueWriter::ValueWriter(TextKind kind, const QByteArray &text)
    : m_kind(kind)
    , m_text(text)
{
    if (kind == TextKind::Form)
        m_part = Part::Name;
    else if (kind == TextKind::Url)
        m_read = qMax<qsizetype>(0, text.indexOf("://") + 3);
}

QByteArray ValueWriter::written(const QByteArray &value, qsizetype at)
{
    switch (m_kind) {
    case TextKind::Json:
        readJsonTo(at);
        return inJson(value);
    case TextKind::Url:
    case TextKind::Form:
        readAddressTo(at);
        return inAddress(value);
    case TextKind::Plain:
        break;
    }
    return value;
}

void ValueWriter::readJsonTo(qsizetype at)
{
    for (; m_read < at; ++m_read) {
        const char c = m_text[m_read];
        if (!m_inString) {
            m_inString = c == '"';
            const char first = m_read + 1 < m_text.size() ? m_text[m_read + 1] : '\0';
            // "{{" begins a name.
            m_holdsJson = first == '[' || (first == '{' && m_text.mid(m_read + 1, 2) != "{{");
            m_inInner = false;
        } else if (c == '"') {
            m_inString = false;
        } else if (c == '\\') {
            ++m_read;
            if (m_holdsJson && m_read < m_text.size() && m_text[m_read] == '"')
                m_inInner = !m_inInner;
        }
    }
}

QByteArray ValueWriter::inJson(const QByteArray &value) const
{
    if (!m_inString)
        return value;
    return m_inInner ? jsonEscaped(jsonEscaped(value)) : jsonEscaped(value);
}

void ValueWriter::readAddressTo(qsizetype at)
{
    for (; m_read < at; ++m_read) {
        const char c = m_text[m_read];
        const bool query = m_part == Part::Name || m_part == Part::Value;
        if (c == '/' && m_part == Part::Host)
            m_part = Part::Path;
        else if ((c == '?' && !query) || (c == '&' && m_part != Part::Path))
            m_part = Part::Name;
        else if (c == '=' && m_part == Part::Name)
            m_part = Part::Value;
    }
}

QByteArray ValueWriter::inAddress(const QByteArray &value) const
{
    switch (m_part) {
    case Part::Host:
        break;
    case Part::Path:
        return percentEncoded(value, value.startsWith('/') ? "!$&'()*+,;=:@/?#" : "!$&'()*+,;=:@/");
    case Part::Name:
        return percentEncoded(value, "!$'()*,;:@/?=&");
    case Part::Value:
        return percentEncoded(value, "!$'()*,;:@/?=");
    }
    return value;
}

} // namespace CozeLens
