// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/span.h"

#include <QByteArray>

#include <vector>

namespace CozeLens::Reader {

//! A text made out of another one (cleaned, folded, unescaped) that knows for each of its bytes where it came
//! from, so that a find in it can be shown in the text as it was given. Costs nothing over the bytes as long
//! as it is an unbroken run of its source.
class MappedText
{
public:
    MappedText() = default;
    static MappedText whole(const QByteArray &bytes);

    const QByteArray &bytes() const { return m_bytes; }
    QByteArrayView view() const { return m_bytes; }
    qsizetype size() const { return m_bytes.size(); }
    char at(qsizetype i) const { return i >= 0 && i < m_bytes.size() ? m_bytes.at(i) : '\0'; }

    //! The bytes of the source that this run was made from.
    Span origin(Span run) const;

    void reserve(qsizetype size);
    //! One byte that stands for `width` bytes of the source.
    void append(char byte, qsizetype begin, qsizetype width = 1);
    //! Several bytes (one character, say) that stand for one run of the source.
    void append(QByteArrayView bytes, Span source);
    //! A run of `parent`, mapped to the parent's own source.
    void appendRun(const MappedText &parent, Span run);
    //! The bytes of `source` as they are.
    void appendVerbatim(QByteArrayView source, Span run);

private:
    void giveUpPlain();
    void appendPieces(const char *bytes, Span source);

    QByteArray m_bytes;
    bool m_plain = true; //!< byte i comes from m_base + i
    qsizetype m_base = 0;
    std::vector<quint32> m_begins;
    std::vector<quint8> m_widths;
};

} // namespace CozeLens::Reader
