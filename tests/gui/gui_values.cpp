// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a body that leave the window: copied from any depth of any size, opened by another program.
#include "answeredbody.h"
#include "guitest.h"
#include "response/hexview.h"
#include "response/responsepane.h"
#include "response/valueline.h"
#include "support/readeracts.h"
#include "text/codeview.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

constexpr int WaitMs = 60'000;

QByteArray manyIds(int count)
{
    QByteArray body = "{\"items\":[";
    for (int i = 0; i < count; ++i)
        body += (i ? ",{\"id\":" : "{\"id\":") + QByteArray::number(7'512'049'638'368'000'000 + i) + '}';
    return body + "]}";
}

struct Shown
{
    explicit Shown(const Exchange &exchange)
    {
        pane.resize(900, 600);
        showActive(pane);
        QSignalSpy shown(&pane, &ResponsePane::bodyShown);
        pane.showExchange(exchange);
        QTRY_COMPARE_WITH_TIMEOUT(shown.count(), 1, WaitMs);
        QGuiApplication::clipboard()->clear();
    }
    QString line() const { return pane.findChild<ValueLine *>()->text(); }
    void putCursor(const QByteArray &at) const
    {
        pane.bodyView()->scrollToByte(pane.bodyView()->bytes().indexOf(at));
    }
    void click(const char *button) const { find<QToolButton>(pane, button)->click(); }

    ResponsePane pane;
};

//! What the desktop is asked to open comes here instead.
class Desktop : public QObject
{
    Q_OBJECT

public:
    Desktop() { QDesktopServices::setUrlHandler(u"file"_qs, this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(u"file"_qs); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened.append(url); }
};

} // namespace

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void copiesTheValueOfTheMoment();
    void goingElsewhereTakesBackACopy();
    void copiesAValueOfAnySize();
    void deepPathsAreCutOnDisplayOnly();
    void hexSaysWhatItCopied();
    void soundIsOpenedOutside();
    void wrapsLongLines();
};

void TestValues::copiesTheValueOfTheMoment()
{
    const Shown shown(answered(manyIds(500'000)));
    shown.putCursor("7512049638368000001");
    QTRY_COMPARE_WITH_TIMEOUT(shown.line(), u"$.items[1].id"_qs, WaitMs);
    // The way to this one is long; what is copied must not be what stands in the line until then.
    shown.putCursor("7512049638368499999");
    shown.click("copyValueButton");
    QVERIFY(clipboard() != u"7512049638368000001");
    QTRY_COMPARE_WITH_TIMEOUT(clipboard(), u"7512049638368499999"_qs, WaitMs);
    shown.putCursor("7512049638368499998");
    shown.click("copyPathButton");
    QTRY_COMPARE_WITH_TIMEOUT(clipboard(), u"$.items[499998].id"_qs, WaitMs);
}

void TestValues::goingElsewhereTakesBackACopy()
{
    const Shown shown(answered(manyIds(500'000)));
    shown.putCursor("7512049638368499999");
    shown.click("copyValueButton");
    const bool atOnce = !clipboard().isEmpty();
    shown.putCursor("7512049638368000002");
    QTRY_COMPARE_WITH_TIMEOUT(shown.line(), u"$.items[2].id"_qs, WaitMs);
    QCOMPARE(clipboard(), atOnce ? u"7512049638368499999"_qs : QString());
}

void TestValues::copiesAValueOfAnySize()
{
    const Shown shown(answered("{\"audio\":\"" + QByteArray(3'000'000, 'A') + "\",\"code\":0}"));
    shown.putCursor("\"audio\"");
    QTRY_COMPARE_WITH_TIMEOUT(shown.line(), u"$.audio"_qs, WaitMs);
    shown.click("copyValueButton");
    QTRY_VERIFY_WITH_TIMEOUT(clipboard() == QString(3'000'000, u'A'), WaitMs);
}

void TestValues::deepPathsAreCutOnDisplayOnly()
{
    constexpr int depth = 100'000;
    const Shown shown(answered(QByteArray(depth, '[') + '7' + QByteArray(depth, ']')));
    shown.putCursor("7");
    QTRY_COMPARE_WITH_TIMEOUT(shown.line().size(), 1 + 3 * depth, WaitMs);
    QVERIFY(find<QLabel>(shown.pane, "valueLabel")->text().size() < 3000);
    QVERIFY(find<QLabel>(shown.pane, "valueLabel")->toolTip().size() < 3000);
    shown.click("copyPathButton");
    QTRY_COMPARE(clipboard().size(), 1 + 3 * depth);
}

void TestValues::hexSaysWhatItCopied()
{
    const qsizetype size = HexView::CopyLimit + 16;
    Shown shown(answered(QByteArray(size, '\0'), "application/octet-stream"));
    QSignalSpy said(&shown.pane, &ResponsePane::said);
    auto *hex = find<HexView>(shown.pane, "hexView");
    shown.pane.showTab(ResponsePane::RawTab);
    hex->select(0, 8);
    hex->copy();
    QCOMPARE(clipboard(), u"00 00 00 00 00 00 00 00"_qs);
    QCOMPARE(said.count(), 0);
    hex->select(0, size);
    hex->copy();
    QCOMPARE(said.count(), 1);
    QVERIFY(said.first().first().toString().contains(u"16.8 MB"));
    QTRY_COMPARE_WITH_TIMEOUT(clipboard().size(), HexView::CopyLimit * 3 - 1, WaitMs);
}

void TestValues::soundIsOpenedOutside()
{
    Desktop desktop;
    const QByteArray sound("OggS\0\2 the sound", 16);
    const Shown shown(answered(sound, "audio/ogg"));
    QTest::mouseClick(find<QPushButton>(shown.pane, "openBodyButton"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(desktop.opened.size(), 1, WaitMs);
    QFile file(desktop.opened.first().toLocalFile());
    QVERIFY(file.fileName().endsWith(u".ogg"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), sound);
}

void TestValues::wrapsLongLines()
{
    Shown shown(answered("{\"text\":\"" + QByteArray("some words ").repeated(100) + "\"}"));
    const CodeView &view = *shown.pane.bodyView();
    const auto rowsOfText = [&view] { return view.SendScintilla(QsciScintillaBase::SCI_WRAPCOUNT, 1UL); };
    QCOMPARE(rowsOfText(), 1);
    find<QToolButton>(shown.pane, "wrapButton")->setChecked(true);
    QTRY_VERIFY(rowsOfText() > 5);
    find<QToolButton>(shown.pane, "wrapButton")->setChecked(false);
    QTRY_COMPARE(rowsOfText(), 1);
}

QTEST_MAIN(TestValues)
#include "gui_values.moc"
