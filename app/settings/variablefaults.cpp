// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/variablefaults.h"

#include "base/messages.h"
#include "http/redaction.h"

namespace CozeLens {

namespace {

constexpr qsizetype MostFaults = 100;

// One letter more, less or other, or two neighbours that changed places.
bool isSlip(const QString &typed, const QString &known)
{
    const qsizetype shorter = std::min(typed.size(), known.size());
    qsizetype head = 0;
    while (head < shorter && typed[head] == known[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && typed[typed.size() - 1 - tail] == known[known.size() - 1 - tail])
        ++tail;
    const QString one = typed.mid(head, typed.size() - head - tail);
    const QString other = known.mid(head, known.size() - head - tail);
    const bool changedPlaces =
        one.size() == 2 && other.size() == 2 && one[0] == other[1] && one[1] == other[0];
    return changedPlaces || (one.size() <= 1 && other.size() <= 1);
}

void append(Bilingual *text, const Bilingual &more)
{
    text->zh += more.zh;
    text->en += u' ' + more.en;
}

Error unknownName(const QString &name, const Variables &variables, Unknown unknown)
{
    const QString code = unknown == Unknown::Stays ? u"variable-stays"_qs : u"unknown-variable"_qs;
    Error error{code, name, message(u"settings."_qs + code, {redacted(name)})};
    const QString meant = nameMeant(name, variables.keys());
    if (!meant.isNull())
        append(&error.text, message(u"settings.variable-meant"_qs, {meant}));
    return error;
}

} // namespace

QString nameMeant(const QString &name, const QStringList &known)
{
    QStringList like;
    for (const QString &other : known) {
        const bool sameLetters = other.compare(name, Qt::CaseInsensitive) == 0;
        if (sameLetters || (name.size() > 2 && isSlip(name, other)))
            like.append(other);
    }
    return like.size() == 1 ? like.first() : QString();
}

QList<VariableFault> variableFaults(const QByteArray &text, const Variables &variables, Unknown unknown)
{
    QList<VariableFault> faults;
    for (qsizetype open = text.indexOf("{{"); open >= 0 && faults.size() < MostFaults;
         open = text.indexOf("{{", open + 2)) {
        const qsizetype close = text.indexOf("}}", open + 2);
        if (close < 0)
            break;
        const QByteArray use = text.mid(open, close + 2 - open);
        // "{{{{a}}": the inner ones are the use.
        if (use.indexOf("{{", 2) >= 0)
            continue;
        const QString line = QString::fromUtf8(use);
        const std::optional<VariableUse> found = variableAt(line, 0);
        if (!found || found->length != line.size())
            continue;
        const Span span{open, use.size()};
        if (!variables.contains(found->name)) {
            faults.append({span, unknownName(found->name, variables, unknown)});
        } else if (const Result<QByteArray> value = substituted(use, variables, unknown); !value) {
            faults.append({span, value.error()});
        }
    }
    return faults;
}

} // namespace CozeLens
