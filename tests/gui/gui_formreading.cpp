// SPDX-License-Identifier: GPL-3.0-or-later
// What the form makes of texts that are not plain JSON of a few lines: comments in them, and hundreds of KB.
#include "common/dress.h"
#include "common/workers.h"
#include "formhands.h"
#include "guitest.h"
#include "request/formpage.h"
#include "request/requestpane.h"
#include "support/loopwatch.h"
#include "text/codeview.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

// The event loop's limit: 10 ms in the program as it is delivered. A slow machine and a build with fewer
// optimisations need more; reading in the loop took five times as long.
#if defined(__SANITIZE_ADDRESS__)
constexpr double LoopMs = 100;
#else
constexpr double LoopMs = 25;
#endif

} // namespace

class GuiFormReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void commentsStayWhereTheyAre_data();
    void commentsStayWhereTheyAre();
    void commentsAreTakenOutAsOneStep();
    void largeTextIsReadInAWorker();
    void largeTextLeavesTheLoopFree();
};

void GuiFormReading::commentsStayWhereTheyAre_data()
{
    addEditColumns();
    const auto row = addEditRow;
    row("a value is changed", "{ // the bot\n  \"bot_id\": /* old */ \"1\", // mine\n  \"user_id\": \"u\"\n}",
        "/bot_id", "2", "{ // the bot\n  \"bot_id\": /* old */ \"2\", // mine\n  \"user_id\": \"u\"\n}");
    row("one is added", "{\n  \"bot_id\": \"1\" // mine\n}", "/user_id", "u",
        "{\n  \"bot_id\": \"1\", // mine\n  \"user_id\": \"u\"\n}");
    row("one is added behind a comment between two",
        "{\n  \"bot_id\": \"1\", // mine\n  \"user_id\": \"u\"\n}", "/stream", "on",
        "{\n  \"bot_id\": \"1\", // mine\n  \"user_id\": \"u\",\n  \"stream\": true\n}");
    row("one is taken out", "{\n  \"x\": 1, // about x\n  \"bot_id\": \"1\"\n}", "/x", "-",
        "{\n   // about x\n  \"bot_id\": \"1\"\n}");
    row("the last is taken out", "{\n  \"bot_id\": \"1\", // mine\n  \"x\": 1 // about x\n}", "/x", "-",
        "{\n  \"bot_id\": \"1\" // mine\n   // about x\n}");
    row("into nothing but a comment", "{ /* later */ }", "/bot_id", "1", "{\"bot_id\": \"1\" /* later */ }");
    row("into a body that is a comment only", "// later", "/bot_id", "1",
        "// later\n{\n  \"bot_id\": \"1\"\n}");
    row("an item is taken out", "{\"x\":[1, /* one */ 2]}", "/x/0", "-", "{\"x\":[ /* one */ 2]}");
    row("beside a variable and an address", "{\"x\": {{n}}, // {{m}}\n\"u\": \"http://a\", \"y\": 1}", "/y",
        "2", "{\"x\": {{n}}, // {{m}}\n\"u\": \"http://a\", \"y\": 2}");
}

void GuiFormReading::commentsStayWhereTheyAre()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QByteArray, after);
    Form form(before);
    QVERIFY(form.edit(pointer, value));
    QCOMPARE(QString::fromUtf8(form.text), QString::fromUtf8(after));
    // What is left is JSON with comments again.
    const Form again(after);
    QCOMPARE(again.model.state(), FormModel::State::Ready);
}

void GuiFormReading::commentsAreTakenOutAsOneStep()
{
    RequestPane pane;
    dress(&pane);
    pane.resize(700, 500);
    showActive(pane);
    const QByteArray body =
        "{\n  // the bot\n  \"bot_id\": \"1\", /* mine */\n  \"user_id\": \"http://u\" // end\n}";
    pane.setDraft(draftWith(body));
    find<QToolButton>(pane, "bodyAsForm")->click();
    QVERIFY(find<QTreeView>(pane, "bodyForm")->isVisible());
    QVERIFY(find<QLabel>(pane, "formCommentNote")->text().contains(u"comments"));
    auto *strip = find<QPushButton>(pane, "formStripComments");
    QVERIFY(strip->isVisible());
    QCOMPARE(pane.draft().body, body);
    strip->click();
    QCOMPARE(pane.draft().body, QByteArray("{\n  \"bot_id\": \"1\",\n  \"user_id\": \"http://u\"\n}"));
    QVERIFY(!strip->isVisible());
    find<CodeView>(pane, "bodyEditor")->undo();
    QCOMPARE(pane.draft().body, body);
    QVERIFY(strip->isVisible());
}

namespace {

QByteArray largeBody(int messages)
{
    QByteArray text = "{\n  \"bot_id\": \"1\",\n  \"user_id\": \"u\",\n  \"additional_messages\": [";
    for (int i = 0; i < messages; ++i)
        text += (i ? ",\n" : "\n") + QByteArray("    {\"role\": \"user\", \"content\": \"" +
                                                QByteArray(90, 'x') + "\", \"content_type\": \"text\"}");
    return text + "\n  ]\n}";
}

} // namespace

void GuiFormReading::largeTextIsReadInAWorker()
{
    Form form(R"({"bot_id":"old","user_id":"u"})");
    const QByteArray large = largeBody(2000);
    QVERIFY(large.size() > 250'000);
    form.text = large;
    const CpuTime cpu;
    form.model.setText(large);
    QVERIFY2(cpu.ms() < LoopMs, qPrintable(QString::number(cpu.ms())));
    QVERIFY(form.model.isReading());
    // The row is the old text's; what is meant for it is of no meaning in the new one.
    QVERIFY(form.model.setData(form.at("/bot_id"), u"new"_qs, Qt::EditRole));
    QVERIFY(!form.model.canRemove(form.at("/bot_id")));
    QTRY_VERIFY(!form.model.isReading());
    QCOMPARE(form.text, large);
    // Written twice, before the first is read back, and needed at once.
    QVERIFY(form.model.setData(form.at("/bot_id"), u"2"_qs, Qt::EditRole));
    QVERIFY(form.model.isReading());
    QVERIFY(form.model.setData(form.at("/user_id"), u"v"_qs, Qt::EditRole));
    form.model.settle();
    QVERIFY(!form.text.contains("\"new\""));
    QByteArray expected = large;
    expected.replace("\"bot_id\": \"1\"", "\"bot_id\": \"2\"")
        .replace("\"user_id\": \"u\"", "\"user_id\": \"v\"");
    QCOMPARE(form.text, expected);
    // The same field again, before its row tells of the first.
    QTRY_VERIFY(!form.model.isReading());
    QVERIFY(form.model.setData(form.at("/bot_id"), u"3"_qs, Qt::EditRole));
    QVERIFY(form.model.isReading());
    QVERIFY(form.model.setData(form.at("/bot_id"), u"4"_qs, Qt::EditRole));
    QVERIFY(form.model.setData(form.at("/bot_id"), u"5"_qs, Qt::EditRole));
    expected.replace("\"bot_id\": \"2\"", "\"bot_id\": \"5\"");
    QTRY_COMPARE(form.text, expected);
    // What was meant for a request goes into no other, though it has the same field.
    form.text = large;
    form.model.setText(large);
    QTRY_VERIFY(!form.model.isReading());
    form.model.setText(large);
    QVERIFY(form.model.setData(form.at("/bot_id"), u"stale"_qs, Qt::EditRole));
    form.model.dropWaiting();
    form.model.setText(large);
    QTRY_VERIFY(!form.model.isReading());
    QCOMPARE(form.text, large);
    // The latest text wins.
    form.model.setText(large);
    form.model.setText(R"({"bot_id":"3"})");
    QCOMPARE(form.at("/bot_id").data().toString(), u"3"_qs);
    workers().waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(form.at("/bot_id").data().toString(), u"3"_qs);
}

void GuiFormReading::largeTextLeavesTheLoopFree()
{
    RequestPane pane;
    dress(&pane);
    pane.resize(700, 500);
    showActive(pane);
    pane.setDraft(draftWith(largeBody(2000)));
    QCoreApplication::processEvents();
    LoopWatch watch;
    find<QToolButton>(pane, "bodyAsForm")->click();
    auto *form = pane.findChild<FormPage *>();
    QTRY_VERIFY(!form->model()->isReading());
    const auto value = [form] {
        return form->model()->find(u"/bot_id"_qs).siblingAtColumn(FormModel::Value);
    };
    QTRY_VERIFY(form->tree()->visualRect(value()).isValid());
    QCoreApplication::processEvents();
    QVERIFY2(watch.longestCpu() < LoopMs, qPrintable(QString::number(watch.longestCpu())));
    watch.reset();
    QVERIFY(form->model()->setData(value(), u"2"_qs, Qt::EditRole));
    QTRY_COMPARE(value().data().toString(), u"2"_qs);
    QCoreApplication::processEvents();
    QVERIFY2(watch.longestCpu() < LoopMs, qPrintable(QString::number(watch.longestCpu())));
}

QTEST_MAIN(GuiFormReading)
#include "gui_formreading.moc"
