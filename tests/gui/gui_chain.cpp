// SPDX-License-Identifier: GPL-3.0-or-later
// From an empty window to the second call: an operation is chosen, filled in by the form, a marked field put
// right, the call sent, an id of the answer kept, and the next call takes it. By the keys and clicks of a
// user.
#include "diagnosis/diagnosispane.h"
#include "request/formmodel.h"
#include "request/formpage.h"
#include "request/requestpane.h"
#include "settingsdesk.h"
#include "text/codeview.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTreeView>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

struct Chain : Desk
{
    RequestPane *pane() const { return window->requestPane(); }
    CodeView *body() const { return pane()->bodyEditor(); }
    FormPage *form() const { return find<FormPage>(*window, "formPage"); }
    QModelIndex field(const QString &pointer) const
    {
        return form()->model()->find(pointer).siblingAtColumn(FormModel::Value);
    }
    //! Ctrl+P, the words, Enter.
    void choose(const QString &words) const
    {
        QTest::keyClick(window.get(), Qt::Key_P, Qt::ControlModifier);
        auto *search = find<QLineEdit>(*window, "operationSearch");
        compose(search, words);
        QTest::keyClick(search, Qt::Key_Return);
    }
    //! Enter on the row, the text, Enter.
    void fill(const QString &pointer, const QString &text) const
    {
        QTreeView *tree = form()->tree();
        tree->setCurrentIndex(field(pointer).siblingAtColumn(FormModel::Name));
        QTest::keyClick(tree, Qt::Key_Return);
        auto *editor = find<QPlainTextEdit>(*tree, "formTextEdit");
        QVERIFY2(editor, qPrintable(pointer));
        editor->selectAll();
        compose(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    //! Ctrl+Enter, and what came of it.
    Exchange sent() const
    {
        QSignalSpy finished(&window->console(), &Console::sendingFinished);
        QSignalSpy shown(window.get(), &MainWindow::outcomeShown);
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        if ((finished.isEmpty() && !finished.wait(WaitMs)) || (shown.isEmpty() && !shown.wait(WaitMs)))
            return {};
        return finished.first().first().value<Exchange>();
    }
};

QJsonObject dataOf(const Exchange &exchange)
{
    const QByteArray body = exchange.response ? exchange.response->body : QByteArray();
    return QJsonDocument::fromJson(body).object().value(u"data").toObject();
}

} // namespace

class GuiChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { failOnWarnings(); }
    void fromChoosingToTheNextCall();
    void aMarkedFieldOfAListIsPutRight();
};

void GuiChain::fromChoosingToTheNextCall()
{
    const Chain chain;
    QVERIFY(chain.ready);
    chain.choose(u"conversation-create"_qs);
    QCOMPARE(chain.pane()->draft().operationId, u"conversation-create"_qs);
    QVERIFY(chain.body()->hintMarks().isEmpty());

    // An id without quotes is what everybody writes once, and it is marked where it stands.
    const QByteArray sample = chain.body()->bytes();
    const qsizetype at = sample.indexOf("\"7342866812345678901\"");
    QVERIFY(at > 0);
    QByteArray slip = sample;
    slip.replace("\"7342866812345678901\"", "7342866812345678901");
    chain.body()->applyEdits({{{at, 21}, "7342866812345678901"}});
    QCOMPARE(chain.body()->bytes(), slip);
    QTRY_VERIFY(!chain.body()->hintAt(at).isEmpty());

    QTest::mouseClick(find<QToolButton>(*chain.window, "bodyAsForm"), Qt::LeftButton);
    QVERIFY(chain.form()->isVisible());
    QVERIFY(!chain.field(u"/bot_id"_qs).data(FormModel::HintRole).toString().isEmpty());
    chain.fill(u"/bot_id"_qs, u"7342866812345678901"_qs);
    QCOMPARE(QString::fromUtf8(chain.body()->bytes()), QString::fromUtf8(sample));
    QTRY_VERIFY(chain.field(u"/bot_id"_qs).data(FormModel::HintRole).toString().isEmpty());
    QTRY_VERIFY(chain.body()->hintMarks().isEmpty());
    chain.fill(u"/name"_qs, u"第一次 \"访问\""_qs);
    QVERIFY2(chain.body()->bytes().contains(R"("name": "第一次 \"访问\"")"),
             chain.body()->bytes().constData());

    const Exchange first = chain.sent();
    QCOMPARE(chain.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    QCOMPARE(first.request.body, chain.body()->bytes());
    const QString id = dataOf(first).value(u"id").toString();
    QVERIFY(!id.isEmpty());

    auto *keep = find<QToolButton>(*chain.window, "keepIdButton0");
    QTRY_VERIFY(keep->isVisible());
    QCOMPARE(keep->text(), u"conversation_id"_qs);
    QTest::mouseClick(keep, Qt::LeftButton);
    QCOMPARE(chain.window->console().profile().variables.value(u"conversation_id"_qs), id);

    chain.choose(u"/v1/conversation/retrieve"_qs);
    const RequestDraft next = chain.pane()->draft();
    QCOMPARE(next.operationId, u"conversation-retrieve"_qs);
    QVERIFY2(next.url.endsWith("?conversation_id={{conversation_id}}"), next.url.constData());
    const Exchange second = chain.sent();
    QVERIFY(second.request.url.endsWith(QByteArray("?conversation_id=" + id.toUtf8())));
    QCOMPARE(chain.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
    QCOMPARE(dataOf(second).value(u"id").toString(), id);
}

void GuiChain::aMarkedFieldOfAListIsPutRight()
{
    const Chain chain;
    chain.choose(u"发起对话"_qs);
    QCOMPARE(chain.pane()->draft().operationId, u"chat-create"_qs);
    const QByteArray sample = chain.body()->bytes();
    const qsizetype at = sample.indexOf("\"user\",");
    QVERIFY(at > 0);
    chain.body()->applyEdits({{{at, 6}, "\"robot\""}});
    QTRY_VERIFY(!chain.body()->hintAt(at + 1).isEmpty());

    QTest::mouseClick(find<QToolButton>(*chain.window, "bodyAsForm"), Qt::LeftButton);
    const QModelIndex role = chain.field(u"/additional_messages/0/role"_qs);
    QVERIFY(role.data(FormModel::HintRole).toString().contains(u"robot"));
    QVERIFY(chain.form()->tree()->isExpanded(role.parent().siblingAtColumn(0)));
    QVERIFY(chain.form()->model()->setData(role, u"user"_qs, Qt::EditRole));
    QCOMPARE(QString::fromUtf8(chain.body()->bytes()), QString::fromUtf8(sample));
    QTRY_VERIFY(chain.body()->hintMarks().isEmpty());
    const Exchange exchange = chain.sent();
    QVERIFY(exchange.response);
    QCOMPARE(chain.window->diagnosisPane()->diagnosis().verdict, Verdict::Success);
}

QTEST_MAIN(GuiChain)
#include "gui_chain.moc"
