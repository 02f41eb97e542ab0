// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "mainwindow/keepidsbar.h"

#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

constexpr int Buttons = 3;

Exchange chatAnswer()
{
    Exchange exchange;
    exchange.request.url = "http://127.0.0.1/v3/chat";
    exchange.response.emplace();
    exchange.response->body =
        R"({"code":0,"data":{"id":"7496078634250000000","conversation_id":"7496078634250000001",)"
        R"("bot_id":"7342866812345678901","chat_id":"7496078634250000002","file_id":"7496078634250000003"}})";
    return exchange;
}

//! The bar in a window that gives it the width that the test wants.
struct ShownBar
{
    explicit ShownBar(int width)
    {
        pane.resize(1000, 60);
        pane.show();
        bar.resize(width, 40);
        bar.showExchange(chatAnswer());
    }

    QWidget pane;
    KeepIdsBar bar{&pane};
};

} // namespace

class TestKeepIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIdIsThereAtAnyWidth();
    void idInTheMenuIsKept();
};

void TestKeepIds::everyIdIsThereAtAnyWidth()
{
    ShownBar window(1000);
    KeepIdsBar &bar = window.bar;
    QTRY_VERIFY(bar.isVisible());
    const auto *menu = bar.findChild<QMenu *>();
    const auto *label = bar.findChild<QLabel *>();
    int known = 0;
    bool less = false;
    for (int width = 1000; width >= 200; width -= 50) {
        bar.resize(width, 40);
        QCoreApplication::sendPostedEvents();
        int shown = 0;
        for (int i = 0; i < Buttons; ++i) {
            const auto *button = find<QToolButton>(bar, qPrintable(u"keepIdButton%1"_qs.arg(i)));
            if (button->isHidden())
                continue;
            ++shown;
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(QString::number(width)));
            QVERIFY(bar.rect().contains(button->geometry()));
        }
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(QString::number(width)));
        known = known == 0 ? shown + static_cast<int>(menu->actions().size()) : known;
        QCOMPARE(shown + static_cast<int>(menu->actions().size()), known);
        QCOMPARE(find<QToolButton>(bar, "keepMoreButton")->isHidden(), menu->actions().isEmpty());
        less = less || shown == 0;
    }
    QVERIFY(known >= 4);
    QVERIFY(less);
}

void TestKeepIds::idInTheMenuIsKept()
{
    ShownBar window(200);
    KeepIdsBar &bar = window.bar;
    QTRY_VERIFY(bar.isVisible());
    QSignalSpy kept(&bar, &KeepIdsBar::keepRequested);
    const QList<QAction *> actions = bar.findChild<QMenu *>()->actions();
    QVERIFY(!actions.isEmpty());
    actions.first()->trigger();
    QCOMPARE(kept.count(), 1);
    QVERIFY(actions.first()->text().contains(kept.first()[1].toString()));
    bar.setKept({{kept.first()[0].toString(), kept.first()[1].toString()}});
    QVERIFY(!bar.findChild<QMenu *>()->actions().first()->isEnabled());
}

QTEST_MAIN(TestKeepIds)
#include "gui_keepids.moc"
