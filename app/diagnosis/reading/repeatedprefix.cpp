// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/reading/repeatedprefix.h"

#include "diagnosis/reading/characters.h"

#include <algorithm>
#include <vector>

namespace CozeLens::Reader {

namespace {

constexpr int MaxObjects = 500; //!< looked at: objects that are not prefixed cost a look too
constexpr int MaxLines = 200;   //!< of one object
constexpr qsizetype MaxPrefix = 120;

QByteArrayView lineAt(QByteArrayView text, qsizetype at)
{
    return text.sliced(at, endOfLine(text, at) - at);
}

bool opensObject(QByteArrayView line)
{
    return line.trimmed().endsWith('{');
}

bool closesObject(QByteArrayView rest)
{
    return rest.trimmed().startsWith('}');
}

// Up to where two lines begin alike; times and numbers differ in their digits only.
qsizetype commonPrefix(QByteArrayView a, QByteArrayView b)
{
    const qsizetype limit = std::min({a.size(), b.size(), MaxPrefix});
    qsizetype i = 0;
    while (i < limit && a[i] != '{' && a[i] != '}' && a[i] != '"' &&
           (a[i] == b[i] || (isDigit(a[i]) && isDigit(b[i]))))
        ++i;
    return i;
}

// Back over the blanks that are the object's own indentation, all but one.
qsizetype withoutIndentation(QByteArrayView line, qsizetype length)
{
    while (length > 1 && isBlank(line[length - 1]) && isBlank(line[length - 2]))
        --length;
    return length;
}

bool isPrefix(QByteArrayView prefix)
{
    static constexpr QByteArrayView ends = " \t|>:]";
    return !prefix.trimmed().isEmpty() && ends.indexOf(prefix.back()) >= 0;
}

struct Run
{
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype prefix = 0; //!< bytes of each line between
};

// The object whose first line begins at `at`, when all of its lines bear one prefix.
Run prefixedObject(QByteArrayView text, qsizetype at)
{
    const QByteArrayView first = lineAt(text, at);
    qsizetype next = endOfLine(text, at) + 1;
    if (!opensObject(first) || next >= text.size())
        return {};
    const QByteArrayView second = lineAt(text, next);
    const qsizetype prefix = withoutIndentation(first, commonPrefix(first, second));
    if (prefix == 0 || !isPrefix(first.first(prefix)))
        return {};
    int depth = 1;
    for (int lines = 1; lines < MaxLines && next < text.size(); ++lines) {
        const QByteArrayView line = lineAt(text, next);
        next += line.size() + 1;
        if (commonPrefix(first, line) < prefix)
            return {};
        const QByteArrayView rest = line.sliced(prefix);
        depth += closesObject(rest) ? -1 : 0;
        depth += opensObject(rest) ? 1 : 0;
        if (depth <= 0)
            return {at, std::min(next, text.size()), prefix};
    }
    return {};
}

std::vector<Run> runsIn(QByteArrayView text)
{
    std::vector<Run> runs;
    int looked = 0;
    for (qsizetype at = 0; at < text.size() && looked < MaxObjects;) {
        const bool opens = opensObject(lineAt(text, at));
        looked += opens;
        const Run run = opens ? prefixedObject(text, at) : Run();
        if (run.prefix > 0)
            runs.push_back(run);
        at = run.prefix > 0 ? run.end : endOfLine(text, at) + 1;
    }
    return runs;
}

} // namespace

MappedText withoutRepeatedPrefixes(const MappedText &text)
{
    const QByteArrayView bytes = text.view();
    const std::vector<Run> runs = runsIn(bytes);
    if (runs.empty())
        return text;
    MappedText out;
    out.reserve(bytes.size());
    qsizetype copied = 0;
    for (const Run &run : runs) {
        // Before the first line's own text the prefix may say when it was: it stays.
        qsizetype at = endOfLine(bytes, run.begin) + 1;
        out.appendRun(text, {copied, at - copied});
        while (at < run.end) {
            const qsizetype next = std::min(endOfLine(bytes, at) + 1, bytes.size());
            out.appendRun(text, {at + run.prefix, next - at - run.prefix});
            at = next;
        }
        copied = run.end;
    }
    out.appendRun(text, {copied, bytes.size() - copied});
    return out;
}

} // namespace CozeLens::Reader
