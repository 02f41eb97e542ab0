// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodycheck.h"

#include "base/messages.h"
#include "http/contentdecoder.h"

#include <cstring>

namespace CozeLens {

namespace {

QByteArray parameterOf(const QByteArray &type, QByteArrayView name)
{
    const QList<QByteArray> parts = type.split(';');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray part = parts[i].trimmed();
        const qsizetype equals = part.indexOf('=');
        if (equals > 0 && part.first(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return part.sliced(equals + 1).trimmed().replace('"', "").toLower();
    }
    return {};
}

bool isTextType(const QByteArray &type)
{
    const QByteArray name = type.split(';').constFirst().trimmed().toLower();
    return name.isEmpty() || name.startsWith("text/") || name.contains("json") || name.contains("xml") ||
           name.contains("javascript") || name == "application/x-www-form-urlencoded";
}

bool isAsciiWord(const char *at)
{
    quint64 word = 0;
    std::memcpy(&word, at, sizeof(word));
    // No byte with its high bit, none that is zero.
    return ((word | (word - 0x0101010101010101ULL)) & 0x8080808080808080ULL) == 0;
}

} // namespace

BodyCheck::BodyCheck(const Headers &headers)
{
    const QByteArray type = headerValue(headers, "Content-Type").value_or(QByteArray());
    const QByteArray charset = parameterOf(type, "charset");
    m_isText = isTextType(type);
    if (m_isText && charset != "utf-8" && charset != "utf8" && charset != "us-ascii")
        m_charset = charset;
    const QByteArray encoding =
        headerValue(headers, "Content-Encoding").value_or(QByteArray()).trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity" && !ContentDecoder::create(encoding))
        m_encoding = encoding;
}

void BodyCheck::feed(QByteArrayView decoded)
{
    if (m_isText && m_charset.isEmpty() && m_encoding.isEmpty())
        feedUtf8(decoded, m_size);
    m_size += decoded.size();
}

void BodyCheck::feedUtf8(QByteArrayView bytes, qint64 offset)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        while (m_pending == 0 && i + 8 <= bytes.size() && isAsciiWord(bytes.data() + i))
            i += 8;
        if (i == bytes.size())
            return;
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (m_pending > 0) {
            if (byte >= m_low && byte <= m_high) {
                --m_pending;
                m_low = 0x80;
                m_high = 0xBF;
                continue;
            }
            m_pending = 0;
            fault(m_characterAt); // and this byte begins anew
        }
        m_low = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        m_high = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        m_characterAt = offset + i;
        if (byte >= 0xC2 && byte <= 0xF4)
            m_pending = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
        else if (byte >= 0x80)
            fault(offset + i);
        else if (byte == 0 && m_nulCount++ == 0)
            m_firstNul = offset + i;
    }
}

void BodyCheck::fault(qint64 offset)
{
    if (m_faultCount++ == 0)
        m_firstFault = offset;
}

QList<Damage> BodyCheck::damages() const
{
    QList<Damage> list;
    const auto add = [&list](const QString &code, const QStringList &arguments) {
        list.append({code, message(u"http.damage-"_qs + code, arguments)});
    };
    if (!m_encoding.isEmpty())
        add(u"unknown-encoding"_qs, {QString::fromUtf8(m_encoding)});
    if (!m_charset.isEmpty() && m_size > 0)
        add(u"charset"_qs, {QString::fromUtf8(m_charset)});
    if (m_nulCount > 0)
        add(u"nul"_qs, {QString::number(m_nulCount), QString::number(m_firstNul)});
    const qint64 faults = m_faultCount + (m_pending > 0 ? 1 : 0);
    if (faults > 0)
        add(u"invalid-utf8"_qs,
            {QString::number(faults), QString::number(m_faultCount > 0 ? m_firstFault : m_characterAt)});
    return list;
}

} // namespace CozeLens
