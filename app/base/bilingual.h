// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace CozeLens {

//! The two languages of the program. Their order has no meaning; neither is the other's translation.
enum class Language { Chinese, English };

//! One text in both languages. Plain text, never markup.
struct Bilingual
{
    QString zh;
    QString en;

    const QString &in(Language language) const { return language == Language::Chinese ? zh : en; }
    bool isEmpty() const { return zh.isEmpty() && en.isEmpty(); }
    bool operator==(const Bilingual &) const = default;
};

} // namespace CozeLens
