// SPDX-License-Identifier: GPL-3.0-or-later
#include "answersamples.h"
#include "guitest.h"
#include "response/answerpage.h"
#include "response/answerview.h"
#include "response/cozelink.h"
#include "response/displaylines.h"
#include "response/fetchline.h"
#include "response/responsepane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

struct Page
{
    Page()
    {
        page.resize(600, 300);
        showActive(page);
    }
    QString text() const { return page.view()->toPlainText(); }
    AnswerPage page;
};

} // namespace

class TestAnswerPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void growsWhileEventsArrive();
    void messagesKeepApart();
    void completedTextReplacesWhatDiffers();
    void markupAndControlCharactersAreText();
    void reasoningIsFolded();
    void copiesTheAnswerAlone();
    void saysHowItEnded();
    void onlyCozePagesAreLinks_data();
    void onlyCozePagesAreLinks();
    void staysWhereTheReaderIs();
    void longLinesAreBrokenOnDisplayOnly();
    void anyTextSurvivesTheDisplay_data();
    void anyTextSurvivesTheDisplay();
    void repliesWithoutAStream();
    void findsInTheAnswer();
    void languageSwitchKeepsTheText();
    void fetchLineHasASentenceForEveryEnd();
};

void TestAnswerPage::growsWhileEventsArrive()
{
    ResponsePane pane;
    pane.resize(700, 400);
    showActive(pane);
    const auto *tabs = find<QTabBar>(pane, "responseTabs");
    QVERIFY(!tabs->isTabVisible(ResponsePane::AnswerTab));
    pane.showRunning();
    pane.appendEvents({chat("created"), message(u"1"_qs, u"Hel"_qs)});
    QCOMPARE(pane.currentTab(), ResponsePane::AnswerTab);
    const auto *view = find<AnswerView>(pane, "answerView");
    QVERIFY(view->toPlainText().contains(u"\nHel\n"));
    QCOMPARE(find<QLabel>(pane, "answerStatus")->text(), u"created"_qs);
    pane.appendEvents({message(u"1"_qs, u"lo\nworld"_qs)});
    QVERIFY(view->toPlainText().contains(u"\nHello\nworld\n"));

    Exchange exchange;
    exchange.response = Response();
    exchange.response->body = "event: …";
    exchange.events = {chat("created"), message(u"1"_qs, u"Hel"_qs), message(u"1"_qs, u"lo\nworld"_qs),
                       message(u"1"_qs, u"Hello\nworld"_qs, "completed"), chat("completed")};
    pane.showExchange(exchange, u"0"_qs);
    QCOMPARE(view->toPlainText().count(u"Hello"_qs), 1);
    QCOMPARE(find<QLabel>(pane, "answerStatus")->text(), u"completed"_qs);
    QCOMPARE(find<QLabel>(pane, "answerUsage")->text(), u"token_count 633"_qs);
    QVERIFY(view->toPlainText().contains(u"conversation_id 737"));
    QCOMPARE(pane.currentTab(), ResponsePane::AnswerTab);

    // The next reply is none: its tab goes, and the body is shown again.
    pane.showRunning();
    exchange.events.clear();
    exchange.response->body = R"({"code":4007,"msg":"x"})";
    pane.showExchange(exchange, u"4007"_qs);
    QVERIFY(!tabs->isTabVisible(ResponsePane::AnswerTab));
    QCOMPARE(pane.currentTab(), ResponsePane::BodyTab);
}

void TestAnswerPage::messagesKeepApart()
{
    Page page;
    page.page.append({message(u"1"_qs, u"a"_qs), message(u"2"_qs, u"x"_qs), message(u"1"_qs, u"b"_qs)});
    page.page.append({message(u"2"_qs, u"y\n"_qs), message(u"1"_qs, u"\nc"_qs),
                      message(u"3"_qs, u"Why?"_qs, "completed", u"follow_up"_qs)});
    page.page.append({message(u"2"_qs, u"z"_qs), message(u"4"_qs, {}, "delta"), message(u"1"_qs, u"d"_qs)});
    const QString heading = u"Answer   answer \u00b7 assistant\n"_qs;
    QCOMPARE(page.text(), QString(heading + u"ab\ncd\n\n"_qs + heading + u"xy\nz\n\n"_qs + heading +
                                  u"\n\nSuggested follow-ups   follow_up\n\u2022 Why?"_qs));
}

void TestAnswerPage::completedTextReplacesWhatDiffers()
{
    Page page;
    page.page.append({message(u"1"_qs, u"2024 Wed"_qs), message(u"2"_qs, u"next"_qs)});
    page.page.append({message(u"1"_qs, u"It is Tuesday."_qs, "completed")});
    QVERIFY(!page.text().contains(u"Wed"));
    QVERIFY(page.text().contains(u"\nIt is Tuesday.\n\n"));
    QVERIFY(page.text().contains(u"differs from the sum of its deltas"));
    QVERIFY(page.text().endsWith(u"\nnext"));
}

void TestAnswerPage::markupAndControlCharactersAreText()
{
    Page page;
    const QString text = u"<b>bold</b> &amp; **x**"_qs;
    page.page.append({message(u"1"_qs, QString(text + QChar(0) + u"\u2029\ufdd0\ufffc\r\nend\x1b[0m"))});
    page.page.append({message(u"<i>"_qs, u"x"_qs, "delta", u"<u>type</u>"_qs)});
    QVERIFY(page.text().contains(text));
    QVERIFY(page.text().contains(QString(u'\u2400') + u'\u2424'));
    QVERIFY(page.text().contains(u"\nend\u241b[0m"));
    QVERIFY(page.text().contains(u"<u>type</u>"));
}

void TestAnswerPage::reasoningIsFolded()
{
    Page page;
    auto *button = find<QToolButton>(page.page, "reasoningButton");
    QVERIFY(!button->isVisible());
    page.page.append({message(u"1"_qs, {}, "delta", u"answer"_qs, u"First I think.\nThen"_qs)});
    page.page.append({message(u"1"_qs, u"Yes."_qs), message(u"2"_qs, u"other"_qs)});
    QVERIFY(button->isVisible());
    QVERIFY(!page.text().contains(u"think"));
    const QString folded = page.text();
    QVERIFY(folded.contains(u"\u25b8 Reasoning, 19 characters\nYes.\n\n"));
    button->click();
    QTRY_VERIFY(page.text().contains(u"\u25be Reasoning, 19 characters\nFirst I think.\nThen\nYes.\n\n"));
    page.page.append({message(u"1"_qs, {}, "delta", u"answer"_qs, u" again"_qs)});
    QTRY_VERIFY(page.text().contains(u"\nThen again\nYes.\n"));
    button->click();
    QTRY_VERIFY(!page.text().contains(u"think"));
    QVERIFY(page.text().contains(u"\u25b8 Reasoning, 25 characters\nYes.\n\n"));

    // By keyboard, on its line.
    AnswerView *view = page.page.view();
    QTextCursor cursor(view->document()->findBlockByNumber(1));
    view->setTextCursor(cursor);
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(page.text().contains(u"First I think."));
    QTest::keyClick(view, Qt::Key_Space);
    QTRY_VERIFY(!page.text().contains(u"First I think."));
    // By mouse.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->cursorRect().center() + QPoint(20, 0));
    QTRY_VERIFY(page.text().contains(u"First I think."));
}

void TestAnswerPage::copiesTheAnswerAlone()
{
    Page page;
    page.page.append({message(u"0"_qs, u"{}"_qs, "completed", u"verbose"_qs),
                      message(u"1"_qs, u"one"_qs, "delta", u"answer"_qs, u"secretly"_qs),
                      message(u"2"_qs, u"two"_qs)});
    find<QToolButton>(page.page, "copyAnswerButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"one\n\ntwo"_qs);
}

void TestAnswerPage::saysHowItEnded()
{
    Page page;
    page.page.append({sse("Message", {{u"content"_qs, u"Which city?"_qs},
                                      {u"node_title"_qs, u"问答"_qs},
                                      {u"node_seq_id"_qs, u"0"_qs},
                                      {u"node_is_finish"_qs, true}}),
                      sse("Interrupt", {{u"interrupt_data"_qs, QJsonObject{{u"event_id"_qs, u"740/276"_qs},
                                                                           {u"type"_qs, 2},
                                                                           {u"data"_qs, u""_qs}}},
                                        {u"node_title"_qs, u"问答"_qs}})});
    QVERIFY(page.text().contains(u"Node 问答\nWhich city?"));
    QVERIFY(page.text().contains(u"event_id 740/276\ninterrupt_type 2 (a question node)\nnode_title 问答"));
    page.page.append({sse("Error", {{u"error_code"_qs, 4000}, {u"error_message"_qs, u"<b>bad</b>"_qs}})});
    QVERIFY(page.text().contains(u"Error\ncode 4000  <b>bad</b>"));
    page.page.clear();
    QVERIFY(page.text().isEmpty());
    page.page.append({sse(
        "conversation.chat.requires_action",
        {{u"status"_qs, u"requires_action"_qs},
         {u"required_action"_qs, QJsonDocument::fromJson(
                                     R"({"submit_tool_outputs":{"tool_calls":[{"id":"BUJJ","type":"function",
                                      "function":{"name":"weather","arguments":"{\"city\":1}"}}]}})")
                                     .object()}})});
    QVERIFY(page.text().contains(u"weather  {\"city\":1}\ntool_call_id BUJJ"));
}

void TestAnswerPage::onlyCozePagesAreLinks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isLink");
    QTest::newRow("the run view") << u"https://www.coze.cn/work_flow?execute_id=1&space_id=2"_qs << true;
    QTest::newRow("the other site") << u"https://coze.com/x"_qs << true;
    QTest::newRow("not encrypted") << u"http://www.coze.cn/x"_qs << false;
    QTest::newRow("another host") << u"https://example.org/coze.cn"_qs << false;
    QTest::newRow("a host that begins like it") << u"https://www.coze.cn.example.org/"_qs << false;
    QTest::newRow("a host that ends like it") << u"https://notcoze.cn/"_qs << false;
    QTest::newRow("a user in front") << u"https://www.coze.cn@example.org/"_qs << false;
    QTest::newRow("a user at Coze") << u"https://user:x@www.coze.cn/"_qs << false;
    QTest::newRow("a file") << u"file:///etc/hostname"_qs << false;
    QTest::newRow("a script") << u"javascript:alert(1)"_qs << false;
    QTest::newRow("no URL") << u"see the log"_qs << false;
}

void TestAnswerPage::onlyCozePagesAreLinks()
{
    QFETCH(QString, url);
    QFETCH(bool, isLink);
    QCOMPARE(isCozePage(url), isLink);
    Page page;
    page.page.append({sse("Done", {{u"debug_url"_qs, url}})});
    QVERIFY(page.text().contains(url));
    auto *button = find<QToolButton>(page.page, "debugUrlButton");
    QCOMPARE(button->isVisible(), isLink);
    QSignalSpy opened(&page.page, &AnswerPage::linkActivated);
    AnswerView *view = page.page.view();
    view->moveCursor(QTextCursor::End);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.count(), isLink ? 1 : 0);
    if (isLink) {
        button->click();
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened.last().first().toString(), url);
    }
}

void TestAnswerPage::staysWhereTheReaderIs()
{
    Page page;
    AnswerView *view = page.page.view();
    const QScrollBar *bar = view->verticalScrollBar();
    const auto lines = [](int count) { return message(u"1"_qs, u"line\n"_qs.repeated(count)); };
    page.page.append({lines(100)});
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    page.page.append({lines(50)});
    QCOMPARE(bar->value(), bar->maximum());
    view->verticalScrollBar()->setValue(20);
    page.page.append({lines(50), message(u"2"_qs, u"new"_qs)});
    QCOMPARE(bar->value(), 20);
    // What grows above does not push what is being read.
    page.page.append({message(u"2"_qs, u"line\n"_qs.repeated(80))});
    view->verticalScrollBar()->setValue(bar->maximum() - 5);
    const QString top = view->cursorForPosition({5, 5}).block().text();
    const int before = bar->value();
    page.page.append({lines(30)});
    QCOMPARE(bar->value(), before + 30);
    QCOMPARE(view->cursorForPosition({5, 5}).block().text(), top);
    // A selection stays what it is.
    QTextCursor cursor(view->document()->findBlockByNumber(3));
    cursor.select(QTextCursor::LineUnderCursor);
    view->setTextCursor(cursor);
    page.page.append({lines(1)});
    QCOMPARE(view->textCursor().selectedText(), u"line"_qs);
}

void TestAnswerPage::longLinesAreBrokenOnDisplayOnly()
{
    Page page;
    const QString text = u"长"_qs.repeated(5000) + u"\nshort"_qs;
    for (qsizetype at = 0; at < text.size(); at += 700)
        page.page.append({message(u"1"_qs, text.mid(at, 700))});
    QTRY_VERIFY(page.page.isComplete());
    AnswerView *view = page.page.view();
    QCOMPARE(view->blockCount(), 5);
    QTextCursor cursor(view->document()->findBlockByNumber(1));
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    view->setTextCursor(cursor);
    view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
    find<QToolButton>(page.page, "copyAnswerButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), text);
}

void TestAnswerPage::anyTextSurvivesTheDisplay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("pairs") << u"😀👩‍👩‍👧é"_qs.repeated(50);
    QTest::newRow("line ends of all kinds") << u"a\r\nb\rc\n\nd\r"_qs;
    QTest::newRow("a long line of pairs") << u"😀"_qs.repeated(3000);
    QTest::newRow("half a pair") << QString(QChar(0xd83d));
}

void TestAnswerPage::anyTextSurvivesTheDisplay()
{
    QFETCH(QString, text);
    const auto shown = [&text](qsizetype pieceSize) {
        DisplayLines display;
        QString out;
        qsizetype at = 0;
        while (at < text.size()) {
            const QStringView piece = QStringView(text).mid(at, pieceSize);
            const bool last = at + piece.size() == text.size();
            QList<DisplayLines::Line> lines;
            const qsizetype taken = display.take(piece, last, lines);
            for (const DisplayLines::Line &line : lines)
                out += line.text + (line.soft ? u"|"_qs : line.ends ? u"\n"_qs : QString());
            at += taken;
            if (taken == 0)
                ++pieceSize; // as it is when more has come
        }
        return out;
    };
    const QString whole = shown(100'000);
    for (const qsizetype pieceSize : {1, 2, 3, 1000})
        QCOMPARE(shown(pieceSize), whole);
    QString expected = text;
    expected.replace(u"\r\n"_qs, u"\n"_qs).replace(u'\r', u'\u240d');
    QCOMPARE(QString(whole).remove(u'|'), expected);
}

void TestAnswerPage::repliesWithoutAStream()
{
    ResponsePane pane;
    showActive(pane);
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->body = R"({"code":0,"data":[{"id":"1","role":"assistant","type":"answer",
        "content":"The answer is 42.","content_type":"text","chat_id":"738"}]})";
    pane.showExchange(exchange, u"0"_qs);
    QVERIFY(find<QTabBar>(pane, "responseTabs")->isTabVisible(ResponsePane::AnswerTab));
    QCOMPARE(pane.currentTab(), ResponsePane::BodyTab); // who asked for a list looks at the list
    QVERIFY(find<AnswerView>(pane, "answerView")->toPlainText().contains(u"\nThe answer is 42.\n"));

    // A large one is read elsewhere.
    QByteArray large = R"({"code":0,"data":[{"id":"1","role":"user","type":"question","content":")";
    large += QByteArray(600'000, 'x') + R"("}]})";
    exchange.response->body = large;
    pane.showExchange(exchange, u"0"_qs);
    QTRY_VERIFY(pane.answerPage()->isComplete() && pane.answerPage()->answer().messages.size() == 1 &&
                pane.answerPage()->answer().messages[0].text.size() == 600'000);

    exchange.response->body =
        R"({"code":0,"data":{"id":"738","conversation_id":"737","status":"in_progress"}})";
    pane.showExchange(exchange, u"0"_qs);
    QSignalSpy wanted(&pane, &ResponsePane::fetchRequested);
    pane.showTab(ResponsePane::AnswerTab);
    auto *fetch = find<QPushButton>(pane, "fetchButton");
    QVERIFY(fetch->isVisible());
    fetch->click();
    QCOMPARE(wanted.count(), 1);
}

void TestAnswerPage::findsInTheAnswer()
{
    ResponsePane pane;
    pane.resize(700, 400);
    showActive(pane);
    pane.showRunning();
    pane.appendEvents({chat("created"), message(u"1"_qs, u"One word, another Word"_qs)});
    QCOMPARE(pane.currentTab(), ResponsePane::AnswerTab);
    auto *view = find<AnswerView>(pane, "answerView");
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    auto *edit = find<QLineEdit>(pane, "findEdit");
    QVERIFY(edit->isVisible());
    QCOMPARE(pane.currentTab(), ResponsePane::AnswerTab);
    QTest::keyClicks(edit, u"word"_qs);
    const auto *count = find<QLabel>(pane, "findCount");
    QCOMPARE(count->text(), u"1 of 2"_qs);
    QCOMPARE(view->textCursor().selectedText(), u"word"_qs);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), u"2 of 2"_qs);
    QCOMPARE(view->textCursor().selectedText(), u"Word"_qs);
    // What comes meanwhile is found too, and nobody is taken away from where the text stands.
    pane.appendEvents({message(u"1"_qs, u" and a third word"_qs)});
    QTRY_COMPARE(count->text(), u"2 of 3"_qs);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), u"1 of 3"_qs);
    pane.showTab(ResponsePane::BodyTab);
    QTRY_VERIFY(view->extraSelections().isEmpty());
}

void TestAnswerPage::languageSwitchKeepsTheText()
{
    Page page;
    page.page.append({message(u"1"_qs, u"one\ntwo"_qs, "delta", u"answer"_qs, u"hm"_qs), chat("completed")});
    find<QToolButton>(page.page, "reasoningButton")->click();
    QTRY_VERIFY(page.text().contains(u"\nhm\none\ntwo\n"));
    BracketTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_VERIFY(page.text().contains(u"\u300cAnswer\u300d"));
    QTRY_VERIFY(page.text().contains(u"\nhm\none\ntwo\n"));
    QVERIFY(find<QToolButton>(page.page, "copyAnswerButton")->text().contains(u'\u300c'));
    QCoreApplication::removeTranslator(&translator);
    QTRY_VERIFY(!page.text().contains(u'\u300c'));
    QTRY_VERIFY(page.text().contains(u"\nhm\none\ntwo\n"));
}

void TestAnswerPage::fetchLineHasASentenceForEveryEnd()
{
    using Stage = FetchState::Stage;
    FetchLine line;
    QSet<QString> sentences;
    const auto *text = find<QLabel>(line, "fetchText");
    for (const Stage stage :
         {Stage::Offered, Stage::Asking, Stage::Answered, Stage::RequiresAction, Stage::Failed,
          Stage::Canceled, Stage::Deadline, Stage::Stopped, Stage::Refused}) {
        line.setState({stage, 3, 3200, u"in_progress"_qs});
        QVERIFY(line.isVisibleTo(line.parentWidget()));
        QVERIFY(!text->text().isEmpty());
        sentences.insert(text->text());
    }
    QCOMPARE(sentences.size(), 9);
    line.setState({Stage::Asking, 3, 3200, u"in_progress"_qs});
    QCOMPARE(text->text(),
             u"Asking for the answer, once a second: attempt 3, 3.20 s, the chat is in_progress."_qs);
    QSignalSpy cancelled(&line, &FetchLine::cancelRequested);
    find<QPushButton>(line, "fetchButton")->click();
    QCOMPARE(cancelled.count(), 1);
    line.setState({});
    QVERIFY(line.isHidden());
}

QTEST_MAIN(TestAnswerPage)
#include "gui_answer.moc"
