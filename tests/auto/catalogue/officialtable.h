// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

//! One row of Coze's own table, in Chinese as it stands there.
struct OfficialRow
{
    QString code;
    QString msg;
    QString cause;
    QString remedy;
};

//! The rows of tests/data/catalogue/official-error-table.txt, read from its lines "| 4000 | msg |
//! 原因：…解决方案：… |".
QList<OfficialRow> officialRows();

//! The causes and remedies that the same file repeats one by one below its table, blanks left out: what the
//! table is checked against, so that a slip in reading it shows.
QStringList officialSentences();

QString withoutBlanks(QString text);
