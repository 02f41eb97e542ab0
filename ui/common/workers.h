// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

namespace CozeLens {

//! The threads of work that takes over 10 ms. They end before the application does. Qt's own pool is not used
//! for that: Qt converts images in it while the thread that paints waits, for as long as our work would take.
QThreadPool &workers();

} // namespace CozeLens
