// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonwriter.h"

#include "formats/json.h"

#include <utility>

namespace CozeLens::Json {

namespace {

constexpr qsizetype PieceBytes = 256 * 1024;

// Of the beginning of it: no character is cut in two, so that the pieces read as the whole does. What is not
// UTF-8 either is cut where a byte begins something.
qsizetype wholeCharacters(QByteArrayView text)
{
    if (text.size() <= PieceBytes)
        return text.size();
    qsizetype end = PieceBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return end > 0 ? end : PieceBytes;
}

} // namespace

void Writer::handOn()
{
    if (!m_sink || m_text.size() < PieceBytes)
        return;
    m_sink(m_text);
    m_text.clear();
}

void Writer::finish()
{
    m_sink(text());
    m_text.clear();
}

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

// By its own pieces: a body may be larger than what its text in UTF-16 and the literal would leave room for.
Writer &Writer::utf8(QByteArrayView value)
{
    if (value.isEmpty())
        return string({});
    separate();
    m_text += '"';
    while (!value.isEmpty()) {
        const QByteArrayView piece = value.first(wholeCharacters(value));
        value = value.sliced(piece.size());
        // QString::fromUtf8() swallows a mark at the beginning.
        const bool mark = piece.startsWith("\xef\xbb\xbf");
        const QByteArray literal =
            quoted(mark ? QChar(QChar::ByteOrderMark) + QString::fromUtf8(piece.sliced(3))
                        : QString::fromUtf8(piece));
        m_text += QByteArrayView(literal).sliced(1, literal.size() - 2);
        handOn();
    }
    m_text += '"';
    return *this;
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
