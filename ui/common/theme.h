// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace CozeLens {

//! The named colours of one scheme. Text colours reach a contrast of 4.5:1 on the backgrounds they are named
//! for (WCAG 2.1, 1.4.3); tests hold them to it.
struct Theme
{
    bool dark = false;

    QColor page;          //!< behind everything, and behind editors
    QColor surface;       //!< tool bars and tab strips
    QColor subtleSurface; //!< hovered rows and buttons
    QColor border;
    QColor text;
    QColor muted; //!< labels, line numbers, what is there but not meant to be read first
    QColor accent;
    QColor accentText; //!< on accent
    QColor error;
    QColor errorBackground;
    QColor warn;
    QColor warnBackground;
    QColor success;
    QColor successBackground;
    QColor selection; //!< behind the selected row or text

    QColor syntaxKey;
    QColor syntaxString;
    QColor syntaxNumber;
    QColor syntaxKeyword;

    static const Theme &light();
    static const Theme &darkTheme();
    //! The scheme that this palette belongs to: dark when its windows are darker than its text.
    static const Theme &of(const QPalette &palette);
    //! Of the application's palette. Widgets ask for this one: a style sheet changes their own palette.
    static const Theme &current();

    //! GET, POST … each in its own colour; an unknown method in muted.
    QColor method(const QString &name) const;
};

//! The system's fixed-width font, with a fixed-width CJK font behind it.
QFont monospaceFont();
//! `font`, `steps` points larger (or smaller), never below 7 points.
QFont scaledFont(QFont font, qreal points);

//! The palette that goes with a theme, for platforms that offer none and for a scheme the user chose.
QPalette paletteOf(const Theme &theme);

//! Light and Dark set that palette; System sets the one that is as light or dark as the platform's own. The
//! widgets learn of it through QEvent::PaletteChange.
void applyTheme(QApplication &application, Scheme scheme);
//! The platform's palette has changed; matters to Scheme::System only.
void followSystem(QApplication &application);

//! 4.5:1 is what text needs (WCAG 2.1).
double contrast(const QColor &one, const QColor &other);

} // namespace CozeLens
