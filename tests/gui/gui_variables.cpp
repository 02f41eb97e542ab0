// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/markededit.h"
#include "explorer/explorerpane.h"
#include "request/requestpane.h"
#include "request/rowdelegate.h"
#include "request/variablehelp.h"
#include "settings/variablesmodel.h"
#include "settingsdesk.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTableView>

using namespace CozeLens;
using namespace CozeLens::Test;

class GuiVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnWarnings(); }
    void variablesModelKeepsItsWord();
    void idOfAnAnswerIsKeptAndUsedInTheNextCall();
    void namesAreOfferedBehindTwoBraces();
    void namesAreOfferedInTheBody();
    void valueIsToldUnderTheMouse();
    void circleOfVariablesIsRefused();
    void valuesArriveAsTheyAre();
    void unknownNameIsMarkedWhileTyping_data();
    void unknownNameIsMarkedWhileTyping();
    void unknownNameInATableIsMarked();
    void unknownNameInTheBodyIsMarked();
    void markGoesWhenTheVariableComes();
};

void GuiVariables::variablesModelKeepsItsWord()
{
    VariablesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setVariables({{u"city"_qs, u"杭州"_qs}});
    QCOMPARE(model.data(model.index(0, 0), Qt::DisplayRole).toString(), u"bot_id"_qs);
    QSignalSpy edited(&model, &VariablesModel::edited);
    QVERIFY(model.setData(model.index(0, 1), u"7"_qs, Qt::EditRole));
    QVERIFY(model.setData(model.index(model.rowCount() - 1, 0), u"lang"_qs, Qt::EditRole));
    QVERIFY(model.setData(model.index(model.rowCount() - 2, 1), u"zh"_qs, Qt::EditRole));
    QCOMPARE(edited.size(), 3);
    const QMap<QString, QString> expected = {
        {u"bot_id"_qs, u"7"_qs}, {u"city"_qs, u"杭州"_qs}, {u"lang"_qs, u"zh"_qs}};
    QCOMPARE(model.variables(), expected);
    model.removeVariable(0);
    QCOMPARE(model.variables().size(), 2);
}

void GuiVariables::idOfAnAnswerIsKeptAndUsedInTheNextCall()
{
    const Desk desk;
    auto *explorer = desk.window->findChild<ExplorerPane *>();
    Q_EMIT explorer->operationChosen(u"conversation-create"_qs);
    QSignalSpy shown(desk.window.get(), &MainWindow::outcomeShown);
    desk.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), WaitMs);
    auto *keep = find<QToolButton>(*desk.window, "keepIdButton0");
    QTRY_VERIFY(keep->isVisible());
    QCOMPARE(keep->text(), u"conversation_id"_qs);
    QTest::mouseClick(keep, Qt::LeftButton);
    const QString id = desk.window->console().profile().variables.value(u"conversation_id"_qs);
    QVERIFY(!id.isEmpty());
    QVERIFY(!keep->isEnabled());
    QCOMPARE(ProfileStore(desk.profilesFile()).profile(u"practice"_qs).variables.value(u"conversation_id"_qs),
             id);
    Q_EMIT explorer->operationChosen(u"conversation-retrieve"_qs);
    const RequestDraft draft = desk.window->requestPane()->draft();
    QVERIFY2(draft.url.contains("conversation_id={{conversation_id}}"), draft.url.constData());
    const Result<Request> request = desk.window->console().prepared(draft);
    QVERIFY(request.has_value());
    QVERIFY(request->url.endsWith(QByteArray("conversation_id=" + id.toUtf8())));
    QSignalSpy finished(&desk.window->console(), &Console::sendingFinished);
    desk.window->send();
    QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), WaitMs);
    const auto exchange = finished.first().first().value<Exchange>();
    QVERIFY(exchange.response && exchange.response->body.contains(id.toUtf8()));
}

void GuiVariables::namesAreOfferedBehindTwoBraces()
{
    const Desk desk;
    auto *url = find<QLineEdit>(*desk.window, "urlEdit");
    url->setFocus();
    url->clear();
    QTest::keyClicks(url, u"{{ba"_qs);
    QWidget *popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(url->text(), u"{{base}}"_qs);
    QVERIFY(!QApplication::activePopupWidget());
    QTest::keyClicks(url, u"/v1/{x"_qs);
    QVERIFY(!QApplication::activePopupWidget());
}

void GuiVariables::namesAreOfferedInTheBody()
{
    const Desk desk;
    CodeView *body = desk.window->requestPane()->bodyEditor();
    body->setBytes("");
    body->setFocus();
    QTest::keyClicks(body, u"{{tok"_qs);
    QVERIFY(body->isListActive());
    QTest::keyClick(body, Qt::Key_Return);
    QCOMPARE(body->bytes(), QByteArray("{{token}}"));
}

void GuiVariables::valueIsToldUnderTheMouse()
{
    VariableHelp help;
    help.setVariables({{u"base"_qs, u"http://h"_qs}, {u"token"_qs, u"pat_••••"_qs}},
                      {{u"base"_qs, "http://h"}, {u"token"_qs, "pat_x"}});
    QCOMPARE(help.hintAt(u"{{base}}/v3/chat"_qs, 3), u"{{base}} = http://h"_qs);
    QCOMPARE(help.hintAt(u"{{base}}/v3/chat"_qs, 10), QString());
    QVERIFY(help.hintAt(u"{{nope}}"_qs, 3).contains(u"no value"));
    QCOMPARE(help.hintsIn(u"{{base}} {{token}} {{base}}"_qs),
             u"{{base}} = http://h\n{{token}} = pat_••••"_qs);
}

void GuiVariables::circleOfVariablesIsRefused()
{
    const Desk desk;
    ProfileStore &store = desk.window->profileDesk()->store();
    QVERIFY(!store.setVariable(u"practice"_qs, u"a"_qs, u"{{b}}"_qs));
    QVERIFY(!store.setVariable(u"practice"_qs, u"b"_qs, u"{{a}}"_qs));
    RequestDraft draft;
    draft.url = "{{base}}/{{a}}";
    Result<Request> request = desk.window->console().prepared(draft);
    QVERIFY(!request.has_value());
    QCOMPARE(request.error().code, u"variable-cycle"_qs);
    QCOMPARE(request.error().place, u"url"_qs);
    draft.url = "{{base}}/v3/chat";
    draft.body = "{\"x\":\"{{a}}\"}";
    request = desk.window->console().prepared(draft);
    QCOMPARE(request.error().place, u"body:"_qs);
    // Braces of the bot's own template are none of ours.
    draft.body = "{\"x\":\"{{nobody}}\"}";
    QCOMPARE(desk.window->console().prepared(draft)->body, draft.body);
}

void GuiVariables::valuesArriveAsTheyAre()
{
    const Desk desk;
    ProfileStore &store = desk.window->profileDesk()->store();
    QVERIFY(!store.setVariable(u"practice"_qs, u"hard"_qs, u"a \"b\" & \\杭"_qs));
    RequestDraft draft;
    draft.url = "{{base}}/v1/{{hard}}?q={{hard}}&n=1";
    draft.headers = {{"X-Hard", "{{hard}}", true}};
    draft.body = R"({"q": "{{hard}}"})";
    const Console &console = desk.window->console();
    Result<Request> request = console.prepared(draft);
    QVERIFY(request.has_value());
    QCOMPARE(request->url.mid(console.base().size()),
             QByteArray("/v1/a%20%22b%22%20&%20%5C%E6%9D%AD?q=a%20%22b%22%20%26%20%5C%E6%9D%AD&n=1"));
    QCOMPARE(request->body, QByteArray(R"({"q": "a \"b\" & \\杭"})"));
    QVERIFY(!checkSendable(*request));
    draft.headers = {{"Content-Type", "application/x-www-form-urlencoded", true}};
    draft.body = "q={{hard}}&n=1";
    QCOMPARE(console.prepared(draft)->body, QByteArray("q=a%20%22b%22%20%26%20%5C%E6%9D%AD&n=1"));
    draft.multipart = true;
    draft.parts.append(DraftPart());
    draft.parts.last().name = "q";
    draft.parts.last().value = "{{hard}}";
    request = console.prepared(draft);
    QVERIFY(request.has_value() && request->pieces.size() == 1);
    QVERIFY(request->pieces.first().bytes.contains("\r\n\r\na \"b\" & \\杭\r\n"));
    // A line break in a header would be another header.
    Profile profile = console.profile();
    profile.variables.insert(u"lines"_qs, u"a\r\nX-Other: b"_qs);
    desk.window->console().setProfile(profile);
    draft = {};
    draft.url = "{{base}}/v1/bots";
    draft.headers = {{"X-Lines", "{{lines}}", true}};
    request = console.prepared(draft);
    QVERIFY(request.has_value());
    const std::optional<Error> refused = checkSendable(*request);
    QVERIFY(refused.has_value());
    QCOMPARE(refused->place, u"header:X-Lines"_qs);
}

void GuiVariables::unknownNameIsMarkedWhileTyping_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<MarkedEdit::Mark>>("marks");
    using Marks = QList<MarkedEdit::Mark>;
    QTest::newRow("known ones") << u"{{base}}/v1/{{token}}"_qs << Marks();
    QTest::newRow("a slip") << u"{{base}}/v1/{{nmae}}"_qs << Marks{{12, 8}};
    QTest::newRow("behind Chinese") << u"{{base}}/中文/{{x}}/{{y}}"_qs << Marks{{12, 5}, {18, 5}};
    QTest::newRow("a circle") << u"{{base}}/{{a}}"_qs << Marks{{9, 5}};
    QTest::newRow("not closed yet") << u"{{base}}/{{nm"_qs << Marks();
}

void GuiVariables::unknownNameIsMarkedWhileTyping()
{
    QFETCH(QString, typed);
    const Desk desk;
    ProfileStore &store = desk.window->profileDesk()->store();
    QVERIFY(!store.setVariable(u"practice"_qs, u"a"_qs, u"{{b}}"_qs));
    QVERIFY(!store.setVariable(u"practice"_qs, u"b"_qs, u"{{a}}"_qs));
    auto *url = find<MarkedEdit>(*desk.window, "urlEdit");
    url->clear();
    url->insert(typed);
    QTEST(url->marks(), "marks");
    // Painting it neither moves nor changes anything.
    const QSize size = url->size();
    QVERIFY(!url->grab().isNull());
    QCOMPARE(url->size(), size);
}

void GuiVariables::unknownNameInATableIsMarked()
{
    const Desk desk;
    RequestDraft draft = desk.window->requestPane()->draft();
    draft.headers = {{"X-Good", "{{base}}", true}, {"X-Bad", "a {{nmae}}", true}};
    desk.window->requestPane()->setDraft(draft);
    desk.window->requestPane()->showTab(RequestPane::HeadersTab);
    auto *table = find<QTableView>(*desk.window, "requestHeadersTable");
    auto *delegate = qobject_cast<RowDelegate *>(table->itemDelegate());
    const auto isUnderlined = [&](int row) {
        QStyleOptionViewItem option;
        delegate->dressed(&option, table->model()->index(row, 1));
        return option.font.underline();
    };
    QVERIFY(!isUnderlined(0));
    QVERIFY(isUnderlined(1));
}

void GuiVariables::unknownNameInTheBodyIsMarked()
{
    const Desk desk;
    QVERIFY(!desk.window->profileDesk()->store().setVariable(u"practice"_qs, u"name"_qs, u"x"_qs));
    CodeView *body = desk.window->requestPane()->bodyEditor();
    body->setBytes("");
    body->setFocus();
    // Typed, not pasted: the list of names opens and closes meanwhile.
    QTest::keyClicks(body, u"[\"{{nmae}}\"]"_qs);
    const qsizetype at = body->bytes().indexOf("{{nmae");
    QVERIFY(at > 0);
    QTRY_VERIFY(body->hintAt(at).contains(u"no variable {{nmae}}"));
    QVERIFY(body->hintAt(at).contains(u"Did you mean {{name}}?"));
    desk.window->setLanguage(Language::Chinese);
    QTRY_VERIFY(body->hintAt(at).contains(u"没有变量 {{nmae}}"));
    QVERIFY(body->hintAt(at).contains(u"是否想写 {{name}}？"));
    QVERIFY(find<QToolButton>(*desk.window, "hintsButton")->isVisible());
}

void GuiVariables::markGoesWhenTheVariableComes()
{
    const Desk desk;
    auto *url = find<MarkedEdit>(*desk.window, "urlEdit");
    url->setText(u"{{base}}/{{later}}"_qs);
    QCOMPARE(url->marks().size(), 1);
    QVERIFY(!desk.window->profileDesk()->store().setVariable(u"practice"_qs, u"later"_qs, u"v1"_qs));
    QCOMPARE(url->marks().size(), 0);
    VariableHelp help;
    help.setVariables({{u"later"_qs, u"v1"_qs}}, {{u"later"_qs, "v1"}});
    QVERIFY(help.hintAt(u"{{latre}}"_qs, 3).contains(u"did you mean {{later}}?"));
}

QTEST_MAIN(GuiVariables)
#include "gui_variables.moc"
