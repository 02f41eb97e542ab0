// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QWidget>

namespace CozeLens::Test {

//! Answers every string with the string itself in corner brackets: what stays without them was not
//! retranslated. Counts as Chinese for Bilingual texts.
class BracketTranslator : public QTranslator
{
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        if (qstrcmp(context, "UiLanguage") == 0) {
            return QStringLiteral("zh");
        }
        return u'\u300c' + QString::fromUtf8(source) + u'\u300d';
    }
};

//! Any warning fails the test, but for what the offscreen platform says of itself.
inline void failOnWarnings()
{
    static const QRegularExpression others(
        QStringLiteral("^(?!This plugin does not support|QStandardPaths: XDG_RUNTIME_DIR)"));
    QTest::failOnWarning(others);
}

//! As an input method hands over what was written; keyClicks() knows no Chinese.
inline void compose(QWidget *widget, const QString &text)
{
    QInputMethodEvent event;
    event.setCommitString(text);
    QCoreApplication::sendEvent(widget, &event);
}

//! Shows it and waits until it is the active window: shortcuts and the focus reach no other, and the platform
//! makes a window active some turns of the event loop after it is shown.
inline bool becomesActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window, 30'000);
}

//! The same; a window that does not become active fails the test.
inline void showActive(QWidget &window)
{
    QVERIFY(becomesActive(window));
}

template <typename Widget>
Widget *find(const QWidget &window, const char *name)
{
    return window.findChild<Widget *>(QString::fromLatin1(name));
}

} // namespace CozeLens::Test
