// SPDX-License-Identifier: GPL-3.0-or-later
// Whole requests that were replaced or mended, and the way back through all of it.
#include "freshwindow.h"
#include "guitest.h"

#include "mainwindow/draftsteps.h"
#include "request/requestpane.h"
#include "text/codeview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>

using namespace CozeLens;

namespace {

constexpr int WaitMs = 15'000;

RequestDraft draftOf(const QByteArray &url, const QByteArray &body)
{
    RequestDraft draft;
    draft.method = "POST";
    draft.url = url;
    draft.body = body;
    return draft;
}

} // namespace

class GuiUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { Test::failOnWarnings(); }
    void stepsAreTakenBackOneByOne();
    void whatWasTypedSinceAFixStays();
    void anotherRequestEndsTheSteps();
    void aHeaderFixAfterOpening_data();
    void aHeaderFixAfterOpening();
    void forgettingIsInTheMenu();
};

void GuiUndo::stepsAreTakenBackOneByOne()
{
    const RequestDraft own = draftOf("https://a/1", "own");
    const RequestDraft opened = draftOf("https://b/2", "opened");
    const RequestDraft mended = draftOf("https://b/3", "mended");
    DraftSteps steps;
    steps.noteReplaced(own, opened);
    steps.noteFixed(opened, mended);
    QVERIFY(steps.isFor(mended) && steps.isBodyOf(mended) && steps.hasEditorPart());
    QVERIFY(!steps.editorTookBack(mended));
    const RequestDraft editorTookBack = draftOf("https://b/3", "opened");
    QVERIFY(steps.editorTookBack(editorTookBack));
    QVERIFY(steps.takeBack(editorTookBack) == opened);
    QVERIFY(!steps.hasEditorPart());
    QVERIFY(steps.takeBack(opened) == own);
    QVERIFY(!steps.isFor(own));
}

void GuiUndo::whatWasTypedSinceAFixStays()
{
    DraftSteps steps;
    RequestDraft mended = draftOf("https://b/3", "body");
    steps.noteFixed(draftOf("https://b/2", "body"), mended);
    mended.headers.append(DraftHeader{"X-Trace", "1"});
    RequestDraft expected = mended;
    expected.url = "https://b/2";
    QVERIFY(steps.takeBack(mended) == expected);
}

void GuiUndo::anotherRequestEndsTheSteps()
{
    DraftSteps steps;
    steps.noteReplaced(draftOf("https://a/1", "a"), draftOf("https://b/2", "b"));
    RequestDraft chosen = draftOf("{{base}}/v3/chat", "sample");
    chosen.operationId = u"chat-create"_qs;
    QVERIFY(!steps.isFor(chosen));
    QVERIFY(!steps.isFor(draftOf("https://b/2", "b")));
}

void GuiUndo::aHeaderFixAfterOpening_data()
{
    QTest::addColumn<bool>("inEditor");
    QTest::newRow("with the focus in the body") << true;
    QTest::newRow("with the focus elsewhere") << false;
}

void GuiUndo::aHeaderFixAfterOpening()
{
    QFETCH(bool, inEditor);
    const Test::FreshWindow fresh;
    RequestPane *pane = fresh.window->requestPane();
    const RequestDraft own = pane->draft();
    const QByteArray token = "pat_" + QByteArray(64, 'Z');
    QApplication::clipboard()->setText(QString::fromUtf8(
        "$ curl -X POST 'https://api.coze.cn/v3/chat' -H 'Authorization: " + token +
        "' -H 'Content-Type: application/json' -d '{\"bot_id\":\"7342866812345678901\",\"user_id\":\"u\","
        "\"stream\":true,\"additional_messages\":[{\"role\":\"user\",\"content\":\"hi\",\"content_type\":"
        "\"text\"}]}'\n{\"code\":4101,\"msg\":\"The token you entered is incorrect.\"}"));
    QSignalSpy shown(fresh.window.get(), &MainWindow::outcomeShown);
    fresh.window->pasteAndExplain();
    QVERIFY(shown.wait(WaitMs));
    Q_EMIT fresh.find<QLabel>(u"pasteRequestChoices"_qs)->linkActivated(u"open"_qs);
    QTRY_VERIFY(pane->draft() != own);
    const RequestDraft opened = pane->draft();
    QTRY_VERIFY(fresh.find<QPushButton>(u"fixButton0"_qs));
    fresh.find<QPushButton>(u"fixButton0"_qs)->click();
    QTRY_VERIFY(pane->draft() != opened);

    QWidget *focus =
        inEditor ? static_cast<QWidget *>(pane->bodyEditor()) : fresh.find<QLabel>(u"pasteRequestChoices"_qs);
    focus->setFocus();
    QTest::keyClick(focus, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(pane->draft() == opened);
    // What is typed in the body goes first; it is its own step.
    pane->applyBodyEdits({{{0, 0}, " "}});
    QTest::keyClick(focus, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(pane->draft() == opened);
    QTest::keyClick(focus, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(pane->draft() == own);
}

void GuiUndo::forgettingIsInTheMenu()
{
    const Test::FreshWindow fresh;
    auto *action = fresh.find<QAction>(u"forgetSeenAction"_qs);
    QVERIFY(action && !action->text().isEmpty() && !action->toolTip().isEmpty());
    action->trigger();
    QTRY_VERIFY(fresh.find<QStatusBar>(u"windowStatus"_qs)->currentMessage().contains(u"Forgotten"));
}

QTEST_MAIN(GuiUndo)
#include "gui_undo.moc"
