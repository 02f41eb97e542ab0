// SPDX-License-Identifier: GPL-3.0-or-later
#include "officialtable.h"

#include <QFile>
#include <QRegularExpression>

namespace {

QStringList lines()
{
    QFile file(QStringLiteral(COZELENS_TEST_DATA "/catalogue/official-error-table.txt"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the official table is not there");
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

} // namespace

QList<OfficialRow> officialRows()
{
    static const QRegularExpression form(u"^\\| (\\d+) \\| (.+) \\| 原因：(.+)解决方案：(.+) \\|$"_qs);
    QList<OfficialRow> rows;
    for (const QString &line : lines()) {
        const QRegularExpressionMatch match = form.match(line.trimmed());
        if (match.hasMatch())
            rows.append({match.captured(1), match.captured(2), match.captured(3), match.captured(4)});
    }
    return rows;
}

QStringList officialSentences()
{
    static const QRegularExpression form(u"^- (?:原因|解决方案)：(.+)$"_qs);
    QStringList sentences;
    for (const QString &line : lines()) {
        const QRegularExpressionMatch match = form.match(line.trimmed());
        if (match.hasMatch())
            sentences << withoutBlanks(match.captured(1));
    }
    return sentences;
}

QString withoutBlanks(QString text)
{
    static const QRegularExpression blanks(u"\\s+"_qs);
    return text.remove(blanks);
}
