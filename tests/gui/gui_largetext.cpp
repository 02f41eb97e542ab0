// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of any size: how their rows, folds and matches are counted, and that they are read like any other.
#include "common/dress.h"
#include "guitest.h"
#include "text/codeview.h"
#include "text/largetextview.h"
#include "text/search.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const QByteArray Item = "  {\n    \"id\": 7512,\n    \"text\": \"你好\"\n  },\n";

//! 60,000 objects: a text that is large, and every fourth line of it folds.
QByteArray manyItems()
{
    return "[\n" + Item.repeated(60'000) + "  true\n]";
}

struct Shown
{
    explicit Shown(const QByteArray &text)
    {
        dress(&view);
        view.resize(800, 600);
        view.setHighlight(Highlight::Json);
        showActive(view);
        view.setBytes(text);
    }
    LargeTextView &large() { return *view.largeView(); }
    QPoint middleOf(qsizetype offset) // of a character in view
    {
        for (int y = 2; y < large().viewport()->height(); y += 4) {
            for (int x = 2; x < large().viewport()->width(); x += 2) {
                if (large().byteUnder({x, y}) == offset)
                    return {x + 2, y + 2};
            }
        }
        return {-1, -1};
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&large(), key, modifiers);
    }

    CodeView view;
};

} // namespace

class TestLargeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void rowsOfAText_data();
    void rowsOfAText();
    void findsEveryRowAgain();
    void stopsCountingWhenUnwanted();
    void countsBrackets_data();
    void countsBrackets();
    void findsTheEndOfAnyFold();
    void foldsHideRows();
    void countsMatchesOfAnyNumber();
    void coloursAndFolds();
    void foldsByAClick();
    void isReadByKeyboard();
    void copiesWhatIsSelected();
    void findsForwardAndBack();
    void showsEveryByte();
    void marksMoveWithLongLines();
    void isReadToTheBlind();
    void makesRoomForSmallTexts();
    void wraps();
};

void TestLargeText::rowsOfAText_data()
{
    using Ends = QList<std::pair<int, int>>; // start and end of each row
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Ends>("rows");
    QTest::addColumn<int>("lines");
    constexpr int Most = TextRows::LongestRow;
    QTest::newRow("nothing") << QByteArray() << Ends{{0, 0}} << 1;
    QTest::newRow("no line break") << QByteArray("ab") << Ends{{0, 2}} << 1;
    QTest::newRow("ends with one") << QByteArray("ab\n") << Ends{{0, 2}, {3, 3}} << 2;
    QTest::newRow("empty lines") << QByteArray("\n\n") << Ends{{0, 0}, {1, 1}, {2, 2}} << 3;
    QTest::newRow("as Windows breaks lines") << QByteArray("a\r\nb") << Ends{{0, 1}, {3, 4}} << 2;
    QTest::newRow("just short enough")
        << QByteArray(QByteArray(Most, 'x') + "\ny") << Ends{{0, Most}, {Most + 1, Most + 2}} << 2;
    QTest::newRow("one byte too long") << QByteArray(Most + 1, 'x') << Ends{{0, Most}, {Most, Most + 1}} << 1;
    QTest::newRow("never within a character")
        << QByteArray(QByteArray(Most - 1, 'x') + "\xe4\xbd\xa0\n")
        << Ends{{0, Most - 1}, {Most - 1, Most + 2}, {Most + 3, Most + 3}} << 2;
    QTest::newRow("no UTF-8 at all") << QByteArray(Most + 2, '\x80')
                                     << Ends{{0, Most - 3}, {Most - 3, Most + 2}} << 1;
}

void TestLargeText::rowsOfAText()
{
    using Ends = QList<std::pair<int, int>>;
    QFETCH(QByteArray, text);
    QFETCH(Ends, rows);
    QFETCH(int, lines);
    const auto counted = TextRows::of(Body(text), false);
    QCOMPARE(counted->rowCount(), rows.size());
    QCOMPARE(counted->lineCount(), lines);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(counted->row(i).start, rows[i].first);
        QCOMPARE(counted->row(i).end, rows[i].second);
    }
}

void TestLargeText::findsEveryRowAgain()
{
    QByteArray text;
    for (int i = 0; i < 3000; ++i)
        text += QByteArray(i % 97 == 0 ? 2 * TextRows::LongestRow + i : i % 7, 'a' + char(i % 26)) + '\n';
    const auto rows = TextRows::of(Body(text), false);
    QCOMPARE(rows->lineCount(), 3001);
    QVERIFY(rows->rowCount() > rows->lineCount());
    TextRow row = rows->row(0);
    for (qsizetype i = 0; i < rows->rowCount(); ++i) {
        QCOMPARE(rows->row(i).start, row.start);
        QCOMPARE(rows->row(i).line, row.line);
        QCOMPARE(rows->row(i).beginsLine, row.beginsLine);
        QCOMPARE(rows->rowAt(row.start).index, i);
        QCOMPARE(rows->rowAt(row.end).index, row.end == row.next && i + 1 < rows->rowCount() ? i + 1 : i);
        if (row.beginsLine)
            QCOMPARE(rows->firstRowOf(row.line).index, i);
        row = rows->following(row);
    }
}

void TestLargeText::stopsCountingWhenUnwanted()
{
    const std::atomic_bool cancelled = true;
    QVERIFY(!TextRows::of(Body(manyItems()), true, &cancelled));
    const std::atomic_bool wanted = false;
    QVERIFY(TextRows::of(Body(manyItems()), true, &wanted));
}

void TestLargeText::countsBrackets_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QList<int>>("depths"); // negative: a fold begins here
    QTest::newRow("flat") << QByteArray("{}") << QList<int>{0};
    QTest::newRow("nested") << QByteArray("{\n\"a\": [\n1\n]\n}") << QList<int>{-100, -1, 2, 2, 1};
    QTest::newRow("brackets in a string") << QByteArray("[\n\"{[\\\"{\"\n]") << QList<int>{-100, 1, 1};
    QTest::newRow("string over two rows") << QByteArray("[\n\"{\n}{\"\n]") << QList<int>{-100, 1, 1, 1};
    QTest::newRow("closes and opens") << QByteArray("[{\n}, {\n}]") << QList<int>{-100, 2, 2};
    QTest::newRow("too many brackets closed") << QByteArray("]]\n1") << QList<int>{0, 0};
}

void TestLargeText::countsBrackets()
{
    QFETCH(QByteArray, json);
    QFETCH(QList<int>, depths);
    const auto rows = TextRows::of(Body(json), true);
    QCOMPARE(rows->rowCount(), depths.size());
    for (qsizetype i = 0; i < depths.size(); ++i) {
        QCOMPARE(rows->level(i), depths[i] == -100 ? 0 : qAbs(depths[i]));
        QCOMPARE(rows->isHead(i), depths[i] < 0);
    }
    QVERIFY(!TextRows::of(Body(json), false)->hasLevels());
}

void TestLargeText::findsTheEndOfAnyFold()
{
    // Folds that begin and end in front of, at and behind the seams of the blocks of rows.
    QByteArray json = "[\n";
    for (int i = 0; i < 40; ++i)
        json += "[\n" + QByteArray("1,\n").repeated(i * 53) + "{\n},\n0\n],\n";
    json += "0\n]";
    const auto rows = TextRows::of(Body(json), true);
    qsizetype heads = 0;
    for (qsizetype row = 0; row < rows->rowCount(); ++row) {
        if (!rows->isHead(row))
            continue;
        qsizetype last = row;
        while (last + 1 < rows->rowCount() && rows->level(last + 1) > rows->level(row))
            ++last;
        QCOMPARE(rows->lastChild(row), last);
        heads += rows->level(row) == 1 ? 1 : 0;
    }
    QCOMPARE(heads, 40);
    qsizetype found = 0;
    for (qsizetype head = rows->nextHead(0, 1); head >= 0; head = rows->nextHead(head + 1, 1), ++found)
        QVERIFY(rows->isHead(head) && rows->level(head) == 1);
    QCOMPARE(found, heads);
    QCOMPARE(rows->nextHead(rows->rowCount(), 1), -1);
    QCOMPARE(TextRows::of(Body(json), false)->nextHead(0, 1), -1);
}

void TestLargeText::foldsHideRows()
{
    RowFolds folds;
    folds.add({10, 19});
    folds.add({2, 4});
    folds.add({12, 14}); // within the first
    QCOMPARE(folds.hiddenCount(), 11);
    QVERIFY(folds.isFolded(10) && folds.isFolded(12) && !folds.isFolded(11));
    QVERIFY(!folds.isHidden(10) && folds.isHidden(11) && folds.isHidden(19) && !folds.isHidden(20));
    const QList<qsizetype> inView{0, 1, 2, 5, 6, 7, 8, 9, 10, 20, 21};
    for (qsizetype i = 0; i < inView.size(); ++i) {
        QCOMPARE(folds.rowAt(i), inView[i]);
        QCOMPARE(folds.visibleIndex(inView[i]), i);
    }
    QCOMPARE(folds.visibleIndex(13), 8); // as the row that it is folded into
    folds.remove(10);
    QVERIFY(folds.isHidden(13) && !folds.isHidden(15));
    QVERIFY(folds.reveal(13));
    QVERIFY(!folds.reveal(13));
    QCOMPARE(folds.hiddenCount(), 2);
    folds.clear();
    QVERIFY(folds.isEmpty());
    QCOMPARE(folds.rowAt(7), 7);
}

void TestLargeText::countsMatchesOfAnyNumber()
{
    // Matches over the seams of the pieces, none for a while, and matches that could overlap.
    QByteArray text =
        QByteArray(65'535, '.') + "aA" + QByteArray(300'000, '.') + QByteArray(70'001, 'a') + "...";
    text += "aa";
    const QList<qsizetype> all = findAll(text, "aa", 1'000'000);
    QVERIFY(all.size() > 35'000);
    MatchIndex index("aa");
    while (index.goOn(text)) {
    }
    QCOMPARE(index.count(), all.size());
    for (qsizetype i = 0; i < all.size(); i = i < 10 || i + 10 > all.size() ? i + 1 : i + 997) {
        const auto next = index.next(text, all[i]);
        QVERIFY(next);
        QCOMPARE(next->offset, all[i]);
        QCOMPARE(next->number, i + 1);
        const auto previous = index.previous(text, all[i] + 1);
        QCOMPARE(previous->offset, all[i]);
        QCOMPARE(previous->number, i + 1);
    }
    QCOMPARE(index.next(text, text.size())->number, 1);                       // round the end
    QCOMPARE(index.previous(text, all.first())->number, all.size());          // round the start
    QCOMPARE(index.within(text, 65'536, 65'537), (QList<Span>{{65'535, 2}})); // it touches them
    QVERIFY(index.within(text, 100'000, 200'000).isEmpty());
    MatchIndex none("b");
    while (none.goOn(text)) {
    }
    QVERIFY(!none.next(text, 0) && !none.previous(text, 5));
}

void TestLargeText::coloursAndFolds()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    QVERIFY(shown.view.isLarge());
    QTRY_VERIFY(shown.view.isLoaded());
    QVERIFY(shown.view.canFold());
    const Theme &theme = Theme::current();
    QCOMPARE(shown.large().colourAt(text.indexOf("id")), theme.syntaxKey);
    QCOMPARE(shown.large().colourAt(text.indexOf("7512")), theme.syntaxNumber);
    QCOMPARE(shown.large().colourAt(text.indexOf("你好")), theme.syntaxString);
    QCOMPARE(shown.large().colourAt(text.indexOf("true")), theme.syntaxKeyword);
    QCOMPARE(shown.large().colourAt(0), theme.text);
    applyTheme(*qApp, Scheme::Dark);
    QTRY_COMPARE(shown.large().colourAt(text.indexOf("true")), Theme::darkTheme().syntaxKeyword);
    applyTheme(*qApp, Scheme::Light);

    // What is one level deep is folded, and what leads to it stays.
    shown.view.setFolded(true);
    QVERIFY(shown.large().isRowVisible(0) && shown.large().isRowVisible(1));
    QVERIFY(!shown.large().isRowVisible(2) && !shown.large().isRowVisible(4));
    QVERIFY(shown.large().isRowVisible(shown.view.lineCount() - 2));
    // Going somewhere opens what is in the way.
    shown.view.goToLine(3);
    QVERIFY(shown.large().isRowVisible(2));
    QCOMPARE(shown.view.currentLine(), 3);
    shown.view.setFolded(false);
    QVERIFY(shown.large().isRowVisible(8));
}

void TestLargeText::foldsByAClick()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    const QPoint bracket = shown.middleOf(text.indexOf('{'));
    const QPoint first = shown.middleOf(0);
    QVERIFY(bracket.x() > 0 && first.x() > 0);
    // The arrows are in front of the text, which begins with a bracket.
    const QPoint arrow(first.x() - 12, bracket.y());
    QTest::mouseClick(shown.large().viewport(), Qt::LeftButton, {}, arrow);
    QVERIFY(!shown.large().isRowVisible(2));
    QVERIFY(shown.large().isRowVisible(5));
    QTest::mouseClick(shown.large().viewport(), Qt::LeftButton, {}, arrow);
    QVERIFY(shown.large().isRowVisible(2));
    // The whole array, of 240,000 lines.
    QTest::mouseClick(shown.large().viewport(), Qt::LeftButton, {}, {arrow.x(), first.y()});
    QVERIFY(!shown.large().isRowVisible(shown.view.lineCount() - 1));
}

void TestLargeText::isReadByKeyboard()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    shown.view.setFocus();
    QCOMPARE(shown.view.focusProxy(), &shown.large());
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Down);
    QCOMPARE(shown.view.currentLine(), 3);
    shown.press(Qt::Key_End);
    QCOMPARE(shown.large().cursor(), text.indexOf(",\n") + 1);
    shown.press(Qt::Key_Up);
    QCOMPARE(shown.large().cursor(), text.indexOf("{") + 1); // as far to the right as it gets
    shown.press(Qt::Key_Down);
    QCOMPARE(shown.large().cursor(), text.indexOf(",\n") + 1); // and back to where it was
    shown.press(Qt::Key_Down);
    shown.press(Qt::Key_Home);
    shown.press(Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(shown.large().selection(), (Span{text.indexOf("    \"text"), 1}));
    shown.press(Qt::Key_PageDown);
    QVERIFY(shown.view.currentLine() > 15);
    shown.press(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(shown.large().cursor(), text.size());
    QCOMPARE(shown.view.currentLine(), shown.view.lineCount());
    QVERIFY(shown.large().topRow() > 240'000 - 100);
    shown.press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(shown.large().topRow(), 0);
    // A character of three bytes is one step.
    shown.view.scrollToByte(text.indexOf("你好"));
    shown.press(Qt::Key_Right);
    QCOMPARE(shown.large().cursor(), text.indexOf("好"));
    shown.press(Qt::Key_Left);
    QCOMPARE(shown.large().cursor(), text.indexOf("你"));
    QSignalSpy finding(&shown.view, &CodeView::findRequested);
    shown.press(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(finding.count(), 1);
}

void TestLargeText::copiesWhatIsSelected()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    const auto copied = [] { return QApplication::clipboard()->text(); };
    QApplication::clipboard()->clear();
    QTest::mouseDClick(shown.large().viewport(), Qt::LeftButton, {}, shown.middleOf(text.indexOf("512")));
    QCOMPARE(shown.view.selectedText(), u"7512"_qs);
    shown.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copied(), u"7512"_qs);
    // By dragging, over the end of a line.
    const QPoint from = shown.middleOf(text.indexOf("id"));
    const QPoint to = shown.middleOf(text.indexOf("text"));
    QTest::mousePress(shown.large().viewport(), Qt::LeftButton, {}, from - QPoint(3, 0));
    QTest::mouseMove(shown.large().viewport(), to - QPoint(3, 0));
    QTest::mouseRelease(shown.large().viewport(), Qt::LeftButton, {}, to - QPoint(3, 0));
    shown.view.copy();
    QCOMPARE(copied(), u"id\": 7512,\n    \""_qs);
    shown.view.selectAll();
    shown.view.copy();
    QTRY_VERIFY(copied() == QString::fromUtf8(text));
    QVERIFY(shown.view.selectedText().isEmpty()); // nothing that anybody looks for
}

void TestLargeText::findsForwardAndBack()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    shown.view.setFindText(u"ID\""_qs);
    QTRY_VERIFY(!shown.view.isFinding());
    // More than an ordinary view counts.
    QCOMPARE(shown.view.findCount(), 60'000);
    QVERIFY(!shown.view.findIsCapped());
    QCOMPARE(shown.view.findAgain(), 1);
    QCOMPARE(shown.view.findForward(), 2);
    QCOMPARE(shown.view.selectedText(), u"id\""_qs);
    QCOMPARE(shown.view.findBackward(), 1);
    QCOMPARE(shown.view.findBackward(), 60'000);
    QCOMPARE(shown.view.currentLine(), shown.view.lineCount() - 4);
    QCOMPARE(shown.view.findForward(), 1);
    shown.view.setFindText(u"no such thing"_qs);
    QTRY_VERIFY(!shown.view.isFinding());
    QCOMPARE(shown.view.findCount(), 0);
    QCOMPARE(shown.view.findForward(), 0);
    // Another text is searched anew.
    shown.view.setFindText(u"true"_qs);
    shown.view.setBytes("[true,\n" + text.mid(2));
    QTRY_VERIFY(shown.view.isLoaded());
    shown.view.findForward();
    QTRY_COMPARE(shown.view.findCount(), 2);
}

void TestLargeText::showsEveryByte()
{
    QByteArray text = manyItems();
    text.replace(8, 4, QByteArray("\0\xff\x1b\x7f", 4));
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    QVERIFY(shown.view.bytes() == text);
    for (int i = 8; i < 12; ++i)
        QVERIFY2(shown.middleOf(i).x() > 0, QByteArray::number(i).constData());
    QVERIFY(shown.large().grab().toImage().width() > 0);
}

void TestLargeText::marksMoveWithLongLines()
{
    const QByteArray text = "{\"audio\":\"" + QByteArray(3'000'000, 'A') + "\",\n\"msg\": \"here\"}";
    Shown shown(text);
    QTRY_VERIFY(shown.view.isLoaded());
    QCOMPARE(shown.view.lineCount(), 2);
    shown.view.setLineMarks({{text.indexOf("msg"), 1}});
    shown.view.setSpanMarks({{text.indexOf("here"), 4}});
    QCOMPARE(shown.view.markedLines(), QList<int>{2});
    shown.view.goToLine(2);
    QCOMPARE(shown.large().cursor(), text.indexOf("\"msg"));
    const QImage image = shown.view.grab().toImage();
    bool seen = false;
    for (int y = 0; y < image.height() && !seen; ++y)
        seen = image.pixelColor(1, y) == Theme::current().error;
    QVERIFY(seen);
}

void TestLargeText::isReadToTheBlind()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    shown.view.setAccessibleName(u"Response body"_qs);
    QTRY_VERIFY(shown.view.isLoaded());
    QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&shown.large());
    QVERIFY(access && access->textInterface());
    QAccessibleTextInterface *read = access->textInterface();
    QCOMPARE(access->text(QAccessible::Name), u"Response body"_qs);
    QVERIFY(access->state().readOnly);
    QCOMPARE(read->text(0, 5), u"[\n  {"_qs);
    QVERIFY(read->characterCount() < 5000); // the rows in view
    shown.view.scrollToByte(text.indexOf("好"));
    const int at = read->cursorPosition();
    QCOMPARE(read->text(at - 1, at + 2), u"你好\""_qs);
    QVERIFY(shown.large().viewport()->rect().contains(
        shown.large().viewport()->mapFromGlobal(read->characterRect(at).center())));
    read->setSelection(0, at - 1, at + 1);
    QCOMPARE(shown.view.selectedText(), u"你好"_qs);
    // Far away too, where nothing in front is counted.
    shown.view.goToLine(200'003);
    QCOMPARE(read->text(read->cursorPosition(), read->cursorPosition() + 8), u"    \"id\""_qs);
}

void TestLargeText::makesRoomForSmallTexts()
{
    const QByteArray text = manyItems();
    Shown shown(text);
    shown.view.setBytes("{\"a\": 1}");
    QVERIFY(shown.view.isLoaded());
    QVERIFY(!shown.view.isLarge() && !shown.large().isVisible());
    QVERIFY(shown.view.lexer());
    QCOMPARE(shown.view.bytes(), QByteArray("{\"a\": 1}"));
    shown.view.setBytes(text);
    QTRY_VERIFY(shown.view.isLoaded());
    QVERIFY(shown.view.bytes() == text);
    QVERIFY(shown.large().isVisible());
    QCOMPARE(shown.large().geometry(), shown.view.rect());
}

void TestLargeText::wraps()
{
    const QByteArray line = "{\"text\": \"" + QByteArray("some words and 你好 ").repeated(20) + "\"},\n";
    Shown shown(line.repeated(4000));
    QTRY_VERIFY(shown.view.isLoaded());
    const auto rows = [&shown] { return shown.large().rows().rowCount(); };
    QCOMPARE(rows(), 4001);
    QTRY_VERIFY(shown.large().horizontalScrollBar()->maximum() > 0);
    shown.view.goToLine(2000);
    shown.large().toggleFold(0); // nothing folds: brackets close in their lines
    shown.view.setWrap(true);
    QTRY_VERIFY(rows() > 8001);
    QCOMPARE(shown.view.lineCount(), 4001);
    QCOMPARE(shown.view.currentLine(), 2000);
    shown.view.grab();
    QTRY_COMPARE(shown.large().horizontalScrollBar()->maximum(), 0);
    const qsizetype wide = rows();
    shown.view.resize(400, 600);
    QTRY_VERIFY(rows() > wide);
    shown.view.setWrap(false);
    QTRY_COMPARE(rows(), 4001);
}

QTEST_MAIN(TestLargeText)
#include "gui_largetext.moc"
