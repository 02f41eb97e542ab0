// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dress.h"
#include "guitest.h"
#include "support/restwatch.h"
#include "support/turnwatch.h"
#include "text/codeview.h"
#include "text/findbar.h"
#include "text/longlines.h"
#include "text/search.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

class TestCodeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void keepsEveryByte_data();
    void keepsEveryByte();
    void editsAreOneUndoStep();
    void marksLinesAndSpans();
    void marksMoveWithTheText();
    void controlEnterSubmits();
    void findsWithCount();
    void findBarGoesAround();
    void endlessLinesStayLines();
    void locksAnEditorWithAnEndlessLine();
    void copiesWithoutTheCuts();
    void mapsPlacesAcrossCuts();
    void searchIsCaseBlindForAscii_data();
    void searchIsCaseBlindForAscii();
    void largeTextLeavesTheEventLoopFree();
    void comesToRest_data();
    void comesToRest();
    void followsTheScheme();
    void themeIsReadable_data();
    void themeIsReadable();
};

void TestCodeView::keepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("JSON") << QByteArray("{\"a\": 1}\n");
    QTest::newRow("Chinese and an emoji") << QByteArray("{\"content\": \"你好 \xf0\x9f\x98\x80\"}");
    QTest::newRow("NUL in the middle") << QByteArray("a\0b\0", 4);
    QTest::newRow("broken UTF-8") << QByteArray("\xff\xfe\xc3(");
    QTest::newRow("Windows line ends") << QByteArray("{\r\n  \"a\": 1\r\n}\r\n");
    QTest::newRow("mixed line ends") << QByteArray("a\rb\nc\r\nd");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}");
    QTest::newRow("more than one piece") << QByteArray("0123456789\n").repeated(900'000);
}

void TestCodeView::keepsEveryByte()
{
    QFETCH(QByteArray, text);
    for (const bool editable : {false, true}) {
        CodeView view;
        view.setEditable(editable);
        view.setBytes(text);
        QTRY_VERIFY(view.isLoaded());
        QCOMPARE(view.byteCount(), text.size());
        QVERIFY(view.bytes() == text);
    }
}

void TestCodeView::editsAreOneUndoStep()
{
    const QByteArray before = "{\r\n  \"stream\": false,\r\n  \"auto_save_history\": false\r\n}";
    CodeView view;
    view.setEditable(true);
    view.setBytes(before);
    QSignalSpy edited(&view, &CodeView::textEdited);
    const qsizetype first = before.indexOf("false");
    const qsizetype second = before.indexOf("false", first + 1);
    view.applyEdits({{{first, 5}, "true"}, {{second, 5}, "true"}});
    QCOMPARE(view.bytes(), QByteArray("{\r\n  \"stream\": true,\r\n  \"auto_save_history\": true\r\n}"));
    QVERIFY(!edited.isEmpty());
    view.undo();
    QCOMPARE(view.bytes(), before);
    QVERIFY(!view.isUndoAvailable());
}

void TestCodeView::marksLinesAndSpans()
{
    const QByteArray text = "{\n  \"你\": 1,\n  \"b\": [\n    2\n  ]\n}";
    CodeView view;
    view.setBytes(text);
    view.setLineMarks({{text.indexOf("\"b\""), 3}, {text.indexOf("2\n"), 1}});
    QCOMPARE(view.markedLines(), (QList<int>{3, 4}));
    const Span box{text.indexOf("\"你\""), 8};
    view.setSpanMarks({box});
    QCOMPARE(view.markedSpans(), QList<Span>{box});
    view.setBytes("{}");
    QVERIFY(view.markedLines().isEmpty());
    QVERIFY(view.markedSpans().isEmpty());
}

void TestCodeView::marksMoveWithTheText()
{
    CodeView view;
    view.setEditable(true);
    view.setBytes("{\n\"a\": 1\n}");
    view.setLineMarks({{2, 3}});
    QCOMPARE(view.markedLines(), QList<int>{2});
    view.applyEdits({{{0, 0}, "\n\n"}});
    QCOMPARE(view.markedLines(), QList<int>{4});
}

void TestCodeView::controlEnterSubmits()
{
    CodeView view;
    view.setEditable(true);
    view.setBytes("{}");
    QSignalSpy submitted(&view, &CodeView::submitted);
    QTest::keyClick(&view, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&view, Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    QCOMPARE(submitted.count(), 2);
    QCOMPARE(view.bytes(), QByteArray("{}"));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(submitted.count(), 2);
    QCOMPARE(view.bytes(), QByteArray("\n{}"));
}

void TestCodeView::findsWithCount()
{
    CodeView view;
    view.setBytes("code CODE 你好 Code 你好");
    QCOMPARE(view.setFindText(u"code"_qs), 3);
    QCOMPARE(view.findForward(), 1);
    QCOMPARE(view.findForward(), 2);
    QCOMPARE(view.findBackward(), 1);
    QCOMPARE(view.findBackward(), 3);
    QCOMPARE(view.setFindText(u"你好"_qs), 2);
    QCOMPARE(view.setFindText(u"absent"_qs), 0);
    QCOMPARE(view.findForward(), 0);
}

void TestCodeView::findBarGoesAround()
{
    QWidget window;
    CodeView view(&window);
    FindBar bar(&window);
    bar.setView(&view);
    view.setBytes("one two one");
    showActive(window);
    QTest::keyClick(&view, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(bar.isVisible());
    auto *edit = find<QLineEdit>(bar, "findEdit");
    auto *count = find<QLabel>(bar, "findCount");
    QTest::keyClicks(edit, u"one"_qs);
    QCOMPARE(count->text(), u"1 of 2"_qs);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), u"2 of 2"_qs);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), u"1 of 2"_qs);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), u"2 of 2"_qs);
    QTest::keyClicks(edit, u"x"_qs);
    QCOMPARE(count->text(), u"Nothing found"_qs);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!bar.isVisible());
}

void TestCodeView::endlessLinesStayLines()
{
    const QByteArray text = "{\"a\":\"" + QByteArray("你").repeated(200'000) + "\"}\nend";
    CodeView view;
    view.setBytes(text);
    QTRY_VERIFY(view.isLoaded());
    QVERIFY(view.isLarge());
    QCOMPARE(view.lineCount(), 2);
    QCOMPARE(view.byteCount(), text.size());
    QVERIFY(view.bytes() == text);
}

void TestCodeView::locksAnEditorWithAnEndlessLine()
{
    const QByteArray text = "{\"a\":\"" + QByteArray("x").repeated(2'000'000) + "\"}";
    CodeView view;
    view.setEditable(true);
    view.setBytes(text);
    QTRY_VERIFY(view.isLoaded());
    QVERIFY(view.isCut());
    QTest::keyClicks(&view, u"typed"_qs);
    QVERIFY(view.bytes() == text);
    view.applyEdits({{{2, 1}, "b"}});
    QTRY_VERIFY(view.isLoaded());
    QVERIFY(view.bytes().startsWith("{\"b\":"));
    QCOMPARE(view.byteCount(), text.size());
    view.setBytes("{}");
    QVERIFY(!view.isCut());
    QTest::keyClicks(&view, u"x"_qs);
    QCOMPARE(view.bytes(), QByteArray("x{}"));
}

void TestCodeView::copiesWithoutTheCuts()
{
    const QByteArray text = QByteArray("0123456789").repeated(40'000) + "\nend";
    CodeView view;
    view.setBytes(text);
    QTRY_VERIFY(view.isLoaded());
    view.selectAll();
    view.copy();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().toUtf8() == text);
}

void TestCodeView::mapsPlacesAcrossCuts()
{
    const DisplayText shown = cutLongLines("ab\nabcdefghij\nxy", 4, 3);
    QCOMPARE(shown.text, QByteArray("ab\nabc\ndef\nghi\nj\nxy"));
    QCOMPARE(shown.cuts, (QList<qsizetype>{6, 9, 12}));
    const QByteArray original = "ab\nabcdefghij\nxy";
    for (qsizetype at = 0; at < original.size(); ++at) {
        QCOMPARE(shown.text[shown.toDisplay(at)], original[at]);
        QCOMPARE(shown.toOriginal(shown.toDisplay(at)), at);
    }
    QCOMPARE(shown.original(0, shown.text.size()), original);
    QCOMPARE(shown.original(5, 4), QByteArray("cde"));
    QCOMPARE(shown.original(6, 1), QByteArray());
    QCOMPARE(shown.original(7, 4), QByteArray("def"));
}

void TestCodeView::searchIsCaseBlindForAscii_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QList<qsizetype>>("places");
    QTest::newRow("nothing to look for") << QByteArray("abc") << QByteArray() << QList<qsizetype>{};
    QTest::newRow("longer than the text") << QByteArray("ab") << QByteArray("abc") << QList<qsizetype>{};
    QTest::newRow("either case") << QByteArray("aB Ab") << QByteArray("AB") << QList<qsizetype>{0, 3};
    QTest::newRow("no overlap") << QByteArray("aaaa") << QByteArray("aa") << QList<qsizetype>{0, 2};
    QTest::newRow("at the end") << QByteArray("xx7") << QByteArray("7") << QList<qsizetype>{2};
    QTest::newRow("false start") << QByteArray("aab") << QByteArray("ab") << QList<qsizetype>{1};
    QTest::newRow("Chinese") << QByteArray("\xe4\xbd\xa0\xe5\xa5\xbd") << QByteArray("\xe5\xa5\xbd")
                             << QList<qsizetype>{3};
}

void TestCodeView::searchIsCaseBlindForAscii()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, needle);
    QFETCH(QList<qsizetype>, places);
    QCOMPARE(findAll(text, needle, 100), places);
    QCOMPARE(findAll(text, needle, 1).size(), qMin<qsizetype>(1, places.size()));
}

void TestCodeView::largeTextLeavesTheEventLoopFree()
{
    const QByteArray text = QByteArray("{\"event\": \"conversation.message.delta\"},\n").repeated(1'000'000);
    CodeView view;
    view.resize(800, 600);
    showActive(view);
    QSignalSpy loaded(&view, &CodeView::textLoaded);
    view.setHighlight(Highlight::Json);
    view.setBytes(text);
    QVERIFY(!view.isLoaded());
    const TurnWatch watch;
    QTRY_COMPARE_WITH_TIMEOUT(loaded.count(), 1, 60'000);
    QVERIFY(watch.turns > 0);
    QVERIFY2(watch.longestMs < LongestTurnMs, qPrintable(QString::number(watch.longestMs)));
    QVERIFY(view.bytes() == text);
    QVERIFY(!view.lexer());
}

void TestCodeView::comesToRest_data()
{
    QTest::addColumn<Highlight>("highlight");
    QTest::addColumn<QByteArray>("text");
    const QByteArray json = "{\"a\": [1, 2, \"你好\"]}\n";
    const QByteArray http = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nbody\n";
    QTest::newRow("empty") << Highlight::Plain << QByteArray();
    QTest::newRow("prose") << Highlight::Plain << QByteArray("code: 4100, msg: authentication is invalid\n");
    QTest::newRow("a log") << Highlight::Plain << QByteArray("2025-09-15 ERROR code=4013\n").repeated(5000);
    QTest::newRow("JSON") << Highlight::Json << json;
    QTest::newRow("much JSON") << Highlight::Json << '[' + QByteArray(json + ',').repeated(5000) + "0]";
    QTest::newRow("broken JSON") << Highlight::Json << QByteArray("{\"a\": \"");
    QTest::newRow("an answer with its head") << Highlight::Http << http;
    QTest::newRow("a head alone") << Highlight::Http << http.first(http.indexOf("\r\n\r\n"));
    QTest::newRow("a head that is cut") << Highlight::Http << QByteArray("HTTP/1.1 200");
    QTest::newRow("one endless line") << Highlight::Json << '"' + QByteArray(3'000'000, 'x') + '"';
    QTest::newRow("large") << Highlight::Plain << QByteArray("0123456789\n").repeated(200'000);
}

// A view that never ends its work takes a whole core, and the battery.
void TestCodeView::comesToRest()
{
    QFETCH(Highlight, highlight);
    QFETCH(QByteArray, text);
    for (const bool editable : {false, true}) {
        for (const bool wrapped : {false, true}) {
            CodeView view;
            view.setEditable(editable);
            view.setHighlight(highlight);
            view.setWrap(wrapped);
            view.resize(500, 400);
            showActive(view);
            view.setBytes(text);
            QTRY_VERIFY_WITH_TIMEOUT(view.isLoaded(), 60'000);
            const RestWatch watch;
            QTRY_VERIFY_WITH_TIMEOUT(watch.rests, 30'000);
        }
    }
}

void TestCodeView::followsTheScheme()
{
    CodeView view;
    dress(&view);
    view.setHighlight(Highlight::Json);
    view.setBytes("{}");
    applyTheme(*qApp, Scheme::Dark);
    QTRY_COMPARE(view.lexer()->defaultPaper(-1), Theme::darkTheme().page);
    QCOMPARE(view.bytes(), QByteArray("{}"));
    applyTheme(*qApp, Scheme::Light);
    QTRY_COMPARE(view.lexer()->defaultPaper(-1), Theme::light().page);
}

void TestCodeView::themeIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const Theme *theme : {&Theme::light(), &Theme::darkTheme()}) {
        const QByteArray scheme = theme->dark ? "dark: " : "light: ";
        const auto row = [&](const char *name, const QColor &text, const QColor &background) {
            QTest::newRow(QByteArray(scheme + name).constData()) << text << background;
        };
        row("text on page", theme->text, theme->page);
        row("text on surface", theme->text, theme->surface);
        row("text on selection", theme->text, theme->selection);
        row("text on the error background", theme->text, theme->errorBackground);
        row("text on the success background", theme->text, theme->successBackground);
        row("muted on page", theme->muted, theme->page);
        row("muted on surface", theme->muted, theme->surface);
        row("muted on the success background", theme->muted, theme->successBackground);
        row("accent on page", theme->accent, theme->page);
        row("on accent", theme->accentText, theme->accent);
        row("error badge", theme->error, theme->errorBackground);
        row("error on page", theme->error, theme->page);
        row("error on surface", theme->error, theme->surface);
        row("warn badge", theme->warn, theme->warnBackground);
        row("warn on surface", theme->warn, theme->surface);
        row("success badge", theme->success, theme->successBackground);
        row("success on page", theme->success, theme->page);
        row("key on page", theme->syntaxKey, theme->page);
        row("key on a marked line", theme->syntaxKey, theme->errorBackground);
        row("string on page", theme->syntaxString, theme->page);
        row("string on a marked line", theme->syntaxString, theme->errorBackground);
        row("number on a marked line", theme->syntaxNumber, theme->errorBackground);
    }
}

void TestCodeView::themeIsReadable()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    const double ratio = contrast(text, background);
    QVERIFY2(ratio >= 4.5, qPrintable(QString::number(ratio)));
}

QTEST_MAIN(TestCodeView)
#include "gui_codeview.moc"
