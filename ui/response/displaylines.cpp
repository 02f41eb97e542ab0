// SPDX-License-Identifier: GPL-3.0-or-later
#include "response/displaylines.h"

namespace CozeLens {

namespace {

// U+FFFC stands for an object, U+FDD0 and U+FDD1 for the edges of a frame, U+2028 and U+2029 for line ends.
QChar shown(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x20 && code != u'\t')
        return QChar(char16_t(0x2400 + code));
    if (code == 0x7f)
        return QChar(u'\u2421');
    if (code == 0x2028 || code == 0x2029)
        return QChar(u'\u2424');
    return code == 0xfffc || code == 0xfdd0 || code == 0xfdd1 ? QChar(QChar::ReplacementCharacter) : c;
}

bool mayBreakBefore(QChar c)
{
    return !c.isLowSurrogate() && !c.isMark() && c != u'\u200d' &&
           (c.unicode() < 0xfe00 || c.unicode() > 0xfe0f);
}

} // namespace

qsizetype DisplayLines::take(QStringView text, bool last, QList<Line> &lines)
{
    Line line;
    qsizetype at = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool atEnd = at + 1 == text.size();
        if (!last && atEnd && (c == u'\r' || c.isHighSurrogate()))
            break;
        if (c == u'\r' && !atEnd && text[at + 1] == u'\n')
            continue;
        if (c == u'\n') {
            line.ends = true;
            m_lineLength = 0;
        } else if (m_lineLength >= LongestLine && (mayBreakBefore(c) || m_lineLength >= 2 * LongestLine)) {
            line.ends = line.soft = true;
            m_lineLength = 0;
            --at;
        } else {
            line.text += shown(c);
            ++m_lineLength;
        }
        if (line.ends) {
            lines.append(line);
            line = {};
        }
    }
    if (!line.text.isEmpty())
        lines.append(line);
    return at;
}

QString oneLine(QStringView text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text)
        line += shown(c);
    return line;
}

} // namespace CozeLens
