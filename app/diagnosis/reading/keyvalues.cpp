// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/keyvalues.h"

#include "diagnosis/reading/characters.h"

#include <algorithm>
#include <array>

namespace CozeLens::Reader {

namespace {

constexpr size_t MaxHits = 20'000;
constexpr qsizetype MaxName = 48;
constexpr qsizetype MaxQuoted = 8192; //!< how far the end of a quoted value is looked for

bool isNameByte(char c)
{
    return isWord(c) || c == '.' || c == '-';
}

class Scanner
{
public:
    explicit Scanner(const Layer &layer)
        : m_layer(layer)
        , m_text(layer.folded.view())
    {
    }

    std::vector<KeyValue> run();

private:
    qsizetype readName(qsizetype at);
    qsizetype secondWord(qsizetype at, qsizetype end) const;
    bool readValue(KeyValue &hit, qsizetype at);
    bool readSeparator(KeyValue &hit, qsizetype &at) const;
    qsizetype skipWrappers(qsizetype at) const;
    void readQuoted(KeyValue &hit, qsizetype at, char quote) const;
    void readPlain(KeyValue &hit, qsizetype at) const;
    bool opensLine(qsizetype at) const;
    bool accept(KeyValue &hit, qsizetype end);
    char at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : '\0'; }

    const Layer &m_layer;
    QByteArrayView m_text;
    qsizetype m_line = 0;
    std::vector<KeyValue> m_hits;
};

std::vector<KeyValue> Scanner::run()
{
    size_t next = 0;
    const std::vector<Span> taken = m_layer.takenInFolded();
    qsizetype i = 0;
    while (i < m_text.size() && m_hits.size() < MaxHits) {
        if (next < taken.size() && i >= taken[next].offset) {
            const qsizetype end = std::max(i, taken[next].end());
            const qsizetype newline = m_text.sliced(i, end - i).lastIndexOf('\n');
            m_line = newline >= 0 ? i + newline + 1 : m_line;
            i = end;
            ++next;
            continue;
        }
        const char c = m_text[i];
        if (c == '\n')
            m_line = i + 1;
        if (isLetter(c) && !isWord(at(i - 1))) {
            i = readName(i);
            continue;
        }
        // 日 报 错 异 返 业 状 提 begin the Chinese names.
        if (static_cast<unsigned char>(c) >= 0xE4 && static_cast<unsigned char>(c) <= 0xE9) {
            KeyValue hit;
            qsizetype length = 0;
            hit.field = chineseField(m_text, i, &length);
            hit.key = {i, length};
            if (hit.field != Field::None && accept(hit, i + length)) {
                i = hit.value.end();
                continue;
            }
        }
        ++i;
    }
    return std::move(m_hits);
}

// "log id", "error code", "status code": names written as two words.
qsizetype Scanner::secondWord(qsizetype begin, qsizetype end) const
{
    static constexpr std::array<QByteArrayView, 7> firsts{"log",   "error", "err", "status",
                                                          "debug", "help",  "http"};
    static constexpr std::array<QByteArrayView, 7> seconds{"id",  "code", "message", "msg",
                                                           "url", "doc",  "status"};
    const auto same = [this](qsizetype from, qsizetype to, QByteArrayView word) {
        return to - from == word.size() && startsWithNoCase(m_text, from, word);
    };
    if (at(end) != ' ' || std::none_of(firsts.begin(), firsts.end(),
                                       [&](QByteArrayView word) { return same(begin, end, word); }))
        return end;
    qsizetype stop = end + 1;
    while (isLetter(at(stop)))
        ++stop;
    if (same(end + 1, stop, "status") && startsWithNoCase(m_text, stop, " code"))
        return stop + 5;
    const bool pair = std::any_of(seconds.begin(), seconds.end(),
                                  [&](QByteArrayView word) { return same(end + 1, stop, word); });
    return pair ? stop : end;
}

qsizetype Scanner::readName(qsizetype begin)
{
    qsizetype end = begin;
    while (end - begin < MaxName && isNameByte(at(end)))
        ++end;
    if (end - begin >= MaxName) {
        while (isWord(at(end)))
            ++end;
        return end;
    }
    while (end > begin && (at(end - 1) == '.' || at(end - 1) == '-'))
        --end;
    KeyValue hit;
    const qsizetype stop = secondWord(begin, end);
    if (stop != end) {
        QByteArray joined = m_text.sliced(begin, stop - begin).toByteArray();
        joined.replace(' ', '_');
        hit.field = fieldOf(joined);
    }
    if (hit.field == Field::None)
        hit.field = fieldOf(m_text.sliced(begin, end - begin));
    else
        end = stop;
    if (hit.field == Field::None)
        return end;
    hit.key = {begin, end - begin};
    if (!accept(hit, end))
        return end;
    // What a message says is scanned again: the log id stands behind it, and it has no certain end.
    const bool sentence = isMessageField(hit.field) || hit.field == Field::Other;
    return sentence ? std::max(end, hit.value.offset) : std::max(end, hit.value.end());
}

bool Scanner::accept(KeyValue &hit, qsizetype end)
{
    hit.line = m_line;
    if (!readValue(hit, end))
        return false;
    hit.opensLine = opensLine(hit.key.offset);
    m_hits.push_back(hit);
    return true;
}

bool Scanner::opensLine(qsizetype i) const
{
    static constexpr QByteArrayView marks = "\"'`[({-*|>#\\. \t&";
    static constexpr std::array<QByteArrayView, 4> bullets{"•", "·", "●", "、"};
    for (bool more = true; more && i > m_line;) {
        const QByteArrayView before = m_text.sliced(m_line, i - m_line);
        const auto bullet = std::find_if(bullets.begin(), bullets.end(),
                                         [before](QByteArrayView one) { return before.endsWith(one); });
        more = bullet != bullets.end() || marks.indexOf(m_text[i - 1]) >= 0;
        i -= bullet != bullets.end() ? bullet->size() : more ? 1 : 0;
    }
    // "1. code: 4200"
    const qsizetype number = i;
    while (i > m_line && number - i < 3 && isDigit(m_text[i - 1]))
        --i;
    return i == m_line;
}

bool Scanner::readSeparator(KeyValue &hit, qsizetype &i) const
{
    static constexpr QByteArrayView closers = "\"'`])*\\";
    const qsizetype begin = i;
    while (i - begin < 6 && closers.indexOf(at(i)) >= 0 && i < m_text.size())
        ++i;
    i = skipBlanks(m_text, i);
    const char c = at(i);
    if (c == '\n' && hit.field == Field::Logid) { // browsers copy a header's name and value on two lines
        hit.separator = ':';
        i = skipSpaces(m_text, i);
        return true;
    }
    if (c == '=' && at(i + 1) == '>')
        i += 2;
    else if (c == ':' && at(i + 1) == '=')
        i += 2;
    else if ((c == ':' && at(i + 1) != ':') || (c == '=' && at(i + 1) != '=' && at(i + 1) != '~') || c == '|')
        ++i;
    else
        return false;
    hit.separator = c;
    while (at(i) == '*' || at(i) == '`')
        ++i;
    i = skipBlanks(m_text, i);
    if (at(i) == '\n' && (c == '=' || hit.field == Field::Logid || isCodeField(hit.field)))
        i = skipSpaces(m_text, i);
    return true;
}

// int(4100), string(25) "…", Some("…"), json.Number("…"), **4100**
qsizetype Scanner::skipWrappers(qsizetype i) const
{
    qsizetype end = i;
    while (end - i < 16 && (isLetter(at(end)) || at(end) == '.'))
        ++end;
    if (end > i && at(end) == '(') {
        const qsizetype close = m_text.indexOf(')', end);
        const bool sized = startsWith(m_text, i, "string(") || startsWith(m_text, i, "str(");
        if (sized && close > 0 && close - end < 12)
            return skipBlanks(m_text, close + 1);
        return end + 1;
    }
    while (at(i) == '*' || at(i) == '`' || (at(i) == '\\' && (at(i + 1) == '"' || at(i + 1) == '\\')))
        ++i;
    return i;
}

bool Scanner::readValue(KeyValue &hit, qsizetype i)
{
    if (!readSeparator(hit, i))
        return false;
    i = isMessageField(hit.field) && at(i) != 's' && at(i) != 'S' && at(i) != '\\' ? i : skipWrappers(i);
    const char c = at(i);
    if ((c == '"' || c == '\'') && at(i + 1) != '\n')
        readQuoted(hit, i + 1, c);
    else
        readPlain(hit, i);
    if (isMessageField(hit.field) || hit.field == Field::Other)
        return true;
    if (hit.value.isEmpty())
        return hit.field == Field::Logid;
    const qsizetype end = hit.value.end();
    const bool joined = at(end) == '.' && isDigit(at(end + 1));
    return hit.field == Field::Logid || hit.field == Field::DebugUrl ||
           (!joined && at(end) != '%' && !isWord(at(end)));
}

void Scanner::readQuoted(KeyValue &hit, qsizetype begin, char quote) const
{
    static constexpr QByteArrayView behind = ",;)}]| \t\n\\'\"";
    qsizetype fallback = -1;
    const qsizetype stop = nearEndOfLine(m_text, begin, MaxQuoted);
    for (qsizetype i = begin; i < stop; ++i) {
        if (m_text[i] == '\\' && at(i + 1) != quote) {
            ++i;
            continue;
        }
        const bool escaped = m_text[i] == '\\';
        if (m_text[i] != quote && !escaped)
            continue;
        const qsizetype next = i + (escaped ? 2 : 1);
        if (next >= m_text.size() || behind.indexOf(m_text[next]) >= 0) {
            hit.value = {begin, i - begin};
            hit.quoted = true;
            return;
        }
        fallback = fallback < 0 ? i : fallback;
        i = next - 1;
    }
    const qsizetype end = fallback >= 0 ? fallback : stop;
    hit.value = {begin, end - begin};
    hit.quoted = true;
}

void Scanner::readPlain(KeyValue &hit, qsizetype begin) const
{
    qsizetype end = begin;
    if (isMessageField(hit.field) || hit.field == Field::Other) {
        hit.value = {begin, nearEndOfLine(m_text, begin) - begin};
        return;
    }
    if (hit.field == Field::DebugUrl) {
        static constexpr QByteArrayView stops = " \t\n\"',;)}>";
        while (end < m_text.size() && stops.indexOf(m_text[end]) < 0 && !isNonAscii(m_text[end]))
            ++end;
    } else {
        while (isWord(at(end)) || at(end) == '-' || (hit.field == Field::Logid && at(end) == '*'))
            ++end;
        while (end > begin && at(end - 1) == '-')
            --end;
    }
    hit.value = {begin, end - begin};
}

} // namespace

std::vector<KeyValue> keyValuesOf(const Layer &layer)
{
    return Scanner(layer).run();
}

} // namespace CozeLens::Reader
