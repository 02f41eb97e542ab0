// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/theme.h"
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "settings/settings.h"

#include <QApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

class GuiScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursTheWholeWindow_data();
    void coloursTheWholeWindow();
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
    const auto code = [&window] {
        const auto *label = window.findChild<QLabel *>(u"errorCode"_qs);
        return label ? label->text() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(code(), u"4007"_qs, 15'000);
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

QTEST_MAIN(GuiScheme)
#include "gui_scheme.moc"
