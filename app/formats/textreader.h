// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace CozeLens {

//! A place in a text that moves forward. Reading beyond the end gives NUL bytes.
class TextReader
{
public:
    explicit TextReader(const QByteArray &text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    char take() { return atEnd() ? '\0' : m_text[m_at++]; }
    void skip(qsizetype count) { m_at = qMin(m_at + count, m_text.size()); }
    bool startsWith(QByteArrayView word) const { return rest().startsWith(word); }
    bool accept(QByteArrayView word)
    {
        if (!startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
    }
    //! Length of the line end at `ahead`: 2 for CRLF, 1 for LF, 0 for none.
    int lineEnd(qsizetype ahead = 0) const
    {
        if (peek(ahead) == '\n')
            return 1;
        return peek(ahead) == '\r' && peek(ahead + 1) == '\n' ? 2 : 0;
    }
    //! Blanks and the line end behind them, counted from `ahead`; 0 when something else follows.
    qsizetype blankLineEnd(qsizetype ahead) const
    {
        const qsizetype begin = ahead;
        while (peek(ahead) == ' ' || peek(ahead) == '\t')
            ++ahead;
        const int end = lineEnd(ahead);
        return end > 0 ? ahead - begin + end : 0;
    }
    QByteArrayView rest() const { return QByteArrayView(m_text).sliced(m_at); }
    qsizetype at() const { return m_at; }
    void moveTo(qsizetype at) { m_at = qBound(qsizetype(0), at, m_text.size()); }
    QByteArray takeLine()
    {
        qsizetype end = m_text.indexOf('\n', m_at);
        end = end < 0 ? m_text.size() : end;
        QByteArray line = m_text.mid(m_at, end - m_at);
        m_at = qMin(end + 1, m_text.size());
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }

private:
    const QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace CozeLens
