// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/responsehead.h"

namespace CozeLens {

namespace {

QByteArrayView withoutLineEnd(QByteArrayView line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

QByteArrayView withoutOuterBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

} // namespace

Header headerFromLine(QByteArrayView line)
{
    line = withoutLineEnd(line);
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return {line.toByteArray(), {}};
    return {line.first(colon).toByteArray(), withoutOuterBlanks(line.sliced(colon + 1)).toByteArray()};
}

bool ResponseHead::addLine(QByteArrayView line)
{
    m_bytes += line.size();
    if (m_bytes > maxBytes || ++m_lines > maxLines)
        return false;
    const QByteArrayView text = withoutLineEnd(line);
    // libcurl, like browsers, takes it in small letters too.
    if (!m_complete && text.size() > 5 && text.first(5).compare("HTTP/", Qt::CaseInsensitive) == 0) {
        readStatusLine(text);
        return true;
    }
    if (text.isEmpty()) {
        const bool interim = m_response.status / 100 == 1 && m_response.status != 101;
        m_complete = m_complete || !interim;
        return true;
    }
    if (isBlank(text.front()) && !m_response.headers.isEmpty()) {
        // Obsolete line folding (RFC 9112 section 5.2): one blank takes the place of the line break.
        m_response.headers.last().value += ' ' + withoutOuterBlanks(text).toByteArray();
        return true;
    }
    m_response.headers.append(headerFromLine(text));
    return true;
}

void ResponseHead::readStatusLine(QByteArrayView line)
{
    m_started = true;
    m_response = {};
    const qsizetype blank = line.indexOf(' ');
    if (blank < 0)
        return;
    m_response.httpVersion = line.first(blank).sliced(5).toByteArray();
    const QByteArrayView rest = withoutOuterBlanks(line.sliced(blank + 1));
    const qsizetype end = rest.indexOf(' ');
    m_response.status = (end < 0 ? rest : rest.first(end)).toByteArray().toInt();
    if (end >= 0)
        m_response.reason = withoutOuterBlanks(rest.sliced(end + 1)).toByteArray();
}

} // namespace CozeLens
