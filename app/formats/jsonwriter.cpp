// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonwriter.h"

#include "formats/json.h"

#include <utility>

namespace CozeLens::Json {

void Writer::separate()
{
    if (std::exchange(m_afterKey, false) || m_hasMembers.isEmpty())
        return;
    if (std::exchange(m_hasMembers.last(), true))
        m_text += ',';
    m_text += '\n' + QByteArray(m_hasMembers.size() * 2, ' ');
}

Writer &Writer::scalar(const QByteArray &text)
{
    separate();
    m_text += text;
    return *this;
}

Writer &Writer::begin(char bracket)
{
    separate();
    m_text += bracket;
    m_hasMembers.append(false);
    return *this;
}

Writer &Writer::end(char bracket)
{
    if (m_hasMembers.takeLast())
        m_text += '\n' + QByteArray(m_hasMembers.size() * 2, ' ');
    m_text += bracket;
    return *this;
}

Writer &Writer::beginObject()
{
    return begin('{');
}

Writer &Writer::endObject()
{
    return end('}');
}

Writer &Writer::beginArray()
{
    return begin('[');
}

Writer &Writer::endArray()
{
    return end(']');
}

Writer &Writer::key(const char *name)
{
    separate();
    m_text += quoted(QString::fromLatin1(name)) + ": ";
    m_afterKey = true;
    return *this;
}

Writer &Writer::string(const QString &value)
{
    return scalar(quoted(value));
}

Writer &Writer::utf8(const QByteArray &value)
{
    // QString::fromUtf8() swallows a mark at the beginning.
    const bool mark = value.startsWith("\xef\xbb\xbf");
    return string(mark ? QChar(QChar::ByteOrderMark) + QString::fromUtf8(value.mid(3))
                       : QString::fromUtf8(value));
}

Writer &Writer::stringOrNull(const QString &value)
{
    return value.isNull() ? null() : string(value);
}

Writer &Writer::number(qint64 value)
{
    return scalar(QByteArray::number(value));
}

Writer &Writer::number(double value, int decimals)
{
    return scalar(QByteArray::number(value, 'f', decimals));
}

Writer &Writer::numberOrNull(const std::optional<int> &value)
{
    return value ? number(qint64(*value)) : null();
}

Writer &Writer::boolean(bool value)
{
    return scalar(value ? "true" : "false");
}

Writer &Writer::null()
{
    return scalar("null");
}

Writer &Writer::raw(const QByteArray &json)
{
    return scalar(json);
}

} // namespace CozeLens::Json
