// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "diagnosis/bilingualblock.h"
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "settings/settings.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

QString codeIn(const QWidget &window)
{
    const auto *label = window.findChild<QLabel *>(u"errorCode"_qs);
    return label ? label->text() : QString();
}

} // namespace

class GuiScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursTheWholeWindow_data();
    void coloursTheWholeWindow();
    void recoloursWhatIsShown();
};

void GuiScheme::coloursTheWholeWindow_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("as the system has it") << Scheme::System;
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void GuiScheme::coloursTheWholeWindow()
{
    QFETCH(Scheme, scheme);
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setScheme(scheme);
    MainWindow window(settings);
    Test::showActive(window);
    window.send();
    QTRY_COMPARE_WITH_TIMEOUT(codeIn(window), u"4007"_qs, 15'000);
    const auto *explanation = window.findChild<QWidget *>(u"explanation"_qs);
    QVERIFY(explanation);
    QCOMPARE(explanation->palette().color(QPalette::Window), Theme::current().page);
    QCOMPARE(explanation->palette().color(QPalette::Link), Theme::current().accent);
    QCOMPARE(Theme::current().dark, scheme == Scheme::Dark);
    // The platform says that its colours changed: who follows it asks it again, everybody else stays.
    QApplication::setPalette(QPalette(Qt::black));
    QEvent changed(QEvent::ThemeChange);
    QApplication::sendEvent(&window, &changed);
    QCOMPARE(Theme::current().dark, scheme != Scheme::System);
}

// The order in which widgets hear of a new palette is that of a hash with a seed of its own in each run, so
// that one switch proves little: what is shown is switched several times.
void GuiScheme::recoloursWhatIsShown()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setScheme(Scheme::Light);
    MainWindow window(settings);
    Test::showActive(window);
    window.send();
    QTRY_COMPARE_WITH_TIMEOUT(codeIn(window), u"4007"_qs, 15'000);
    const auto *number = Test::find<QLabel>(window, "errorCode");
    QCOMPARE(number->palette().color(QPalette::WindowText), Theme::light().error);
    const QList<BilingualBlock *> blocks = window.findChildren<BilingualBlock *>();
    QVERIFY(!blocks.isEmpty());
    for (int round = 0; round < 6; ++round) {
        const bool dark = round % 2 == 0;
        applyTheme(*qApp, dark ? Scheme::Dark : Scheme::Light);
        QCOMPARE(Theme::current().dark, dark);
        const Theme &theme = Theme::current();
        QTRY_COMPARE(number->palette().color(QPalette::WindowText), theme.error);
        for (const BilingualBlock *block : blocks) {
            const QColor back = block->palette().color(QPalette::Window);
            QVERIFY2(back == theme.page || back == theme.successBackground, qPrintable(back.name()));
            for (const QLabel *label : block->findChildren<QLabel *>())
                QVERIFY2(contrast(label->palette().color(QPalette::WindowText), back) >= 4.5,
                         qPrintable(label->text()));
        }
    }
}

QTEST_MAIN(GuiScheme)
#include "gui_scheme.moc"
