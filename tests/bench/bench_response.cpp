// SPDX-License-Identifier: GPL-3.0-or-later
// How long a body takes to be formatted and to be shown, how long the event loop is away meanwhile, and what
// memory it costs. By hand, in an optimised build:
//
//   cmake -B build-release -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCOZELENS_BENCH=ON
//   ninja -C build-release bench_response
//   QT_QPA_PLATFORM=offscreen build-release/tests/bench/bench_response [case...]
//
// Cases: 1 5 20 50 100 250 (MB of JSON records), line (one line of 50 MB), deep (100,000 levels), events
// (100,000 server-sent events). "shown" is from the last byte to the frame with the whole body, "foldable" to
// when every bracket folds, "blocked" the longest time between two turns of the loop: by the clock, and by
// the processor time that this thread used (which is what counts on a machine that others use too). "peak" is
// the growth of the process's memory over the case, as a multiple of the body.
#include "formats/json.h"
#include "response/responsepane.h"
#include "text/codeview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryFile>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace CozeLens;

namespace {

double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double memoryMb(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(QByteArray(field + ':'));
    return text.mid(at + field.size() + 1, 20).trimmed().split(' ').first().toDouble() / 1e3;
}

// Makes the kernel forget the highest use so far.
void forgetPeak()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly)) {
        references.write("5");
    }
}

QByteArray records(qint64 megabytes)
{
    QByteArray text = "{\"code\":0,\"data\":[";
    text.reserve(megabytes * 1'000'000 + 1000);
    for (qint64 i = 0; text.size() < megabytes * 1'000'000; ++i) {
        text += (i ? "," : "") + QByteArray("{\"id\":") + QByteArray::number(7'512'049'638'368'051'237 + i) +
                ",\"role\":\"assistant\",\"type\":\"answer\",\"content\":\"The weather in Hangzhou is fine "
                "\u4eca\u5929\u5929\u6c14\u5f88\u597d\",\"created_at\":1719821234,\"meta\":{\"tokens\":[12,"
                "345],\"cached\":false}}";
    }
    return text + "],\"msg\":\"\"}";
}

// The loop's longest absence.
class Watch : public QObject
{
public:
    Watch()
    {
        m_clock.start();
        m_cpu = threadMs();
        startTimer(0);
    }
    void reset()
    {
        m_longest = m_longestCpu = 0;
        m_clock.restart();
        m_cpu = threadMs();
    }
    double longest() const { return m_longest; }
    double longestCpu() const { return m_longestCpu; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const double cpu = threadMs();
        m_longest = qMax(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_longestCpu = qMax(m_longestCpu, cpu - m_cpu);
        m_clock.restart();
        m_cpu = cpu;
    }

private:
    QElapsedTimer m_clock;
    double m_cpu = 0;
    double m_longest = 0;
    double m_longestCpu = 0;
};

template <typename Until>
double waitFor(Until until)
{
    QElapsedTimer timer;
    timer.start();
    while (!until() && timer.elapsed() < 120'000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

void format(const QByteArray &body)
{
    QElapsedTimer timer;
    timer.start();
    const double before = threadMs();
    const qsizetype size = Json::formatted(body).size();
    const double cpu = threadMs() - before;
    std::printf("  formatted to %.1f MB in %lld ms (%.0f MB/s of processor time)\n", double(size) / 1e6,
                static_cast<long long>(timer.elapsed()), double(body.size()) / 1e3 / cpu);
    QTemporaryFile file;
    if (body.size() > 120'000'000 || !file.open() || file.write(body) != body.size() || !file.flush()) {
        return;
    }
    QProcess jq;
    jq.setStandardOutputFile(QProcess::nullDevice());
    timer.restart();
    jq.start(QStringLiteral("jq"), {QStringLiteral("."), file.fileName()});
    if (jq.waitForFinished(120'000)) {
        std::printf("  jq . takes %lld ms\n", static_cast<long long>(timer.elapsed()));
    }
}

void show(ResponsePane &pane, Watch &watch, const QByteArray &body)
{
    Exchange exchange;
    exchange.response = Response();
    exchange.response->status = 200;
    exchange.response->headers = {{"Content-Type", "application/json"}};
    exchange.response->body = body;
    pane.clear();
    QCoreApplication::processEvents();
    forgetPeak();
    const double memory = memoryMb("VmRSS");
    bool shown = false;
    const auto connection = QObject::connect(&pane, &ResponsePane::bodyShown, &pane, [&shown] {
        QTimer::singleShot(0, qApp, [&shown] { shown = true; });
    });
    watch.reset();
    pane.showExchange(exchange);
    const double shownMs = waitFor([&shown] { return shown; });
    QObject::disconnect(connection);
    const double foldMs = waitFor([&pane] { return pane.bodyView()->foldsAreReady(); });
    std::printf("  shown %.0f ms, foldable %.0f ms, blocked %.0f ms (processor %.0f ms), peak %.2f times\n",
                shownMs, shownMs + foldMs, watch.longest(), watch.longestCpu(),
                (memoryMb("VmHWM") - memory) * 1e6 / double(body.size()));
    watch.reset();
    pane.showTab(ResponsePane::RawTab);
    waitFor([&pane] { return pane.rawView()->isLoaded() && pane.rawView()->byteCount() > 0; });
    std::printf("  raw: blocked %.0f ms (processor %.0f ms)\n", watch.longest(), watch.longestCpu());
    pane.showTab(ResponsePane::BodyTab);
    watch.reset();
    pane.bodyView()->setFindText(QStringLiteral("created_at"));
    QCoreApplication::processEvents();
    pane.bodyView()->goToLine(pane.bodyView()->lineCount() / 2);
    QCoreApplication::processEvents();
    std::printf("  find and go to the middle: blocked %.0f ms (processor %.0f ms)\n", watch.longest(),
                watch.longestCpu());
    pane.bodyView()->setFindText({});
}

void showEvents(ResponsePane &pane, Watch &watch)
{
    QList<ServerSentEvent> events;
    for (int i = 0; i < 100'000; ++i) {
        events.append({"conversation.message.delta",
                       "{\"content\":\"x\",\"n\":" + QByteArray::number(i) + "}",
                       {},
                       double(i)});
    }
    pane.clear();
    watch.reset();
    pane.showTab(ResponsePane::EventsTab);
    for (int i = 0; i < 100'000; i += 1000) {
        pane.appendEvents(events.mid(i, 1000));
        QCoreApplication::processEvents();
    }
    std::printf("  100,000 events in hundreds: blocked %.0f ms (processor %.0f ms)\n", watch.longest(),
                watch.longestCpu());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ResponsePane pane;
    pane.resize(900, 700);
    pane.show();
    QCoreApplication::processEvents();
    Watch watch;
    QStringList cases = application.arguments().mid(1);
    if (cases.isEmpty()) {
        cases = QStringLiteral("1 5 20 50 100 250 line deep events").split(u' ');
    }
    for (const QString &name : std::as_const(cases)) {
        std::printf("%s\n", qPrintable(name));
        if (const qint64 megabytes = name.toLongLong()) {
            const QByteArray body = records(megabytes);
            format(body);
            show(pane, watch, body);
        } else if (name == u"line") {
            show(pane, watch, "{\"audio\":\"" + QByteArray(50'000'000, 'A') + "\"}");
        } else if (name == u"deep") {
            show(pane, watch, QByteArray(100'000, '[') + QByteArray(100'000, ']'));
        } else {
            showEvents(pane, watch);
        }
        std::fflush(stdout);
    }
    return 0;
}
