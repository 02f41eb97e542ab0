// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bilingual.h"

#include <QStringList>

namespace CozeLens {

//! The text with this id from the room's own file in resources/messages/, where `id` is "room.name"
//! ("http.refused" stands in http.json as "refused"). %1, %2 … take `arguments` in both languages.
//! For texts that are shown in both languages side by side; what the window says in its one language goes
//! through tr(). An unknown id gives the id itself in both languages, and a warning: the tests fail on
//! warnings. Thread-safe.
Bilingual message(const QString &id, const QStringList &arguments = {});

} // namespace CozeLens
