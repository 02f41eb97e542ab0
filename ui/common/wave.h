// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

namespace CozeLens {

//! The quiet line below what stands out. Pixels; `base` is where it touches the bottom.
inline QPainterPath wave(double left, double right, double base)
{
    constexpr double half = 2;
    constexpr double height = 2;
    QPainterPath path({left, base});
    bool up = true;
    for (double x = left + half; x <= right; x += half, up = !up)
        path.lineTo(x, up ? base - height : base);
    return path;
}

} // namespace CozeLens
