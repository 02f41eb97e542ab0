// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/secretnames.h"

#include "http/redaction.h"

#include <algorithm>

namespace CozeLens {

bool isSecretWord(QByteArrayView name)
{
    if (name.size() > LongestSecretWord)
        return false;
    QByteArray word = name.toByteArray().toLower();
    if (word.startsWith("x-") || word.startsWith("x_"))
        word.remove(0, 2);
    word.removeIf([](char c) { return c == '-' || c == '_'; });
    return std::find(SecretWords.begin(), SecretWords.end(), QByteArrayView(word)) != SecretWords.end();
}

bool namesSecret(QByteArrayView name)
{
    const QByteArray lower = name.toByteArray().toLower();
    return isSecretWord(lower) || std::any_of(SecretNames.begin(), SecretNames.end(),
                                              [&](QByteArrayView ending) { return lower.endsWith(ending); });
}

} // namespace CozeLens
