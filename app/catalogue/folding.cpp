// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/folding.h"

#include <algorithm>

namespace CozeLens {

namespace {

QChar foldedCharacter(QChar c)
{
    // The full-width forms stand at a fixed distance from ASCII.
    if (c >= u'\uff01' && c <= u'\uff5e')
        c = QChar(char16_t(c.unicode() - 0xfee0));
    switch (c.unicode()) {
    case u'“':
    case u'”':
        return u'"';
    case u'‘':
    case u'’':
        return u'\'';
    case u'。':
        return u'.';
    case u'、':
        return u',';
    default:
        return c.isSpace() ? QChar(u' ') : c.toLower();
    }
}

} // namespace

QString folded(QStringView text)
{
    QString result(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), result.begin(), foldedCharacter);
    return result;
}

QStringList searchWords(QStringView text)
{
    QString spaced = folded(text);
    for (QChar &c : spaced) {
        if (QStringView(u",.;:!?()\"'").contains(c))
            c = u' ';
    }
    return spaced.split(u' ', Qt::SkipEmptyParts);
}

} // namespace CozeLens
