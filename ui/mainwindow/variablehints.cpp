// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow/variablehints.h"

#include "common/uilanguage.h"
#include "http/redaction.h"

namespace CozeLens {

QList<VariableHint> variableHints(const Variables &variables)
{
    QStringList names = variables.keys();
    names.sort(Qt::CaseInsensitive);
    QList<VariableHint> hints;
    for (const QString &name : std::as_const(names)) {
        const Result<QByteArray> value = substituted(variables.value(name), variables);
        const QString text =
            value ? QString::fromUtf8(redacted(*value)) : value.error().text.in(uiLanguage());
        const bool token = name == u"token";
        hints.append({name, token && value ? maskedToken(QString::fromUtf8(*value)) : text});
    }
    return hints;
}

} // namespace CozeLens
