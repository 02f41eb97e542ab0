// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

class QWidget;

namespace CozeLens {

//! How a button or label stands out; everything else is the platform's own.
enum class Look {
    Primary, //!< the one button that goes on
    Quiet,   //!< a tool button without a frame until it is hovered
    Bar,     //!< a strip of the surface colour with a line below
    Heading, //!< a small muted title above a section
    Muted,   //!< text that may be overlooked
    Empty,   //!< the sentence in an empty pane
    Problem, //!< a sentence about something that cannot be sent
    Warning, //!< a sentence about something that can be sent but hardly ought to be
    Fixed,   //!< a field that can be read but not changed
    Invalid, //!< a field whose content cannot be sent
    Neutral, //!< the badges: a rounded label
    GoodBadge,
    WarnBadge,
    BadBadge,
    Plain, //!< back to nothing special
};

//! Gives a widget its look, at once and again whenever the scheme changes.
void setLook(QWidget *widget, Look look);

//! Gives a window (or a pane that stands alone in a test) the theme's palette and styles, and keeps them in
//! step with the application's palette while it runs. Call it once a top-level widget.
void dress(QWidget *window);

//! The styles as dress() sets them.
QString styleSheetOf(const Theme &theme);

} // namespace CozeLens
