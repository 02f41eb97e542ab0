// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QTextLayout>

#include <vector>

namespace CozeLens {

struct Theme;

//! One row of a text as it is drawn. Every byte is seen: what is no character, or none with a picture, has a
//! stand-in. Offsets are bytes from the start of the row.
class RowLayout
{
public:
    //! With `json` its parts are coloured; `insideString`: the row goes on with a string.
    RowLayout(QByteArrayView bytes, const QFont &font, const Theme &theme, bool json, bool insideString);

    qsizetype byteCount() const { return m_byteCount; }
    const QString &text() const { return m_text; }
    qreal width() const { return m_width; }
    qreal xOf(qsizetype byte) const;
    //! The byte whose character begins nearest to here.
    qsizetype byteNear(qreal x) const;
    //! The byte of the character that is here; -1 beside the text.
    qsizetype byteUnder(qreal x) const;
    qsizetype stepped(qsizetype byte, bool forward, bool words) const;
    void draw(QPainter *painter, const QPointF &at) const; //!< at the left end of its base line
    //! Invalid where the character is drawn in the colour of plain text.
    QColor colourAt(qsizetype byte) const;

    int toChar(qsizetype byte) const;
    qsizetype toByte(int index) const;

private:
    void decode(QByteArrayView bytes);

    QString m_text;
    std::vector<quint16> m_bytes; //!< of every UTF-16 unit; empty when they are the same
    QTextLayout m_layout;
    qsizetype m_byteCount = 0;
    qreal m_width = 0;
};

} // namespace CozeLens
