// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/variables.h"

#include "base/messages.h"
#include "http/redaction.h"

#include <QStringList>

#include <algorithm>

namespace CozeLens {

namespace {

constexpr qsizetype LargestResult = 16 * 1024 * 1024;

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

class Substitution
{
public:
    Substitution(const Variables &variables, Unknown unknown)
        : m_variables(variables)
        , m_unknown(unknown)
    {
    }

    // Calls itself once for each name on the way to a value; a name occurs at
    // most once on that way.
    Result<QByteArray> run(const QByteArray &text, TextKind kind = TextKind::Plain)
    {
        ValueWriter writer(kind, text);
        QByteArray result;
        qsizetype from = 0;
        for (;;) {
            const qsizetype open = text.indexOf("{{", from);
            const qsizetype close = open < 0 ? -1 : text.indexOf("}}", open + 2);
            if (close < 0)
                break;
            const QByteArray name = text.mid(open + 2, close - open - 2).trimmed();
            const bool known = isName(name) && m_variables.contains(QString::fromUtf8(name));
            if (!isName(name) || (!known && m_unknown == Unknown::Stays)) {
                result += text.mid(from, open + 2 - from);
                from = open + 2;
                continue;
            }
            const Result<QByteArray> value = valueOf(QString::fromUtf8(name));
            if (!value)
                return value;
            result += text.mid(from, open - from) + writer.written(*value, open);
            from = close + 2;
        }
        return result + text.mid(from);
    }

private:
    Result<QByteArray> valueOf(const QString &name)
    {
        const auto done = m_done.constFind(name);
        if (done != m_done.constEnd())
            return charged(name, *done);
        const auto value = m_variables.constFind(name);
        if (value == m_variables.constEnd())
            return failure(u"unknown-variable"_qs, name, {name});
        if (m_way.contains(name)) {
            const QStringList round = m_way.mid(m_way.indexOf(name)) + QStringList(name);
            return failure(u"variable-cycle"_qs, name, {u"{{"_qs + round.join(u"}} → {{") + u"}}"_qs});
        }
        // A token or an address is taken as it is.
        if (!value->contains("{{"))
            return charged(name, *value);
        m_way.append(name);
        Result<QByteArray> inside = run(*value);
        m_way.removeLast();
        if (inside)
            m_done.insert(name, *inside);
        return inside;
    }

    Result<QByteArray> charged(const QString &name, const QByteArray &value)
    {
        m_put += value.size();
        if (m_put > LargestResult)
            return failure(u"variable-too-large"_qs, name, {name});
        return value;
    }

    static Result<QByteArray> failure(const QString &code, const QString &name, const QStringList &arguments)
    {
        QStringList shown;
        for (const QString &argument : arguments)
            shown.append(redacted(argument)); // a token between braces is no name
        return tl::unexpected(Error{code, name, message(u"settings."_qs + code, shown)});
    }

    const Variables &m_variables;
    const Unknown m_unknown;
    QStringList m_way;
    QHash<QString, QByteArray> m_done;
    qsizetype m_put = 0;
};

} // namespace

Result<QByteArray> substituted(const QByteArray &text, const Variables &variables, Unknown unknown,
                               TextKind kind)
{
    return Substitution(variables, unknown).run(text, kind);
}

std::optional<VariableUse> variableAt(const QString &line, qsizetype place)
{
    const qsizetype from = line.lastIndexOf(u"{{", place);
    // A caret between the two closing braces still belongs to them.
    const qsizetype close = from < 0 ? -1 : line.indexOf(u"}}", from + 2);
    if (close < 0 || place >= close + 2)
        return std::nullopt;
    const QString name = line.mid(from + 2, close - from - 2).trimmed();
    if (!isName(name.toUtf8()))
        return std::nullopt;
    return VariableUse{name, from, close + 2 - from};
}

QString begunVariable(const QString &beforeCaret)
{
    const qsizetype open = beforeCaret.lastIndexOf(u"{{");
    if (open < 0)
        return {};
    const QString typed = beforeCaret.mid(open + 2);
    if (!typed.isEmpty() && !isName(typed.toUtf8()))
        return {};
    return typed.isNull() ? QString(u""_qs) : typed;
}

} // namespace CozeLens
