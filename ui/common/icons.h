// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace CozeLens {

//! resources/icons/NAME.svg drawn in this colour (the drawings use currentColor), sharp at any scale.
QIcon icon(const QString &name, const QColor &colour);

} // namespace CozeLens
