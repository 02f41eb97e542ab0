// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/lineprefixes.h"

#include "diagnosis/reading/characters.h"

namespace CozeLens::Reader {

namespace {

constexpr int LinesLookedAt = 400;

// Length of "12 | ", "12: ", "12\t", "12→", "  12  " before a line, and the number itself.
struct Gutter
{
    qsizetype length = 0;
    qint64 number = -1;
    bool weak = false; //!< only blanks part it from the text
};

Gutter gutterOf(QByteArrayView line)
{
    qsizetype i = skipBlanks(line, 0);
    const qsizetype digits = i;
    qint64 number = 0;
    while (i < line.size() && i - digits < 7 && isDigit(line[i]))
        number = number * 10 + (line[i++] - '0');
    if (i == digits || i - digits > 6)
        return {};
    if (i == line.size())
        return {i, number, true};
    const qsizetype blanks = skipBlanks(line, i);
    for (const QByteArrayView mark : {QByteArrayView("|"), QByteArrayView("\xE2\x94\x82"),
                                      QByteArrayView("\xE2\x86\x92"), QByteArrayView(":")}) {
        if (startsWith(line, blanks, mark)) {
            const qsizetype end = blanks + mark.size();
            const bool pair = mark == ":" && end < line.size() && !isBlank(line[end]);
            if (!pair)
                return {end < line.size() && isBlank(line[end]) ? end + 1 : end, number, false};
        }
    }
    return blanks > i ? Gutter{blanks, number, true} : Gutter{};
}

qsizetype quoteLength(QByteArrayView line)
{
    qsizetype i = 0;
    qsizetype end = 0;
    for (int level = 0; level < 8; ++level) {
        i = skipBlanks(line, i);
        if (i >= line.size() || line[i] != '>')
            break;
        end = ++i;
        if (end < line.size() && isBlank(line[end]))
            ++end;
    }
    return end;
}

qsizetype commentLength(QByteArrayView line)
{
    qsizetype i = skipBlanks(line, 0);
    if (startsWith(line, i, "//"))
        i += 2;
    else if (i < line.size() && (line[i] == '#' || line[i] == '*') &&
             (i + 1 == line.size() || line[i + 1] == ' '))
        ++i;
    else
        return 0;
    return i < line.size() && isBlank(line[i]) ? i + 1 : i;
}

// "web-1  | " as docker compose writes it; the bar must follow blanks and the name begin with a letter.
qsizetype containerLength(QByteArrayView line)
{
    qsizetype i = 0;
    if (line.isEmpty() || !isLetter(line[0]))
        return 0;
    while (i < line.size() && i < 64 &&
           (isWord(line[i]) || line[i] == '-' || line[i] == '.' || line[i] == '/'))
        ++i;
    const qsizetype bar = skipBlanks(line, i);
    if (bar == i || bar >= line.size() || line[bar] != '|')
        return 0;
    return bar + 1 < line.size() && line[bar + 1] == ' ' ? bar + 2 : bar + 1;
}

struct Habits
{
    bool quoted = false;
    bool numbered = false;
    bool commented = false;
    bool contained = false;
};

Habits habitsOf(QByteArrayView text)
{
    int lines = 0, quotes = 0, comments = 0, containers = 0, numbers = 0, weak = 0, ascending = 0;
    qint64 last = -1;
    for (qsizetype at = 0; at < text.size() && lines < LinesLookedAt;) {
        const qsizetype end = endOfLine(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        at = end + 1;
        if (skipBlanks(line, 0) == line.size())
            continue;
        ++lines;
        quotes += quoteLength(line) > 0;
        comments += commentLength(line) > 0;
        containers += containerLength(line) > 0;
        const Gutter gutter = gutterOf(line);
        numbers += gutter.length > 0;
        weak += gutter.length > 0 && gutter.weak;
        ascending += gutter.number >= 0 && gutter.number == last + 1;
        last = gutter.number;
    }
    Habits habits;
    habits.quoted = quotes > 0;
    habits.commented = lines >= 1 && comments == lines;
    habits.contained = lines >= 1 && containers * 10 >= lines * 8;
    const int needed = weak > 0 ? 3 : 2;
    habits.numbered =
        numbers >= needed && numbers * 10 >= lines * 8 && ascending >= numbers - 1 - numbers / 5;
    return habits;
}

qsizetype prefixLength(QByteArrayView line, const Habits &habits)
{
    if (habits.quoted) {
        if (const qsizetype length = quoteLength(line); length > 0)
            return length;
    }
    if (habits.numbered)
        return gutterOf(line).length;
    if (habits.commented)
        return commentLength(line);
    return habits.contained ? containerLength(line) : 0;
}

MappedText stripped(const MappedText &text, const Habits &habits)
{
    const QByteArrayView bytes = text.view();
    MappedText out;
    out.reserve(bytes.size());
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype end = endOfLine(bytes, at);
        const qsizetype next = std::min(end + 1, bytes.size());
        const qsizetype skipped = prefixLength(bytes.sliced(at, end - at), habits);
        out.appendRun(text, {at + skipped, next - at - skipped});
        at = next;
    }
    return out;
}

bool isRequestLine(QByteArrayView line)
{
    qsizetype i = 0;
    while (i < line.size() && isUpper(line[i]))
        ++i;
    return i >= 3 && i <= 7 && i < line.size() && line[i] == ' ' && line.indexOf(" HTTP/") > 0;
}

} // namespace

bool isCurlVerbose(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = endOfLine(text, at);
        const QByteArrayView line = text.sliced(at, end - at);
        if (line.startsWith("< HTTP/") || (line.startsWith("> ") && isRequestLine(line.sliced(2))))
            return true;
        at = end + 1;
    }
    return false;
}

MappedText withoutLinePrefixes(const MappedText &text)
{
    MappedText out = text;
    // Twice: a quoted listing with line numbers bears two prefixes.
    for (int pass = 0; pass < 2; ++pass) {
        Habits habits = habitsOf(out.view());
        if (habits.quoted && isCurlVerbose(out.view()))
            habits = {};
        if (!habits.quoted && !habits.numbered && !habits.commented && !habits.contained)
            break;
        out = stripped(out, habits);
    }
    return out;
}

} // namespace CozeLens::Reader
