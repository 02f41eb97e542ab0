// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/rowlayout.h"

#include "common/theme.h"
#include "formats/jsonscanner.h"
#include "text/jsonline.h"

#include <QPainter>

#include <algorithm>

namespace CozeLens {
namespace {

// Wider than any row can be.
constexpr qreal Endless = 1e6;

QColor colourOf(JsonPart part, const Theme &theme)
{
    switch (part) {
    case JsonPart::Key:
        return theme.syntaxKey;
    case JsonPart::String:
        return theme.syntaxString;
    case JsonPart::Number:
        return theme.syntaxNumber;
    case JsonPart::Word:
        break;
    }
    return theme.syntaxKeyword;
}

bool isPlain(char byte)
{
    return (byte >= 0x20 && byte < 0x7f) || byte == '\t';
}

// Control characters have pictures of their own in Unicode, from U+2400 on.
QChar standIn(uchar byte)
{
    return byte < 0x20    ? QChar(0x2400 + byte)
           : byte == 0x7f ? QChar(0x2421)
                          : QChar(QChar::ReplacementCharacter);
}

} // namespace

RowLayout::RowLayout(QByteArrayView bytes, const QFont &font, const Theme &theme, bool json,
                     bool insideString)
    : m_byteCount(bytes.size())
{
    decode(bytes);
    m_layout.setText(m_text);
    m_layout.setFont(font);
    m_layout.setCacheEnabled(true);
    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(u' ') * 2);
    m_layout.setTextOption(option);
    if (json) {
        QList<QTextLayout::FormatRange> formats;
        for (const JsonToken &token : jsonTokens(bytes, insideString)) {
            QTextLayout::FormatRange range;
            range.start = toChar(token.span.offset);
            range.length = toChar(token.span.end()) - range.start;
            range.format.setForeground(colourOf(token.part, theme));
            formats.append(range);
        }
        m_layout.setFormats(formats);
    }
    m_layout.beginLayout();
    QTextLine line = m_layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(Endless);
        m_width = line.naturalTextWidth();
    }
    m_layout.endLayout();
}

void RowLayout::decode(QByteArrayView bytes)
{
    if (std::all_of(bytes.begin(), bytes.end(), isPlain)) {
        m_text = QString::fromLatin1(bytes);
        return;
    }
    m_text.reserve(bytes.size());
    m_bytes.reserve(size_t(bytes.size()) + 1);
    for (const char *at = bytes.begin(); at < bytes.end();) {
        const int length = isPlain(*at) ? 1 : Json::utf8Length(at, bytes.end());
        const bool hasPicture = length > 0 && (length > 1 || isPlain(*at));
        const QString piece =
            hasPicture ? QString::fromUtf8(at, length) : QString(standIn(static_cast<uchar>(*at)));
        m_text += piece;
        m_bytes.insert(m_bytes.end(), size_t(piece.size()), quint16(at - bytes.begin()));
        at += qMax(1, length);
    }
    m_bytes.push_back(quint16(bytes.size()));
}

int RowLayout::toChar(qsizetype byte) const
{
    if (m_bytes.empty())
        return int(qBound<qsizetype>(0, byte, m_byteCount));
    // In the middle of a character is that character.
    const auto behind = std::upper_bound(m_bytes.begin(), m_bytes.end(), byte);
    const auto found =
        std::lower_bound(m_bytes.begin(), m_bytes.end(), behind == m_bytes.begin() ? 0 : *(behind - 1));
    return int(found - m_bytes.begin());
}

qsizetype RowLayout::toByte(int index) const
{
    const int bound = qBound(0, index, int(m_text.size()));
    return m_bytes.empty() ? bound : m_bytes[size_t(bound)];
}

qreal RowLayout::xOf(qsizetype byte) const
{
    return m_layout.lineCount() ? m_layout.lineAt(0).cursorToX(toChar(byte)) : 0;
}

qsizetype RowLayout::byteNear(qreal x) const
{
    return m_layout.lineCount() ? toByte(m_layout.lineAt(0).xToCursor(x)) : 0;
}

qsizetype RowLayout::byteUnder(qreal x) const
{
    if (!m_layout.lineCount() || x < 0 || x >= m_width)
        return -1;
    return toByte(m_layout.lineAt(0).xToCursor(x, QTextLine::CursorOnCharacter));
}

qsizetype RowLayout::stepped(qsizetype byte, bool forward, bool words) const
{
    const auto mode = words ? QTextLayout::SkipWords : QTextLayout::SkipCharacters;
    const int index = toChar(byte);
    return toByte(forward ? m_layout.nextCursorPosition(index, mode)
                          : m_layout.previousCursorPosition(index, mode));
}

void RowLayout::draw(QPainter *painter, const QPointF &at) const
{
    // Another font's characters may be taller.
    const qreal ascent = m_layout.lineCount() ? m_layout.lineAt(0).ascent() : 0;
    m_layout.draw(painter, at - QPointF(0, ascent));
}

QColor RowLayout::colourAt(qsizetype byte) const
{
    const int index = toChar(byte);
    const auto formats = m_layout.formats();
    for (const QTextLayout::FormatRange &range : formats) {
        if (index >= range.start && index < range.start + range.length)
            return range.format.foreground().color();
    }
    return {};
}

} // namespace CozeLens
