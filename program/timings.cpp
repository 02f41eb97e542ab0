// SPDX-License-Identifier: GPL-3.0-or-later
#include "timings.h"

#include "base/timing.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <unistd.h>

namespace CozeLens {

namespace {

constexpr int BlockedMs = 50;
constexpr int BeatMs = 10;

QElapsedTimer sinceMain;

// Milliseconds that the process had run before main(), from the kernel's record of its start (proc(5), field
// 22).
qint64 beforeMain()
{
    QFile stat(u"/proc/self/stat"_qs);
    QFile uptime(u"/proc/uptime"_qs);
    if (!stat.open(QIODevice::ReadOnly) || !uptime.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = stat.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    const double started = fields.value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    const double now = uptime.readAll().split(' ').value(0).toDouble();
    return qMax<qint64>(0, static_cast<qint64>((now - started) * 1000.0));
}

qint64 startedBefore = 0;

class FirstFrame : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // The paint is under way; the frame is there once the event loop is back.
            QTimer::singleShot(0, this, [this] {
                qCInfo(timingLog, "first-frame %lld", startedBefore + sinceMain.elapsed());
                deleteLater();
            });
        }
        return false;
    }
};

void watchTheLoop(QObject *owner)
{
    auto *beat = new QTimer(owner);
    beat->setTimerType(Qt::PreciseTimer);
    auto last = std::make_shared<QElapsedTimer>();
    last->start();
    QObject::connect(beat, &QTimer::timeout, owner, [last] {
        const qint64 away = last->restart() - BeatMs;
        if (away > BlockedMs)
            qCInfo(timingLog, "ui-blocked %lld", away);
    });
    beat->start(BeatMs);
}

} // namespace

void startTimings()
{
    sinceMain.start();
    if (timingLog().isInfoEnabled())
        startedBefore = beforeMain();
}

void reportFirstFrame(QWidget &window)
{
    if (!timingLog().isInfoEnabled())
        return;
    window.installEventFilter(new FirstFrame(&window));
    watchTheLoop(&window);
}

} // namespace CozeLens
