// SPDX-License-Identifier: GPL-3.0-or-later
#include "explorer/explorerpane.h"
#include "explorer/operationdelegate.h"
#include "explorer/operationfilter.h"
#include "explorer/operationmodel.h"
#include "guitest.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
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
    void wordsAndEnterChooseTheBest_data();
    void wordsAndEnterChooseTheBest();
    void escapeTakesTheWordsAwayFirst();
    void whatTheServerLacksIsMarked();
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
    Test::showActive(pane);
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

void GuiExplorer::wordsAndEnterChooseTheBest_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("a title") << u"上传文件"_qs << u"file-upload"_qs;
    QTest::newRow("a name before what stands above it for its codes") << u"4300 上传"_qs << u"file-upload"_qs;
    QTest::newRow("nothing found") << u"no operation is called so"_qs << QString();
    QTest::newRow("no words") << QString() << QString();
}

void GuiExplorer::wordsAndEnterChooseTheBest()
{
    QFETCH(QString, words);
    QFETCH(QString, chosen);
    ExplorerPane pane(OperationCatalogue::builtIn());
    pane.resize(260, 400);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    auto *search = pane.findChild<QLineEdit *>(u"operationSearch"_qs);
    auto *tree = pane.findChild<QTreeView *>(u"operationTree"_qs);
    QSignalSpy spy(&pane, &ExplorerPane::operationChosen);
    Test::compose(search, words);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(spy.size(), chosen.isEmpty() ? 0 : 1);
    QCOMPARE(spy.isEmpty() ? QString() : spy.first().first().toString(), chosen);
    // Down goes to the same one, and without words to the first row of all.
    QTest::keyClick(search, Qt::Key_Down);
    QCOMPARE(tree->currentIndex().data(OperationModel::IdRole).toString(), chosen);
    QCOMPARE(tree->currentIndex().isValid(), tree->model()->rowCount() > 0);
}

void GuiExplorer::escapeTakesTheWordsAwayFirst()
{
    QWidget window;
    auto *pane = new ExplorerPane(OperationCatalogue::builtIn(), &window);
    QShortcut cancel(QKeySequence(Qt::Key_Escape), &window);
    QSignalSpy cancelled(&cancel, &QShortcut::activated);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    pane->focusSearch();
    auto *search = pane->findChild<QLineEdit *>(u"operationSearch"_qs);
    QTest::keyClicks(search, u"chat"_qs);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString());
    QVERIFY(cancelled.isEmpty());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
}

void GuiExplorer::whatTheServerLacksIsMarked()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    const QAbstractItemModel *model = pane.findChild<QTreeView *>(u"operationTree"_qs)->model();
    const auto marked = [&](bool withMark) {
        QStringList ids;
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex group = model->index(row, 0);
            for (int child = 0; child < model->rowCount(group); ++child) {
                const QModelIndex index = model->index(child, 0, group);
                const QString mark = index.data(OperationModel::AbsentRole).toString();
                if (mark.isEmpty() != withMark)
                    ids.append(index.data(OperationModel::IdRole).toString());
                const QString words = u"self-hosted servers"_qs;
                if (mark.isEmpty() == index.data(Qt::ToolTipRole).toString().contains(words) ||
                    mark.isEmpty() == index.data(Qt::AccessibleTextRole).toString().contains(words))
                    ids.append(u"said by colour alone"_qs);
            }
        }
        return ids;
    };
    const QStringList studio{u"studio-workflow-run-history"_qs, u"studio-workflow-conversation-create"_qs,
                             u"studio-app-retrieve"_qs};
    QCOMPARE(marked(true), studio);
    pane.setSelfHosted(true);
    QCOMPARE(marked(true).size(), 109);
    QCOMPARE(marked(false).size(), 32);
    for (const QString &id : studio)
        QVERIFY(marked(false).contains(id));
    QVERIFY(marked(false).contains(u"chat-create"_qs));
    pane.setSelfHosted(false);
    QCOMPARE(marked(true), studio);
}

void GuiExplorer::nothingFoundSaysSo()
{
    ExplorerPane pane(OperationCatalogue::builtIn());
    Test::showActive(pane);
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
    Test::showActive(pane);
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
    Test::showActive(pane);
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
