// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace CozeLens {

//! The text as search and comparison see it: lower case, full-width letters, digits and punctuation as their
//! ASCII twins, curly quotes straight, every blank one space. The length stays the same.
QString folded(QStringView text);

//! The words of a search: folded, split at blanks and at the punctuation of either language.
QStringList searchWords(QStringView text);

} // namespace CozeLens
