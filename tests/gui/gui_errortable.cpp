// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis/errorkinds.h"
#include "diagnosis/errortablefilter.h"
#include "diagnosis/errortablemodel.h"
#include "diagnosis/errortablepane.h"
#include "guitest.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace CozeLens;

class GuiErrorTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheRules();
    void everyKindHasAName();
    void searchFinds_data();
    void searchFinds();
    void highlightedRowIsInView_data();
    void highlightedRowIsInView();
    void highlightClearsASearchThatHidesIt();
    void choosingARow();
};

void GuiErrorTable::modelsKeepTheRules()
{
    ErrorTableModel model(ErrorCatalogue::builtIn());
    ErrorTableFilter filter(ErrorCatalogue::builtIn());
    filter.setSourceModel(&model);
    const QAbstractItemModelTester modelTester(&model,
                                               QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester filterTester(&filter,
                                                QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHighlighted(u"4007"_qs);
    model.setLanguage(Language::Chinese);
    filter.setWords(u"token"_qs);
    QVERIFY(filter.rowCount() > 0 && filter.rowCount() < model.rowCount());
    filter.setWords({});
    QCOMPARE(filter.rowCount(), model.rowCount());
    QCOMPARE(filter.index(0, 0).data().toString(), u"4000"_qs);
}

void GuiErrorTable::everyKindHasAName()
{
    for (const ErrorEntry &entry : ErrorCatalogue::builtIn().entries())
        QVERIFY2(!kindName(entry.kind).isEmpty(), qPrintable(QString(entry.code + u": "_qs + entry.kind)));
}

void GuiErrorTable::searchFinds_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("first");
    QTest::newRow("a code") << u"4016"_qs << u"4016"_qs;
    QTest::newRow("the beginning of a code") << u"402"_qs << u"4020"_qs;
    QTest::newRow("Chinese") << u"余额不足"_qs << u"4011"_qs;
    QTest::newRow("English") << u"insufficient coze credits"_qs << u"4028"_qs;
    QTest::newRow("full-width digits") << u"４００７"_qs << u"4007"_qs;
}

void GuiErrorTable::searchFinds()
{
    QFETCH(QString, words);
    QFETCH(QString, first);
    ErrorTablePane pane(ErrorCatalogue::builtIn());
    pane.findChild<QLineEdit *>(u"errorSearch"_qs)->setText(words);
    const auto *table = pane.findChild<QTableView *>(u"errorTable"_qs);
    QVERIFY(table->model()->rowCount() > 0);
    QCOMPARE(table->model()->index(0, 0).data().toString(), first);
}

void GuiErrorTable::highlightedRowIsInView_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("first row") << u"4000"_qs;
    QTest::newRow("in the middle") << u"4104"_qs;
    QTest::newRow("last official row") << u"5000"_qs;
    QTest::newRow("outside the official table") << u"700012006"_qs;
}

void GuiErrorTable::highlightedRowIsInView()
{
    QFETCH(QString, code);
    ErrorTablePane pane(ErrorCatalogue::builtIn());
    pane.resize(380, 220);
    Test::showActive(pane);
    pane.highlight(code);
    const auto *table = pane.findChild<QTableView *>(u"errorTable"_qs);
    const QModelIndex index = table->currentIndex();
    QCOMPARE(index.siblingAtColumn(0).data().toString(), code);
    QVERIFY(index.data(ErrorTableModel::HighlightedRole).toBool());
    QVERIFY(table->viewport()->rect().contains(table->visualRect(index).center()));
}

void GuiErrorTable::highlightClearsASearchThatHidesIt()
{
    ErrorTablePane pane(ErrorCatalogue::builtIn());
    auto *search = pane.findChild<QLineEdit *>(u"errorSearch"_qs);
    search->setText(u"4300"_qs);
    pane.highlight(u"4300"_qs);
    QCOMPARE(search->text(), u"4300"_qs);
    pane.highlight(u"4007"_qs);
    QVERIFY(search->text().isEmpty());
    search->setText(u"4300"_qs);
    pane.highlight(u"a code that no row has"_qs);
    QCOMPARE(search->text(), u"4300"_qs);
}

void GuiErrorTable::choosingARow()
{
    ErrorTablePane pane(ErrorCatalogue::builtIn());
    pane.resize(380, 220);
    Test::showActive(pane);
    QSignalSpy chosen(&pane, &ErrorTablePane::codeChosen);
    const auto *table = pane.findChild<QTableView *>(u"errorTable"_qs);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(1, 1)).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"4001"_qs);
}

QTEST_MAIN(GuiErrorTable)
#include "gui_errortable.moc"
