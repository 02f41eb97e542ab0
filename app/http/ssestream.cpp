// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ssestream.h"

#include <algorithm>

namespace CozeLens {

namespace {

constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";

} // namespace

QList<ServerSentEvent> SseStream::feed(QByteArrayView bytes, double atMs)
{
    QList<ServerSentEvent> events;
    qsizetype i = m_bomBytes >= 0 ? skipBom(bytes) : 0;
    while (i < bytes.size()) {
        if (m_afterCr) {
            m_afterCr = false;
            if (bytes[i] == '\n') {
                if (!m_rest.isEmpty() && m_rest.size() < 2 * m_maxBytes)
                    m_rest += '\n';
                ++i;
                continue;
            }
        }
        const auto end =
            std::find_if(bytes.begin() + i, bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - (bytes.begin() + i);
        addToLine(bytes.sliced(i, length));
        i += length;
        if (i == bytes.size())
            break;
        m_afterCr = bytes[i] == '\r';
        if (m_rest.size() < 2 * m_maxBytes)
            m_rest += bytes[i];
        ++i;
        endLine(events, atMs);
    }
    return events;
}

// The mark may itself arrive in pieces; bytes held back as its possible beginning are given to the line when
// they are not.
qsizetype SseStream::skipBom(QByteArrayView bytes)
{
    qsizetype i = 0;
    while (i < bytes.size() && m_bomBytes < byteOrderMark.size() && bytes[i] == byteOrderMark[m_bomBytes]) {
        ++i;
        ++m_bomBytes;
    }
    if (m_bomBytes == byteOrderMark.size()) {
        m_bomBytes = -1;
    } else if (i < bytes.size()) {
        addToLine(byteOrderMark.first(m_bomBytes));
        m_bomBytes = -1;
    }
    return i;
}

void SseStream::addToLine(QByteArrayView bytes)
{
    if (m_dropLine)
        return;
    if (m_line.size() + bytes.size() > m_maxBytes || m_rest.size() + bytes.size() > 2 * m_maxBytes) {
        m_overflowed = m_dropLine = m_dropEvent = true;
        m_line.clear();
        return;
    }
    m_line += bytes;
    m_rest += bytes;
}

void SseStream::endLine(QList<ServerSentEvent> &events, double atMs)
{
    if (m_dropLine) {
        m_dropLine = false;
    } else if (m_line.isEmpty()) {
        dispatch(events, atMs);
    } else if (!m_line.startsWith(':')) {
        const QByteArrayView line = m_line;
        const qsizetype colon = line.indexOf(':');
        QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        readField(colon < 0 ? line : line.first(colon), value);
    }
    m_line.resize(0); // and not clear(): it keeps its room for the next
}

void SseStream::readField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_data.size() + value.size() > m_maxBytes) {
            m_overflowed = m_dropEvent = true;
            return;
        }
        m_data += value;
        m_data += '\n';
    } else if (name == "event") {
        // Most events of a stream have few names among them; a million of them share the bytes.
        m_event = value == QByteArrayView(m_lastName) ? m_lastName : value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_lastId = value.toByteArray();
    } else if (name == "retry") {
        const bool digits = !value.isEmpty() && std::all_of(value.begin(), value.end(),
                                                            [](char c) { return c >= '0' && c <= '9'; });
        bool fits = false;
        const qint64 ms = digits ? value.toByteArray().toLongLong(&fits) : 0;
        if (fits)
            m_retryMs = ms;
    }
}

void SseStream::dispatch(QList<ServerSentEvent> &events, double atMs)
{
    if (!m_data.isEmpty() && !m_dropEvent) {
        static const QByteArray unnamed = "message";
        m_lastName = m_event.isEmpty() ? unnamed : m_event;
        events.append({m_lastName, m_data.first(m_data.size() - 1), m_lastId, atMs});
    }
    m_data.resize(0);
    m_event.clear();
    m_rest.resize(0);
    m_dropEvent = false;
}

} // namespace CozeLens
