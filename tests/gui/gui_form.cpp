// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dress.h"
#include "formhands.h"
#include "guitest.h"
#include "request/formpage.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace CozeLens;
using namespace CozeLens::Test;

class GuiForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void anEditChangesOnlyItsBytes_data();
    void anEditChangesOnlyItsBytes();
    void modelKeepsTheRules();
    void requiredFieldsComeFirst();
    void marksWhatDeparts();
    void brokenTextIsKeptAndRepaired();
    void switchingBackAndForthKeepsEveryByte_data();
    void switchingBackAndForthKeepsEveryByte();
    void fillsInByTheForm();
    void formAndTextAgree_data();
    void formAndTextAgree();
    void sampleBecomesADraftWithoutMarks();
    void completes_data();
    void completes();
};

void GuiForm::anEditChangesOnlyItsBytes_data()
{
    addEditColumns();
    const auto row = addEditRow;
    row("a string", R"({ "bot_id" : "1","user_id":"u" })", "/bot_id", "2",
        R"({ "bot_id" : "2","user_id":"u" })");
    row("a string with quotes and lines", R"({"bot_id":"1"})", "/bot_id", "a\"\n你",
        "{\"bot_id\":\"a\\\"\\n你\"}");
    row("the same again", R"({"bot_id":"\u0031"})", "/bot_id", "1", R"({"bot_id":"\u0031"})");
    row("a number of 19 digits elsewhere", R"({"x":7342866812345678901,"bot_id":"1"})", "/bot_id", "2",
        R"({"x":7342866812345678901,"bot_id":"2"})");
    row("a switch", R"({"stream":false , "bot_id":"1"})", "/stream", "on",
        R"({"stream":true , "bot_id":"1"})");
    row("a switch that was not there", "{\n  \"bot_id\": \"1\"\n}", "/stream", "on",
        "{\n  \"bot_id\": \"1\",\n  \"stream\": true\n}");
    row("a required one that was not there", "{\r\n\t\"bot_id\": \"1\"\r\n}", "/user_id", "u",
        "{\r\n\t\"bot_id\": \"1\",\r\n\t\"user_id\": \"u\"\r\n}");
    row("into nothing", "", "/bot_id", "1", "{\n  \"bot_id\": \"1\"\n}");
    row("in an item of a list", R"({"additional_messages":[{"role":"user","content":"a"}]})",
        "/additional_messages/0/role", "assistant",
        R"({"additional_messages":[{"role":"assistant","content":"a"}]})");
    row("an item", R"({"additional_messages":[]})", "/additional_messages/-", "+",
        R"({"additional_messages":[{"role": "user", "content": "", "content_type": "text"}]})");
    row("an item is taken out", R"({"additional_messages":[{"role":"user"}, {"role":"assistant"}]})",
        "/additional_messages/0", "-", R"({"additional_messages":[{"role":"assistant"}]})");
    row("a member is taken out", "{\n  \"bot_id\": \"1\",\n  \"colour\": \"red\"\n}", "/colour", "-",
        "{\n  \"bot_id\": \"1\"\n}");
    row("a list that was not there", R"({"bot_id":"1"})", "/additional_messages", "+",
        R"({"bot_id":"1","additional_messages":[{"role": "user", "content": "", "content_type": "text"}]})");
    row("a member of a free object", R"({"custom_variables":{}})", "/custom_variables/-", "+",
        R"({"custom_variables":{"name":""}})");
    row("beside a bare variable", R"({"bot_id":{{bot}},"user_id":"u"})", "/user_id", "v",
        R"({"bot_id":{{bot}},"user_id":"v"})");
    row("a variable for a number", R"({"x":1})", "/x", "{{count}}", R"({"x":{{count}}})");
    row("a number where nothing describes it", R"({"x":1})", "/x", "7342866812345678901",
        R"({"x":7342866812345678901})");
}

void GuiForm::anEditChangesOnlyItsBytes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    Form form(before);
    QVERIFY(form.edit(pointer, value));
    QCOMPARE(QString::fromUtf8(form.text), QString::fromUtf8(after));
}

void GuiForm::modelKeepsTheRules()
{
    Form form(R"({"bot_id":"1","additional_messages":[{"role":"user"}],"custom_variables":{"a":"b"}})");
    const QAbstractItemModelTester tester(&form.model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    form.model.setText(R"({"bot_id":"2"})");
    form.model.setText("{");
    form.model.setText("[]");
    form.model.setText(QByteArray(100000, '['));
    form.model.setText(R"({"bot_id":"2","x":[[1,{"y":null}]]})");
    form.model.setOperation(nullptr);
    QVERIFY(form.at("/x/0/1/y").isValid());
    form.model.retranslate();
}

void GuiForm::requiredFieldsComeFirst()
{
    const Form form(R"({"stream":true,"mine":1})");
    QStringList names;
    for (int row = 0; row < form.model.rowCount(); ++row)
        names.append(form.model.index(row, FormModel::Name).data().toString());
    QCOMPARE(names.mid(0, 3), (QStringList{u"bot_id"_qs, u"user_id"_qs, u"additional_messages"_qs}));
    QCOMPARE(names.last(), u"mine"_qs);
    QVERIFY(form.at("/bot_id").data(FormModel::RequiredRole).toBool());
    QVERIFY(!form.at("/bot_id").data(FormModel::PresentRole).toBool());
    QCOMPARE(form.at("/stream").data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(form.at("/publish_status").data(FormModel::ValuesRole).toStringList().first(),
             u"published_online"_qs);
}

void GuiForm::marksWhatDeparts()
{
    const Form form(R"({"bot_id":1,"botid":"2"})");
    QVERIFY(form.at("/bot_id").data(FormModel::HintRole).toString().contains(u"string"));
    QVERIFY(form.at("/user_id").data(FormModel::HintRole).toString().contains(u"user_id"));
    QVERIFY(!form.at("/botid").data(FormModel::HintRole).toString().isEmpty());
    QVERIFY(form.at("/stream").data(FormModel::HintRole).toString().isEmpty());

    RequestPane pane;
    pane.setDraft(draftWith(R"({"bot_id":1,"user_id":"u","botid":"2"})"));
    QTRY_COMPARE(pane.bodyEditor()->hintMarks().size(), 2);
    QCOMPARE(pane.bodyEditor()->hintMarks()[0].span, (Span{10, 1}));
    QCOMPARE(pane.bodyEditor()->hintMarks()[1].span, (Span{26, 7}));
    pane.setBodyHints({{{10, 1}, u"said by a cause"_qs}});
    QCOMPARE(pane.bodyEditor()->hintMarks().size(), 2);
    QCOMPARE(pane.bodyEditor()->hintMarks()[0].text, u"said by a cause"_qs);

    // Marks of a text that is shorter by now lie behind its end until it has been looked at anew.
    pane.bodyEditor()->setBytes(R"({"bot_id":1})");
    pane.setBodyHints({{{26, 7}, u"of the longer text"_qs}});
    QTRY_VERIFY(pane.bodyEditor()->hintAt(10).contains(u"string"));
}

void GuiForm::brokenTextIsKeptAndRepaired()
{
    RequestPane pane;
    dress(&pane);
    pane.resize(700, 500);
    showActive(pane);
    const QByteArray broken = "{\n  \"bot_id\": \"1\",\n  \"user_id\": \"u\",\n}";
    pane.setDraft(draftWith(broken));
    find<QToolButton>(pane, "bodyAsForm")->click();
    QVERIFY(find<QLabel>(pane, "formFault")->isVisible());
    QVERIFY2(find<QLabel>(pane, "formFault")->text().contains(u'3'),
             qPrintable(find<QLabel>(pane, "formFault")->text()));
    QCOMPARE(pane.draft().body, broken);
    find<QPushButton>(pane, "formRepair")->click();
    QCOMPARE(pane.draft().body, QByteArray("{\n  \"bot_id\": \"1\",\n  \"user_id\": \"u\"\n}"));
    QVERIFY(find<QTreeView>(pane, "bodyForm")->isVisible());
    pane.bodyEditor()->undo();
    QCOMPARE(pane.draft().body, broken);
    QVERIFY(find<QLabel>(pane, "formFault")->isVisible());
    find<QPushButton>(pane, "formShowFault")->click();
    QVERIFY(pane.bodyEditor()->isVisible());
}

void GuiForm::switchingBackAndForthKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("order, blanks, numbers, duplicates")
        << QByteArray("{\r\n\t\"z\" :1.50, \"a\":7342866812345678901 ,\"z\":-0e+1}\r\n\r\n");
    QTest::newRow("comments are no JSON, and stay") << QByteArray("{ // the bot\n \"bot_id\": \"1\" }");
    QTest::newRow("escapes") << QByteArray("{\"bot_id\":\"\\u4f60\\/\"}");
    QTest::newRow("bare variables") << QByteArray("{\"bot_id\": {{bot}}, \"n\": {{n}} }");
    QTest::newRow("not UTF-8") << QByteArray("{\"bot_id\":\"\xff\"}");
    QTest::newRow("a no-break blank") << QByteArray("{\"bot_id\":\"a\xc2\xa0"
                                                    "b\"}");
}

void GuiForm::switchingBackAndForthKeepsEveryByte()
{
    QFETCH(QByteArray, body);
    RequestPane pane;
    pane.setDraft(draftWith(body));
    for (int i = 0; i < 3; ++i) {
        find<QToolButton>(pane, "bodyAsForm")->click();
        QCOMPARE(pane.draft().body, body);
        find<QToolButton>(pane, "bodyAsForm")->click();
        QCOMPARE(pane.draft().body, body);
    }
    QVERIFY(!pane.bodyEditor()->isUndoAvailable());
}

void GuiForm::fillsInByTheForm()
{
    RequestPane pane;
    dress(&pane);
    pane.resize(800, 500);
    showActive(pane);
    const QByteArray before = "{\n  \"bot_id\": \"\",\n  \"user_id\": \"u\"\n}";
    pane.setDraft(draftWith(before));
    find<QToolButton>(pane, "bodyAsForm")->click();
    auto *form = find<FormPage>(pane, "formPage");
    QTreeView *tree = form->tree();

    const QModelIndex bot = form->model()->find(u"/bot_id"_qs).siblingAtColumn(FormModel::Value);
    tree->setCurrentIndex(bot);
    tree->edit(bot);
    auto *editor = find<QPlainTextEdit>(*tree, "formTextEdit");
    QVERIFY(editor);
    QTest::keyClicks(editor, u"734"_qs);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(pane.draft().body, QByteArray("{\n  \"bot_id\": \"734\",\n  \"user_id\": \"u\"\n}"));
    pane.bodyEditor()->undo();
    QCOMPARE(pane.draft().body, before);

    const QModelIndex status = form->model()->find(u"/publish_status"_qs).siblingAtColumn(FormModel::Value);
    tree->edit(status);
    auto *box = find<QComboBox>(*tree, "valueBox");
    QVERIFY(box);
    QCOMPARE(box->count(), 2);
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    QVERIFY(pane.draft().body.contains("\"publish_status\": \"unpublished_draft\""));
    QTRY_VERIFY(form->model()->canRemove(form->model()->find(u"/publish_status"_qs)));
    tree->setCurrentIndex(form->model()->find(u"/publish_status"_qs));
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(pane.draft().body, before);
}

void GuiForm::formAndTextAgree_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        if (operation.bodyKind == Operation::BodyKind::Json)
            QTest::newRow(qPrintable(operation.id)) << operation.id;
    }
}

// Every field that is written anew with what the form shows of it leaves the text as it is, and every field
// that is not there can be added and taken out again.
void GuiForm::formAndTextAgree()
{
    QFETCH(QString, id);
    const Operation *operation = OperationCatalogue::builtIn().find(id);
    const QByteArray sample = operation->sampleBody.toUtf8();
    Form form(sample, operation);
    QCOMPARE(form.model.state(), FormModel::State::Ready);
    QCOMPARE(form.model.problemCount(), 0);
    QStringList absent;
    for (int row = 0; row < form.model.rowCount(); ++row) {
        const QModelIndex index = form.model.index(row, FormModel::Value);
        if (index.data(FormModel::PresentRole).toBool())
            form.model.setData(index, index.data(Qt::EditRole), Qt::EditRole);
        else if (!index.data(FormModel::AdderRole).toBool())
            absent.append(index.data(FormModel::PointerRole).toString());
    }
    QCOMPARE(form.text, sample);
    for (const QString &pointer : std::as_const(absent)) {
        form.model.add(form.model.find(pointer));
        QVERIFY(form.text != sample);
        QCOMPARE(form.model.state(), FormModel::State::Ready);
        QVERIFY2(form.model.problemCount() == 0,
                 qPrintable(form.model.find(pointer).data(FormModel::HintRole).toString() + pointer +
                            QString::fromUtf8(form.text)));
        form.model.removeField(form.model.find(pointer));
        QCOMPARE(QString::fromUtf8(form.text), QString::fromUtf8(sample));
    }
}

void GuiForm::sampleBecomesADraftWithoutMarks()
{
    RequestPane pane;
    QSignalSpy changed(&pane, &RequestPane::draftChanged);
    pane.setDraft(draftWith(chatCreate()->sampleBody.toUtf8()));
    QCOMPARE(changed.count(), 1);
    find<QToolButton>(pane, "bodyAsForm")->click();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(pane.bodyEditor()->hintMarks().size(), 0);
}

void GuiForm::completes_data()
{
    QTest::addColumn<QByteArray>("body"); // the cursor is at the bar
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *body, const char *typed, const char *after) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(typed) << QByteArray(after);
    };
    row("the first required key", "{|}", "\"", "{\"bot_id\": }");
    row("one that is not there yet", "{\"bot_id\": \"1\", |}", "\"", "{\"bot_id\": \"1\", \"user_id\": }");
    row("a key by its beginning", "{|\n}", "\"str", "{\"stream\": \n}");
    row("a key in an item of a list", "{\"additional_messages\": [{|}]}", "\"",
        "{\"additional_messages\": [{\"role\": }]}");
    row("a value", "{\"publish_status\": |\n}", "\"un", "{\"publish_status\": \"unpublished_draft\"\n}");
    row("a key before its colon", "{|: 1}", "\"user", "{\"user_id\": 1}");
}

void GuiForm::completes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, typed);
    QFETCH(QByteArray, after);
    RequestPane pane;
    dress(&pane);
    pane.resize(700, 500);
    showActive(pane);
    const qsizetype cursor = body.indexOf('|');
    pane.setDraft(draftWith(body.remove(cursor, 1)));
    CodeView *editor = pane.bodyEditor();
    editor->setFocus();
    editor->scrollToByte(cursor);
    QTest::keyClicks(editor, typed.left(1));
    QTRY_VERIFY(editor->SendScintilla(QsciScintillaBase::SCI_AUTOCACTIVE) != 0);
    QTest::keyClicks(editor, typed.mid(1));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(QString::fromUtf8(pane.draft().body), QString::fromUtf8(after));
}

QTEST_MAIN(GuiForm)
#include "gui_form.moc"
