// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/causes/words.h"

#include <array>

namespace CozeLens::Causes {

int editDistance(QStringView a, QStringView b, int limit)
{
    constexpr qsizetype Longest = 200;
    if (qAbs(a.size() - b.size()) > limit || a.size() > Longest || b.size() > Longest)
        return limit + 1;
    std::array<int, Longest + 1> row;
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[size_t(j)] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        int best = row[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[size_t(j)];
            const int change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[size_t(j)] = qMin(change, qMin(above, row[size_t(j - 1)]) + 1);
            diagonal = above;
            best = qMin(best, row[size_t(j)]);
        }
        if (best > limit)
            return limit + 1;
    }
    return qMin(row[size_t(b.size())], limit + 1);
}

QString loosened(QStringView name)
{
    QString loose;
    loose.reserve(name.size());
    for (const QChar c : name) {
        if (c != u'_' && c != u'-')
            loose += c.toLower();
    }
    return loose;
}

bool isDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isAlphanumeric(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

bool isCleanToken(QByteArrayView token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), [](char c) {
        return isAlphanumeric(QByteArrayView(&c, 1)) || c == '.' || c == '_' || c == '-';
    });
}

bool hasCjk(QStringView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QChar(0x4e00) && c <= QChar(0x9fff); });
}

QString shortened(QStringView text, int limit)
{
    QString one = text.size() > limit ? text.first(limit).toString() + u'…' : text.toString();
    for (QChar &c : one) {
        if (c < u' ')
            c = u' ';
    }
    return one;
}

} // namespace CozeLens::Causes
