// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/wordings.h"

#include "catalogue/folding.h"

namespace CozeLens {

namespace {

// No known message comes near; a whole body pasted by mistake is not worth the comparison.
constexpr qsizetype kLongestMessage = 4096;

// With less fixed text than this beside a variable part ("{type} not found: {id}") anybody's message would
// match.
constexpr qsizetype kLeastLiteral = 14;

QString withoutBlanks(QStringView text)
{
    QString result = folded(text);
    result.remove(u' ');
    return result;
}

void dropFinalStop(QString &text)
{
    while (text.endsWith(u'.') || text.endsWith(u'!'))
        text.chop(1);
}

bool matches(const QStringList &parts, const QString &msg)
{
    if (parts.size() == 1)
        return msg == parts.first();
    if (!msg.startsWith(parts.first()) || !msg.endsWith(parts.last()))
        return false;
    qsizetype from = parts.first().size();
    const qsizetype end = msg.size() - parts.last().size();
    for (qsizetype i = 1; i + 1 < parts.size(); ++i) {
        const qsizetype at = msg.indexOf(parts[i], from);
        if (at < 0)
            return false;
        from = at + parts[i].size();
    }
    return from <= end;
}

qsizetype weightOf(QStringView text, int wide)
{
    qsizetype weight = 0;
    for (const QChar c : text)
        weight += c.unicode() < 0x80 ? 1 : wide;
    return weight;
}

} // namespace

Wording parsedWording(QStringView wording, int entry)
{
    const QString text = withoutBlanks(wording);
    Wording result;
    result.entry = entry;
    qsizetype from = 0;
    for (;;) {
        const qsizetype open = text.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        result.parts << text.mid(from, open - from);
        from = close + 1;
    }
    result.parts << text.mid(from);
    dropFinalStop(result.parts.last());
    for (const QString &part : std::as_const(result.parts))
        result.literal += part.size();
    return result;
}

QList<int> entriesWithWording(const QList<Wording> &wordings, QStringView msg)
{
    if (msg.size() > kLongestMessage)
        return {};
    QString text = withoutBlanks(msg);
    dropFinalStop(text);
    if (text.isEmpty())
        return {};
    QList<int> found;
    qsizetype best = 0;
    for (const Wording &wording : wordings) {
        if (wording.literal < best || (wording.parts.size() > 1 && wording.literal < kLeastLiteral) ||
            !matches(wording.parts, text))
            continue;
        if (wording.literal > best)
            found.clear();
        best = wording.literal;
        if (!found.contains(wording.entry))
            found << wording.entry;
    }
    return found;
}

QList<int> entriesWithBeginning(const QList<Wording> &wordings, QStringView text, qsizetype least, int wide)
{
    if (text.size() > kLongestMessage)
        return {};
    const QString said = withoutBlanks(text);
    if (weightOf(said, wide) < least)
        return {};
    QList<int> found;
    for (const Wording &wording : wordings) {
        const QString &beginning = wording.parts.first();
        if (weightOf(beginning, wide) >= least && (said.contains(beginning) || beginning.startsWith(said)) &&
            !found.contains(wording.entry))
            found << wording.entry;
    }
    return found;
}

} // namespace CozeLens
