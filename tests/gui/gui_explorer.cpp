// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/explorerpane.h"
#include "explorer/operationdelegate.h"
#include "explorer/operationfilter.h"
#include "explorer/operationmodel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace CozeLens;

class GuiExplorer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheRules();
    void searchFinds_data();
    void searchFinds();
    void choosingByMouseAndKeyboard();
    void nothingFoundSaysSo();
    void switchingTheLanguageKeepsTheSelection();
    void starsAndUses();
    void freeRequest();
};

namespace {

int operationsShown(const QTreeView *tree)
{
    int count = 0;
    for (int row = 0; row < tree->model()->rowCount(); ++row)
        count += tree->model()->rowCount(tree->model()->index(row, 0));
    return count;
}

} // namespace

void GuiExplorer::modelsKeepTheRules()
{
    OperationModel model(OperationCatalogue::builtIn());
    OperationFilter filter(OperationCatalogue::builtIn());
    filter.setSourceModel(&model);
    const QAbstractItemModelTester modelTester(&model,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter,
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLanguage(Language::Chinese);
    model.setFavourites({u"chat-create"_qs, u"nobody"_qs, u"file-upload"_qs});
    model.setFavourites({u"file-upload"_qs});
    model.setRecent({u"chat-create"_qs});
    QCOMPARE(model.favourites(), QStringList{u"file-upload"_qs});
    filter.setWords(u"4007"_qs);
    QVERIFY(filter.rowCount() > 0);
    filter.setWords({});
    QCOMPARE(filter.rowCount(), model.rowCount());
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QCOMPARE(model.indexOf(operation.id).data(OperationModel::IdRole).toString(), operation.id);
}

void GuiExplorer::searchFinds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("id");
    QTest::newRow("a Chinese title") << u"发起对话"_qs << u"chat-create"_qs;
    QTest::newRow("an English title, other case") << u"CHAT retrieve"_qs << u"chat-retrieve"_qs;
    QTest::newRow("a path") << u"/v1/files/upload"_qs << u"file-upload"_qs;
    QTest::newRow("a code that it returns") << u"4300"_qs << u"file-upload"_qs;
    QTest::newRow("an id") << u"workflow-stream-run"_qs << u"workflow-stream-run"_qs;
}

void GuiExplorer::searchFinds()
{
    QFETCH(QString, words);
    QFETCH(QString, id);
    ExplorerPane pane(OperationCatalogue::builtIn());
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    pane.findChild<QLineEdit *>(u"operationSearch"_qs)->setText(words);
    const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), OperationModel::IdRole, id,
                                                       1, Qt::MatchRecursive | Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QVERIFY(tree->isExpanded(found.first().parent()));
    QVERIFY(operationsShown(tree) < OperationCatalogue::builtIn().operations().size());
}

void GuiExplorer::choosingByMouseAndKeyboard()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.resize(260, 700);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    auto *search = pane.findChild<QLineEdit *>(u"operationSearch"_qs);
    QSignalSpy chosen(&pane, &ExplorerPane::operationChosen);

    QTest::keyClicks(search, u"chat-cancel"_qs);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.takeFirst().first().toString(), u"chat-cancel"_qs);

    const QModelIndex index = tree->currentIndex();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    QCOMPARE(chosen.size(), 1);
}

void GuiExplorer::nothingFoundSaysSo()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.show();
    auto *search = pane.findChild<QLineEdit *>(u"operationSearch"_qs);
    auto *sentence = pane.findChild<QLabel *>(u"operationNothingFound"_qs);
    QVERIFY(!sentence->isVisible());
    search->setText(u"no operation is called so"_qs);
    QVERIFY(sentence->isVisible());
    search->clear();
    QVERIFY(!sentence->isVisible());
}

void GuiExplorer::switchingTheLanguageKeepsTheSelection()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.setLanguage(Language::English);
    pane.select(u"chat-create"_qs);
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    const QString english = tree->currentIndex().data().toString();
    pane.setLanguage(Language::Chinese);
    QCOMPARE(tree->currentIndex().data().toString(), u"发起对话"_qs);
    QVERIFY(english != u"发起对话");
}

void GuiExplorer::starsAndUses()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.resize(260, 700);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    const QAbstractItemModel *model = tree->model();
    QSignalSpy stars(&pane, &ExplorerPane::favouritesChanged);
    QSignalSpy uses(&pane, &ExplorerPane::recentChanged);
    QSignalSpy chosen(&pane, &ExplorerPane::operationChosen);
    const int before = model->rowCount();

    pane.select(u"chat-create"_qs);
    const QRect row = tree->visualRect(tree->currentIndex());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, OperationDelegate::starRect(row).center());
    QCOMPARE(stars.size(), 1);
    QCOMPARE(stars.takeFirst().first().toStringList(), QStringList{u"chat-create"_qs});
    QVERIFY2(chosen.isEmpty(), "a click on the star chooses nothing");
    QCOMPARE(model->rowCount(), before + 1);
    const QModelIndex favourites = model->index(1, 0);
    QCOMPARE(model->rowCount(favourites), 1);
    QVERIFY(tree->isExpanded(favourites));

    pane.noteUse(u"chat-cancel"_qs);
    pane.noteUse(u"chat-create"_qs);
    pane.noteUse(u"no-such-operation"_qs);
    QCOMPARE(uses.size(), 2);
    QCOMPARE(uses.last().first().toStringList(), (QStringList{u"chat-create"_qs, u"chat-cancel"_qs}));
    ExplorerPane next(OperationCatalogue::builtIn());
    next.restoreState("not a state");
    next.restoreState(pane.saveState());
    QCOMPARE(next.saveState(), pane.saveState());
    QCOMPARE(pane.saveState(), QByteArray("chat-create\nchat-create chat-cancel"));
    const QModelIndex used = model->index(2, 0);
    QCOMPARE(model->index(0, 0, used).data(OperationModel::IdRole).toString(), u"chat-create"_qs);

    tree->setCurrentIndex(model->index(0, 0, favourites));
    QTest::keyClick(tree, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(stars.takeFirst().first().toStringList(), QStringList());
    QCOMPARE(model->rowCount(), before + 1);

    pane.findChild<QLineEdit *>(u"operationSearch"_qs)->setText(u"4015"_qs);
    QVERIFY(operationsShown(tree) > 0);
    QVERIFY2(!model->index(0, 0).data(OperationModel::FreeRole).toBool(), "only what was found is shown");
}

void GuiExplorer::freeRequest()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.resize(260, 700);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    QSignalSpy free(&pane, &ExplorerPane::freeRequestChosen);
    QSignalSpy chosen(&pane, &ExplorerPane::operationChosen);
    const QModelIndex first = tree->model()->index(0, 0);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(first).center());
    QCOMPARE(free.size(), 1);
    QVERIFY(chosen.isEmpty());
}

QTEST_MAIN(GuiExplorer)
#include "gui_explorer.moc"
