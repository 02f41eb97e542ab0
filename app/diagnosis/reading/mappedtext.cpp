// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/mappedtext.h"

#include <algorithm>

namespace CozeLens::Reader {

MappedText MappedText::whole(const QByteArray &bytes)
{
    MappedText text;
    text.m_bytes = bytes;
    return text;
}

Span MappedText::origin(Span run) const
{
    if (run.length <= 0 || run.offset < 0 || run.end() > m_bytes.size())
        return {};
    if (m_plain)
        return {m_base + run.offset, run.length};
    const auto first = static_cast<size_t>(run.offset);
    const auto last = static_cast<size_t>(run.end() - 1);
    const qsizetype begin = m_begins[first];
    const qsizetype end = static_cast<qsizetype>(m_begins[last]) + m_widths[last];
    return {begin, std::max<qsizetype>(0, end - begin)};
}

void MappedText::reserve(qsizetype size)
{
    m_bytes.reserve(size);
}

void MappedText::giveUpPlain()
{
    m_plain = false;
    const auto size = static_cast<size_t>(m_bytes.size());
    m_begins.reserve(std::max(size, static_cast<size_t>(m_bytes.capacity())));
    m_widths.reserve(m_begins.capacity());
    for (size_t i = 0; i < size; ++i)
        m_begins.push_back(static_cast<quint32>(m_base) + static_cast<quint32>(i));
    m_widths.assign(size, 1);
}

void MappedText::append(char byte, qsizetype begin, qsizetype width)
{
    if (m_plain) {
        if (m_bytes.isEmpty())
            m_base = begin;
        if (width == 1 && begin == m_base + m_bytes.size()) {
            m_bytes.append(byte);
            return;
        }
        giveUpPlain();
    }
    m_bytes.append(byte);
    m_begins.push_back(static_cast<quint32>(begin));
    m_widths.push_back(static_cast<quint8>(std::min<qsizetype>(width, 255)));
}

void MappedText::append(QByteArrayView bytes, Span source)
{
    for (const char byte : bytes)
        append(byte, source.offset, source.length);
}

void MappedText::appendRun(const MappedText &parent, Span run)
{
    if (run.length <= 0)
        return;
    if (parent.m_plain) {
        appendPieces(parent.m_bytes.constData() + run.offset, {parent.m_base + run.offset, run.length});
        return;
    }
    for (qsizetype i = run.offset; i < run.end(); ++i) {
        const auto index = static_cast<size_t>(i);
        append(parent.m_bytes.at(i), parent.m_begins[index], parent.m_widths[index]);
    }
}

void MappedText::appendVerbatim(QByteArrayView source, Span run)
{
    if (run.length > 0)
        appendPieces(source.data() + run.offset, run);
}

void MappedText::appendPieces(const char *bytes, Span source)
{
    if (m_plain && m_bytes.isEmpty())
        m_base = source.offset;
    if (m_plain && source.offset == m_base + m_bytes.size()) {
        m_bytes.append(bytes, source.length);
        return;
    }
    if (m_plain)
        giveUpPlain();
    m_bytes.append(bytes, source.length);
    for (qsizetype i = source.offset; i < source.end(); ++i)
        m_begins.push_back(static_cast<quint32>(i));
    m_widths.insert(m_widths.end(), static_cast<size_t>(source.length), 1);
}

} // namespace CozeLens::Reader
