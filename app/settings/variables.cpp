// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/variables.h"

#include "base/messages.h"

#include <algorithm>

namespace CozeLens {

namespace {

bool isName(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-' || c == '.';
    });
}

} // namespace

Result<QByteArray> substituted(const QByteArray &text, const Variables &variables, Unknown unknown)
{
    QByteArray result;
    qsizetype from = 0;
    for (;;) {
        const qsizetype open = text.indexOf("{{", from);
        const qsizetype close = open < 0 ? -1 : text.indexOf("}}", open + 2);
        if (close < 0)
            break;
        const QByteArray name = text.mid(open + 2, close - open - 2).trimmed();
        const auto value = variables.constFind(QString::fromUtf8(name));
        const bool known = value != variables.constEnd();
        if (!isName(name) || (!known && unknown == Unknown::Stays)) {
            result += text.mid(from, open + 2 - from);
            from = open + 2;
            continue;
        }
        if (!known) {
            const QString variable = QString::fromUtf8(name);
            return tl::unexpected(Error{u"unknown-variable"_qs, variable,
                                        message(u"settings.unknown-variable"_qs, {variable})});
        }
        result += text.mid(from, open - from) + *value;
        from = close + 2;
    }
    return result + text.mid(from);
}

} // namespace CozeLens
