// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/shellwords.h"
#include "formats/textreader.h"

#include <QRegularExpression>

namespace CozeLens {

namespace {

// First what cmd.exe does with ^, then what the program's C run time does with quotes and backslashes.
class CmdReader
{
public:
    explicit CmdReader(const QByteArray &text)
        : m_in(text)
    {
    }

    ShellCommand first(qsizetype *end)
    {
        while (!m_in.atEnd() && m_command.words.isEmpty())
            step();
        endLine();
        *end = m_in.at();
        return m_command;
    }

private:
    void step()
    {
        const char c = m_in.peek();
        if (c == '^')
            return caret();
        if (const int end = m_in.lineEnd()) {
            m_in.skip(end);
            return endLine();
        }
        if (!m_quoted && (c == '&' || c == '|')) {
            m_in.skip(m_in.peek(1) == c ? 2 : 1);
            if (c == '|')
                m_warnings.add(u"pipe"_qs);
            while (c == '|' && !m_in.atEnd() && m_in.lineEnd() == 0)
                m_in.skip(1);
            return endLine();
        }
        if (c == '"')
            m_quoted = !m_quoted;
        m_line += m_in.take();
    }

    void caret()
    {
        if (const qsizetype blanks = m_in.blankLineEnd(1)) {
            if (m_in.lineEnd(1) == 0)
                m_warnings.add(u"blank-behind-backslash"_qs);
            m_in.skip(1 + blanks);
            // ^ takes the line end away and protects what follows; a second line end is meant.
            if (const int end = m_in.lineEnd()) {
                m_in.skip(end);
                m_line += '\n';
            }
            return;
        }
        if (m_quoted) {
            m_line += m_in.take();
            return;
        }
        m_in.skip(1);
        if (!m_in.atEnd())
            m_line += m_in.take();
    }

    void endLine()
    {
        m_quoted = false;
        const QByteArray line = std::exchange(m_line, {});
        if (!m_command.words.isEmpty() || line.trimmed().isEmpty())
            return;
        m_command.words = splitWords(line);
        m_command.warnings = m_warnings;
    }

    QList<QByteArray> splitWords(const QByteArray &line)
    {
        warnOfVariables(line);
        TextReader in(line);
        QList<QByteArray> words;
        while (!in.atEnd()) {
            while (in.peek() == ' ' || in.peek() == '\t' || in.peek() == '\n')
                in.skip(1);
            if (!in.atEnd())
                words.append(in.peek() == '\'' ? singleQuoted(in) : word(in));
        }
        return words;
    }

    void warnOfVariables(const QByteArray &line)
    {
        static const QRegularExpression variable(u"%[A-Za-z_][A-Za-z0-9_]*%"_qs);
        auto matches = variable.globalMatch(QString::fromUtf8(line));
        for (int i = 0; i < 20 && matches.hasNext(); ++i)
            m_warnings.add(u"variable"_qs, {matches.next().captured()});
    }

    // cmd knows no single quotes; a command that has them was written for another shell, and its meaning is
    // plain.
    QByteArray singleQuoted(TextReader &in)
    {
        m_warnings.add(u"single-quotes-in-cmd"_qs);
        in.skip(1);
        QByteArray content;
        while (!in.atEnd() && in.peek() != '\'')
            content += in.take();
        in.skip(1);
        return content;
    }

    QByteArray word(TextReader &in)
    {
        QByteArray content;
        bool quoted = false;
        while (!in.atEnd()) {
            const char c = in.peek();
            if (!quoted && (c == ' ' || c == '\t' || c == '\n'))
                break;
            if (c == '\\') {
                backslashes(in, content);
            } else if (c == '"') {
                in.skip(1);
                if (quoted && in.accept("\""))
                    content += '"';
                else
                    quoted = !quoted;
            } else {
                content += in.take();
            }
        }
        if (quoted)
            m_warnings.add(u"unterminated-quote"_qs);
        return content;
    }

    // Backslashes mean themselves unless a quote follows: each pair is one, and an odd one protects the
    // quote.
    static void backslashes(TextReader &in, QByteArray &content)
    {
        qsizetype count = 0;
        while (in.peek() == '\\') {
            in.skip(1);
            ++count;
        }
        if (in.peek() != '"') {
            content += QByteArray(count, '\\');
            return;
        }
        content += QByteArray(count / 2, '\\');
        if (count % 2 == 1)
            content += in.take();
    }

    TextReader m_in;
    ShellCommand m_command;
    ImportWarnings m_warnings;
    QByteArray m_line;
    bool m_quoted = false;
};

} // namespace

ShellCommand cmdCommand(const QByteArray &text, qsizetype *end)
{
    return CmdReader(text).first(end);
}

} // namespace CozeLens
