// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

#include <cmath>

namespace CozeLens {
namespace {

// Without these, fontconfig picks the first CJK font it knows, and its Japanese glyphs, in a C locale.
QStringList chineseFamilies()
{
    return {u"Noto Sans CJK SC"_qs, u"Source Han Sans SC"_qs, u"WenQuanYi Micro Hei"_qs, u"PingFang SC"_qs,
            u"Microsoft YaHei"_qs};
}

Theme makeLight()
{
    Theme theme;
    theme.page = QColor(0xffffff);
    theme.surface = QColor(0xf3f4f6);
    theme.subtleSurface = QColor(0xeceef1);
    theme.border = QColor(0xd9dce1);
    theme.text = QColor(0x1d2129);
    theme.muted = QColor(0x626975);
    theme.accent = QColor(0x2868e6);
    theme.accentText = QColor(0xffffff);
    theme.error = QColor(0xc42b27);
    theme.errorBackground = QColor(0xfdecea);
    theme.warn = QColor(0x8f5f00);
    theme.warnBackground = QColor(0xfff5d6);
    theme.success = QColor(0x167544);
    theme.successBackground = QColor(0xe4f6ec);
    theme.selection = QColor(0xe7effe);
    theme.syntaxKey = QColor(0x0b5394);
    theme.syntaxString = QColor(0x1a7446);
    theme.syntaxNumber = QColor(0x8f5f00);
    theme.syntaxKeyword = QColor(0x8f5f00);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.dark = true;
    theme.page = QColor(0x27292f);
    theme.surface = QColor(0x1e2025);
    theme.subtleSurface = QColor(0x31343b);
    theme.border = QColor(0x3a3d45);
    theme.text = QColor(0xe6e8ec);
    theme.muted = QColor(0x9aa1ad);
    theme.accent = QColor(0x6ea0ff);
    // White on this blue reaches only 2.6:1.
    theme.accentText = QColor(0x10182b);
    theme.error = QColor(0xff7b72);
    theme.errorBackground = QColor(0x43262a);
    theme.warn = QColor(0xe3b341);
    theme.warnBackground = QColor(0x3d3420);
    theme.success = QColor(0x56d38a);
    theme.successBackground = QColor(0x1f3a2b);
    theme.selection = QColor(0x2c3a57);
    theme.syntaxKey = QColor(0x79b8ff);
    theme.syntaxString = QColor(0x56d38a);
    theme.syntaxNumber = QColor(0xe3b341);
    theme.syntaxKeyword = QColor(0xe3b341);
    return theme;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

Scheme chosenScheme = Scheme::System;

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    const bool isDark =
        palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return isDark ? darkTheme() : light();
}

const Theme &Theme::current()
{
    return of(QGuiApplication::palette());
}

QColor Theme::method(const QString &name) const
{
    if (name == u"POST") {
        return success;
    }
    if (name == u"GET") {
        return warn;
    }
    if (name == u"PUT" || name == u"PATCH") {
        return accent;
    }
    return name == u"DELETE" ? error : muted;
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    // "monospace" is an alias, behind which Qt would try the other families before asking fontconfig.
    font.setFamilies(QStringList(QFontInfo(font).family()) + chineseFamilies());
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    const qreal size = QGuiApplication::font().pointSizeF();
    if (size > 0) {
        font.setPointSizeF(size);
    }
    return font;
}

QFont scaledFont(QFont font, qreal points)
{
    font.setPointSizeF(qMax(7.0, font.pointSizeF() + points));
    return font;
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.surface);
    const auto set = [&palette](QPalette::ColorRole role, const QColor &colour) {
        palette.setColor(role, colour);
    };
    set(QPalette::Window, theme.page);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.page);
    set(QPalette::AlternateBase, theme.surface);
    set(QPalette::Text, theme.text);
    set(QPalette::Button, theme.page);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.error);
    set(QPalette::ToolTipBase, theme.surface);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::PlaceholderText, theme.muted);
    set(QPalette::Highlight, theme.accent);
    set(QPalette::HighlightedText, theme.accentText);
    set(QPalette::Link, theme.accent);
    set(QPalette::LinkVisited, theme.accent);
    set(QPalette::Mid, theme.border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, theme.muted);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.border);
    return palette;
}

void applyTheme(QApplication &, Scheme scheme)
{
    chosenScheme = scheme;
    // The family that "Sans" stands for comes first by its own name; left to itself, Qt may take the Chinese
    // one for bold or item text, and with it full-width quotes inside English.
    QFont font = QApplication::font();
    const QStringList families = QStringList(QFontInfo(font).family()) + chineseFamilies();
    if (font.families() != families) {
        font.setFamilies(families);
        QApplication::setFont(font);
    }
    switch (scheme) {
    case Scheme::System:
        // The platform's palette says light or dark; its own greys would stand beside our colours, because a
        // window with a style sheet does not hand its palette down.
        QApplication::setPalette(QPalette());
        QApplication::setPalette(paletteOf(Theme::current()));
        break;
    case Scheme::Light:
        QApplication::setPalette(paletteOf(Theme::light()));
        break;
    case Scheme::Dark:
        QApplication::setPalette(paletteOf(Theme::darkTheme()));
        break;
    }
}

void followSystem(QApplication &application)
{
    if (chosenScheme == Scheme::System)
        applyTheme(application, Scheme::System);
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    const auto [low, high] = std::minmax(a, b); // references: what they point at must live
    return (high + 0.05) / (low + 0.05);
}

} // namespace CozeLens
