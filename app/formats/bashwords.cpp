// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/span.h"
#include "formats/ansistring.h"
#include "formats/shellwords.h"
#include "formats/textreader.h"

namespace CozeLens {

namespace {

// Word processors and chats turn straight quotes into these; a pair may come the wrong way round.
constexpr QByteArrayView curlyDouble[] = {"“", "”", "„", "＂"};
constexpr QByteArrayView curlySingle[] = {"‘", "’", "＇"};

qsizetype quoteLength(const auto &quotes, QByteArrayView text)
{
    for (const QByteArrayView quote : quotes) {
        if (text.startsWith(quote))
            return quote.size();
    }
    return 0;
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class BashReader
{
public:
    explicit BashReader(const QByteArray &text)
        : m_in(text)
    {
    }

    ShellCommand first(qsizetype *end)
    {
        while (!m_in.atEnd() && !m_done)
            step();
        endCommand();
        *end = m_in.at();
        return m_command;
    }

private:
    void step()
    {
        const char c = m_in.peek();
        if (const int end = m_in.lineEnd())
            return lineBreak(end);
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
            m_in.skip(1);
            return endWord();
        case '\\':
            return backslash();
        case '\'':
            return singleQuoted();
        case '"':
            m_in.skip(1);
            return doubleQuoted();
        case '$':
            return dollar();
        case '`':
            m_command.warnings.add(u"substitution"_qs);
            return takePlain();
        case '#':
            if (m_inWord)
                return takePlain();
            return skipComment();
        case '&':
        case '|':
        case ';':
        case ')': // of $(curl …)
            return separator(c);
        case '<':
        case '>':
            return redirection();
        default:
            if (!curlyQuoted())
                takePlain();
        }
    }

    void takePlain()
    {
        m_word += m_in.take();
        m_inWord = true;
    }

    void endWord()
    {
        if (m_inWord)
            m_command.words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    void endCommand()
    {
        endWord();
        m_done = !m_command.words.isEmpty();
    }

    void lineBreak(int length)
    {
        m_in.skip(length);
        endWord();
        if (!m_hereEnd.isEmpty())
            readHereDocument();
        else if (!m_command.words.isEmpty() && nextLineIsAnOption()) {
            m_command.warnings.add(u"line-without-backslash"_qs);
            return;
        }
        endCommand();
    }

    bool nextLineIsAnOption() const
    {
        qsizetype at = 0;
        while (m_in.peek(at) == ' ' || m_in.peek(at) == '\t')
            ++at;
        return m_in.peek(at) == '-' && (m_in.peek(at + 1) == '-' || isNameStart(m_in.peek(at + 1)));
    }

    void skipComment()
    {
        while (!m_in.atEnd() && m_in.lineEnd() == 0)
            m_in.skip(1);
    }

    void backslash()
    {
        if (const qsizetype blanks = m_in.blankLineEnd(1)) {
            if (m_in.lineEnd(1) == 0)
                m_command.warnings.add(u"blank-behind-backslash"_qs);
            m_in.skip(1 + blanks);
            // A second prompt is what an interactive shell shows on the lines that follow.
            if (m_in.startsWith("> "))
                m_in.skip(2);
            return;
        }
        m_in.skip(1);
        if (!m_in.atEnd())
            takePlain();
    }

    void singleQuoted()
    {
        m_in.skip(1);
        m_inWord = true;
        while (!m_in.atEnd()) {
            const char c = m_in.take();
            if (c == '\'')
                return;
            m_word += c;
        }
        m_command.warnings.add(u"unterminated-quote"_qs);
    }

    void doubleQuoted()
    {
        m_inWord = true;
        while (!m_in.atEnd()) {
            const char c = m_in.peek();
            if (c == '"') {
                m_in.skip(1);
                return;
            }
            expanding(c);
        }
        m_command.warnings.add(u"unterminated-quote"_qs);
    }

    // One step inside quotes that expand.
    void expanding(char c)
    {
        if (c == '\\') {
            const char next = m_in.peek(1);
            if (const int end = m_in.lineEnd(1)) {
                m_in.skip(1 + end);
                return;
            }
            if (next == '"' || next == '\\' || next == '$' || next == '`')
                m_in.skip(1);
            takePlain();
            return;
        }
        if (c == '$')
            warnOfVariable();
        else if (c == '`')
            m_command.warnings.add(u"substitution"_qs);
        takePlain();
    }

    void dollar()
    {
        if (m_in.peek(1) == '\'') {
            m_in.skip(2);
            m_inWord = true;
            if (!takeAnsiString(m_in, m_word))
                m_command.warnings.add(u"unterminated-quote"_qs);
            return;
        }
        if (m_in.peek(1) == '"') {
            m_in.skip(2);
            return doubleQuoted();
        }
        warnOfVariable();
        takePlain();
    }

    void warnOfVariable()
    {
        const char next = m_in.peek(1);
        if (next == '(')
            m_command.warnings.add(u"substitution"_qs);
        if (!isNameStart(next) && next != '{')
            return;
        qsizetype end = 1;
        while (isNameStart(m_in.peek(end)) || (m_in.peek(end) >= '0' && m_in.peek(end) <= '9') ||
               m_in.peek(end) == '{' || m_in.peek(end) == '}') {
            ++end;
        }
        m_command.warnings.add(u"variable"_qs,
                               {QString::fromUtf8(m_in.rest().first(qMin(end, qsizetype(64))))});
    }

    bool curlyQuoted()
    {
        const QByteArrayView rest = m_in.rest();
        const bool expands = quoteLength(curlyDouble, rest) > 0;
        const qsizetype open = expands ? quoteLength(curlyDouble, rest) : quoteLength(curlySingle, rest);
        if (open == 0)
            return false;
        const Span close = expands ? closingQuote(curlyDouble, open) : closingQuote(curlySingle, open);
        if (close.isEmpty())
            return false;
        m_command.warnings.add(u"curly-quotes"_qs);
        m_in.skip(open);
        m_inWord = true;
        while (m_in.at() < close.offset)
            expands ? expanding(m_in.peek()) : takePlain();
        m_in.moveTo(close.end());
        return true;
    }

    // The first one with a blank behind it, because the text between may hold such quotes itself; else the
    // first.
    Span closingQuote(const auto &quotes, qsizetype from) const
    {
        const QByteArrayView rest = m_in.rest();
        Span first;
        for (qsizetype at = from; at < rest.size(); ++at) {
            // Every curly quote begins with one of two bytes; looking no further keeps long texts quick.
            if (rest[at] != '\xe2' && rest[at] != '\xef')
                continue;
            const qsizetype length = quoteLength(quotes, rest.sliced(at));
            if (length == 0)
                continue;
            const Span found{m_in.at() + at, length};
            first = first.isEmpty() ? found : first;
            const char next = at + length < rest.size() ? rest[at + length] : ' ';
            if (next == ' ' || next == '\t' || next == '\r' || next == '\n')
                return found;
        }
        return first;
    }

    void separator(char c)
    {
        const char next = m_in.peek(1);
        const bool insideAddress = c == '&' && m_inWord && m_word.contains("://") && next != '&' &&
                                   next != ' ' && next != '\r' && next != '\n' && next != '\0';
        if (insideAddress) {
            m_command.warnings.add(u"unquoted-ampersand"_qs);
            return takePlain();
        }
        m_in.skip(next == c && c != ')' ? 2 : 1);
        if (c == '|' && next != '|')
            skipPipe();
        endCommand();
    }

    // What comes behind a pipe works on the answer.
    void skipPipe()
    {
        m_command.warnings.add(u"pipe"_qs);
        while (!m_in.atEnd() && m_in.lineEnd() == 0 && m_in.peek() != ';')
            m_in.skip(1);
    }

    void redirection()
    {
        // The number of a file, as in 2>&1.
        if (m_word.size() == 1 && m_word[0] >= '0' && m_word[0] <= '9') {
            m_word.clear();
            m_inWord = false;
        }
        endWord();
        if (m_in.startsWith("<<") && !m_in.startsWith("<<<"))
            return hereDocument();
        m_command.warnings.add(u"redirection"_qs);
        while (m_in.peek() == '<' || m_in.peek() == '>' || m_in.peek() == '&')
            m_in.skip(1);
        m_in.skipBlanks();
        while (!m_in.atEnd() && !QByteArrayView(" \t\r\n;|&").contains(m_in.peek()))
            m_in.skip(1);
    }

    void hereDocument()
    {
        m_in.skip(2);
        m_hereTabs = m_in.accept("-");
        m_in.skipBlanks();
        const char quote = m_in.peek();
        const bool quoted = quote == '\'' || quote == '"';
        m_in.skip(quoted ? 1 : 0);
        while (!m_in.atEnd() && !QByteArrayView(" \t\r\n;|&'\"").contains(m_in.peek()))
            m_hereEnd += m_in.take();
        m_in.skip(quoted ? 1 : 0);
    }

    void readHereDocument()
    {
        const QByteArray end = std::exchange(m_hereEnd, {});
        QByteArray content;
        while (!m_in.atEnd()) {
            QByteArray line = m_in.takeLine();
            while (m_hereTabs && line.startsWith('\t'))
                line.remove(0, 1);
            if (line == end)
                break;
            content += line + '\n';
        }
        m_command.input = content;
    }

    TextReader m_in;
    ShellCommand m_command;
    QByteArray m_word;
    QByteArray m_hereEnd;
    bool m_hereTabs = false;
    bool m_done = false;
    bool m_inWord = false;
};

} // namespace

ShellCommand bashCommand(const QByteArray &text, qsizetype *end)
{
    return BashReader(text).first(end);
}

} // namespace CozeLens
