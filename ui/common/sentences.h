// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/uilanguage.h"

#include <QStringList>

namespace CozeLens {

//! Whole sentences one after the other: with a blank between them in English, without one in Chinese. Empty
//! ones are left out.
inline QString sentences(QStringList all)
{
    all.removeAll(QString());
    return all.join(uiLanguage() == Language::Chinese ? QString() : u" "_qs);
}

} // namespace CozeLens
