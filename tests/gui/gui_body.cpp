// SPDX-License-Identifier: GPL-3.0-or-later
#include "answeredbody.h"
#include "guitest.h"
#include "response/binarypanel.h"
#include "response/bodyformatter.h"
#include "response/bodynature.h"
#include "response/bodypage.h"
#include "response/bodysaver.h"
#include "response/filterbar.h"
#include "response/hexview.h"
#include "response/responsepane.h"
#include "response/valueline.h"
#include "text/codeview.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const QByteArray Run =
    "{\"code\":0,\"data\":\"{\\\"output\\\":\\\"\u4f60\u597d\\\",\\\"n\\\":1}\",\"debug_url\":"
    "\"https://www.coze.cn/work_flow?execute_id=741\",\"items\":[{\"id\":7512049638368051237,"
    "\"created_at\":1719821234},{\"id\":7512049638368051238,\"created_at\":1719821235}]}";

void putCursor(CodeView *view, const QByteArray &at)
{
    view->scrollToByte(view->bytes().indexOf(at));
}

} // namespace

class TestBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void saysWhatTheValueIs_data();
    void saysWhatTheValueIs();
    void saysTheTimeUnderTheMouse();
    void copiesValueAndPath();
    void opensJsonInAString();
    void opensLinksByCtrlClick();
    void filtersByPath();
    void saysWhereTheExpressionIsWrong();
    void saysWhereTheJsonIsWrong();
    void namesDamage_data();
    void namesDamage();
    void binaryIsNamed_data();
    void binaryIsNamed();
    void fileNamesAreSafe_data();
    void fileNamesAreSafe();
    void savesAsItCame();
    void showsHex();
    void goesToALine();
    void largeBodyHasPathsToo();
    void speaksTheLanguageOfTheMoment();
};

void TestBody::saysWhatTheValueIs_data()
{
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<QString>("says");
    QTest::newRow("number") << QByteArray("\"code\"") << u"$.code"_qs;
    QTest::newRow("time, local and UTC")
        << QByteArray("1719821235")
        << u"$.items[1].created_at · 1719821235 = %1 · 2024-07-01 08:07:15 UTC"_qs;
    QTest::newRow("JSON in a string") << QByteArray("\"data\"") << u"$.data · JSON in a string"_qs;
    QTest::newRow("list") << QByteArray("\"items\"") << u"$.items"_qs;
}

void TestBody::saysWhatTheValueIs()
{
    QFETCH(QByteArray, at);
    QFETCH(QString, says);
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(answered(Run));
    const int height = pane.findChild<ValueLine *>()->height();
    putCursor(pane.bodyView(), at);
    if (says.contains(u'%')) {
        says = says.arg(localTimeText(QDateTime::fromSecsSinceEpoch(1719821235, Qt::UTC)));
    }
    QTRY_COMPARE(pane.findChild<ValueLine *>()->text(), says);
    QCOMPARE(pane.findChild<ValueLine *>()->height(), height);
}

void TestBody::saysTheTimeUnderTheMouse()
{
    ResponsePane pane;
    pane.resize(900, 600);
    showActive(pane);
    pane.showExchange(answered(Run));
    CodeView *view = pane.bodyView();
    const auto tipAt = [view](const QByteArray &text) {
        const long byte = long(view->bytes().indexOf(text)) + 2;
        const QPoint at(int(view->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, byte)) + 2,
                        int(view->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, byte)) + 4);
        QHelpEvent help(QEvent::ToolTip, at, view->textViewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(view->textViewport(), &help);
        return QToolTip::text();
    };
    QVERIFY(tipAt("1719821235").endsWith(u"\n2024-07-01 08:07:15 UTC"));
    QVERIFY(tipAt("\"{\\\"output").contains(u"JSON in a string"));
    QTRY_COMPARE(tipAt("7512049638368051237"), QString()); // it fades
}

void TestBody::copiesValueAndPath()
{
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(answered(Run));
    putCursor(pane.bodyView(), "7512049638368051238");
    auto *line = pane.findChild<ValueLine *>();
    QTRY_COMPARE(line->text(), u"$.items[1].id"_qs);
    find<QToolButton>(pane, "copyValueButton")->click();
    QCOMPARE(clipboard(), u"7512049638368051238"_qs);
    find<QToolButton>(pane, "copyPathButton")->click();
    QCOMPARE(clipboard(), u"$.items[1].id"_qs);
    // A string goes without its quotes and escapes.
    putCursor(pane.bodyView(), "\"data\"");
    QTRY_COMPARE(line->text(), u"$.data · JSON in a string"_qs);
    find<QToolButton>(pane, "copyValueButton")->click();
    QCOMPARE(clipboard(), u"{\"output\":\"你好\",\"n\":1}"_qs);
}

void TestBody::opensJsonInAString()
{
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    pane.showExchange(answered(Run));
    putCursor(pane.bodyView(), "\"data\"");
    auto *open = find<QToolButton>(pane, "openValueButton");
    QTRY_VERIFY(open->isVisible());
    QCOMPARE(open->text(), u"Open as JSON"_qs);
    open->click();
    auto *part = find<CodeView>(pane, "responsePart");
    QTRY_COMPARE(part->bytes(), QByteArray("{\n  \"output\": \"\u4f60\u597d\",\n  \"n\": 1\n}"));
    QVERIFY(part->isVisible());
    putCursor(part, "\"n\"");
    QTRY_COMPARE(pane.findChild<ValueLine *>()->text(), u"$.data ▸ $.n"_qs);
    find<QToolButton>(pane, "crumbBack")->click();
    QVERIFY(pane.bodyView()->isVisible());
    QVERIFY(!part->isVisible());
}

void TestBody::opensLinksByCtrlClick()
{
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    QSignalSpy links(&pane, &ResponsePane::linkActivated);
    pane.showExchange(answered(Run));
    CodeView *view = pane.bodyView();
    const long at = view->bytes().indexOf("www.coze.cn");
    const QPoint point(int(view->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, at)) + 2,
                       int(view->SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, at)) + 3);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, point);
    QCOMPARE(links.count(), 0);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, point);
    QCOMPARE(links.count(), 1);
    QCOMPARE(links.first().first().toString(), u"https://www.coze.cn/work_flow?execute_id=741"_qs);
}

void TestBody::filtersByPath()
{
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    pane.showExchange(answered(Run));
    find<QToolButton>(pane, "filterButton")->click();
    auto *edit = find<QLineEdit>(pane, "filterEdit");
    edit->setText(u"$.items[?@.created_at > 1719821234].id"_qs);
    auto *part = find<CodeView>(pane, "responsePart");
    QTRY_COMPARE(part->bytes(), QByteArray("[\n  7512049638368051238\n]"));
    QCOMPARE(find<QLabel>(pane, "filterSaying")->text(), u"1 match(es)"_qs);
    // Its path is that in the whole body.
    putCursor(part, "7512");
    QTRY_COMPARE(pane.findChild<ValueLine *>()->text(), u"$.items[1].id"_qs);
    find<QToolButton>(pane, "copyPathButton")->click();
    QCOMPARE(clipboard(), u"$.items[1].id"_qs);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(pane.bodyView()->isVisible());
    QVERIFY(!edit->isVisible());
}

void TestBody::saysWhereTheExpressionIsWrong()
{
    FilterBar bar;
    bar.setSource(Body("{\"a\":1}"));
    bar.open();
    QSignalSpy filtered(&bar, &FilterBar::filtered);
    find<QLineEdit>(bar, "filterEdit")->setText(u"$.a["_qs);
    QTRY_VERIFY(find<QLabel>(bar, "filterSaying")->text().startsWith(u"Column 5: "));
    QCOMPARE(filtered.count(), 0);
}

void TestBody::saysWhereTheJsonIsWrong()
{
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(answered("{\"code\": 0,\n\"msg\": nope}"));
    auto *notice = find<QLabel>(pane, "bodyNotice");
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().startsWith(u"Not valid JSON, shown as it came. Line 2, column 8: "),
             qPrintable(notice->text()));
    QCOMPARE(pane.bodyView()->markedLines(), QList<int>{2});
    QCOMPARE(pane.bodyView()->bytes(), QByteArray("{\"code\": 0,\n\"msg\": nope}"));
    pane.showExchange(answered(Run));
    QVERIFY(!notice->isVisible());
    QVERIFY(pane.bodyView()->markedLines().isEmpty());
    pane.showExchange(answered("<html>gateway</html>", "text/html"));
    QVERIFY(!notice->isVisible());
}

void TestBody::namesDamage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("truncated");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("gbk") << QByteArray("{\"a\":\"\xc4\xe3\xba\xc3\"}")
                         << QByteArray("text/plain; charset=GBK") << false << u"Shown decoded from GBK."_qs
                         << QByteArray("{\n  \"a\": \"\u4f60\u597d\"\n}");
    QTest::newRow("utf-16 by its mark") << QByteArray("\xff\xfe{\0}\0", 6) << QByteArray("application/json")
                                        << false << u"Shown decoded from UTF-16LE."_qs << QByteArray("{}");
    QTest::newRow("utf-8 with a mark") << QByteArray("\xef\xbb\xbf{}") << QByteArray("application/json")
                                       << false << u""_qs << QByteArray("{}");
    QTest::newRow("unknown charset") << QByteArray("{}") << QByteArray("application/json; charset=klingon")
                                     << false
                                     << u"The header names the unknown charset klingon; shown as UTF-8."_qs
                                     << QByteArray("{}");
    QTest::newRow("invalid UTF-8") << QByteArray("abc\xff") << QByteArray("text/plain") << false
                                   << u"Not valid UTF-8 from offset 3 on; the hex view shows every byte."_qs
                                   << QByteArray("abc\xff");
    QTest::newRow("cut off") << QByteArray("abc") << QByteArray("text/plain") << true
                             << u"The body is cut off: 3 B arrived, and more should have come."_qs
                             << QByteArray("abc");
}

void TestBody::namesDamage()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(bool, truncated);
    QFETCH(QString, says);
    QFETCH(QByteArray, shown);
    ResponsePane pane;
    showActive(pane);
    Exchange exchange = answered(body, type);
    exchange.response->truncated = truncated;
    pane.showExchange(exchange);
    QCOMPARE(find<QLabel>(pane, "bodyNotice")->text(), says);
    QCOMPARE(pane.bodyView()->bytes(), shown);
}

void TestBody::binaryIsNamed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("opens");
    QTest::newRow("speech") << QByteArray("ID3\x04\0\0", 6) << QByteArray("audio/mpeg") << u"Sound, 6 B"_qs
                            << true;
    QTest::newRow("speech, unnamed") << QByteArray("OggS\0\0", 6) << QByteArray("application/octet-stream")
                                     << u"Sound, 6 B"_qs << true;
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0", 9) << QByteArray("image/png")
                             << u"Picture, 9 B"_qs << true;
    QTest::newRow("says picture, is a program")
        << QByteArray("MZ\0\0", 4) << QByteArray("image/png") << u"Picture, 4 B"_qs << false;
    QTest::newRow("archive") << QByteArray("PK\x03\x04\0", 5) << QByteArray("application/zip")
                             << u"Binary data, 5 B"_qs << false;
    QTest::newRow("anything with NUL") << QByteArray("ab\0c", 4) << QByteArray("application/octet-stream")
                                       << u"Binary data, 4 B"_qs << false;
}

void TestBody::binaryIsNamed()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(QString, title);
    QFETCH(bool, opens);
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(answered(body, type));
    QCOMPARE(find<QLabel>(pane, "binaryTitle")->text(), title);
    QVERIFY(find<QLabel>(pane, "binaryTitle")->isVisible());
    QCOMPARE(find<QPushButton>(pane, "openBodyButton")->isVisible(), opens);
    find<QPushButton>(pane, "showHexButton")->click();
    auto *hex = find<HexView>(pane, "hexView");
    QVERIFY(hex->isVisible());
    QCOMPARE(hex->bytes(), body);
    // An error in its place is read as ever.
    pane.showExchange(answered("{\"code\":4000}", type));
    QVERIFY(!pane.bodyFrame()->isBinary());
}

void TestBody::fileNamesAreSafe_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QByteArray("attachment; filename=speech.mp3") << u"speech.mp3"_qs;
    QTest::newRow("quoted") << QByteArray("attachment; filename=\"my file.mp3\"") << u"my file.mp3"_qs;
    QTest::newRow("Chinese") << QByteArray("attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf")
                             << u"报告.pdf"_qs;
    QTest::newRow("out of the folder")
        << QByteArray("attachment; filename=\"../../.bashrc\"") << u"bashrc"_qs;
    QTest::newRow("other system's folder")
        << QByteArray("attachment; filename=\"C:\\\\x\\\\a.txt\"") << u"a.txt"_qs;
    QTest::newRow("suffix turned round")
        << QByteArray("attachment; filename*=UTF-8''a%E2%80%AEgpj.exe") << u"agpj.exe"_qs;
    QTest::newRow("refused characters") << QByteArray("attachment; filename=\"a:b?.txt\"") << u"a_b_.txt"_qs;
    QTest::newRow("none") << QByteArray("inline") << u""_qs;
}

void TestBody::fileNamesAreSafe()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, name);
    QCOMPARE(safeFileName(header), name);
    const BodyNature nature =
        bodyNature({{"Content-Type", "application/json"}, {"Content-Disposition", header}}, "{}");
    QCOMPARE(nature.fileName, name.isEmpty() ? u"response.json"_qs : name);
}

void TestBody::savesAsItCame()
{
    QTemporaryDir folder;
    BodySaver saver(nullptr);
    QSignalSpy saved(&saver, &BodySaver::saved);
    const QByteArray body("{\"a\" :1}\r\n\0\xff", 12);
    saver.saveTo(Body(body), folder.filePath(u"out.bin"_qs));
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.first().at(1).toString(), QString());
    QFile file(folder.filePath(u"out.bin"_qs));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), body);
    saver.saveTo(Body(body), folder.filePath(u"absent/out.bin"_qs));
    QTRY_COMPARE(saved.count(), 2);
    QVERIFY(!saved.last().at(1).toString().isEmpty());
}

void TestBody::showsHex()
{
    HexView hex;
    hex.resize(800, 200);
    showActive(hex);
    hex.setBytes(Body("{\"code\":4007}\0\xff\x01tail"));
    QCOMPARE(hex.rowText(0),
             u"00000000  7b 22 63 6f 64 65 22 3a  34 30 30 37 7d           {\"code\":4007}"_qs);
    const QByteArray bytes = QByteArray("0123456789abcdef").repeated(1'000'000);
    hex.setBytes(Body(bytes));
    QCOMPARE(hex.rowText(1),
             u"00000010  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef"_qs);
    QTest::keyClick(&hex, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(hex.cursor(), bytes.size() - 1);
    QCOMPARE(hex.verticalScrollBar()->value(), hex.verticalScrollBar()->maximum());
    QTest::keyClick(&hex, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(hex.verticalScrollBar()->value(), 0);
    QTest::keyClick(&hex, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&hex, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(hex.selected(), bytes.left(18));
    QTest::keyClick(&hex, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(clipboard().startsWith(u"30 31 32 33"));
    hex.goTo(8'000'000);
    QCOMPARE(hex.cursor(), 8'000'000);
    QVERIFY(!hex.grab().isNull());
}

void TestBody::goesToALine()
{
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    pane.bodyView()->setFocus();
    pane.showExchange(answered(Run));
    QTest::keyClick(pane.bodyView(), Qt::Key_G, Qt::ControlModifier);
    auto *edit = find<QLineEdit>(*pane.bodyFrame(), "goToEdit");
    QTRY_VERIFY(edit->isVisible());
    QTest::keyClicks(edit, u"7"_qs);
    QCOMPARE(pane.bodyView()->currentLine(), 7);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!edit->isVisible());
}

void TestBody::largeBodyHasPathsToo()
{
    QByteArray body = "{\"items\":[";
    for (int i = 0; i < 60'000; ++i) {
        body +=
            (i ? "," : "") + QByteArray("{\"id\":") + QByteArray::number(i) + ",\"text\":\"\u4f60\u597d\"}";
    }
    ResponsePane pane;
    pane.resize(800, 600);
    showActive(pane);
    QSignalSpy shown(&pane, &ResponsePane::bodyShown);
    pane.showExchange(answered(body + "]}"));
    QCOMPARE(shown.count(), 0);
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(pane.bodyView()->isLarge());
    putCursor(pane.bodyView(), "59999");
    QTRY_COMPARE(pane.findChild<ValueLine *>()->text(), u"$.items[59999].id"_qs);
    QVERIFY(pane.bodyView()->setFindText(u"59999"_qs) <= 1);
    QTRY_COMPARE(pane.bodyView()->findCount(), 1);
    find<QToolButton>(pane, "filterButton")->click();
    find<QLineEdit>(pane, "filterEdit")->setText(u"$.items[-1].id"_qs);
    QTRY_COMPARE(find<CodeView>(pane, "responsePart")->bytes(), QByteArray("[\n  59999\n]"));
}

void TestBody::speaksTheLanguageOfTheMoment()
{
    ResponsePane pane;
    showActive(pane);
    pane.showExchange(answered("{\"a\": nope}"));
    BracketTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(find<QLabel>(pane, "bodyNotice")->text().startsWith(u'「'));
    QVERIFY(find<QToolButton>(pane, "hexButton")->text().startsWith(u'「'));
    QVERIFY(find<QLineEdit>(pane, "filterEdit")->placeholderText().startsWith(u'「'));
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestBody)
#include "gui_body.moc"
