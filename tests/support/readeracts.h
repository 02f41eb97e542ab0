// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "common/workers.h"
#include "response/hexview.h"
#include "response/responsepane.h"
#include "text/codeview.h"
#include "text/largetextview.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include <functional>

namespace CozeLens::Test {

//! Something that a reader does with a body on display, over once isIdle().
struct ReaderAct
{
    const char *name;
    std::function<void()> begin;
};

//! No thread has anything to do, and the views have taken what came of it.
inline bool isIdle(const ResponsePane &pane)
{
    return workers().activeThreadCount() == 0 && pane.bodyView()->isLoaded() &&
           !pane.bodyView()->isFinding() && pane.rawView()->isLoaded();
}

inline void press(QWidget &widget, int key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {})
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    QApplication::sendEvent(&widget, &event);
}

//! The widget that takes the keys of this view.
inline QWidget &keysOf(CodeView &view)
{
    return view.isLarge() ? static_cast<QWidget &>(*view.largeView()) : view;
}

inline QScrollBar &scrollBarOf(CodeView &view)
{
    return view.isLarge() ? *view.largeView()->verticalScrollBar() : *view.verticalScrollBar();
}

inline void scrollThrough(CodeView &view)
{
    constexpr int steps = 50;
    for (int i = 0; i <= steps; ++i) {
        scrollBarOf(view).setValue(int(qint64(scrollBarOf(view).maximum()) * i / steps));
        QCoreApplication::processEvents();
    }
}

inline void pressOften(QWidget &widget, int key, int times)
{
    for (int i = 0; i < times; ++i) {
        press(widget, key);
        QCoreApplication::processEvents();
    }
}

//! What changes how the text is shown, one after the other.
inline QList<ReaderAct> actsOfLooking(ResponsePane &pane)
{
    CodeView &view = *pane.bodyView();
    const auto button = [&pane](const char *name) {
        return pane.findChild<QToolButton *>(QString::fromLatin1(name));
    };
    return {
        {"fold all", [&view] { view.setFolded(true); }},
        {"the end, folded", [&view] { press(keysOf(view), Qt::Key_End, Qt::ControlModifier); }},
        {"unfold all", [&view] { view.setFolded(false); }},
        {"fold the outermost",
         [&view] {
             if (view.isLarge())
                 view.largeView()->toggleFold(0);
         }},
        {"unfold the outermost",
         [&view] {
             if (view.isLarge())
                 view.largeView()->toggleFold(0);
         }},
        {"wrap", [button] { button("wrapButton")->setChecked(true); }},
        {"scroll, wrapped", [&view] { scrollThrough(view); }},
        {"no wrap", [button] { button("wrapButton")->setChecked(false); }},
        {"another language",
         [&pane] {
             QEvent event(QEvent::LanguageChange);
             QApplication::sendEvent(&pane, &event);
         }},
        {"dark", [] { applyTheme(*qApp, Scheme::Dark); }},
        {"light", [] { applyTheme(*qApp, Scheme::Light); }},
    };
}

//! What goes through the text; the body ends on its own tab again.
inline QList<ReaderAct> actsOfReading(ResponsePane &pane)
{
    CodeView &view = *pane.bodyView();
    const auto edit = [&pane] { return pane.findChild<QLineEdit *>(u"filterEdit"_qs); };
    const auto hex = [&pane] { return pane.findChild<HexView *>(); };
    return {
        {"the end", [&view] { press(keysOf(view), Qt::Key_End, Qt::ControlModifier); }},
        {"20 pages up", [&view] { pressOften(keysOf(view), Qt::Key_PageUp, 20); }},
        {"the middle", [&view] { view.goToLine(view.lineCount() / 2); }},
        {"20 pages down", [&view] { pressOften(keysOf(view), Qt::Key_PageDown, 20); }},
        {"20 lines down", [&view] { pressOften(keysOf(view), Qt::Key_Down, 20); }},
        {"the scroll bar", [&view] { scrollThrough(view); }},
        {"find a letter", [&view] { view.setFindText(u"a"_qs); }},
        {"20 times next",
         [&view] {
             for (int i = 0; i < 20; ++i) {
                 view.findForward();
                 QCoreApplication::processEvents();
             }
         }},
        {"previous", [&view] { view.findBackward(); }},
        {"find nothing", [&view] { view.setFindText(u"nowhere at all"_qs); }},
        {"find no more", [&view] { view.setFindText({}); }},
        {"filter",
         [&pane, edit] {
             pane.findChild<QToolButton *>(u"filterButton"_qs)->click();
             edit()->setText(u"$..id"_qs);
             press(*edit(), Qt::Key_Return);
         }},
        {"no filter", [edit] { press(*edit(), Qt::Key_Escape); }},
        {"the whole value, copied",
         [&pane, &view] {
             view.goToLine(1);
             pane.findChild<QToolButton *>(u"copyValueButton"_qs)->click();
         }},
        {"all selected and copied",
         [&view] {
             view.selectAll();
             view.copy();
         }},
        {"raw", [&pane] { pane.showTab(ResponsePane::RawTab); }},
        {"the end of raw", [&pane] { press(keysOf(*pane.rawView()), Qt::Key_End, Qt::ControlModifier); }},
        {"hex", [&pane] { pane.findChild<QToolButton *>(u"hexButton"_qs)->setChecked(true); }},
        {"the end of hex", [hex] { press(*hex(), Qt::Key_End, Qt::ControlModifier); }},
        {"all of hex selected", [hex] { press(*hex(), Qt::Key_A, Qt::ControlModifier); }},
        {"raw again", [&pane] { pane.findChild<QToolButton *>(u"hexButton"_qs)->setChecked(false); }},
        {"the body again", [&pane] { pane.showTab(ResponsePane::BodyTab); }},
    };
}

} // namespace CozeLens::Test
