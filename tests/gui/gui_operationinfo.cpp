// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside a request of what its operation needs and is likely to return.
#include "common/uilanguage.h"
#include "guitest.h"
#include "operations/operationcatalogue.h"
#include "request/operationinfo.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeWidget>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

const Operation *operationOf(QStringView id)
{
    return OperationCatalogue::builtIn().find(id);
}

} // namespace

class GuiOperationInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void scopeCodesAndPage_data();
    void scopeCodesAndPage();
    void notesStandAboveTheCodes();
    void whatTheServerLacksIsSaid();
};

void GuiOperationInfo::scopeCodesAndPage_data()
{
    QTest::addColumn<QString>("id");
    for (const Operation &operation : OperationCatalogue::builtIn().operations())
        QTest::newRow(qPrintable(operation.id)) << operation.id;
}

void GuiOperationInfo::scopeCodesAndPage()
{
    QFETCH(QString, id);
    const Operation *operation = operationOf(id);
    OperationInfo info;
    info.resize(900, 300);
    info.setOperation(operation);
    info.setOpen(true);
    info.show();
    const QString summary = find<QLabel>(info, "operationSummary")->text();
    QVERIFY2(summary.contains(operation->scope) && summary.startsWith(operation->title.en),
             qPrintable(summary));
    QCOMPARE(summary.contains(u"no token"), !operation->needsToken);

    auto *codes = find<QTreeWidget>(info, "operationCodes");
    QCOMPARE(codes->isVisible(), !operation->likelyCodes.isEmpty());
    QCOMPARE(codes->topLevelItemCount(), int(operation->likelyCodes.size()));
    QSignalSpy chosen(&info, &OperationInfo::codeChosen);
    for (int i = 0; i < codes->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = codes->topLevelItem(i);
        QCOMPARE(item->text(1), operation->likelyCodes[i].reason.in(uiLanguage()));
        Q_EMIT codes->itemActivated(item, 0);
        QCOMPARE(chosen.takeFirst().first().toString(), operation->likelyCodes[i].code);
    }

    auto *page = find<QToolButton>(info, "operationPage");
    QCOMPARE(page->isVisible(), !operation->documentation.isEmpty());
    QSignalSpy link(&info, &OperationInfo::linkActivated);
    if (page->isVisible()) {
        QTest::mouseClick(page, Qt::LeftButton);
        QCOMPARE(link.takeFirst().first().toString(), operation->documentation);
        QVERIFY(operation->documentation.startsWith(u"https://"));
    }
}

void GuiOperationInfo::notesStandAboveTheCodes()
{
    OperationInfo info;
    info.setOpen(true);
    info.show();
    const auto *note = find<QLabel>(info, "operationNote");
    for (const Operation &operation : OperationCatalogue::builtIn().operations()) {
        info.setOperation(&operation);
        const bool any = !operation.note.isEmpty() || !operation.scopeNote.isEmpty() || operation.deprecated;
        QCOMPARE(note->isVisible(), any);
        QVERIFY(note->text().contains(operation.note.en) && note->text().contains(operation.scopeNote.en));
        QCOMPARE(note->text().contains(u"out of date"), operation.deprecated);
    }
    info.setOperation(nullptr);
    QVERIFY(!info.isVisible());
}

void GuiOperationInfo::whatTheServerLacksIsSaid()
{
    OperationInfo info;
    info.show();
    const auto *mark = find<QLabel>(info, "operationAbsent");
    const auto shown = [&](QStringView id, bool selfHosted) {
        info.setSelfHosted(selfHosted);
        info.setOperation(operationOf(id));
        return mark->isVisible() ? mark->text() : QString();
    };
    QCOMPARE(shown(u"chat-create", false), QString());
    QCOMPARE(shown(u"chat-create", true), QString());
    QCOMPARE(shown(u"speech-create", false), QString());
    QCOMPARE(shown(u"speech-create", true), u"not on self-hosted servers"_qs);
    QCOMPARE(shown(u"studio-app-retrieve", true), QString());
    QCOMPARE(shown(u"studio-app-retrieve", false), u"on self-hosted servers only"_qs);
}

QTEST_MAIN(GuiOperationInfo)
#include "gui_operationinfo.moc"
