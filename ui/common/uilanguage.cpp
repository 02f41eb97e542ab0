// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/uilanguage.h"

#include <QCoreApplication>

namespace CozeLens {

Language uiLanguage()
{
    //: Not shown to anybody: the translation says which language it is, "zh" or "en".
    const QString tag = QCoreApplication::translate("UiLanguage", "en");
    return tag == u"zh" ? Language::Chinese : Language::English;
}

} // namespace CozeLens
