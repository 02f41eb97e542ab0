// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/explorerpane.h"
#include "request/requestpane.h"
#include "request/variablehelp.h"
#include "settings/variablesmodel.h"
#include "settingsdesk.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>

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
    help.setVariables({{u"base"_qs, u"http://h"_qs}, {u"token"_qs, u"pat_••••"_qs}});
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

QTEST_MAIN(GuiVariables)
#include "gui_variables.moc"
