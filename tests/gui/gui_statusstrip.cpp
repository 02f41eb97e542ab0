// SPDX-License-Identifier: GPL-3.0-or-later
#include "guitest.h"
#include "response/statusstrip.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace CozeLens;
using namespace CozeLens::Test;

namespace {

Exchange answer(int status, const QByteArray &reason)
{
    Response response;
    response.status = status;
    response.reason = reason;
    response.headers = {{"X-Tt-Logid", "20240708143040790E78F9318B35A2910B"}};
    response.body = QByteArray(1'234'567, ' ');
    Exchange exchange;
    exchange.response = response;
    exchange.timings.totalMs = 12'345;
    return exchange;
}

} // namespace

class TestStatusStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsNothingAtAnyWidth_data();
    void cutsNothingAtAnyWidth();
    void givesTheReasonBack();
};

void TestStatusStrip::cutsNothingAtAnyWidth_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<QString>("code");
    QTest::newRow("the usual one") << 200 << QByteArray("OK") << u"4007"_qs;
    QTest::newRow("a long code") << 401 << QByteArray("Unauthorized") << u"700012006"_qs;
    QTest::newRow("a long reason") << 431 << QByteArray("Request Header Fields Too Large") << u"4000"_qs;
    QTest::newRow("no code") << 502 << QByteArray("Bad Gateway") << QString();
    QTest::newRow("no reason, as over HTTP/2") << 200 << QByteArray() << u"0"_qs;
}

void TestStatusStrip::cutsNothingAtAnyWidth()
{
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    QFETCH(QString, code);
    QWidget pane; // gives the strip less than it asks for, as a narrow window does
    StatusStrip strip(&pane);
    strip.showExchange(answer(status, reason));
    strip.setCode(code);
    pane.resize(1200, 60);
    pane.show();
    for (int width = 400; width < 1200; width += 23) {
        strip.resize(width, strip.sizeHint().height());
        QCoreApplication::sendPostedEvents();
        for (const char *name : {"httpPill", "codePill", "timeLabel", "sizeLabel"}) {
            const auto *label = find<QLabel>(strip, name);
            QVERIFY2(label->isHidden() || label->width() >= label->sizeHint().width(),
                     qPrintable(u"%1 is cut at %2"_qs.arg(QLatin1String(name)).arg(width)));
        }
        QVERIFY(find<QLabel>(strip, "httpPill")->text().startsWith(u"HTTP "_qs + QString::number(status)));
        QVERIFY(!find<QPushButton>(strip, "copyLogidButton")->isHidden());
    }
}

void TestStatusStrip::givesTheReasonBack()
{
    QWidget pane;
    StatusStrip strip(&pane);
    strip.showExchange(answer(431, "Request Header Fields Too Large"));
    strip.setCode(u"4007"_qs);
    pane.show();
    const auto *http = find<QLabel>(strip, "httpPill");
    strip.resize(420, 50);
    QTRY_COMPARE(http->text(), u"HTTP 431"_qs);
    QCOMPARE(http->toolTip(), u"HTTP 431 Request Header Fields Too Large"_qs);
    QVERIFY(http->accessibleName().contains(u"HTTP 431 Request Header Fields Too Large"));
    strip.resize(1100, 50);
    QTRY_COMPARE(http->text(), u"HTTP 431 Request Header Fields Too Large"_qs);
    QVERIFY(!find<QLabel>(strip, "sizeLabel")->isHidden());
}

QTEST_MAIN(TestStatusStrip)
#include "gui_statusstrip.moc"
