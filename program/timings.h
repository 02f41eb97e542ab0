// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace CozeLens {

//! Takes the time that "first-frame" counts from, and watches the event loop. Only when the logging category
//! cozelens.timing is on does any of this cost or print anything.
void startTimings();

//! Prints "first-frame N" when the window has been painted for the first time, then "ui-blocked N" whenever
//! the event loop was away for over 50 ms.
void reportFirstFrame(QWidget &window);

} // namespace CozeLens
