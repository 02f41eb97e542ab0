// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dress.h"
#include "common/tabstrip.h"
#include "guitest.h"
#include "request/headersmodel.h"
#include "request/paramsmodel.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace CozeLens;
using namespace CozeLens::Test;

Q_DECLARE_METATYPE(CozeLens::UrlParameter)

namespace {

RequestDraft chat()
{
    RequestDraft draft;
    draft.method = "POST";
    draft.url = "{{base}}/v3/chat?conversation_id=7374752000116113452";
    draft.path = u"/v3/chat"_qs;
    draft.operationId = u"chat-create"_qs;
    draft.headers = {
        {"Content-Type", "application/json", true}, {"x-trace", "1", false}, {"X-Trace", "2", true}};
    draft.body = "{\r\n  \"stream\": false,\n\t\"auto_save_history\": false\n}";
    return draft;
}

} // namespace

class TestRequestPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void modelsKeepTheContract();
    void draftComesBackAsItWas();
    void readsParameters_data();
    void readsParameters();
    void changesOnlyTheParameter_data();
    void changesOnlyTheParameter();
    void urlAndTableGoBothWays();
    void headersKeepOrderCaseAndDuplicates();
    void tabsDrawTogetherBeforeTheyScroll();
    void sendsByButtonAndKeys_data();
    void sendsByButtonAndKeys();
    void sendTurnsIntoCancel();
    void fixIsOneUndoStep();
    void marksWhatCannotBeSent_data();
    void marksWhatCannotBeSent();
    void openCellEditorCounts();
    void tokenStaysHiddenUntilAsked();
    void languageSwitchLosesNothing();
    void everyControlHasAName();
    void parametersAreDescribed();
    void offeredParametersAreAddedByTheirValue();
    void narrowBarGivesTheAddressRoom();
};

void TestRequestPane::modelsKeepTheContract()
{
    HeadersModel headers;
    ParamsModel params;
    const QAbstractItemModelTester one(&headers, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester two(&params, QAbstractItemModelTester::FailureReportingMode::QtTest);
    headers.setHeaders(chat().headers);
    QVERIFY(headers.setData(headers.index(3, 0), u"Accept"_qs, Qt::EditRole));
    QVERIFY(headers.setData(headers.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    headers.removeHeader(1);
    QCOMPARE(headers.rowCount(), 4);
    params.setUrl("http://h/v1/bots/:bot_id?a=1&b=2&a=3", u"/v1/bots/:bot_id"_qs);
    QCOMPARE(params.rowCount(), 5);
    QVERIFY(params.setData(params.index(4, 0), u"new"_qs, Qt::EditRole));
    params.removeParameter(1);
    params.setUrl("http://h/", {});
    QCOMPARE(params.rowCount(), 1);
}

void TestRequestPane::draftComesBackAsItWas()
{
    RequestPane pane;
    QSignalSpy changed(&pane, &RequestPane::draftChanged);
    RequestDraft draft = chat();
    draft.method = "pAtCh";
    draft.tokenSource = TokenSource::Own;
    draft.ownToken = u"pat_example"_qs;
    pane.setDraft(draft);
    QCOMPARE(pane.draft(), draft);
    QCOMPARE(changed.count(), 1);
}

void TestRequestPane::readsParameters_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("shown");
    const auto row = [](const char *name, const char *url, const QString &path, const QStringList &shown) {
        QTest::newRow(name) << QByteArray(url) << path << shown;
    };
    row("none", "{{base}}/v3/chat", u"/v3/chat"_qs, {});
    row("a bare question mark", "http://h/?", {}, {});
    row("duplicates and order", "http://h/?b=1&a=2&b=3", {}, {u"b=1"_qs, u"a=2"_qs, u"b=3"_qs});
    row("percent and plus", "http://h/?q=%E4%BD%A0+a%26b", {}, {u"q=你 a&b"_qs});
    row("no equals sign", "http://h/?flag&x=", {}, {u"flag="_qs, u"x="_qs});
    row("empty pieces", "http://h/?&&a=1&", {}, {u"a=1"_qs});
    row("a fragment is none", "http://h/?a=1#b=2", {}, {u"a=1"_qs});
    row("path, still open", "{{base}}/v1/bots/:bot_id", u"/v1/bots/:bot_id"_qs, {u"bot_id="_qs});
    row("path, filled", "{{base}}/v1/bots/73%2F4", u"/v1/bots/:bot_id"_qs, {u"bot_id=73/4"_qs});
    row("path behind a base path", "http://h/p/v1/bots/7?x=1", u"/v1/bots/:bot_id"_qs,
        {u"bot_id=7"_qs, u"x=1"_qs});
    row("another path", "http://h/v2/bots/7", u"/v1/bots/:bot_id"_qs, {});
    row("not a URL", "? ?", {}, {u" ?="_qs});
}

void TestRequestPane::readsParameters()
{
    QFETCH(QByteArray, url);
    QFETCH(QString, path);
    QFETCH(QStringList, shown);
    QStringList found;
    for (const UrlParameter &parameter : urlParameters(url, path)) {
        found.append(parameter.name + u'=' + parameter.value);
    }
    QCOMPARE(found, shown);
}

void TestRequestPane::changesOnlyTheParameter_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("changed");
    const auto row = [](const char *name, const char *url, int index, const QString &value,
                        const char *changed) {
        QTest::newRow(name) << QByteArray(url) << index << value << QByteArray(changed);
    };
    row("the second of two", "http://h/?a=%e4%bd%a0&a=2", 1, u"3"_qs, "http://h/?a=%e4%bd%a0&a=3");
    row("needs encoding", "http://h/?a=1#f", 0, u"x&y #你+"_qs, "http://h/?a=x%26y%20%23%E4%BD%A0%2B#f");
    row("no equals sign before", "http://h/?flag&b=1", 0, u"1"_qs, "http://h/?flag=1&b=1");
    row("a variable stays", "http://h/?a=1", 0, u"{{id}}-{x}"_qs, "http://h/?a={{id}}-%7Bx%7D");
    row("a path segment", "{{base}}/v1/bots/:bot_id?a=1", 0, u"7 8"_qs, "{{base}}/v1/bots/7%208?a=1");
}

void TestRequestPane::changesOnlyTheParameter()
{
    QFETCH(QByteArray, url);
    QFETCH(int, row);
    QFETCH(QString, value);
    QFETCH(QByteArray, changed);
    const UrlParameter parameter = urlParameters(url, u"/v1/bots/:bot_id"_qs).value(row);
    QCOMPARE(withParameterValue(url, parameter, value), changed);
    QCOMPARE(withParameterValue(url, parameter, parameter.value), url);
}

void TestRequestPane::urlAndTableGoBothWays()
{
    RequestPane pane;
    pane.setDraft(chat());
    auto *url = find<QLineEdit>(pane, "urlEdit");
    QAbstractItemModel *table = find<QTableView>(pane, "paramsTable")->model();
    QCOMPARE(table->rowCount(), 2);
    QVERIFY(table->setData(table->index(0, 1), u"9"_qs));
    QCOMPARE(url->text(), u"{{base}}/v3/chat?conversation_id=9"_qs);
    QVERIFY(table->setData(table->index(1, 0), u"flag"_qs));
    QCOMPARE(url->text(), u"{{base}}/v3/chat?conversation_id=9&flag="_qs);
    showActive(pane);
    url->end(false);
    QTest::keyClicks(url, u"1&z=%20"_qs);
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->index(1, 1).data().toString(), u"1"_qs);
    QCOMPARE(table->index(2, 1).data().toString(), u" "_qs);
    QCOMPARE(pane.draft().url, QByteArray("{{base}}/v3/chat?conversation_id=9&flag=1&z=%20"));
    QCOMPARE(find<QTabBar>(pane, "requestTabs")->tabText(RequestPane::ParamsTab), u"Params 3"_qs);
    find<QTableView>(pane, "paramsTable")->setCurrentIndex(table->index(1, 0));
    QTest::keyClick(find<QTableView>(pane, "paramsTable"), Qt::Key_Delete);
    QCOMPARE(pane.draft().url, QByteArray("{{base}}/v3/chat?conversation_id=9&z=%20"));
}

void TestRequestPane::headersKeepOrderCaseAndDuplicates()
{
    RequestPane pane;
    pane.setDraft(chat());
    QAbstractItemModel *table = find<QTableView>(pane, "requestHeadersTable")->model();
    QSignalSpy changed(&pane, &RequestPane::draftChanged);
    QVERIFY(table->setData(table->index(3, 0), u"x-trace"_qs));
    QVERIFY(table->setData(table->index(3, 1), u" 3 "_qs));
    QVERIFY(table->setData(table->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(changed.count(), 3);
    const QList<DraftHeader> expected{{"Content-Type", "application/json", false},
                                      {"x-trace", "1", false},
                                      {"X-Trace", "2", true},
                                      {"x-trace", " 3 ", true}};
    QCOMPARE(pane.draft().headers, expected);
    QCOMPARE(find<QTabBar>(pane, "requestTabs")->tabText(RequestPane::HeadersTab), u"Headers 2"_qs);
}

void TestRequestPane::tabsDrawTogetherBeforeTheyScroll()
{
    TabStrip strip;
    for (const QString &text : {u"Parameters"_qs, u"Body"_qs, u"Headers (3)"_qs, u"Authorization"_qs})
        strip.addTab(text);
    const auto scrolls = [&strip] {
        const QList<QToolButton *> buttons = strip.findChildren<QToolButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](QToolButton *b) { return b->isVisible(); });
    };
    const int whole = strip.sizeHint().width();
    strip.resize(whole, strip.sizeHint().height());
    QVERIFY(becomesActive(strip));
    QVERIFY(!scrolls());
    strip.resize(whole - 6 * strip.count(), strip.height());
    QVERIFY(!scrolls());
    QVERIFY(strip.tabRect(strip.count() - 1).right() < strip.width());
    const QFontMetrics metrics(strip.font());
    for (int i = 0; i < strip.count(); ++i)
        QVERIFY(strip.tabRect(i).width() > metrics.horizontalAdvance(strip.tabText(i)));
    strip.resize(whole / 2, strip.height());
    QVERIFY(scrolls());
}

void TestRequestPane::sendsByButtonAndKeys_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("the button") << u"sendButton"_qs;
    QTest::newRow("Enter in the URL") << u"urlEdit"_qs;
    QTest::newRow("Ctrl+Enter in the body") << u"bodyEditor"_qs;
    QTest::newRow("Ctrl+Enter in the headers") << u"requestHeadersTable"_qs;
}

void TestRequestPane::sendsByButtonAndKeys()
{
    QFETCH(QString, way);
    RequestPane pane;
    pane.setDraft(chat());
    showActive(pane);
    QSignalSpy sent(&pane, &RequestPane::sendRequested);
    auto *widget = pane.findChild<QWidget *>(way);
    QVERIFY(widget);
    if (way == u"sendButton") {
        QTest::mouseClick(widget, Qt::LeftButton);
    } else {
        const bool plain = way == u"urlEdit";
        QTest::keyClick(widget, Qt::Key_Return, plain ? Qt::NoModifier : Qt::ControlModifier);
    }
    QCOMPARE(sent.count(), 1);
    QCOMPARE(pane.draft(), chat());
}

void TestRequestPane::sendTurnsIntoCancel()
{
    RequestPane pane;
    showActive(pane);
    auto *button = find<QPushButton>(pane, "sendButton");
    QSignalSpy sent(&pane, &RequestPane::sendRequested);
    QSignalSpy cancelled(&pane, &RequestPane::cancelRequested);
    pane.setRunning(true);
    QCOMPARE(button->text(), u"Cancel"_qs);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancelled.count(), 0); // the second half of a double click
    QTest::keyClick(&pane, Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QTRY_VERIFY((QTest::mouseClick(button, Qt::LeftButton), cancelled.count() >= 2));
    QCOMPARE(sent.count(), 0);
    pane.setRunning(false);
    QCOMPARE(button->text(), u"Send"_qs);
}

void TestRequestPane::fixIsOneUndoStep()
{
    RequestPane pane;
    const RequestDraft before = chat();
    pane.setDraft(before);
    const qsizetype at = before.body.lastIndexOf("false");
    pane.setBodyMarks({{at, 5}});
    QCOMPARE(pane.bodyEditor()->markedLines(), QList<int>{3});
    pane.applyBodyEdits({{{at, 5}, "true"}});
    QByteArray expected = before.body;
    QCOMPARE(pane.draft().body, expected.replace(at, 5, "true"));
    QTest::keyClick(pane.bodyEditor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(pane.draft(), before);
}

void TestRequestPane::marksWhatCannotBeSent_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("tab");
    QTest::newRow("the URL") << u"url"_qs << u"requestProblem"_qs << int(RequestPane::BodyTab);
    QTest::newRow("the method") << u"method"_qs << u"requestProblem"_qs << int(RequestPane::BodyTab);
    QTest::newRow("a header") << u"header:x-TRACE"_qs << u"requestHeadersTableProblem"_qs
                              << int(RequestPane::HeadersTab);
}

void TestRequestPane::marksWhatCannotBeSent()
{
    QFETCH(QString, place);
    QFETCH(QString, label);
    QFETCH(int, tab);
    RequestPane pane;
    pane.setDraft(chat());
    showActive(pane);
    const Bilingual text{u"无法发送。"_qs, u"This cannot be sent."_qs};
    pane.setProblem({u"invalid"_qs, place, text});
    const auto *sentence = pane.findChild<QLabel *>(label);
    QVERIFY(sentence->isVisible());
    QCOMPARE(sentence->text(), text.en);
    QCOMPARE(find<QTabBar>(pane, "requestTabs")->currentIndex(), tab);
    if (tab == RequestPane::HeadersTab) {
        const auto *table = find<QTableView>(pane, "requestHeadersTable");
        QVERIFY(!table->model()->index(1, 0).data(HeadersModel::ProblemRole).toBool()); // switched off
        QVERIFY(table->model()->index(2, 0).data(HeadersModel::ProblemRole).toBool());
    }
    QCOMPARE(pane.draft(), chat());
    BracketTranslator chinese;
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    QTRY_COMPARE(sentence->text(), text.zh);
    QCoreApplication::removeTranslator(&chinese);
    pane.clearMarks();
    QVERIFY(!sentence->isVisible());
}

void TestRequestPane::openCellEditorCounts()
{
    RequestPane pane;
    pane.setDraft(chat());
    pane.showTab(RequestPane::HeadersTab);
    showActive(pane);
    QApplication::setActiveWindow(&pane);
    auto *table = find<QTableView>(pane, "requestHeadersTable");
    table->setCurrentIndex(table->model()->index(0, 1));
    table->edit(table->currentIndex());
    auto *editor = table->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setFocus();
    QTRY_VERIFY(editor->hasFocus());
    editor->selectAll();
    QTest::keyClicks(editor, u"text/plain"_qs);
    QCOMPARE(pane.draft().headers.first().value, QByteArray("text/plain"));
}

void TestRequestPane::tokenStaysHiddenUntilAsked()
{
    RequestPane pane;
    pane.setProfileToken(u"pat_example"_qs);
    pane.showTab(RequestPane::AuthTab);
    showActive(pane);
    auto *token = find<QLineEdit>(pane, "tokenEdit");
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    QVERIFY(token->isReadOnly());
    token->findChild<QAction *>(u"revealAction"_qs)->trigger();
    QCOMPARE(token->echoMode(), QLineEdit::Normal);
    QCOMPARE(token->text(), u"pat_example"_qs);
    find<QComboBox>(pane, "tokenSourceBox")->setCurrentIndex(int(TokenSource::Own));
    QVERIFY(token->text().isEmpty());
    QTest::keyClicks(token, u"pat_own"_qs);
    QCOMPARE(pane.draft().ownToken, u"pat_own"_qs);
    QCOMPARE(pane.draft().tokenSource, TokenSource::Own);
}

void TestRequestPane::languageSwitchLosesNothing()
{
    RequestPane pane;
    RequestDraft draft = chat();
    draft.body = QByteArray("line\n").repeated(200);
    pane.setDraft(draft);
    pane.setHintCount(2);
    showActive(pane);
    pane.bodyEditor()->goToLine(120);
    const int scrolled = pane.bodyEditor()->firstVisibleLine();
    auto *url = find<QLineEdit>(pane, "urlEdit");
    url->setFocus(); // a line that loses the focus loses its selection
    url->setSelection(3, 4);
    BracketTranslator chinese;
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    auto *tabs = find<QTabBar>(pane, "requestTabs");
    QTRY_COMPARE(tabs->tabText(RequestPane::BodyTab), u"「Body JSON」"_qs);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        QVERIFY2(tabs->tabText(tab).startsWith(u'\u300c'), qPrintable(tabs->tabText(tab)));
    }
    for (const QPushButton *button : pane.findChildren<QPushButton *>()) {
        QVERIFY2(button->text().startsWith(u'\u300c'), qPrintable(button->objectName()));
    }
    for (const char *table : {"paramsTable", "requestHeadersTable"}) {
        const QAbstractItemModel *model = find<QTableView>(pane, table)->model();
        QVERIFY(model->headerData(0, Qt::Horizontal).toString().startsWith(u'\u300c'));
    }
    QCOMPARE(url->selectedText(), u"ase}"_qs);
    QCOMPARE(pane.bodyEditor()->currentLine(), 120);
    QCOMPARE(pane.bodyEditor()->firstVisibleLine(), scrolled);
    QCOMPARE(pane.draft(), draft);
    QCoreApplication::removeTranslator(&chinese);
    QTRY_COMPARE(tabs->tabText(RequestPane::BodyTab), u"Body JSON"_qs);
}

void TestRequestPane::everyControlHasAName()
{
    RequestPane pane;
    pane.setHintCount(1);
    int controls = 0;
    for (const QWidget *widget : pane.findChildren<QWidget *>()) {
        const bool control =
            qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QTableView *>(widget) ||
            qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) ||
            qobject_cast<const CodeView *>(widget) || qobject_cast<const QTabBar *>(widget);
        // Qt's own parts: corner buttons, scroll buttons, the line edit within a combo box.
        if (!control || widget->objectName().isEmpty() || widget->objectName().startsWith(u"qt_") ||
            qobject_cast<const QComboBox *>(widget->parentWidget()) ||
            qobject_cast<const QTabBar *>(widget->parentWidget())) {
            continue;
        }
        ++controls;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(widget->objectName()));
    }
    QVERIFY(controls >= 12);
}

void TestRequestPane::parametersAreDescribed()
{
    RequestPane pane;
    RequestDraft draft;
    draft.url = "{{base}}/v1/workflows?workspace_id=&workflow_mode=flow&colour=red";
    draft.path = u"/v1/workflows"_qs;
    draft.operationId = u"workflow-list"_qs;
    pane.setDraft(draft);
    QAbstractItemModel *table = find<QTableView>(pane, "paramsTable")->model();
    const auto cell = [table](int row, int column, int role = Qt::DisplayRole) {
        return table->index(row, column).data(role);
    };
    QCOMPARE(cell(0, ParamsModel::Place).toString(), u"query, string, required"_qs);
    QVERIFY(!cell(0, ParamsModel::About, ParamsModel::HintRole).toString().isEmpty());
    QCOMPARE(cell(1, ParamsModel::Value, ParamsModel::ValuesRole).toStringList().value(2), u"chatflow"_qs);
    QVERIFY(cell(1, ParamsModel::About).toString().contains(u"chatflow"));
    QVERIFY(cell(2, ParamsModel::About).toString().contains(u"colour"));
    QVERIFY(!cell(1, ParamsModel::Value, ParamsModel::OfferedRole).toBool());
    QVERIFY(cell(3, ParamsModel::Value, ParamsModel::OfferedRole).toBool());
    QCOMPARE(find<QTabBar>(pane, "requestTabs")->tabText(RequestPane::ParamsTab), u"Params 3"_qs);
    QCOMPARE(pane.draft(), draft);
}

void TestRequestPane::offeredParametersAreAddedByTheirValue()
{
    RequestPane pane;
    RequestDraft draft = chat();
    draft.url = "{{base}}/v3/chat";
    pane.setDraft(draft);
    QAbstractItemModel *table = find<QTableView>(pane, "paramsTable")->model();
    const QAbstractItemModelTester tester(table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(table->index(0, ParamsModel::Name).data().toString(), u"conversation_id"_qs);
    QVERIFY(!table->setData(table->index(0, ParamsModel::Value), QString(), Qt::EditRole));
    QVERIFY(table->setData(table->index(0, ParamsModel::Value), u"7 8"_qs, Qt::EditRole));
    QCOMPARE(pane.draft().url, QByteArray("{{base}}/v3/chat?conversation_id=7%208"));
    QVERIFY(!table->index(0, ParamsModel::Value).data(ParamsModel::OfferedRole).toBool());
}

void TestRequestPane::narrowBarGivesTheAddressRoom()
{
    RequestPane pane;
    dress(&pane);
    pane.resize(900, 400);
    Test::showActive(pane);
    const auto *button = find<QPushButton>(pane, "sendButton");
    const auto *address = find<QLineEdit>(pane, "urlEdit");
    const int wide = button->width();
    pane.resize(400, 400);
    QTRY_VERIFY(button->width() < wide);
    QVERIFY(button->width() >= button->sizeHint().width());
    const int room = address->width();
    pane.setRunning(true);
    QTRY_VERIFY(button->width() >= button->sizeHint().width());
    QCOMPARE(address->width(), room);
    pane.setRunning(false);
    pane.resize(900, 400);
    QTRY_COMPARE(button->width(), wide);
}

QTEST_MAIN(TestRequestPane)
#include "gui_request.moc"
