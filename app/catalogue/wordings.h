// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace CozeLens {

//! One known message, cut at its variable parts, blanks left out: "{type} not found" is ["", "notfound"].
struct Wording
{
    QStringList parts;
    int entry = -1;        //!< index into the catalogue
    qsizetype literal = 0; //!< characters that are not variable: the more, the more it says
};

Wording parsedWording(QStringView wording, int entry);

//! The entries whose wording this message is, those with the longest fixed text only, each once. Blanks,
//! case, full-width punctuation and a final full stop do not count. Wordings that are almost all variable
//! match nothing, since they would take foreign messages for Coze's own.
QList<int> entriesWithWording(const QList<Wording> &wordings, QStringView msg);

//! The entries, in the wordings' order, whose wording's fixed beginning stands in `text`, or begins with all
//! of `text` where a message was cut short. Beginnings that weigh less than `least` do not count: an ASCII
//! character but a blank weighs 1, any other `wide`.
QList<int> entriesWithBeginning(const QList<Wording> &wordings, QStringView text, qsizetype least, int wide);

} // namespace CozeLens
