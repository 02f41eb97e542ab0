// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dress.h"
#include "common/theme.h"
#include "diagnosis/bilingualblock.h"
#include "diagnosis/codeheader.h"
#include "diagnosis/diagnosis.h"
#include "guitest.h"
#include "mainwindow/mainwindow.h"
#include "settings/settings.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLayout>
#include <QTemporaryDir>
#include <QTest>

using namespace CozeLens;

namespace {

QString codeIn(const QWidget &window)
{
    const auto *label = window.findChild<QLabel *>(u"errorCode"_qs);
    return label ? label->text() : QString();
}

// The line under a link has its colour whole, its letters have it mixed with what is behind them.
bool hasColour(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

class GuiScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coloursTheWholeWindow_data();
    void coloursTheWholeWindow();
    void recoloursWhatIsShown();
    void recoloursLinks();
    void keepsAnOpenListOfProfiles();
    void showsABadgeWhole();
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

void GuiScheme::recoloursLinks()
{
    applyTheme(*qApp, Scheme::Light);
    QWidget window;
    QLabel label(u"<a href=\"here\">Paste the request</a>"_qs, &window);
    dress(&window);
    Test::showActive(window);
    label.adjustSize();
    QVERIFY(hasColour(label, Theme::light().accent));
    applyTheme(*qApp, Scheme::Dark);
    QTRY_VERIFY(hasColour(label, Theme::darkTheme().accent));
    QVERIFY(!hasColour(label, Theme::light().accent));
    applyTheme(*qApp, Scheme::Light);
    QTRY_VERIFY(hasColour(label, Theme::light().accent));
}

void GuiScheme::keepsAnOpenListOfProfiles()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(u"settings.ini"_qs));
    settings.setScheme(Scheme::Light);
    MainWindow window(settings);
    Test::showActive(window);
    auto *profiles = Test::find<QComboBox>(window, "profileBox");
    QVERIFY(profiles->count() > 1);
    const qint64 dot = profiles->itemIcon(0).cacheKey();
    profiles->showPopup();
    QTRY_VERIFY(profiles->view()->isVisible());
    const QPersistentModelIndex chosen = profiles->model()->index(1, 0);
    profiles->view()->setCurrentIndex(chosen);
    applyTheme(*qApp, Scheme::Dark);
    QTRY_VERIFY(profiles->itemIcon(0).cacheKey() != dot);
    QVERIFY(chosen.isValid());
    QCOMPARE(profiles->view()->currentIndex(), QModelIndex(chosen));
}

void GuiScheme::showsABadgeWhole()
{
    QWidget window;
    CodeHeader header(&window);
    header.showError(explainCode(u"4100"_qs).errors.first(), Language::English);
    const auto *badge = Test::find<QLabel>(header, "errorBadge");
    const auto *code = Test::find<QLabel>(header, "errorCode");
    const QMargins margins = header.layout()->contentsMargins();
    Test::showActive(window);
    header.resize(
        margins.left() + code->sizeHint().width() + 10 + badge->sizeHint().width() + margins.right(), 200);
    QTRY_VERIFY(badge->x() > code->x());
    const int plain = badge->sizeHint().width();
    dress(&window);
    QVERIFY(badge->sizeHint().width() > plain);
    QTRY_COMPARE(badge->width(), badge->sizeHint().width());
}

QTEST_MAIN(GuiScheme)
#include "gui_scheme.moc"
